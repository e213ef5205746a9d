"""小组活动流程 — one round of a group's work, step by step: 两集中、一分散、一接待、一交办."""

from datetime import date
from typing import Self
from uuid import UUID

from domain.deputy_group import DeputyGroup
from domain.jurisdiction import Jurisdiction
from domain.shared.aggregate import Aggregate, Created
from domain.shared.errors import BadValue, RuleBroken


class GroupRoundConcluded(RuleBroken):
    """The round was concluded on {on}."""


class NotAStep(RuleBroken):
    """The procedure has no step {step}; it has {steps}."""


class StepAlreadyDone(RuleBroken):
    """Step {step} was done on {on}."""


class StepNotDone(RuleBroken):
    """Step {step} has not been done."""


class StepsMissing(RuleBroken):
    """These steps have not been done: {steps}."""


class GroupRound(Aggregate):
    """小组活动流程: opened with the steps that the place lays down → each done → concluded."""

    TOPIC = "group_round"

    class Event(Aggregate.Event):
        """Something happened in a round."""

    class Opened(Event, Created):
        TOPIC = "group_round.opened"
        group_id: UUID
        campaign_id: UUID | None
        title: str
        steps: list[str]
        opened_on: date

        def apply(self, aggregate: "GroupRound") -> None:
            aggregate.steps = list(self.steps)
            aggregate.opened_on = self.opened_on

    class StepFinished(Event):
        """By whom, with which squad, and the activity that records it, if there is one."""

        TOPIC = "group_round.step_finished"
        step: str
        deputies: list[UUID]
        squad: str
        activity_id: UUID | None
        note: str
        done_on: date

        def apply(self, aggregate: "GroupRound") -> None:
            aggregate.done = {**aggregate.done, self.step: self.done_on}

    class StepWithdrawn(Event):
        """It was recorded in error: it is open again."""

        TOPIC = "group_round.step_withdrawn"
        step: str
        reason: str
        withdrawn_on: date

        def apply(self, aggregate: "GroupRound") -> None:
            aggregate.done = {k: on for k, on in aggregate.done.items() if k != self.step}

    class Concluded(Event):
        TOPIC = "group_round.concluded"
        concluded_on: date

        def apply(self, aggregate: "GroupRound") -> None:
            aggregate.concluded_on = self.concluded_on

    def __init__(self) -> None:
        self.steps: list[str] = []
        self.done: dict[str, date] = {}
        self.opened_on = date.min
        self.concluded_on: date | None = None

    @classmethod
    def open(
        cls,
        place: Jurisdiction,
        group: DeputyGroup,
        *,
        id: UUID,
        title: str,
        on: date,
        campaign_id: UUID | None = None,
    ) -> Self:
        """开始一轮 — with the steps in force that day; a later change does not touch it."""
        group.must_stand()
        return cls.begin(
            cls.Opened,
            id=id,
            group_id=group.id,
            campaign_id=campaign_id,
            title=title,
            steps=place.rules(on).words("group_activity_steps"),
            opened_on=on,
        )

    def do(
        self,
        *,
        step: str,
        on: date,
        deputies: list[UUID] | None = None,
        squad: str = "",
        activity_id: UUID | None = None,
        note: str = "",
    ) -> None:
        """办完一步"""
        self._must_be_open()
        self._must_have(step)
        if step in self.done:
            raise StepAlreadyDone(step=step, on=self.done[step])
        if on < self.opened_on:
            raise BadValue(field="on", reason=f"早于这一轮开始之日（{self.opened_on}）")
        self.trigger_event(
            self.StepFinished,
            step=step,
            deputies=deputies or [],
            squad=squad,
            activity_id=activity_id,
            note=note,
            done_on=on,
        )

    def withdraw(self, *, step: str, reason: str, on: date) -> None:
        """撤回误记的一步"""
        self._must_be_open()
        self._must_have(step)
        if step not in self.done:
            raise StepNotDone(step=step)
        self.trigger_event(self.StepWithdrawn, step=step, reason=reason, withdrawn_on=on)

    def conclude(self, *, on: date) -> None:
        """结束这一轮 — when every step has been done."""
        self._must_be_open()
        missing = [step for step in self.steps if step not in self.done]
        if missing:
            raise StepsMissing(steps="、".join(missing))
        self.trigger_event(self.Concluded, concluded_on=on)

    def _must_be_open(self) -> None:
        if self.concluded_on is not None:
            raise GroupRoundConcluded(on=self.concluded_on)

    def _must_have(self, step: str) -> None:
        if step not in self.steps:
            raise NotAStep(step=step, steps="、".join(self.steps))
