"""建设标准 — what a station must have, by a name: 五有, 八有, 九有; its items are data."""

from datetime import date
from typing import Self
from uuid import UUID

from domain.shared.aggregate import Aggregate, Created
from domain.shared.errors import BadValue, RuleBroken


class StandardWithdrawn(RuleBroken):
    """The standard was withdrawn on {on}."""


class StationStandard(Aggregate):
    """建设标准: adopted → revised, whenever its items change → withdrawn."""

    TOPIC = "station_standard"

    class Event(Aggregate.Event):
        """Something was decided about a standard."""

    class Adopted(Event, Created):
        TOPIC = "station_standard.adopted"
        name: str
        items: list[str]
        basis: str
        adopted_on: date

        def apply(self, aggregate: "StationStandard") -> None:
            aggregate.name = self.name
            aggregate.items = list(self.items)

    class Revised(Event):
        TOPIC = "station_standard.revised"
        items: list[str]
        basis: str
        revised_on: date

        def apply(self, aggregate: "StationStandard") -> None:
            aggregate.items = list(self.items)

    class Withdrawn(Event):
        TOPIC = "station_standard.withdrawn"
        reason: str
        withdrawn_on: date

        def apply(self, aggregate: "StationStandard") -> None:
            aggregate.withdrawn_on = self.withdrawn_on

    def __init__(self) -> None:
        self.name = ""
        self.items: list[str] = []
        self.withdrawn_on: date | None = None

    @classmethod
    def adopt(cls, *, id: UUID, name: str, items: list[str], basis: str, on: date) -> Self:
        """制定标准 — a name and its items, in the words of the place."""
        if not name.strip():
            raise BadValue(field="name", reason="标准须有名称，如“五有”")
        _told_apart(items)
        return cls.begin(cls.Adopted, id=id, name=name, items=items, basis=basis, adopted_on=on)

    def revise(self, *, items: list[str], basis: str, on: date) -> None:
        """修订标准 — assessments made before stay as they were."""
        self.must_hold()
        _told_apart(items)
        self.trigger_event(self.Revised, items=items, basis=basis, revised_on=on)

    def withdraw(self, *, reason: str, on: date) -> None:
        """废止标准"""
        self.must_hold()
        self.trigger_event(self.Withdrawn, reason=reason, withdrawn_on=on)

    def must_hold(self) -> None:
        """Refuse to go by a standard that is no longer one."""
        if self.withdrawn_on is not None:
            raise StandardWithdrawn(on=self.withdrawn_on)


def _told_apart(items: list[str]) -> None:
    if not items or not all(item.strip() for item in items):
        raise BadValue(field="items", reason="须逐项写明，不能有空项")
    if len(set(items)) < len(items):
        raise BadValue(field="items", reason="同一项写了两次")
