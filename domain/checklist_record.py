"""清单记录 — that somebody has done an item of the checklist which no other record shows."""

from datetime import date
from typing import Self
from uuid import UUID

from domain import checklist
from domain.campaign import Campaign
from domain.checklist import Subject
from domain.shared.aggregate import Aggregate, Created
from domain.shared.errors import BadValue, RuleBroken
from domain.shared.source import SOURCES, Source


class NoSuchItem(RuleBroken):
    """The plan has no checklist item with the code {item}."""


class TickedByFacts(RuleBroken):
    """{text} is ticked by records of {source}: record what was done, not that it was done."""


class EvidenceMissing(RuleBroken):
    """{text} needs its evidence: {evidence}."""


class RecordVoided(RuleBroken):
    """The checklist record was voided: {reason}."""


class ChecklistRecord(Aggregate):
    """清单记录: entered, with its evidence → possibly voided."""

    TOPIC = "checklist_record"

    class Event(Aggregate.Event):
        """Something happened to a checklist record."""

    class Entered(Event, Created):
        TOPIC = "checklist_record.entered"
        campaign_id: UUID
        item: str
        subject: str
        subject_id: UUID
        what: str
        evidence: str
        done_on: date

    class Voided(Event):
        TOPIC = "checklist_record.voided"
        reason: str

        def apply(self, aggregate: "ChecklistRecord") -> None:
            aggregate.voided = self.reason

    def __init__(self) -> None:
        self.voided: str | None = None

    @classmethod
    def enter(
        cls,
        campaign: Campaign,
        *,
        id: UUID,
        item: str,
        subject: str,
        subject_id: UUID,
        what: str,
        evidence: str,
        done_on: date,
    ) -> Self:
        """登记完成 — of an item that facts do not tick."""
        campaign.must_take(done_on)
        asked = checklist.find(campaign.plan.checklist, item)
        if asked is None:
            raise NoSuchItem(item=item)
        source = checklist.source_of(asked)
        if source != Source.CHECKLIST:
            raise TickedByFacts(text=asked["text"], source=SOURCES[source].name)
        if asked.get("subject") not in set(Subject):
            raise BadValue(field="item", reason="这一项不由代表或小组逐个完成")
        if subject != asked["subject"]:
            raise BadValue(field="subject", reason=f"这一项由 {asked['subject']} 完成")
        if asked.get("evidence") and not evidence.strip():
            raise EvidenceMissing(text=asked["text"], evidence=asked["evidence"])
        return cls.begin(
            cls.Entered,
            id=id,
            campaign_id=campaign.id,
            item=item,
            subject=str(subject),
            subject_id=subject_id,
            what=what,
            evidence=evidence,
            done_on=done_on,
        )

    def void(self, *, reason: str) -> None:
        """作废"""
        if self.voided is not None:
            raise RecordVoided(reason=self.voided)
        self.trigger_event(self.Voided, reason=reason)
