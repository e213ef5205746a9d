"""A rehearsal: every rule is asked, and nothing is recorded."""

import copy
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar
from uuid import UUID

from application.import_batch.form import Facts, Form
from application.import_batch.links import Link
from application.ledger import Asked, Intent, Ledger, Receipt, looking
from application.together import AT_ONCE, chunks
from domain.catalogue import AGGREGATES
from domain.shared.aggregate import Aggregate
from domain.shared.errors import DomainError

A = TypeVar("A", bound=Aggregate)
KINDS = {each.TOPIC: each for each in AGGREGATES}


class Rehearsal(Ledger):
    """A ledger to try records on: what stands is read once, and what is new is forgotten.

    ``asked``: what it was asked, to be asked of the ledger itself.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._read: dict[UUID, Aggregate] = {}
        self.asked: list[Asked] = []

    async def learn(
        self, intent: Intent, wanted: Iterable[tuple[type[Aggregate], UUID]]
    ) -> None:
        """Read at once what will be looked at; what there is not, is told when it is asked."""
        new = [each for each in dict.fromkeys(wanted) if each[1] not in self._read]
        for some in chunks(new, AT_ONCE):
            await self._ledger.settle([looking(intent, *each, self._keep) for each in some])

    async def ask(self, asked: Asked) -> Receipt:
        intent, kind, id, decide, creates, beside = asked
        it = None if creates else await self._look(intent, kind, id)
        others = [await self._look(intent, *each) for each in beside]
        if it:
            self._decided(decide, it, *others)
        else:
            self._read[id] = self._decided(decide, *others)
            if not others:
                asked = Asked(intent, kind, id, _made(self._read[id]), creates)
        self.asked.append(asked)
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

    def _keep(self, it: Aggregate) -> None:
        self._read[it.id] = copy.deepcopy(it)

    async def _look(self, intent: Intent, kind: type[A], id: UUID) -> Aggregate:
        if id not in self._read:
            self._read[id] = await self._ledger.look(intent, kind, id, copy.deepcopy)
        return self._read[id]


def _made(it: Aggregate) -> Callable[[], Aggregate]:
    """A record that builds on no other is decided once, and made as often as it is asked."""
    events = tuple(it.pending_events)

    def again() -> Aggregate:
        made: Aggregate | None = None
        for event in events:
            made = event.mutate(made)
        assert made, "a record that was made has a first event"
        made.pending_events.extend(events)
        return made

    return again


def linked(form: Form, rows: Iterable[Facts]) -> Iterator[tuple[type[Aggregate], UUID]]:
    """The records that rows link to, whatever becomes of the rows."""
    links = [(it.field, it.kind) for it in form.columns if isinstance(it.kind, Link)]
    for facts in rows:
        for field, kind in links:
            if facts[field]:
                for id in kind.ids(facts[field]):
                    yield KINDS[kind.noun], id
