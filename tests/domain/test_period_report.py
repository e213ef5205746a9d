"""定期报告 — the story of a month that was reported, returned, accepted and amended."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from domain.campaign import Campaign, PeriodReported
from domain.jurisdiction import Jurisdiction
from domain.period_report import (
    NobodyToReportTo,
    NoSuchFigure,
    PeriodReport,
    ReportNotAccepted,
    ReportNotReturned,
    ReportStatus,
)
from domain.shared.errors import BadValue
from tests.support.scenario import Outcome, fold, given, past, when_new

PARENT = UUID(int=7)
FIRST, LAST, ON = date(2024, 9, 1), date(2024, 9, 30), date(2024, 10, 8)
DUE, LATE = date(2024, 10, 12), date(2024, 10, 14)
VISITS = {
    "indicator": "activities",
    "name": "代表活动",
    "unit": "次",
    "kind": "times",
    "value": 12,
    "period": 5,
    "own": 12,
    "parts": {},
}
COUNTED = [VISITS | {"declared": None}]
SAID = {"value": "15", "qualifier": "more", "literal": "15余次", "note": ""}
FROZEN: dict[str, Any] = {
    "at_position": 40,
    "at_root": "ab" * 32,
    "digest": "cd" * 32,
    "below": {str(UUID(int=1)): {str(UUID(int=3)): 9}},
}


def place(parent: UUID | None = PARENT) -> Jurisdiction:
    made = Jurisdiction.establish(
        id=UUID(int=1),
        name="清苑区",
        level="county",
        organ="congress",
        parent_id=parent,
        codes=[],
        predecessors=[],
        established_on=date(2000, 1, 1),
    )
    made.collect_events()
    return made


def campaign() -> Campaign:
    plan = {"phases": []}
    made = Campaign.draw_up(
        id=UUID(int=4), title="勇担当", plan=plan, indicators=[], planned_on=FIRST
    )
    made.adopt(title="", plan=plan, indicators=[], adopted_by="主任会议", on=FIRST)
    made.launch(on=FIRST)
    made.collect_events()
    return made


def submitted(*beside: Any, **more: Any) -> Outcome:
    facts: dict[str, Any] = {
        "title": "九月份",
        "period_from": FIRST,
        "period_to": LAST,
        "figures": [VISITS],
        "declared": [],
        "frozen": FROZEN,
        "summary": "",
        "on": ON,
    }
    return when_new(PeriodReport.submit, *(beside or (place(),)), **(facts | more))


SUBMITTED = past(
    PeriodReport.Submitted,
    title="九月份",
    period_from=FIRST,
    period_to=LAST,
    figures=COUNTED,
    **FROZEN,
    to_jurisdiction_id=PARENT,
    due_on=DUE,
    late=False,
    submitted_on=ON,
)
ASKED = [{"indicator": "activities", "message": "与登记表不符"}]
RETURNED = past(PeriodReport.Returned, figures=ASKED, message="请核对", returned_on=ON)
ACCEPTED = past(PeriodReport.Accepted, accepted_on=ON)
AMENDED = past(
    PeriodReport.Amended,
    number=1,
    indicator="activities",
    value=Decimal(11),
    reason="重复登记",
    to_jurisdiction_id=PARENT,
    amended_on=ON,
)


def test_a_month_is_reported_to_the_congress_above_as_it_was_counted() -> None:
    submitted().then(SUBMITTED)


def test_the_campaign_knows_in_the_same_breath_that_the_period_was_reported() -> None:
    told = submitted(place(), campaign())

    assert [Campaign.Reported] == [each.event for each in told.beside]
    assert LAST == told.beside[0].facts["period_to"]
    assert UUID(int=4) == told.events[0].facts["campaign_id"]


def test_a_period_of_a_campaign_is_not_reported_twice() -> None:
    launched = campaign()
    submitted(place(), launched)
    launched.collect_events()

    submitted(place(), launched).refused(PeriodReported, reported_to=LAST)


def test_a_report_after_the_last_day_is_marked_late() -> None:
    """The fifth working day after a week of holidays is a Saturday that is worked."""
    told = submitted(on=LATE)

    assert (DUE, True) == (told.events[0].facts["due_on"], told.events[0].facts["late"])


def test_where_no_limit_is_laid_down_nothing_is_late() -> None:
    here = place()
    here.set_policy(key="period_report_within", value=None, basis="本区", from_on=FIRST)
    here.collect_events()

    told = submitted(here, on=LATE)

    assert (None, False) == (told.events[0].facts["due_on"], told.events[0].facts["late"])


def test_what_is_declared_stands_beside_what_is_counted() -> None:
    told = submitted(declared=[SAID | {"indicator": "activities"}])

    assert [VISITS | {"declared": SAID}] == told.events[0].facts["figures"]


@pytest.mark.parametrize(
    ("declared", "field"),
    [
        ([SAID | {"indicator": "trees"}], "declared[0].indicator"),
        ([SAID | {"indicator": "activities", "qualifier": "almost"}], "declared[0].qualifier"),
        ([SAID | {"indicator": "activities"}] * 2, "declared[1].indicator"),
    ],
)
def test_a_declaration_that_fits_no_figure_is_refused(declared: Any, field: str) -> None:
    submitted(declared=declared).refused(BadValue, field=field)


def test_a_period_ends_after_it_begins() -> None:
    submitted(period_to=date(2024, 8, 31)).refused(BadValue, field="period_to")


def test_the_first_congress_of_all_reports_to_nobody() -> None:
    submitted(place(parent=None)).refused(NobodyToReportTo)


def test_a_returned_report_is_counted_anew_and_submitted_again() -> None:
    now = VISITS | {"value": 11}
    again = {"figures": [now], "declared": [], "frozen": FROZEN, "summary": "已核对"}

    given(PeriodReport, SUBMITTED, RETURNED).when(PeriodReport.resubmit, **again, on=LATE).then(
        past(
            PeriodReport.Resubmitted,
            number=2,
            figures=[now | {"declared": None}],
            **FROZEN,
            summary="已核对",
            to_jurisdiction_id=PARENT,
            resubmitted_on=LATE,
        )
    )


@pytest.mark.parametrize("history", [(SUBMITTED,), (SUBMITTED, ACCEPTED)])
def test_only_a_returned_report_is_submitted_again(history: Any) -> None:
    again = {"figures": [VISITS], "declared": [], "frozen": FROZEN, "summary": ""}

    given(PeriodReport, *history).when(PeriodReport.resubmit, **again, on=ON).refused(
        ReportNotReturned
    )


def test_an_accepted_report_is_amended_by_a_new_fact() -> None:
    amend = {"indicator": "activities", "value": Decimal(11), "reason": "重复登记"}

    given(PeriodReport, SUBMITTED, ACCEPTED).when(PeriodReport.amend, **amend, on=ON).then(
        AMENDED
    )


def test_amendments_are_numbered() -> None:
    amend = {"indicator": "activities", "value": Decimal(10), "reason": "又一次"}
    told = given(PeriodReport, SUBMITTED, ACCEPTED, AMENDED).when(
        PeriodReport.amend, **amend, on=ON
    )

    assert 2 == told.events[0].facts["number"]


def test_what_is_not_accepted_yet_is_not_amended() -> None:
    amend = {"indicator": "activities", "value": Decimal(11), "reason": "重复登记"}

    given(PeriodReport, SUBMITTED).when(PeriodReport.amend, **amend, on=ON).refused(
        ReportNotAccepted, status=ReportStatus.SUBMITTED
    )


@pytest.mark.parametrize(
    ("said", "refusal"),
    [({"indicator": "trees"}, NoSuchFigure), ({"reason": " "}, BadValue)],
)
def test_an_amendment_names_its_figure_and_its_reason(said: Any, refusal: Any) -> None:
    amend = {"indicator": "activities", "value": Decimal(11), "reason": "重复登记"} | said

    given(PeriodReport, SUBMITTED, ACCEPTED).when(PeriodReport.amend, **amend, on=ON).refused(
        refusal
    )


def test_a_rate_is_amended_in_its_counts() -> None:
    rate = {"numerator": 1, "denominator": 3, "percent": "33.33"}
    figures = [VISITS | {"kind": "rate", "rate": rate, "period_rate": rate, "declared": None}]
    reported = past(PeriodReport.Submitted, **SUBMITTED.facts | {"figures": figures})
    amend = {"indicator": "activities", "value": Decimal(34), "reason": "重复登记"}

    given(PeriodReport, reported, ACCEPTED).when(PeriodReport.amend, **amend, on=ON).refused(
        BadValue, field="indicator"
    )


def test_news_from_above_is_noted_as_it_comes() -> None:
    """It may come twice in any order after a crash; noting never refuses."""
    report = given(PeriodReport, SUBMITTED)

    report.when(PeriodReport.note_return, figures=ASKED, message="请核对", on=ON).then(RETURNED)
    again = given(PeriodReport, SUBMITTED, RETURNED)
    again.when(PeriodReport.note_acceptance, on=ON).then(ACCEPTED)
    assert fold(PeriodReport, again.history).status == ReportStatus.RETURNED
