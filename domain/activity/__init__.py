"""代表活动 — one thing that deputies did on one day, and what it touched."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Self
from uuid import UUID

from domain.activity.words import (
    COUNTS,
    LISTS,
    NOWHERE,
    ActivityVoided,
    AlreadyServes,
    AlreadyVerified,
    NotYetCorrected,
    aligned,
    came,
    check,
    check_counts,
)
from domain.shared.aggregate import Aggregate, Created
from domain.shared.errors import BadValue


class Activity(Aggregate):
    """代表活动: held → (corrected) → possibly voided. The first record is never overwritten.

    ``kind`` is a word of the plan (代表小组活动, 视察, 引进项目 …), not of the code.
    """

    TOPIC = "activity"

    class Event(Aggregate.Event):
        """Something was recorded about an activity."""

    class Held(Event, Created):
        """``levels``: at which each of the participants sat; empty where nobody's is known."""

        TOPIC = "activity.held"
        class_version = 2
        kind: str
        occurred_on: date
        place: str
        campaign_id: UUID | None
        group_id: UUID | None
        focus_area: str
        checklist_item: str
        participants: list[UUID]
        levels: list[str]
        villages: list[str]
        enterprises: list[str]
        projects: list[str]
        households: int
        voters_received: int
        opinions_heard: int
        problems_found: int
        problems_solved: int
        counts: dict[str, int]
        note: str

        @staticmethod
        def upcast_v1_v2(state: dict[str, Any]) -> None:
            state["levels"] = []

        def apply(self, aggregate: "Activity") -> None:
            aggregate.occurred_on = self.occurred_on
            aggregate.campaigns = [self.campaign_id] if self.campaign_id else []

    class CampaignServed(Event):
        """It served a further campaign: counted there as well, and still once for itself."""

        TOPIC = "activity.campaign_served"
        campaign_id: UUID

        def apply(self, aggregate: "Activity") -> None:
            aggregate.campaigns.append(self.campaign_id)

    class Corrected(Event):
        """Only what was wrong is stated, with the reason; the rest stays.

        ``levels`` goes with the participants, where it is they that are stated anew.
        """

        TOPIC = "activity.corrected"
        class_version = 2
        changes: dict[str, Any]
        levels: list[str]
        reason: str

        @staticmethod
        def upcast_v1_v2(state: dict[str, Any]) -> None:
            state["levels"] = []

        def apply(self, aggregate: "Activity") -> None:
            aggregate.verified = False
            aggregate.returned = None

    class AttendanceNoted(Event):
        """Who was called and did not come; who came is among the participants."""

        TOPIC = "activity.attendance_noted"
        absent: list[UUID]
        on_leave: list[UUID]
        noted_on: date

    class Verified(Event):
        TOPIC = "activity.verified"
        by: str
        verified_on: date

        def apply(self, aggregate: "Activity") -> None:
            aggregate.verified = True

    class Returned(Event):
        TOPIC = "activity.returned"
        by: str
        reason: str
        returned_on: date

        def apply(self, aggregate: "Activity") -> None:
            aggregate.verified = False
            aggregate.returned = self.reason

    class Voided(Event):
        TOPIC = "activity.voided"
        reason: str

        def apply(self, aggregate: "Activity") -> None:
            aggregate.voided = self.reason

    def __init__(self) -> None:
        self.voided: str | None = None
        self.verified = False
        self.returned: str | None = None
        self.occurred_on = date.min
        self.campaigns: list[UUID] = []

    @classmethod
    def hold(
        cls,
        *,
        id: UUID,
        kind: str,
        occurred_on: date,
        place: str = "",
        campaign_id: UUID | None = None,
        group_id: UUID | None = None,
        focus_area: str = "",
        checklist_item: str = "",
        note: str = "",
        counts: dict[str, int] | None = None,
        levels: Mapping[UUID, str] = NOWHERE,
        **touched: Any,
    ) -> Self:
        """开展 — recorded by the organiser; ``levels`` are those at which deputies sit."""
        if not kind:
            raise BadValue(field="kind", reason="须写明活动类型")
        said = {name: value for name, value in touched.items() if value is not None}
        check(said)
        check_counts(counts or {})
        return cls.begin(
            cls.Held,
            id=id,
            kind=kind,
            occurred_on=occurred_on,
            place=place,
            campaign_id=campaign_id,
            group_id=group_id,
            focus_area=focus_area,
            checklist_item=checklist_item,
            note=note,
            counts=counts or {},
            levels=aligned(said.get("participants", []), levels),
            **dict.fromkeys(COUNTS, 0) | {name: [] for name in LISTS} | said,
        )

    def serve(self, *, campaign_id: UUID) -> None:
        """兼属 — what was done for one campaign was work of another, too."""
        self._must_stand()
        if campaign_id in self.campaigns:
            raise AlreadyServes(campaign_id=campaign_id)
        self.trigger_event(self.CampaignServed, campaign_id=campaign_id)

    def correct(
        self, *, changes: dict[str, Any], reason: str, levels: Mapping[UUID, str] = NOWHERE
    ) -> None:
        """更正 — of what it touched; where the record itself is wrong, void it."""
        self._must_stand()
        if not reason:
            raise BadValue(field="reason", reason="更正须说明理由")
        if not changes:
            raise BadValue(field="changes", reason="没有写明要更正什么")
        check(changes)
        at = aligned(came(changes), levels)
        self.trigger_event(self.Corrected, changes=changes, levels=at, reason=reason)

    def note_attendance(self, *, absent: list[UUID], on_leave: list[UUID], on: date) -> None:
        """登记缺席、请假"""
        self._must_stand()
        if len({*absent, *on_leave}) != len(absent) + len(on_leave):
            raise BadValue(field="absent", reason="同一名代表出现两次")
        self.trigger_event(self.AttendanceNoted, absent=absent, on_leave=on_leave, noted_on=on)

    def verify(self, *, by: str, on: date) -> None:
        """核实 — a record that was returned has to be corrected first."""
        self._must_stand()
        if self.verified:
            raise AlreadyVerified
        if self.returned is not None:
            raise NotYetCorrected(reason=self.returned)
        self.trigger_event(self.Verified, by=by, verified_on=on)

    def send_back(self, *, by: str, reason: str, on: date) -> None:
        """退回 — with what is wrong; it counts as it stands until it is corrected or voided."""
        self._must_stand()
        if not reason:
            raise BadValue(field="reason", reason="退回须说明理由")
        self.trigger_event(self.Returned, by=by, reason=reason, returned_on=on)

    def void(self, *, reason: str) -> None:
        """作废"""
        self._must_stand()
        self.trigger_event(self.Voided, reason=reason)

    def _must_stand(self) -> None:
        if self.voided is not None:
            raise ActivityVoided(reason=self.voided)
