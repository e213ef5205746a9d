"""报送情况 — who has reported a period and who has not, beside the sum of what they report."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from application.computed import Base
from application.paging import every
from application.projections.board import Entry
from application.projections.books import CAMPAIGNS, PLACES, RECEIVED_REPORTS
from application.projections.received_report_register import ReceivedReportRow
from application.snapshot import FrozenRate
from application.views import Boards, Directory
from domain.received_report import ReviewStatus
from domain.shared import cadence
from domain.shared.limit import Limit, last_day
from domain.shared.policy import resolve

MISSING, AWAITED = "missing", "awaited"


@dataclass(frozen=True, slots=True)
class ChildState:
    """一个下级这一期报了没有。

    status：awaited 未到期，missing 逾期未报，pending 待审核，
    sent_back 已退回，approved 已接收。
    """

    child_id: UUID
    name: str
    status: str
    report_id: UUID | None
    number: int
    received_on: date | None
    late: bool
    ever: bool


@dataclass(frozen=True, slots=True)
class DeclaredPart:
    """一个下级对这个数的申报，照录原文。"""

    child_id: UUID
    value: Decimal
    qualifier: str
    literal: str
    note: str


@dataclass(frozen=True, slots=True)
class ReportedFigure:
    """各下级报的数相加：reported 待审核和已接收的，accepted 已接收的，amended 计入更正的。

    申报的列在旁边，不相加。比率的是分子，分子、分母各自相加再除，写在 rate，已接收的写在
    accepted_rate。
    """

    indicator: str
    name: str
    unit: str
    reported: int
    accepted: int
    amended: Decimal
    declared: list[DeclaredPart]
    rate: FrozenRate | None
    accepted_rate: FrozenRate | None


@dataclass(frozen=True, slots=True)
class ExpectedPeriod:
    """方案的报送周期要求的一期，何时为限，谁逾期未报。"""

    period_from: date
    period_to: date
    due_on: date | None
    missing: list[UUID]


@dataclass(frozen=True, slots=True)
class Reporting:
    """报送情况：一项活动的一期。"""

    jurisdiction_id: UUID
    campaign_id: UUID
    title: str
    report_every: str
    period_to: date | None
    due_on: date | None
    children: list[ChildState]
    missing: list[UUID]
    figures: list[ReportedFigure]
    periods: list[ExpectedPeriod]


async def reporting(
    boards: Boards,
    directory: Directory,
    jurisdiction_id: UUID,
    campaign_id: UUID,
    *,
    period_to: date | None,
    today: date,
) -> Reporting:
    """One period: the one that ends on a day, or the last that should have been reported."""
    campaign = (await boards.one(CAMPAIGNS, jurisdiction_id, campaign_id)).row
    place = (await boards.one(PLACES, jurisdiction_id, jurisdiction_id)).row
    limit = resolve(place.policy, place.level, today).limit("period_report_within")
    pace = str(campaign.plan.get("report_every", ""))
    since = campaign.launched_on or campaign.adopted_on or today
    asked = [(child, (await directory.place(child)).name) for child in campaign.issued_to]
    known = await _received(boards, jurisdiction_id, campaign_id)
    periods = [
        ExpectedPeriod(first, last, due_on, _missing(asked, known, last, due_on, today))
        for first, last in cadence.periods(pace, since, today)
        for due_on in [_due(last, limit)]
    ]
    ends = period_to or max(
        (each.period_to for each in periods),
        default=max((each.row.period_to for each in known), default=None),
    )
    of_period = {e.row.from_jurisdiction_id: e for e in known if e.row.period_to == ends}
    ever = {each.row.from_jurisdiction_id for each in known}
    due_on = _due(ends, limit) if ends else None
    children = [
        _state(child, name, of_period.get(child), overdue=_over(due_on, today), ever=ever)
        for child, name in asked
    ]
    return Reporting(
        jurisdiction_id=jurisdiction_id,
        campaign_id=campaign_id,
        title=campaign.title,
        report_every=pace,
        period_to=ends,
        due_on=due_on,
        children=children,
        missing=[each.child_id for each in children if each.status == MISSING],
        figures=_figures(of_period.values()),
        periods=periods,
    )


async def _received(
    boards: Boards, jurisdiction_id: UUID, campaign_id: UUID
) -> list[Entry[ReceivedReportRow]]:
    of = {"campaign_id": str(campaign_id)}
    return [each async for each in every(boards, RECEIVED_REPORTS, jurisdiction_id, of)]


def _due(last: date, limit: str | None) -> date | None:
    return last_day(last, Limit.parse(limit)) if limit else None


def _over(due_on: date | None, today: date) -> bool:
    return due_on is not None and today > due_on


def _missing(
    asked: Iterable[tuple[UUID, str]],
    known: Iterable[Entry[ReceivedReportRow]],
    last: date,
    due_on: date | None,
    today: date,
) -> list[UUID]:
    if not _over(due_on, today):
        return []
    came = {each.row.from_jurisdiction_id for each in known if each.row.period_to == last}
    return [child for child, _ in asked if child not in came]


def _state(
    child: UUID,
    name: str,
    entry: Entry[ReceivedReportRow] | None,
    *,
    overdue: bool,
    ever: set[UUID],
) -> ChildState:
    if entry is None:
        status = MISSING if overdue else AWAITED
        return ChildState(child, name, status, None, 0, None, overdue, child in ever)
    row = entry.row
    return ChildState(
        child, name, row.status, entry.id, row.number, row.received_on, row.late, ever=True
    )


def _figures(entries: Iterable[Entry[ReceivedReportRow]]) -> list[ReportedFigure]:
    """One line for each indicator that anybody reports, in the order of the reports."""
    rows = [each.row for each in entries if each.row.status != ReviewStatus.SENT_BACK]
    found: dict[str, list[tuple[ReceivedReportRow, Mapping[str, Any]]]] = {}
    for row in rows:
        for each in row.figures:
            found.setdefault(each["indicator"], []).append((row, each))
    return [_figure(key, some) for key, some in found.items()]


def _figure(
    key: str, some: list[tuple[ReceivedReportRow, Mapping[str, Any]]]
) -> ReportedFigure:
    accepted = [pair for pair in some if pair[0].status == ReviewStatus.APPROVED]
    return ReportedFigure(
        indicator=key,
        name=some[0][1]["name"],
        unit=some[0][1]["unit"],
        reported=sum(each["value"] for _, each in some),
        accepted=sum(each["value"] for _, each in accepted),
        amended=sum((_amended(row, each) for row, each in accepted), Decimal(0)),
        declared=[
            DeclaredPart(
                row.from_jurisdiction_id,
                Decimal(said["value"]),
                said["qualifier"],
                said["literal"],
                said["note"],
            )
            for row, each in some
            if (said := each["declared"])
        ],
        rate=_rate(some),
        accepted_rate=_rate(accepted),
    )


def _rate(
    some: list[tuple[ReceivedReportRow, Mapping[str, Any]]],
) -> FrozenRate | None:
    rates = [rate for _, each in some if (rate := each.get("rate"))]
    if not rates:
        return None
    numerator, denominator = (
        sum(each[name] for each in rates) for name in ("numerator", "denominator")
    )
    return FrozenRate.of(Base(numerator, denominator))


def _amended(row: ReceivedReportRow, figure: Mapping[str, Any]) -> Decimal:
    """What it should have been, by the last amendment; else what was reported."""
    told = [each for each in row.amendments if each["indicator"] == figure["indicator"]]
    return Decimal(told[-1]["value"]) if told else Decimal(figure["value"])
