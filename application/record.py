"""What is the same whatever somebody asks of a record: who may, on which day, one decision."""

from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar, TypeVar
from uuid import UUID

from application.access import Action
from application.ledger import Beside, Intent, Ledger, Receipt
from domain.jurisdiction import Jurisdiction
from domain.shared.aggregate import Aggregate

T = TypeVar("T")


class RecordUseCases:
    """The use cases of one kind of record; each names an action and a command of the record."""

    KIND: ClassVar[type[Aggregate]]

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    async def _open(
        self,
        intent: Intent,
        action: Action,
        id: UUID,
        new: Callable[..., Aggregate],
        *,
        on: date,
        beside: Beside = (),
    ) -> Receipt:
        intent.must(action)
        intent.there(on=on)
        return await self._ledger.open(intent, self.KIND, id, new, beside=beside)

    async def _change(
        self,
        intent: Intent,
        action: Action,
        id: UUID,
        decide: Callable[..., None],
        *,
        on: date,
        beside: Beside = (),
        **facts: Any,
    ) -> Receipt:
        intent.must(action)
        intent.past(on=on)
        return await self._ledger.change(
            intent,
            self.KIND,
            id,
            lambda it, *others: decide(it, *others, on=on, **facts),
            beside=beside,
        )

    async def _ruled(
        self,
        intent: Intent,
        action: Action,
        id: UUID,
        decide: Callable[..., None],
        *,
        on: date,
        beside: Beside = (),
        **facts: Any,
    ) -> Receipt:
        """Under the rules of the place in force on that day."""

        def ruled(it: Aggregate, place: Jurisdiction, *others: Aggregate, **told: Any) -> None:
            decide(it, place.rules(on), *others, **told)

        place = (Jurisdiction, intent.jurisdiction_id)
        return await self._change(
            intent, action, id, ruled, on=on, beside=[place, *beside], **facts
        )

    async def _look(self, intent: Intent, id: UUID, read: Callable[[Any], T]) -> T:
        return await self._ledger.look(intent, self.KIND, id, read)
