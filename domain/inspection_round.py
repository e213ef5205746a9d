"""督导检查 — a supervision team sets out to inspect places by a checklist."""

from datetime import date
from typing import Any, NamedTuple, Self
from uuid import UUID

from domain.shared.aggregate import Aggregate, Created
from domain.shared.errors import BadValue, RuleBroken, one_of

UNIT_KINDS = ("township", "group", "station", "other")

Items = list[dict[str, Any]]
"""What is looked at, one item each: ``key``, ``text``, ``points`` (the most it can earn)."""


class RoundConcluded(RuleBroken):
    """The round of inspections was concluded on {on}."""


class InspectedInThisRound(RuleBroken):
    """{unit} was inspected in this round already, on {on}."""


class Inspected(NamedTuple):
    """A unit that was inspected: by its record where it has one, else by its name."""

    kind: str
    id: UUID | None
    name: str
    on: date

    def same(self, other: "Inspected") -> bool:
        if self.id and other.id:
            return self.id == other.id
        return (self.kind, self.name) == (other.kind, other.name)


class InspectionRound(Aggregate):
    """督导检查: planned with its team and checklist → places inspected → concluded.

    ``after_id`` is the round that this one follows: what was found then is looked at again.
    """

    TOPIC = "inspection_round"

    class Event(Aggregate.Event):
        """Something happened to a round of inspections."""

    class Planned(Event, Created):
        TOPIC = "inspection_round.planned"
        title: str
        campaign_id: UUID | None
        team: str
        inspectors: list[str]
        items: list[dict[str, Any]]
        units: list[dict[str, Any]]
        after_id: UUID | None
        planned_on: date

        def apply(self, aggregate: "InspectionRound") -> None:
            aggregate.items = list(self.items)
            aggregate.campaign_id = self.campaign_id
            aggregate.team = self.team

    class UnitInspected(Event):
        TOPIC = "inspection_round.unit_inspected"
        inspection_id: UUID
        kind: str
        unit_id: UUID | None
        unit: str
        inspected_on: date

        def apply(self, aggregate: "InspectionRound") -> None:
            aggregate.inspected[self.inspection_id] = Inspected(
                self.kind, self.unit_id, self.unit, self.inspected_on
            )

    class UnitReleased(Event):
        """Its inspection was voided: it may be inspected."""

        TOPIC = "inspection_round.unit_released"
        inspection_id: UUID
        released_on: date

        def apply(self, aggregate: "InspectionRound") -> None:
            del aggregate.inspected[self.inspection_id]

    class Concluded(Event):
        TOPIC = "inspection_round.concluded"
        summary: str
        concluded_on: date

        def apply(self, aggregate: "InspectionRound") -> None:
            aggregate.concluded_on = self.concluded_on

    def __init__(self) -> None:
        self.items: Items = []
        self.campaign_id: UUID | None = None
        self.team = ""
        self.inspected: dict[UUID, Inspected] = {}
        self.concluded_on: date | None = None

    @classmethod
    def plan(
        cls,
        *,
        id: UUID,
        title: str,
        campaign_id: UUID | None,
        team: str,
        inspectors: list[str],
        items: Items,
        units: list[dict[str, Any]],
        after_id: UUID | None,
        on: date,
    ) -> Self:
        """安排督导检查 — who looks at what, and where."""
        if not team.strip():
            raise BadValue(field="team", reason="须写明由哪个督导组检查")
        _check(items)
        for at, unit in enumerate(units):
            one_of(UNIT_KINDS, f"units[{at}].kind", unit["kind"])
        return cls.begin(
            cls.Planned,
            id=id,
            title=title,
            campaign_id=campaign_id,
            team=team,
            inspectors=inspectors,
            items=items,
            units=units,
            after_id=after_id,
            planned_on=on,
        )

    def inspect(
        self, *, inspection_id: UUID, kind: str, unit_id: UUID | None, unit: str, on: date
    ) -> None:
        """检查 — each unit once; what was put right there is looked at again, not inspected."""
        self._must_run()
        now = Inspected(kind, unit_id, unit, on)
        for each in self.inspected.values():
            if now.same(each):
                raise InspectedInThisRound(unit=unit, on=each.on)
        self.trigger_event(
            self.UnitInspected,
            inspection_id=inspection_id,
            kind=kind,
            unit_id=unit_id,
            unit=unit,
            inspected_on=on,
        )

    def release(self, *, inspection_id: UUID, on: date) -> None:
        """检查作废 — nothing to record of one held before rounds knew of theirs."""
        if inspection_id in self.inspected:
            self.trigger_event(self.UnitReleased, inspection_id=inspection_id, released_on=on)

    def conclude(self, *, summary: str, on: date) -> None:
        """结束 — findings are rectified and looked at again after that, too."""
        self._must_run()
        self.trigger_event(self.Concluded, summary=summary, concluded_on=on)

    def _must_run(self) -> None:
        if self.concluded_on is not None:
            raise RoundConcluded(on=self.concluded_on)


def _check(items: Items) -> None:
    if not items:
        raise BadValue(field="items", reason="检查清单至少一项")
    keys = [each["key"] for each in items]
    for at, item in enumerate(items):
        if keys.count(item["key"]) > 1:
            raise BadValue(field=f"items[{at}].key", reason=f"{item['key']} 出现两次")
        if not str(item["text"]).strip():
            raise BadValue(field=f"items[{at}].text", reason="检查事项不能为空")
        if item["points"] < 0:
            raise BadValue(field=f"items[{at}].points", reason="分值不能小于 0")
