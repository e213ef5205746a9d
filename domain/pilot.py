"""试点 — a place that tries the campaign out first, and what was found when it was reviewed."""

from datetime import date
from enum import StrEnum
from typing import Self
from uuid import UUID

from domain.campaign import Campaign
from domain.shared.aggregate import Aggregate, Created
from domain.shared.errors import BadValue, RuleBroken, one_of


class Verdict(StrEnum):
    """What a review comes to."""

    SPREAD = "spread"  # 总结推广
    IMPROVE = "improve"  # 改进后再评
    STOP = "stop"  # 不再试点


class PilotOver(RuleBroken):
    """The pilot was concluded on {on}."""


class Pilot(Aggregate):
    """试点: designated → reviewed, perhaps several times, until it is spread or stopped."""

    TOPIC = "pilot"

    class Event(Aggregate.Event):
        """Something happened to a pilot."""

    class Designated(Event, Created):
        TOPIC = "pilot.designated"
        campaign_id: UUID
        place: str
        tasks: str
        designated_by: str
        designated_on: date

    class Reviewed(Event):
        TOPIC = "pilot.reviewed"
        verdict: str
        finding: str
        reviewed_by: str
        reviewed_on: date

        def apply(self, aggregate: "Pilot") -> None:
            if self.verdict != Verdict.IMPROVE:
                aggregate.over_on = self.reviewed_on

    def __init__(self) -> None:
        self.over_on: date | None = None

    @classmethod
    def designate(
        cls,
        campaign: Campaign,
        *,
        id: UUID,
        place: str,
        tasks: str,
        designated_by: str,
        on: date,
    ) -> Self:
        """确定试点 — of a campaign that runs."""
        campaign.must_take(on)
        if not place.strip():
            raise BadValue(field="place", reason="须写明在哪里试点")
        return cls.begin(
            cls.Designated,
            id=id,
            campaign_id=campaign.id,
            place=place,
            tasks=tasks,
            designated_by=designated_by,
            designated_on=on,
        )

    def review(self, *, verdict: str, finding: str, reviewed_by: str, on: date) -> None:
        """评估试点"""
        one_of(Verdict, "verdict", verdict)
        if self.over_on is not None:
            raise PilotOver(on=self.over_on)
        self.trigger_event(
            self.Reviewed,
            verdict=str(verdict),
            finding=finding,
            reviewed_by=reviewed_by,
            reviewed_on=on,
        )
