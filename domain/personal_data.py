"""个人信息 — what was done with a person's data: shown, restricted, erased; never the data."""

from datetime import date
from enum import StrEnum
from typing import Self
from uuid import UUID

from domain.shared.aggregate import Aggregate, Created
from domain.shared.errors import NotAllowed, RuleBroken, one_of


class Ground(StrEnum):
    """Why personal data has to be deleted: 个人信息保护法 art. 47, its five cases in order."""

    PURPOSE_ENDED = "purpose_ended"  # the purpose is met, cannot be met, or needs it no more
    SERVICE_ENDED = "service_ended"  # the service has ended, or the period of retention
    CONSENT_WITHDRAWN = "consent_withdrawn"
    UNLAWFUL = "unlawful"  # it was handled against the law or what was agreed
    OTHER_LAW = "other_law"


class DataRestricted(RuleBroken):
    """The data is kept but not shown, since {on}: {reason}."""


class NothingRestricted(RuleBroken):
    """The data is not restricted."""


class ErasurePending(RuleBroken):
    """Its erasure was already asked for on {on}."""


class NoErasurePending(RuleBroken):
    """Nobody has asked for its erasure."""


class NothingToErase(RuleBroken):
    """Of what was to be erased nothing is left."""


class RetentionRuns(RuleBroken):
    """The data must be kept until {until}: {reason}."""


class NeedsAnotherPerson(NotAllowed):
    """Whoever asked for the erasure may not approve it: {reason}."""


class PersonalData(Aggregate):
    """个人信息: shown to somebody, restricted and released, its erasure requested and approved.

    The values lie in the vault. The record begins with the first thing that is done with them;
    data that was kept again after an erasure goes on under the same record.
    """

    TOPIC = "personal_data"

    class Event(Aggregate.Event):
        """Something was done with a person's data."""

    class Opened(Event, Created):
        TOPIC = "personal_data.opened"
        noun: str
        subject_id: UUID
        opened_on: date

    class Revealed(Event):
        TOPIC = "personal_data.revealed"
        fields: list[str]
        purpose: str
        revealed_on: date

    class Restricted(Event):
        TOPIC = "personal_data.restricted"
        reason: str
        retain_until: date | None
        restricted_on: date

        def apply(self, aggregate: "PersonalData") -> None:
            aggregate.restriction = self.reason
            aggregate.restricted_on = self.restricted_on
            aggregate.retain_until = self.retain_until

    class Released(Event):
        TOPIC = "personal_data.released"
        reason: str
        released_on: date

        def apply(self, aggregate: "PersonalData") -> None:
            aggregate.restricted_on = aggregate.retain_until = None

    class ErasureRequested(Event):
        TOPIC = "personal_data.erasure_requested"
        ground: str
        reason: str
        fields: list[str]
        requested_by: UUID
        requested_on: date

        def apply(self, aggregate: "PersonalData") -> None:
            aggregate.requested_on = self.requested_on
            aggregate.requested_by = self.requested_by
            aggregate.ground = self.ground
            aggregate.fields = list(self.fields)

    class ErasureDeclined(Event):
        TOPIC = "personal_data.erasure_declined"
        reason: str
        declined_on: date

        def apply(self, aggregate: "PersonalData") -> None:
            aggregate.requested_on = None

    class Erased(Event):
        TOPIC = "personal_data.erased"
        ground: str
        erased: list[dict[str, str]]
        requested_by: UUID
        approved_by: UUID
        erased_on: date

        def apply(self, aggregate: "PersonalData") -> None:
            aggregate.requested_on = None

    def __init__(self) -> None:
        self.restriction = ""
        self.restricted_on: date | None = None
        self.retain_until: date | None = None
        self.requested_on: date | None = None
        self.requested_by: UUID | None = None
        self.ground = ""
        self.fields: list[str] = []

    @classmethod
    def begin_for(cls, *, id: UUID, noun: str, subject_id: UUID, on: date) -> Self:
        """The record of what is done with the data of one subject."""
        return cls.begin(cls.Opened, id=id, noun=noun, subject_id=subject_id, opened_on=on)

    def reveal(self, *, fields: list[str], purpose: str, on: date) -> None:
        """查看 — recorded before anything is shown, with what it is for."""
        if self.restricted_on is not None:
            raise DataRestricted(on=self.restricted_on, reason=self.restriction)
        self.trigger_event(self.Revealed, fields=fields, purpose=purpose, revealed_on=on)

    def restrict(self, *, reason: str, retain_until: date | None, on: date) -> None:
        """限制处理 — kept, shown to nobody; during a retention period not erased either."""
        if self.restricted_on is not None:
            raise DataRestricted(on=self.restricted_on, reason=self.restriction)
        self.trigger_event(
            self.Restricted, reason=reason, retain_until=retain_until, restricted_on=on
        )

    def release(self, *, reason: str, on: date) -> None:
        """解除限制"""
        if self.restricted_on is None:
            raise NothingRestricted
        self.trigger_event(self.Released, reason=reason, released_on=on)

    def request_erasure(
        self, *, ground: str, reason: str, fields: list[str], by: UUID, on: date
    ) -> None:
        """申请删除 — of these fields, or of all; by one person, for another to approve."""
        one_of(Ground, "ground", ground)
        if self.requested_on is not None:
            raise ErasurePending(on=self.requested_on)
        self.trigger_event(
            self.ErasureRequested,
            ground=str(ground),
            reason=reason,
            fields=fields,
            requested_by=by,
            requested_on=on,
        )

    def decline_erasure(self, *, reason: str, on: date) -> None:
        """不予删除 — with the reason; the data may still be restricted."""
        self._must_be_requested()
        self.trigger_event(self.ErasureDeclined, reason=reason, declined_on=on)

    def approve_erasure(self, *, erased: list[dict[str, str]], by: UUID, on: date) -> None:
        """批准删除 — by a second person; the commitments stay, and prove nothing to anybody."""
        self._must_be_requested()
        assert self.requested_by is not None
        if by == self.requested_by:
            raise NeedsAnotherPerson(action="approve_erasure", reason="须由申请人以外的人批准")
        if self.retain_until is not None and on <= self.retain_until:
            raise RetentionRuns(until=self.retain_until, reason=self.restriction)
        if not erased:
            raise NothingToErase
        self.trigger_event(
            self.Erased,
            ground=self.ground,
            erased=erased,
            requested_by=self.requested_by,
            approved_by=by,
            erased_on=on,
        )

    def _must_be_requested(self) -> None:
        if self.requested_on is None:
            raise NoErasurePending
