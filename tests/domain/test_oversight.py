"""监督委托: received from above, reported once."""

from datetime import date
from typing import Any
from uuid import UUID

from domain.oversight import AlreadyReported, Oversight
from domain.shared.errors import BadValue
from tests.support.scenario import given, past, when_new

ORIGIN = {"from_jurisdiction_id": UUID(int=1), "from_suggestion_id": UUID(int=2), "number": 1}
ENTRUSTED: dict[str, Any] = ORIGIN | {
    "title": "老旧小区加装电梯",
    "what": "实地察看进度",
    "until_on": date(2024, 9, 30),
    "received_on": date(2024, 7, 1),
}
FOUND = "两部电梯主体完工"
ON, LATER = date(2024, 9, 20), date(2024, 9, 25)
RECEIVED = past(Oversight.Received, **ENTRUSTED)
REPORTED = past(Oversight.Reported, **ORIGIN, finding=FOUND, reported_on=ON)


def test_it_arrives_with_whose_suggestion_it_is() -> None:
    when_new(Oversight.receive, **ENTRUSTED).then(RECEIVED)


def test_the_report_carries_where_it_must_return_to() -> None:
    given(Oversight, RECEIVED).when(Oversight.report, finding=FOUND, on=ON).then(REPORTED)


def test_a_report_says_what_was_found() -> None:
    (
        given(Oversight, RECEIVED)
        .when(Oversight.report, finding=" ", on=ON)
        .refused(BadValue, field="finding")
    )


def test_it_is_reported_once() -> None:
    (
        given(Oversight, RECEIVED, REPORTED)
        .when(Oversight.report, finding=FOUND, on=LATER)
        .refused(AlreadyReported, on=ON)
    )
