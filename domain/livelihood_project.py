"""民生实事项目 — a project that the deputies chose: done by a unit, assessed by them."""

from datetime import date
from typing import Any, Self
from uuid import UUID

from domain.livelihood_vote import LivelihoodVote, Status
from domain.shared.aggregate import Aggregate, Created
from domain.shared.errors import BadValue, RuleBroken

NOBODY = {"abstained": 0}
"""What an assessment says of those who said nothing, unless it is told."""


class NotChosen(RuleBroken):
    """The vote has not chosen project {candidate_id}, or its result is not announced."""


class ProjectEnded(RuleBroken):
    """The project was {state} on {on}."""


class NotCompleted(RuleBroken):
    """The project is not completed yet."""


class LivelihoodProject(Aggregate):
    """民生实事项目: commissioned → progress reported → completed → assessed; or carried over.

    What the deputies do not accept is open again: the unit goes on with it. At the year's end
    they may assess how far it is, too: that accepts nothing, and ends nothing.
    """

    TOPIC = "livelihood_project"

    class Event(Aggregate.Event):
        """Something happened to a livelihood project."""

    class Commissioned(Event, Created):
        TOPIC = "livelihood_project.commissioned"
        vote_id: UUID
        candidate_id: UUID
        title: str
        year: int
        unit: str
        due_on: date | None
        campaign_id: UUID | None
        commissioned_on: date

        def apply(self, aggregate: "LivelihoodProject") -> None:
            aggregate.year = self.year
            aggregate.commissioned_on = self.commissioned_on

    class ProgressReported(Event):
        TOPIC = "livelihood_project.progress_reported"
        percent: int
        text: str
        reported_on: date

    class ProgressAssessed(Event):
        """进展测评: how many deputies said what of a project that is not completed yet."""

        TOPIC = "livelihood_project.progress_assessed"
        class_version = 2
        satisfied: int
        basically_satisfied: int
        dissatisfied: int
        abstained: int
        assessed_on: date

        @staticmethod
        def upcast_v1_v2(state: dict[str, Any]) -> None:
            state["abstained"] = 0

    class Completed(Event):
        TOPIC = "livelihood_project.completed"
        evidence: str
        completed_on: date

        def apply(self, aggregate: "LivelihoodProject") -> None:
            aggregate.completed_on = self.completed_on

    class Assessed(Event):
        """满意度测评: how many deputies said what."""

        TOPIC = "livelihood_project.assessed"
        class_version = 2
        satisfied: int
        basically_satisfied: int
        dissatisfied: int
        abstained: int
        accepted: bool
        assessed_on: date

        @staticmethod
        def upcast_v1_v2(state: dict[str, Any]) -> None:
            state["abstained"] = 0

        def apply(self, aggregate: "LivelihoodProject") -> None:
            if not self.accepted:
                aggregate.completed_on = None

    class Carried(Event):
        TOPIC = "livelihood_project.carried"
        to_year: int
        reason: str
        carried_on: date

        def apply(self, aggregate: "LivelihoodProject") -> None:
            aggregate.carried_on = self.carried_on

    def __init__(self) -> None:
        self.year = 0
        self.commissioned_on: date | None = None
        self.completed_on: date | None = None
        self.carried_on: date | None = None

    @classmethod
    def commission(
        cls, vote: LivelihoodVote, *, id: UUID, candidate_id: UUID, on: date, **facts: Any
    ) -> Self:
        """交办 — to the unit that does it, once the result is announced."""
        if vote.status != Status.ANNOUNCED or candidate_id not in vote.chosen:
            raise NotChosen(candidate_id=candidate_id)
        return cls.begin(
            cls.Commissioned,
            id=id,
            vote_id=vote.id,
            candidate_id=candidate_id,
            title=vote.titles[candidate_id],
            year=vote.year,
            campaign_id=vote.campaign_id,
            commissioned_on=on,
            **facts,
        )

    def report(self, *, percent: int, text: str, on: date) -> None:
        """报告进展"""
        self._must_run()
        if not 0 <= percent <= 100:  # noqa: PLR2004 — a share of the whole
            raise BadValue(field="percent", reason="应为 0 至 100")
        self.trigger_event(self.ProgressReported, percent=percent, text=text, reported_on=on)

    def assess_progress(self, *, on: date, **deputies: int) -> None:
        """测评进展 — of what is not completed, on a day after it was commissioned."""
        self._must_run()
        _some_came(deputies)
        if self.commissioned_on and on <= self.commissioned_on:
            raise BadValue(field="on", reason=f"应在交办（{self.commissioned_on}）以后")
        self.trigger_event(self.ProgressAssessed, assessed_on=on, **(NOBODY | deputies))

    def complete(self, *, evidence: str, on: date) -> None:
        """办成 — with what shows it."""
        self._must_run()
        self.trigger_event(self.Completed, evidence=evidence, completed_on=on)

    def assess(self, *, accepted: bool, on: date, **deputies: int) -> None:
        """代表测评 — of what is completed."""
        if self.completed_on is None:
            raise NotCompleted
        _some_came(deputies)
        self.trigger_event(
            self.Assessed, accepted=accepted, assessed_on=on, **(NOBODY | deputies)
        )

    def carry(self, *, to_year: int, reason: str, on: date) -> None:
        """结转 — to a later year, with the reason; it may be a candidate there."""
        self._must_run()
        if to_year <= self.year:
            raise BadValue(field="to_year", reason=f"应在 {self.year} 年以后")
        self.trigger_event(self.Carried, to_year=to_year, reason=reason, carried_on=on)

    def _must_run(self) -> None:
        if self.completed_on is not None:
            raise ProjectEnded(state="completed", on=self.completed_on)
        if self.carried_on is not None:
            raise ProjectEnded(state="carried", on=self.carried_on)


def _some_came(deputies: dict[str, int]) -> None:
    if not any(deputies.values()):
        raise BadValue(field="satisfied", reason="须有代表参加测评")
