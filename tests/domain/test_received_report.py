"""收到的报告 — returned figure by figure, or accepted."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from domain.received_report import FigureNotReported, NotAwaitingReview, ReceivedReport
from domain.shared.errors import BadValue
from tests.support.scenario import given, past

CHILD, REPORT = UUID(int=5), UUID(int=6)
FIRST, LAST, ON = date(2024, 9, 1), date(2024, 9, 30), date(2024, 10, 8)
VISITS = {"indicator": "activities", "name": "代表活动", "unit": "次", "value": 12}
ORIGIN = {"from_jurisdiction_id": CHILD, "from_report_id": REPORT}
RECEIVED = past(
    ReceivedReport.Received,
    title="九月份",
    period_from=FIRST,
    period_to=LAST,
    figures=[VISITS],
    at_position=40,
    at_root="",
    digest="",
    **ORIGIN,
    received_on=ON,
)
ASKED = [{"indicator": "activities", "message": "与登记表不符"}]
RETURNED = past(
    ReceivedReport.Returned, figures=ASKED, message="请核对", **ORIGIN, returned_on=ON
)
AGAIN = past(
    ReceivedReport.ReceivedAgain,
    number=2,
    figures=[VISITS],
    at_position=44,
    at_root="",
    digest="",
    received_on=ON,
)
ACCEPTED = past(ReceivedReport.Accepted, **ORIGIN, accepted_on=ON)


def test_it_is_sent_back_with_a_message_for_each_figure_in_doubt() -> None:
    given(ReceivedReport, RECEIVED).when(
        ReceivedReport.send_back, figures=ASKED, message="请核对", on=ON
    ).then(RETURNED)


@pytest.mark.parametrize("history", [(RECEIVED,), (RECEIVED, RETURNED, AGAIN)])
def test_it_is_accepted_as_it_came_last(history: Any) -> None:
    given(ReceivedReport, *history).when(ReceivedReport.accept, on=ON).then(ACCEPTED)


@pytest.mark.parametrize("history", [(RECEIVED, RETURNED), (RECEIVED, ACCEPTED)])
def test_what_was_decided_is_not_decided_again(history: Any) -> None:
    report = given(ReceivedReport, *history)

    report.when(ReceivedReport.accept, on=ON).refused(NotAwaitingReview)
    report.when(ReceivedReport.send_back, figures=[], message="再核", on=ON).refused(
        NotAwaitingReview
    )


def test_it_is_not_sent_back_without_a_word() -> None:
    given(ReceivedReport, RECEIVED).when(
        ReceivedReport.send_back, figures=[], message=" ", on=ON
    ).refused(BadValue, field="message")


def test_a_figure_that_was_not_reported_is_not_in_doubt() -> None:
    asked = [{"indicator": "trees", "message": "多少棵？"}]

    given(ReceivedReport, RECEIVED).when(
        ReceivedReport.send_back, figures=asked, message="", on=ON
    ).refused(FigureNotReported, indicator="trees")
