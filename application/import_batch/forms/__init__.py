"""Every register that goes in and out as a spreadsheet: one table of columns for each."""

from application.import_batch.form import Form
from application.import_batch.forms import (
    activity,
    deputy,
    deputy_group,
    handling_unit,
    opinion,
    station,
)

FORMS: dict[str, Form] = {
    each.FORM.name: each.FORM
    for each in (activity, deputy, deputy_group, handling_unit, opinion, station)
}
