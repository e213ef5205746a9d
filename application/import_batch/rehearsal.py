"""A rehearsal: every rule is asked, and nothing is recorded."""

import copy
from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID, uuid4

from application.ledger import Asked, Intent, Ledger, Receipt
from domain.shared.aggregate import Aggregate
from domain.shared.errors import DomainError

A = TypeVar("A", bound=Aggregate)


class Rehearsal(Ledger):
    """A ledger to try records on: what stands is read once, and what is new is forgotten."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._read: dict[UUID, Aggregate] = {}

    async def ask(self, asked: Asked) -> Receipt:
        intent, kind, id, decide, creates, beside = asked
        it = None if creates else await self._look(intent, kind, id)
        others = [await self._look(intent, *each) for each in beside]
        if it:
            self._decided(decide, it, *others)
        else:
            self._read[id] = self._decided(decide, *others)
        return Receipt(intent.jurisdiction_id, id, 0, 0)

    def _decided(self, decide: Callable[..., Any], *seen: Aggregate) -> Any:
        """What comes after finds the records as they would be; after a refusal, as they are."""
        versions = [each.version for each in seen]
        try:
            return decide(*seen)
        except DomainError:
            for each, version in zip(seen, versions, strict=True):
                if each.version != version:
                    del self._read[each.id]
            raise

    async def _look(self, intent: Intent, kind: type[A], id: UUID) -> Aggregate:
        if id not in self._read:
            self._read[id] = await look(self._ledger, intent, kind, id)
        return self._read[id]


async def look(ledger: Ledger, intent: Intent, kind: type[A], id: UUID) -> A:
    """A record as it stands: a command that decides nothing records nothing."""
    seen: list[A] = []
    asked = intent._replace(command_id=uuid4(), seen=None)
    await ledger.change(asked, kind, id, lambda it: seen.append(copy.deepcopy(it)))
    return seen[-1]
