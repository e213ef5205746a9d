"""定期报告 — what a congress reports to the one above: counted and declared side by side."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Self
from uuid import UUID

from domain.campaign import Campaign
from domain.declared_figure import Qualifier
from domain.jurisdiction import Jurisdiction
from domain.shared.aggregate import Aggregate, Created
from domain.shared.clock import longest
from domain.shared.errors import BadValue, RuleBroken, one_of

Figures = list[dict[str, Any]]
"""One each: ``indicator``, ``name``, ``unit``, ``kind``; ``value`` up to the last day and its
``rate``, ``period`` and ``period_rate``; ``own``, ``parts`` by child; what is ``declared``."""


class ReportStatus(StrEnum):
    """Who has to act next."""

    SUBMITTED = "submitted"  # the congress above looks at it
    RETURNED = "returned"  # we correct it and submit it again
    ACCEPTED = "accepted"  # frozen for ever; what changes is told beside it


class NobodyToReportTo(RuleBroken):
    """There is no congress above this one."""


class ReportNotReturned(RuleBroken):
    """The report is {status}; only one that was returned is submitted again."""


class ReportNotAccepted(RuleBroken):
    """The report is {status}; it can still be corrected by submitting it again."""


class NoSuchFigure(RuleBroken):
    """The report has no figure {indicator}."""


class PeriodReport(Aggregate):
    """定期报告: submitted → returned and submitted again → accepted → amended.

    Each submission is frozen at a position of every ledger that it counts.
    """

    TOPIC = "period_report"

    class Event(Aggregate.Event):
        """Something happened to a period report."""

    class Submitted(Event, Created):
        """``below``: of each place, the ledgers under it and the positions they count to."""

        TOPIC = "period_report.submitted"
        campaign_id: UUID | None
        above_campaign_id: UUID | None
        title: str
        period_from: date
        period_to: date
        figures: list[dict[str, Any]]
        at_position: int
        at_root: str
        digest: str
        below: dict[str, dict[str, int]]
        summary: str
        to_jurisdiction_id: UUID
        due_on: date | None
        late: bool
        submitted_on: date

        def apply(self, aggregate: "PeriodReport") -> None:
            aggregate.period_to = self.period_to
            aggregate.to_jurisdiction_id = self.to_jurisdiction_id
            aggregate.figures = list(self.figures)
            aggregate.status = ReportStatus.SUBMITTED

    class Returned(Event):
        TOPIC = "period_report.returned"
        figures: list[dict[str, str]]
        message: str
        returned_on: date

        def apply(self, aggregate: "PeriodReport") -> None:
            aggregate.status = ReportStatus.RETURNED

    class Resubmitted(Event):
        TOPIC = "period_report.resubmitted"
        number: int
        figures: list[dict[str, Any]]
        at_position: int
        at_root: str
        digest: str
        below: dict[str, dict[str, int]]
        summary: str
        to_jurisdiction_id: UUID
        resubmitted_on: date

        def apply(self, aggregate: "PeriodReport") -> None:
            aggregate.number = self.number
            aggregate.figures = list(self.figures)
            aggregate.status = ReportStatus.SUBMITTED

    class Accepted(Event):
        TOPIC = "period_report.accepted"
        accepted_on: date

        def apply(self, aggregate: "PeriodReport") -> None:
            aggregate.status = ReportStatus.ACCEPTED

    class Amended(Event):
        TOPIC = "period_report.amended"
        number: int
        indicator: str
        value: Decimal
        reason: str
        to_jurisdiction_id: UUID
        amended_on: date

        def apply(self, aggregate: "PeriodReport") -> None:
            aggregate.amendments = self.number

    def __init__(self) -> None:
        self.period_to: date | None = None
        self.to_jurisdiction_id: UUID | None = None
        self.figures: Figures = []
        self.number = 1
        self.amendments = 0
        self.status = ""

    @classmethod
    def submit(
        cls,
        place: Jurisdiction,
        *campaign: Campaign,
        id: UUID,
        title: str,
        period_from: date,
        period_to: date,
        figures: Figures,
        declared: Figures,
        frozen: dict[str, Any],
        summary: str,
        on: date,
    ) -> Self:
        """报送 — to the congress above; the campaign notes it in the same breath."""
        if place.parent_id is None:
            raise NobodyToReportTo
        if period_to < period_from:
            raise BadValue(field="period_to", reason="结束日期早于开始日期")
        for each in campaign:
            each.report(
                period_from=period_from,
                period_to=period_to,
                at_position=frozen["at_position"],
                at_root=frozen["at_root"],
                summary=summary,
                on=on,
            )
        due_on = longest(place.rules(on), "period_report_within", period_to)
        return cls.begin(
            cls.Submitted,
            id=id,
            campaign_id=campaign[0].id if campaign else None,
            above_campaign_id=campaign[0].parent_id if campaign else None,
            title=title or (campaign[0].title if campaign else ""),
            period_from=period_from,
            period_to=period_to,
            figures=beside(figures, declared),
            **frozen,
            summary=summary,
            to_jurisdiction_id=place.parent_id,
            due_on=due_on,
            late=due_on is not None and on > due_on,
            submitted_on=on,
        )

    def note_return(self, *, figures: list[dict[str, str]], message: str, on: date) -> None:
        """得知退回"""
        self.trigger_event(self.Returned, figures=figures, message=message, returned_on=on)

    def resubmit(
        self,
        *,
        figures: Figures,
        declared: Figures,
        frozen: dict[str, Any],
        summary: str,
        on: date,
    ) -> None:
        """重新报送 — counted anew, as the ledgers stand now."""
        if self.status != ReportStatus.RETURNED:
            raise ReportNotReturned(status=self.status)
        self.trigger_event(
            self.Resubmitted,
            number=self.number + 1,
            figures=beside(figures, declared),
            **frozen,
            summary=summary,
            to_jurisdiction_id=self.to_jurisdiction_id,
            resubmitted_on=on,
        )

    def note_acceptance(self, *, on: date) -> None:
        """得知接收"""
        self.trigger_event(self.Accepted, accepted_on=on)

    def amend(self, *, indicator: str, value: Decimal, reason: str, on: date) -> None:
        """更正 — a new fact beside the accepted report, with its reason."""
        if self.status != ReportStatus.ACCEPTED:
            raise ReportNotAccepted(status=self.status)
        if not reason.strip():
            raise BadValue(field="reason", reason="更正须写明理由")
        known = {each["indicator"]: each for each in self.figures}
        if indicator not in known:
            raise NoSuchFigure(indicator=indicator)
        if known[indicator].get("rate"):
            raise BadValue(field="indicator", reason="比率由分子、分母算出，请更正它们")
        self.trigger_event(
            self.Amended,
            number=self.amendments + 1,
            indicator=indicator,
            value=value,
            reason=reason,
            to_jurisdiction_id=self.to_jurisdiction_id,
            amended_on=on,
        )


def beside(figures: Figures, declared: Figures) -> Figures:
    """Each counted figure with what is declared of it, if anything.

    Raises BadValue for an indicator that is not counted, or one that is declared twice.
    """
    stated: dict[str, dict[str, Any]] = {}
    known = {each["indicator"] for each in figures}
    for at, each in enumerate(declared):
        said = {"qualifier": str(Qualifier.EXACT), "note": ""} | each
        indicator, where = said.pop("indicator"), f"declared[{at}]"
        if indicator not in known:
            raise BadValue(field=f"{where}.indicator", reason=f"没有指标 {indicator}")
        one_of(Qualifier, f"{where}.qualifier", said["qualifier"])
        if indicator in stated:
            raise BadValue(field=f"{where}.indicator", reason=f"{indicator} 申报了两次")
        stated[indicator] = said
    return [each | {"declared": stated.get(each["indicator"])} for each in figures]
