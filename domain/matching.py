"""结对联系 — one deputy who keeps in touch with one project, enterprise, village …"""

from datetime import date
from enum import StrEnum
from typing import Self
from uuid import UUID

from domain.deputy import Deputy
from domain.shared.aggregate import Aggregate, Created
from domain.shared.errors import BadValue, RuleBroken, one_of


class Kind(StrEnum):
    """What a deputy is matched with."""

    PROJECT = "project"
    ENTERPRISE = "enterprise"
    VILLAGE = "village"
    HOUSEHOLD = "household"  # by its number, never by a name
    VOTER_GROUP = "voter_group"
    DEPUTY = "deputy"  # a member of the standing committee keeps in touch with deputies


class MatchingEnded(RuleBroken):
    """The matching ended on {on}."""


class MatchingVoided(RuleBroken):
    """The matching was voided: {reason}."""


class EndsBeforeItStarts(RuleBroken):
    """The matching started on {started_on}; it cannot end on {on}."""


class Matching(Aggregate):
    """结对联系: started → ended, or voided if it never was; the deputy learns each with it."""

    TOPIC = "matching"

    class Event(Aggregate.Event):
        """Something happened to a matching."""

    class Started(Event, Created):
        TOPIC = "matching.started"
        campaign_id: UUID | None
        deputy_id: UUID
        kind: str
        target: str
        duty: str
        started_on: date

        def apply(self, aggregate: "Matching") -> None:
            aggregate.deputy_id = self.deputy_id
            aggregate.started_on = self.started_on

    class Ended(Event):
        TOPIC = "matching.ended"
        reason: str
        ended_on: date

        def apply(self, aggregate: "Matching") -> None:
            aggregate.ended_on = self.ended_on

    class Voided(Event):
        TOPIC = "matching.voided"
        reason: str

        def apply(self, aggregate: "Matching") -> None:
            aggregate.voided = self.reason

    def __init__(self) -> None:
        self.deputy_id: UUID | None = None
        self.started_on = date.min
        self.ended_on: date | None = None
        self.voided: str | None = None

    @classmethod
    def start(
        cls,
        deputy: Deputy,
        *,
        id: UUID,
        kind: str,
        target: str,
        duty: str,
        started_on: date,
        campaign_id: UUID | None = None,
    ) -> Self:
        """结对"""
        one_of(Kind, "kind", kind)
        target = target.strip()
        if not target:
            raise BadValue(field="target", reason="须写明联系的是什么")
        deputy.match(matching_id=id, kind=str(kind), target=target, on=started_on)
        return cls.begin(
            cls.Started,
            id=id,
            campaign_id=campaign_id,
            deputy_id=deputy.id,
            kind=str(kind),
            target=target,
            duty=duty,
            started_on=started_on,
        )

    def end(self, deputy: Deputy, *, reason: str, on: date) -> None:
        """结束"""
        self._must_stand()
        if self.ended_on is not None:
            raise MatchingEnded(on=self.ended_on)
        if on < self.started_on:
            raise EndsBeforeItStarts(started_on=self.started_on, on=on)
        self.trigger_event(self.Ended, reason=reason, ended_on=on)
        deputy.end_match(matching_id=self.id, on=on)

    def void(self, deputy: Deputy, *, reason: str) -> None:
        """作废"""
        self._must_stand()
        self.trigger_event(self.Voided, reason=reason)
        deputy.void_match(matching_id=self.id)

    def _must_stand(self) -> None:
        if self.voided is not None:
            raise MatchingVoided(reason=self.voided)
