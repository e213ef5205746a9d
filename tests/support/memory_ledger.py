"""A ledger in memory, and couriers that carry between its jurisdictions: for tests."""

import copy
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from typing import TypeVar
from uuid import UUID

from application.ledger import (
    AlreadyExists,
    Asked,
    Beside,
    CommandReused,
    IfHere,
    Intent,
    Ledger,
    Receipt,
    Recorded,
    StaleVersion,
)
from application.onboarding import intent as by_nobody
from application.processes.courier import Errand, errands
from domain.jurisdiction import Jurisdiction
from domain.shared.aggregate import Aggregate
from domain.shared.errors import NotFound

A = TypeVar("A", bound=Aggregate)


@dataclass
class _Log:
    """What one jurisdiction has: its events in order, its records, the commands it knows."""

    events: list[Recorded] = field(default_factory=list)
    senders: list[Intent] = field(default_factory=list)
    records: dict[UUID, Aggregate] = field(default_factory=dict)
    receipts: dict[UUID, tuple[bytes, Receipt]] = field(default_factory=dict)


class MemoryLedger(Ledger):
    """Does what ``application.ledger.Ledger`` promises, in dictionaries."""

    def __init__(self) -> None:
        self._logs: dict[UUID, _Log] = {}

    def copied(self) -> "MemoryLedger":
        """Another ledger that goes on from here: what is in it is replaced, never changed."""
        another = MemoryLedger()
        another._logs = {
            here: _Log(
                list(log.events), list(log.senders), dict(log.records), dict(log.receipts)
            )
            for here, log in self._logs.items()
        }
        return another

    async def found(self, intent: Intent, new: Callable[[], Jurisdiction]) -> Receipt:
        here = intent.jurisdiction_id
        if here in self._logs:
            known = self._known(intent, here)
            if known:
                return known
            raise AlreadyExists(kind=Jurisdiction.TOPIC, id=here)
        place = new()
        self._logs[here] = _Log()
        return self._append(intent, place)

    async def ask(self, asked: Asked) -> Receipt:
        intent, kind, id, decide, creates, beside = asked
        known = self._known(intent, id)
        if known:
            return known
        if creates:
            if id in self._log(intent.jurisdiction_id).records:
                raise AlreadyExists(kind=kind.TOPIC, id=id)
            others = self._beside(intent, beside)
            return self._append(intent, decide(*others), *others)
        record = copy.deepcopy(self.get(intent.jurisdiction_id, kind, id))
        if intent.seen is not None and intent.seen != record.version:
            raise StaleVersion(seen=intent.seen, version=record.version)
        others = self._beside(intent, beside)
        decide(record, *others)
        return self._append(intent, record, *others)

    def get(self, jurisdiction_id: UUID, kind: type[A], id: UUID) -> A:
        """The record as it stands."""
        record = self._log(jurisdiction_id).records.get(id)
        if not isinstance(record, kind):
            raise NotFound(kind=kind.TOPIC, id=id)
        return record

    def recorded(self, jurisdiction_id: UUID | None = None) -> Iterator[Recorded]:
        """The events of a ledger, or of all of them."""
        for here, log in list(self._logs.items()):
            if jurisdiction_id in {None, here}:
                yield from list(log.events)

    def sender(self, recorded: Recorded) -> Intent:
        """The command that an event comes from."""
        return self._logs[recorded.jurisdiction_id].senders[recorded.position - 1]

    def receipts(
        self, jurisdiction_id: UUID, commands: Collection[UUID]
    ) -> dict[UUID, Receipt]:
        """What these commands recorded."""
        known = self._logs[jurisdiction_id].receipts
        return {each: known[each][1] for each in commands if each in known}

    def heads(self) -> dict[UUID, int]:
        """How long each ledger is."""
        return {here: len(log.events) for here, log in self._logs.items()}

    def _known(self, intent: Intent, id: UUID) -> Receipt | None:
        digest, receipt = self._log(intent.jurisdiction_id).receipts.get(
            intent.command_id, (b"", None)
        )
        if receipt and (digest != intent.digest or receipt.id != id):
            raise CommandReused(command_id=intent.command_id)
        return receipt

    def _beside(self, intent: Intent, beside: Beside) -> list[Aggregate | None]:
        here = intent.jurisdiction_id
        known = self._log(here).records
        return [
            None
            if isinstance(each, IfHere) and each.id not in known
            else copy.deepcopy(self.get(here, *each))
            for each in beside
        ]

    def _append(self, intent: Intent, record: Aggregate, *others: Aggregate | None) -> Receipt:
        here = intent.jurisdiction_id
        log = self._log(here)
        for each in (record, *(other for other in others if other is not None)):
            for event in each.collect_events():
                log.senders.append(intent)
                log.events.append(Recorded(here, len(log.events) + 1, event))
            log.records[each.id] = each
        receipt = Receipt(here, record.id, record.version, len(log.events))
        log.receipts[intent.command_id] = (intent.digest, receipt)
        return receipt

    def _log(self, jurisdiction_id: UUID) -> _Log:
        if jurisdiction_id not in self._logs:
            raise NotFound(kind=Jurisdiction.TOPIC, id=jurisdiction_id)
        return self._logs[jurisdiction_id]


class MemoryCourier:
    """Runs the errands of the courier process until none is left."""

    def __init__(self, ledger: MemoryLedger) -> None:
        self._ledger = ledger
        self._read: dict[UUID, int] = {}

    async def settled(self) -> None:
        """Carry until nothing is left to carry."""
        while self._read != self._ledger.heads():
            for here, head in self._ledger.heads().items():
                start = self._read.get(here, 0)
                self._read[here] = head
                for recorded in list(self._ledger.recorded(here))[start:head]:
                    await self.carry(recorded)

    async def carry(self, recorded: Recorded) -> None:
        """Run what follows from one event; a second time, nothing more happens."""
        for errand in errands(recorded):
            await self._run(errand)

    async def _run(self, errand: Errand) -> None:
        intent = by_nobody(errand.jurisdiction_id, errand.command_id, {})
        run = self._ledger.open if errand.creates else self._ledger.change
        await run(intent, errand.kind, errand.id, errand.decide, beside=errand.beside)
