"""Who takes a unit's place has its new part only; nobody owes what went with the old one."""

from datetime import date

from application.projections.clocks import running
from application.projections.handling_case_board import HandlingCaseRow, fold
from tests.support.handling import ASSISTED, dispatched
from tests.support.rules import rules

LAW = rules("chongqing")
OBJECTED, DECIDED = date(2026, 3, 16), date(2026, 3, 18)


def replaced(unit: str, *others: dict[str, str]) -> HandlingCaseRow:
    """The row of a case in Chongqing after a unit's objection was upheld."""
    matter = dispatched(ASSISTED, LAW)
    matter.case.object(
        LAW, unit=unit, proper_unit="交通局", reason="不属本单位职责", on=OBJECTED
    )
    matter.case.decide_objection(
        LAW, upheld=True, by="office", reason="同意", assignments=list(others), on=DECIDED
    )
    row: HandlingCaseRow | None = None
    for event in matter.case.pending_events:
        row = fold(row, event)
    assert row
    return row


def owed(row: HandlingCaseRow) -> set[tuple[str, str]]:
    return {(each["key"], each["who"]) for each in running(row.clocks)}


def test_an_assisting_unit_that_takes_the_lead_is_listed_once_and_owes_itself_no_opinion() -> (
    None
):
    row = replaced("住建局", {"unit": "财政局", "role": "sole"})

    assert [("财政局", "sole")] == [(each["unit"], each["role"]) for each in row.units]
    assert ("assist_opinion_within", "财政局") not in owed(row)
    assert ("reply_due", "财政局") in owed(row)


def test_an_assisting_unit_that_is_replaced_owes_no_opinion() -> None:
    row = replaced("财政局", {"unit": "交通局", "role": "assisting"})

    assert ("assist_opinion_within", "财政局") not in owed(row)
    assert ("assist_opinion_within", "交通局") in owed(row)
