"""简报 — every number has its evidence, every issue its number, and nothing changes after."""

from datetime import date
from typing import Any

import pytest

from domain.brief import AlreadyIssued, Brief
from domain.brief_series import BriefSeries
from domain.shared.errors import BadValue
from domain.shared.evidence import NumberWithoutEvidence, references
from tests.support.scenario import ITSELF, given, past, when_new

ON, NEXT_YEAR = date(2024, 10, 8), date(2025, 1, 6)
TEXT = ["全区开展代表活动{activities}，办结率{handling.closed/handling.handled|130608}。"]
FIGURES = [
    {"ref": "activities", "text": "12次"},
    {"ref": "handling.closed/handling.handled|130608", "text": "92.3%"},
]
DRAFTED = past(
    Brief.Drafted,
    kind="brief",
    title="代表在行动",
    series_id=ITSELF,
    paragraphs=TEXT,
    figures=FIGURES,
    as_of=ON,
    drafted_on=ON,
)
ISSUED = past(Brief.Issued, number=1, issued_by="办公室", issued_on=ON)
FOUNDED = past(
    BriefSeries.Founded, title="人大工作简报", publisher="办公室", yearly=True, founded_on=ON
)


def series(*, yearly: bool = True) -> BriefSeries:
    made = BriefSeries.found(
        id=ITSELF, title="人大工作简报", publisher="办公室", yearly=yearly, on=ON
    )
    made.collect_events()
    return made


def drafted(**more: Any) -> Any:
    facts: dict[str, Any] = {
        "kind": "brief",
        "title": "代表在行动",
        "campaign_id": None,
        "series_id": ITSELF,
        "paragraphs": TEXT,
        "figures": FIGURES,
        "counted": [],
        "as_of": ON,
        "on": ON,
    }
    return when_new(Brief.draft, **(facts | more))


def test_a_text_is_drafted_with_what_its_numbers_are_counted_from() -> None:
    drafted().then(DRAFTED)


@pytest.mark.parametrize(
    "words",
    [
        "开展活动235次",
        "开展活动２３５次",
        "办结率达92.3%",
        "三百余件建议",
        "走访群众三千二百人次",
        "共12",
        "“走访12户”",
    ],
)
def test_a_number_without_evidence_cannot_be_written(words: str) -> None:
    drafted(paragraphs=[words], figures=[]).refused(NumberWithoutEvidence, paragraph=1)


@pytest.mark.parametrize(
    "words",
    [
        "2024年9月30日，区十七届人大常委会召开会议",
        "1. 加强领导",
        "《关于开展“5级代表在行动”的方案》（津人发〔2017〕8号）",
        "“万名代表促壮腰”活动第3期简报",
        "坚持以百姓之心为心，三个方面统筹推进",
        "2021-2024年",
    ],
)
def test_dates_titles_and_ordinals_count_nothing(words: str) -> None:
    assert [] == references([words])


@pytest.mark.parametrize(
    "reference",
    ["{}", "{活动}", "{activities|清苑}", "{activities||9月}", "{a||2024-09-30..2024-01-01}"],
)
def test_a_reference_that_cannot_be_read_is_refused(reference: str) -> None:
    drafted(paragraphs=[reference], figures=[]).refused(BadValue, field="paragraphs")


def test_a_reference_may_name_a_place_a_period_and_a_position() -> None:
    [found] = references(["{activities|130608|2024-01-01..2024-09-30|128}"])

    assert ("activities", "130608", date(2024, 1, 1), date(2024, 9, 30), 128) == (
        found.key,
        found.place,
        found.first,
        found.last,
        found.position,
    )


def test_an_empty_text_and_an_unknown_kind_are_refused() -> None:
    drafted(paragraphs=[" "], figures=[]).refused(BadValue, field="paragraphs")
    drafted(kind="novel").refused(BadValue, field="kind")


def test_it_is_revised_with_numbers_counted_anew() -> None:
    said = {"title": "代表在行动", "paragraphs": TEXT, "figures": FIGURES, "counted": []}

    given(Brief, DRAFTED).when(Brief.revise, **said, as_of=ON, on=ON).then(
        past(Brief.Revised, **said, as_of=ON, revised_on=ON)
    )


def test_it_appears_under_the_next_number_of_its_series() -> None:
    given(Brief, DRAFTED).when(Brief.issue, series(), issued_by="办公室", on=ON).then(
        ISSUED
    ).and_beside(
        past(BriefSeries.NumberGiven, number=1, year=2024, brief_id=ITSELF, given_on=ON)
    )


def test_numbers_go_on_without_a_gap_and_begin_anew_with_the_year() -> None:
    yearly, ever = series(), series(yearly=False)

    for each, expected in ((yearly, [1, 2, 1]), (ever, [1, 2, 3])):
        days = (ON, ON, NEXT_YEAR)
        assert expected == [each.next_number(brief_id=ITSELF, on=day) for day in days]


def test_a_closing_report_needs_no_series() -> None:
    told = given(Brief, DRAFTED).when(Brief.issue, issued_by="办公室", on=ON)

    assert 0 == told.events[0].facts["number"]


def test_what_was_issued_is_never_changed() -> None:
    issued = given(Brief, DRAFTED, ISSUED)
    said = {"title": "", "paragraphs": TEXT, "figures": FIGURES, "counted": []}

    issued.when(Brief.revise, **said, as_of=ON, on=ON).refused(AlreadyIssued, on=ON)
    issued.when(Brief.issue, issued_by="办公室", on=ON).refused(AlreadyIssued)


def test_a_series_is_founded_under_a_title() -> None:
    facts = {"publisher": "办公室", "yearly": True, "on": ON}

    when_new(BriefSeries.found, title="人大工作简报", **facts).then(FOUNDED)
    when_new(BriefSeries.found, title=" ", **facts).refused(BadValue, field="title")
