"""Every router there is, in the order of the document."""

from interface.http.routers import (
    access_grant,
    activity,
    campaign,
    declared_figure,
    deputy,
    deputy_group,
    handling_case,
    jurisdiction,
    key_topic,
    log,
    meeting,
    oversight,
    reminder,
    rollup,
    suggestion,
)

ROUTERS = (
    jurisdiction.tree,
    jurisdiction.routes,
    campaign.routes,
    deputy.routes,
    deputy_group.routes,
    activity.routes,
    meeting.routes,
    suggestion.routes,
    handling_case.routes,
    handling_case.due_routes,
    oversight.routes,
    reminder.routes,
    key_topic.routes,
    declared_figure.routes,
    access_grant.routes,
    rollup.routes,
    log.routes,
)
