"""履职登记 — what a deputy did that no other record tells: entered, checked, put right."""

from datetime import date
from typing import Any, Self
from uuid import UUID

from domain.deputy import Deputy
from domain.duty_record.words import (
    CORRECTABLE,
    COUNTS,
    QUANTITY_MAX,
    AlreadySettled,
    DisputeTooLate,
    EntryVoided,
    Evidence,
    Kind,
    NotDisputed,
    NothingToVerify,
    NotTheirEntry,
    Registrant,
    Status,
)
from domain.shared.aggregate import Aggregate, Created
from domain.shared.clock import longest
from domain.shared.errors import BadValue, one_of
from domain.shared.policy import Rules

__all__ = ["COUNTS", "QUANTITY_MAX", "DutyRecord", "Evidence", "Kind", "Registrant", "Status"]


class DutyRecord(Aggregate):
    """履职登记: recorded → confirmed, or disputed → corrected or upheld; possibly voided.

    What the organiser enters stands unless the deputy disputes it in time; what the deputy
    enters stands when it is verified.
    """

    TOPIC = "duty_record"

    class Event(Aggregate.Event):
        """Something happened to an entry."""

    class Recorded(Event, Created):
        TOPIC = "duty_record.recorded"
        deputy_id: UUID
        kind: str
        title: str
        occurred_on: date
        quantity: int
        evidence: list[dict[str, str]]
        by: str
        until_on: date | None
        basis: str
        recorded_on: date

        def apply(self, aggregate: "DutyRecord") -> None:
            aggregate.deputy_id = self.deputy_id
            aggregate.until_on = self.until_on
            aggregate.basis = self.basis
            claimed = self.by == Registrant.DEPUTY
            aggregate.status = Status.CLAIMED if claimed else Status.RECORDED

    class Confirmed(Event):
        TOPIC = "duty_record.confirmed"
        confirmed_on: date

        def apply(self, aggregate: "DutyRecord") -> None:
            aggregate.status = Status.CONFIRMED

    class Disputed(Event):
        TOPIC = "duty_record.disputed"
        reason: str
        disputed_on: date

        def apply(self, aggregate: "DutyRecord") -> None:
            aggregate.status = Status.DISPUTED

    class Corrected(Event):
        """Only what was wrong is stated; the first entry stays as it was."""

        TOPIC = "duty_record.corrected"
        changes: dict[str, Any]
        reason: str
        corrected_on: date

        def apply(self, aggregate: "DutyRecord") -> None:
            aggregate.status = Status.CORRECTED

    class Upheld(Event):
        TOPIC = "duty_record.upheld"
        reason: str
        upheld_on: date

        def apply(self, aggregate: "DutyRecord") -> None:
            aggregate.status = Status.UPHELD

    class Verified(Event):
        TOPIC = "duty_record.verified"
        verified_on: date

        def apply(self, aggregate: "DutyRecord") -> None:
            aggregate.status = Status.VERIFIED

    class Voided(Event):
        TOPIC = "duty_record.voided"
        reason: str
        voided_on: date

        def apply(self, aggregate: "DutyRecord") -> None:
            aggregate.status = Status.VOIDED
            aggregate.why = self.reason

    def __init__(self) -> None:
        self.deputy_id: UUID | None = None
        self.until_on: date | None = None
        self.basis = ""
        self.status = ""
        self.why = ""

    @classmethod
    def record(
        cls,
        rules: Rules,
        deputy: Deputy,
        *,
        id: UUID,
        kind: str,
        title: str,
        occurred_on: date,
        by: str = Registrant.ORGANISER,
        quantity: int = 1,
        evidence: list[dict[str, str]],
        on: date,
    ) -> Self:
        """登记 — with evidence, of a day on which the deputy held office."""
        one_of(Kind, "kind", kind)
        one_of(Registrant, "by", by)
        _check({"title": title, "quantity": quantity, "evidence": evidence})
        if kind != Kind.AWARD:
            deputy.must_serve(occurred_on)
        return cls.begin(
            cls.Recorded,
            id=id,
            deputy_id=deputy.id,
            kind=str(kind),
            title=title,
            occurred_on=occurred_on,
            quantity=quantity,
            evidence=evidence,
            by=str(by),
            until_on=longest(rules, "record_dispute_window", on),
            basis=rules.basis("record_dispute_window"),
            recorded_on=on,
        )

    def confirm(self, *, deputy_id: UUID, on: date) -> None:
        """确认 — by the deputy it is about."""
        self._must_be_of(deputy_id)
        if self.status != Status.RECORDED:
            raise AlreadySettled(status=self.status)
        self.trigger_event(self.Confirmed, confirmed_on=on)

    def dispute(self, *, deputy_id: UUID, reason: str, on: date) -> None:
        """提出异议 — within the window of the place."""
        self._must_be_of(deputy_id)
        if self.status not in {Status.RECORDED, Status.CONFIRMED}:
            raise AlreadySettled(status=self.status)
        if self.until_on is not None and on > self.until_on:
            raise DisputeTooLate(until=self.until_on, basis=self.basis)
        self.trigger_event(self.Disputed, reason=_said(reason), disputed_on=on)

    def correct(self, *, changes: dict[str, Any], reason: str, on: date) -> None:
        """更正 — after a dispute, or when the office finds the mistake itself."""
        self._must_stand()
        if not changes:
            raise BadValue(field="changes", reason="没有写明要更正什么")
        _check(changes)
        self.trigger_event(
            self.Corrected, changes=changes, reason=_said(reason), corrected_on=on
        )

    def uphold(self, *, reason: str, on: date) -> None:
        """维持 — checked, and right as it was entered."""
        self._must_stand()
        if self.status != Status.DISPUTED:
            raise NotDisputed(status=self.status)
        self.trigger_event(self.Upheld, reason=_said(reason), upheld_on=on)

    def verify(self, *, on: date) -> None:
        """核实 — what the deputy entered."""
        self._must_stand()
        if self.status != Status.CLAIMED:
            raise NothingToVerify(status=self.status)
        self.trigger_event(self.Verified, verified_on=on)

    def void(self, *, reason: str, on: date) -> None:
        """作废"""
        self._must_stand()
        self.trigger_event(self.Voided, reason=_said(reason), voided_on=on)

    def _must_stand(self) -> None:
        if self.status == Status.VOIDED:
            raise EntryVoided(reason=self.why)

    def _must_be_of(self, deputy_id: UUID) -> None:
        self._must_stand()
        if deputy_id != self.deputy_id:
            raise NotTheirEntry(deputy=deputy_id)


def _said(reason: str) -> str:
    if not reason.strip():
        raise BadValue(field="reason", reason="须说明理由")
    return reason


def _check(stated: dict[str, Any]) -> None:
    for name, value in stated.items():
        match name:
            case "title" if not str(value).strip():
                raise BadValue(field=name, reason="须写明做了什么")
            case "quantity" if type(value) is not int or not 1 <= value <= QUANTITY_MAX:
                raise BadValue(field=name, reason=f"应为 1 至 {QUANTITY_MAX} 的整数")
            case "evidence":
                _check_evidence(value)
            case _ if name not in CORRECTABLE:
                raise BadValue(field=name, reason="履职登记没有这一项，或不能更正")


def _check_evidence(evidence: list[dict[str, str]]) -> None:
    if not evidence:
        raise BadValue(
            field="evidence", reason="须有佐证：通知、签到表、记录、照片、手册页码等"
        )
    for at, each in enumerate(evidence):
        if each.get("kind") not in set(Evidence) or not each.get("reference", "").strip():
            reason = f"须写明出处，种类应为 {'、'.join(Evidence)} 之一"
            raise BadValue(field=f"evidence[{at}]", reason=reason)
