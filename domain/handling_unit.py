"""承办单位 — who handles suggestions for this place, as its register names them."""

from datetime import date
from typing import Self
from uuid import UUID

from domain.shared.aggregate import Aggregate, Created
from domain.shared.errors import BadValue, RuleBroken


class UnitClosed(RuleBroken):
    """The unit was struck off the register on {on}."""


class HandlingUnit(Aggregate):
    """承办单位: listed → (renamed) → closed. Cases name it as it was called on their day."""

    TOPIC = "handling_unit"

    class Event(Aggregate.Event):
        """Something happened to a handling unit."""

    class Listed(Event, Created):
        """``kind`` is the place's own word: 政府部门, 党委部门, 法院, 群团 …"""

        TOPIC = "handling_unit.listed"
        name: str
        kind: str
        duties: str
        listed_on: date

    class Renamed(Event):
        TOPIC = "handling_unit.renamed"
        name: str
        renamed_on: date

    class Closed(Event):
        """``successor``: who takes its duties over, if anybody does."""

        TOPIC = "handling_unit.closed"
        successor: str
        reason: str
        closed_on: date

        def apply(self, aggregate: "HandlingUnit") -> None:
            aggregate.closed_on = self.closed_on

    def __init__(self) -> None:
        self.closed_on: date | None = None

    @classmethod
    def list(cls, *, id: UUID, name: str, kind: str, duties: str, on: date) -> Self:
        """列入名册"""
        _must_be_named(name)
        return cls.begin(cls.Listed, id=id, name=name, kind=kind, duties=duties, listed_on=on)

    def rename(self, *, name: str, on: date) -> None:
        """更名"""
        self._must_stand()
        _must_be_named(name)
        self.trigger_event(self.Renamed, name=name, renamed_on=on)

    def close(self, *, reason: str, on: date, successor: str = "") -> None:
        """撤销 — by reorganisation, or because it was listed by mistake."""
        self._must_stand()
        if not reason.strip():
            raise BadValue(field="reason", reason="撤销须说明理由")
        self.trigger_event(self.Closed, successor=successor, reason=reason, closed_on=on)

    def _must_stand(self) -> None:
        if self.closed_on is not None:
            raise UnitClosed(on=self.closed_on)


def _must_be_named(name: str) -> None:
    if not name.strip():
        raise BadValue(field="name", reason="单位须有名称")
