"""实践活动 — adopted at one level, issued down, renamed, carried out, added up again."""

from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any, Self
from uuid import UUID

from domain import plan as plans
from domain.shared import indicator
from domain.shared.aggregate import Aggregate, Created
from domain.shared.errors import BadValue, RuleBroken


class Status(StrEnum):
    """Where a campaign stands."""

    RECEIVED = "received"  # the parent has issued it; this place has not adopted it yet
    PLANNED = "planned"
    ADOPTED = "adopted"
    LAUNCHED = "launched"
    CLOSED = "closed"


class WrongStage(RuleBroken):
    """The campaign is {status}; this needs it to be {needed}."""


class NoSuchPhase(RuleBroken):
    """The plan has no phase {phase}."""


class PhaseBehind(RuleBroken):
    """The campaign is already in phase {current}; {phase} lies before it."""


class PeriodReported(RuleBroken):
    """A report to {reported_to} was already submitted; the next one must end later."""


class Campaign(Aggregate):
    """实践活动: planned or received → adopted → issued, launched → phases → reports → closed.

    A campaign adopted from a parent's campaign counts into it whatever its local title:
    ``root_id`` is the first campaign of the line, ``parent_id`` the one directly above.
    """

    TOPIC = "campaign"

    class Event(Aggregate.Event):
        """Something happened to a campaign."""

    class Planned(Event, Created):
        TOPIC = "campaign.planned"
        title: str
        plan: dict[str, Any]
        indicators: list[dict[str, Any]]
        planned_on: date

        def apply(self, aggregate: "Campaign") -> None:
            aggregate.title = self.title
            aggregate.root_id = aggregate.id
            aggregate.plan = plans.Plan(**self.plan)
            aggregate.indicators = plans.indicators(self.indicators)
            aggregate.status = Status.PLANNED

    class Received(Event, Created):
        """The parent's campaign arrived here: its core indicators are locked."""

        TOPIC = "campaign.received"
        title: str
        plan: dict[str, Any]
        indicators: list[dict[str, Any]]
        root_id: UUID
        parent_id: UUID
        parent_jurisdiction_id: UUID
        received_on: date

        def apply(self, aggregate: "Campaign") -> None:
            aggregate.title = self.title
            aggregate.root_id = self.root_id
            aggregate.plan = plans.Plan(**self.plan)
            aggregate.indicators = plans.indicators(self.indicators)
            aggregate.status = Status.RECEIVED

    class Adopted(Event):
        """Decided by the body that adopts it here, under its local title."""

        TOPIC = "campaign.adopted"
        title: str
        plan: dict[str, Any]
        indicators: list[dict[str, Any]]
        adopted_by: str
        adopted_on: date

        def apply(self, aggregate: "Campaign") -> None:
            aggregate.title = self.title
            aggregate.plan = plans.Plan(**self.plan)
            aggregate.indicators = plans.indicators(self.indicators)
            aggregate.status = Status.ADOPTED

    class Issued(Event):
        """Sent down to the places named; each receives it in its own ledger."""

        TOPIC = "campaign.issued"
        title: str
        plan: dict[str, Any]
        indicators: list[dict[str, Any]]
        root_id: UUID
        to: list[UUID]
        issued_on: date

        def apply(self, aggregate: "Campaign") -> None:
            aggregate.issued_to.update(self.to)

    class Launched(Event):
        TOPIC = "campaign.launched"
        phase: str
        launched_on: date

        def apply(self, aggregate: "Campaign") -> None:
            aggregate.status = Status.LAUNCHED
            aggregate.phase = self.phase

    class PhaseAdvanced(Event):
        TOPIC = "campaign.phase_advanced"
        phase: str
        advanced_on: date

        def apply(self, aggregate: "Campaign") -> None:
            aggregate.phase = self.phase

    class Reported(Event):
        """A period report to the parent, frozen at a position of this ledger."""

        TOPIC = "campaign.reported"
        period_from: date
        period_to: date
        at_position: int
        at_root: str
        summary: str
        reported_on: date

        def apply(self, aggregate: "Campaign") -> None:
            aggregate.reported_to = self.period_to

    class Closed(Event):
        TOPIC = "campaign.closed"
        summary: str
        closed_on: date

        def apply(self, aggregate: "Campaign") -> None:
            aggregate.status = Status.CLOSED

    def __init__(self) -> None:
        self.title = ""
        self.root_id: UUID | None = None
        self.plan = plans.Plan()
        self.indicators: list[indicator.Indicator] = []
        self.status = ""
        self.phase = ""
        self.issued_to: set[UUID] = set()
        self.reported_to: date | None = None

    @classmethod
    def draw_up(
        cls,
        *,
        id: UUID,
        title: str,
        plan: dict[str, Any],
        indicators: list[dict[str, Any]],
        planned_on: date,
    ) -> Self:
        """拟订方案 — the first of a line."""
        _titled(title)
        stated = indicator.read(indicators, core=False)
        return cls.begin(
            cls.Planned,
            id=id,
            title=title,
            plan=plans.read(plan).state(),
            indicators=[line.state() for line in indicator.join([], stated)],
            planned_on=planned_on,
        )

    @classmethod
    def receive(cls, *, id: UUID, **facts: Any) -> Self:
        """收到上级方案 — carried here from the parent's ledger, exactly once."""
        return cls.begin(cls.Received, id=id, **facts)

    def adopt(
        self,
        *,
        title: str,
        plan: dict[str, Any],
        indicators: list[dict[str, Any]],
        adopted_by: str,
        on: date,
    ) -> None:
        """通过方案 — 主任会议 or presidium; a child keeps the parent's core indicators."""
        self._must_be(Status.PLANNED, Status.RECEIVED)
        local = indicator.read(indicators, core=False)
        self.trigger_event(
            self.Adopted,
            title=title or self.title,
            plan=plans.localise(self.plan, plan).state(),
            indicators=[line.state() for line in indicator.join(self.indicators, local)],
            adopted_by=adopted_by,
            adopted_on=on,
        )

    def issue(self, *, to: list[UUID], on: date) -> None:
        """印发 — its indicators, the parent's and its own, are locked for those below."""
        self._must_be(Status.ADOPTED, Status.LAUNCHED)
        new = [place for place in dict.fromkeys(to) if place not in self.issued_to]
        if new:
            self.trigger_event(
                self.Issued,
                title=self.title,
                plan=self.plan.state(),
                indicators=[replace(line, core=True).state() for line in self.indicators],
                root_id=self.root_id,
                to=new,
                issued_on=on,
            )

    def launch(self, *, on: date) -> None:
        """启动 — the mobilisation was held; the first phase begins."""
        self._must_be(Status.ADOPTED)
        phases = self.plan.phases
        self.trigger_event(
            self.Launched, phase=phases[0]["name"] if phases else "", launched_on=on
        )

    def advance(self, *, phase: str, on: date) -> None:
        """转入下一阶段 — by decision, in the order of the plan."""
        self._must_be(Status.LAUNCHED)
        names = [str(each["name"]) for each in self.plan.phases]
        if phase not in names:
            raise NoSuchPhase(phase=phase)
        if self.phase and names.index(phase) <= names.index(self.phase):
            raise PhaseBehind(current=self.phase, phase=phase)
        self.trigger_event(self.PhaseAdvanced, phase=phase, advanced_on=on)

    def report(
        self,
        *,
        period_from: date,
        period_to: date,
        at_position: int,
        at_root: str,
        summary: str,
        on: date,
    ) -> None:
        """报送 — what this ledger says at a position; later change shows as changed since."""
        self._must_be(Status.LAUNCHED, Status.CLOSED)
        if period_to < period_from:
            raise BadValue(field="period_to", reason="结束日期早于开始日期")
        if self.reported_to and period_to <= self.reported_to:
            raise PeriodReported(reported_to=self.reported_to)
        self.trigger_event(
            self.Reported,
            period_from=period_from,
            period_to=period_to,
            at_position=at_position,
            at_root=at_root,
            summary=summary,
            reported_on=on,
        )

    def close(self, *, summary: str, on: date) -> None:
        """总结结束"""
        self._must_be(Status.LAUNCHED)
        self.trigger_event(self.Closed, summary=summary, closed_on=on)

    def _must_be(self, *needed: Status) -> None:
        if self.status not in needed:
            raise WrongStage(status=self.status, needed="、".join(needed))


def _titled(title: str) -> None:
    if not title.strip():
        raise BadValue(field="title", reason="活动须有名称")
