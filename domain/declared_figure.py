"""申报数 — a figure as somebody stated it: shown beside what events yield, never mixed in."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Self
from uuid import UUID

from domain.shared.aggregate import Aggregate, Created
from domain.shared.errors import BadValue, RuleBroken, one_of


class Qualifier(StrEnum):
    """How exact the words are."""

    EXACT = "exact"
    MORE = "more"  # 余、多
    NEARLY = "nearly"  # 近
    OVER = "over"  # 超
    ABOUT = "about"  # 约


class FigureWithdrawn(RuleBroken):
    """The declared figure was withdrawn: {reason}."""


class DeclaredFigure(Aggregate):
    """申报数: stated → possibly withdrawn. A new value is a new figure.

    The literal text stays beside the parsed value: “近1000余” is real.
    """

    TOPIC = "declared_figure"

    class Event(Aggregate.Event):
        """Something happened to a declared figure."""

    class Stated(Event, Created):
        TOPIC = "declared_figure.stated"
        campaign_id: UUID | None
        indicator: str
        name: str
        value: Decimal
        qualifier: str
        literal: str
        unit: str
        period_from: date | None
        period_to: date
        scope: str
        source: str

    class Withdrawn(Event):
        TOPIC = "declared_figure.withdrawn"
        reason: str

        def apply(self, aggregate: "DeclaredFigure") -> None:
            aggregate.withdrawn = self.reason

    def __init__(self) -> None:
        self.withdrawn: str | None = None

    @classmethod
    def state(cls, *, id: UUID, qualifier: str, source: str, **figure: Any) -> Self:
        """申报 — with the source it was read from."""
        one_of(Qualifier, "qualifier", qualifier)
        if not source:
            raise BadValue(field="source", reason="申报数须注明出处")
        return cls.begin(cls.Stated, id=id, qualifier=str(qualifier), source=source, **figure)

    def withdraw(self, *, reason: str) -> None:
        """撤回"""
        if self.withdrawn is not None:
            raise FigureWithdrawn(reason=self.withdrawn)
        self.trigger_event(self.Withdrawn, reason=reason)
