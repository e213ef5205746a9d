"""简报、总结 — a text whose every number leads to the records that it is counted from."""

from datetime import date
from enum import StrEnum
from typing import Any, Self
from uuid import UUID

from domain.brief_series import BriefSeries
from domain.shared import evidence
from domain.shared.aggregate import Aggregate, Created
from domain.shared.errors import BadValue, RuleBroken, one_of

Figures = list[dict[str, Any]]
"""One for each reference, in order: ``ref``, what it is called and counted from, ``text``."""


class Kind(StrEnum):
    """What the text is for."""

    BRIEF = "brief"  # 简报
    CLOSING = "closing"  # 总结
    THEMATIC = "thematic"  # 专题报告


class AlreadyIssued(RuleBroken):
    """The text was issued on {on}; what changes is told in another one."""


class Brief(Aggregate):
    """简报: drafted → revised → issued under its number, and never changed again."""

    TOPIC = "brief"

    class Event(Aggregate.Event):
        """Something happened to a brief."""

    class Drafted(Event, Created):
        """``counted``: what was counted for it, and the position of every ledger in it."""

        TOPIC = "brief.drafted"
        kind: str
        title: str
        campaign_id: UUID | None
        series_id: UUID | None
        paragraphs: list[str]
        figures: list[dict[str, Any]]
        counted: list[dict[str, Any]]
        as_of: date
        drafted_on: date

        def apply(self, aggregate: "Brief") -> None:
            aggregate.series_id = self.series_id

    class Revised(Event):
        TOPIC = "brief.revised"
        title: str
        paragraphs: list[str]
        figures: list[dict[str, Any]]
        counted: list[dict[str, Any]]
        as_of: date
        revised_on: date

    class Issued(Event):
        """``number`` is 0 for a text that does not appear in a series."""

        TOPIC = "brief.issued"
        number: int
        issued_by: str
        issued_on: date

        def apply(self, aggregate: "Brief") -> None:
            aggregate.issued_on = self.issued_on

    def __init__(self) -> None:
        self.series_id: UUID | None = None
        self.issued_on: date | None = None

    @classmethod
    def draft(
        cls,
        *,
        id: UUID,
        kind: str,
        title: str,
        campaign_id: UUID | None,
        series_id: UUID | None,
        paragraphs: list[str],
        figures: Figures,
        counted: list[dict[str, Any]],
        as_of: date,
        on: date,
    ) -> Self:
        """起草"""
        one_of(Kind, "kind", kind)
        _evident(paragraphs, figures)
        return cls.begin(
            cls.Drafted,
            id=id,
            kind=kind,
            title=title,
            campaign_id=campaign_id,
            series_id=series_id,
            paragraphs=paragraphs,
            figures=figures,
            counted=counted,
            as_of=as_of,
            drafted_on=on,
        )

    def revise(
        self,
        *,
        title: str,
        paragraphs: list[str],
        figures: Figures,
        counted: list[dict[str, Any]],
        as_of: date,
        on: date,
    ) -> None:
        """修改 — its numbers are counted anew."""
        self._must_be_open()
        _evident(paragraphs, figures)
        self.trigger_event(
            self.Revised,
            title=title,
            paragraphs=paragraphs,
            figures=figures,
            counted=counted,
            as_of=as_of,
            revised_on=on,
        )

    def issue(self, *series: BriefSeries, issued_by: str, on: date) -> None:
        """印发 — under the next number of its series, if it has one."""
        self._must_be_open()
        numbers = [each.next_number(brief_id=self.id, on=on) for each in series]
        number = numbers[0] if numbers else 0
        self.trigger_event(self.Issued, number=number, issued_by=issued_by, issued_on=on)

    def _must_be_open(self) -> None:
        if self.issued_on is not None:
            raise AlreadyIssued(on=self.issued_on)


def _evident(paragraphs: list[str], figures: Figures) -> None:
    """Every number is a reference, and every reference was counted."""
    if not any(each.strip() for each in paragraphs):
        raise BadValue(field="paragraphs", reason="正文不能为空")
    told = [each.text for each in evidence.references(paragraphs)]
    assert told == [each["ref"] for each in figures], "each reference was counted, in order"
