"""Who takes a unit's place has its new part only; nobody owes what went with the old one."""

from datetime import date

import pytest

from application.projections import suggestion_board
from application.projections.clocks import running
from application.projections.handling_case_board import HandlingCaseRow, fold
from application.projections.suggestion_board import SuggestionRow
from domain.handling_case import HandlingCase
from tests.support.handling import ASSISTED, SEPARATE, dispatched
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
    return row_of(matter.case)


def row_of(case: HandlingCase) -> HandlingCaseRow:
    row: HandlingCaseRow | None = None
    for event in case.pending_events:
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


def succeeded(assignments: list[dict[str, str]], old: str, new: str) -> HandlingCaseRow:
    """The row of a case in Chongqing after one of its units was merged into another."""
    matter = dispatched(assignments, LAW)
    matter.case.succeed(matter.suggestion, from_unit=old, to_unit=new, on=DECIDED)
    return row_of(matter.case)


def test_two_units_of_one_case_that_become_one_owe_everything_once() -> None:
    row = succeeded(SEPARATE, "住建局", "教育局")

    keys = [each["key"] for each in running(row.clocks)]
    assert ["教育局"] == [each["unit"] for each in row.units]
    assert sorted(set(keys)) == sorted(keys)
    assert {"教育局"} == {each["who"] for each in running(row.clocks)}


@pytest.mark.parametrize(("old", "new"), [("住建局", "财政局"), ("财政局", "住建局")])
def test_whoever_succeeds_the_other_the_lead_stays_and_owes_no_opinion(
    old: str, new: str
) -> None:
    row = succeeded(ASSISTED, old, new)

    assert [(new, "lead")] == [(each["unit"], each["role"]) for each in row.units]
    assert ("assist_opinion_within", new) not in owed(row)
    assert ("reply_due", new) in owed(row)


def test_a_successor_keeps_the_promises_and_handles_again() -> None:
    matter = dispatched(law=LAW)
    promise = {"what": "九月底前完工", "due_on": "2026-09-30"}
    matter.reply(outcome="二", promises=[promise])
    matter.judge("dissatisfied", reason="没有动工")
    matter.suggestion.order_rehandling(LAW, by="office", reason="", on=date(2026, 5, 13))
    matter.case.succeed(
        matter.suggestion, from_unit="住建局", to_unit="城乡建设局", on=date(2026, 5, 14)
    )
    row: SuggestionRow | None = None
    for event in matter.suggestion.pending_events:
        row = suggestion_board.fold(row, event)

    assert row
    assert ("城乡建设局", ["城乡建设局"]) == (
        row.lead_unit,
        [each["unit"] for each in row.promises],
    )
    assert {("promise.1", "城乡建设局"), ("rehandle_within", "城乡建设局")} == {
        (each["key"], each["who"]) for each in running(row.clocks)
    }
