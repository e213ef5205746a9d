"""What people can do with personal data that is kept."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from application import identity
from application.access import Action
from application.ledger import AlreadyExists, Intent, Ledger, Receipt
from application.projections.books import DEPUTIES, OPINIONS
from application.record import RecordUseCases
from application.vault import Held, Vault
from application.views import Boards, Directory
from domain.personal_data import PersonalData
from domain.shared.errors import NotFound


class HeldElsewhere(NotFound):
    """The personal data did not come along; it is kept where this came from, in {place}."""


@dataclass(frozen=True, slots=True)
class Revealed:
    """个人信息：已记下的查看，以及各项的内容。"""

    receipt: Receipt
    values: dict[str, str]


class PersonalDataUseCases(RecordUseCases):
    """个人信息: shown when that is recorded, restricted, erased by two people."""

    KIND = PersonalData

    def __init__(
        self, ledger: Ledger, vault: Vault, boards: Boards, directory: Directory
    ) -> None:
        super().__init__(ledger)
        self._vault = vault
        self._boards = boards
        self._directory = directory

    async def reveal(
        self, intent: Intent, subject_id: UUID, *, fields: list[str], purpose: str, on: date
    ) -> Revealed:
        """查看 — each time is recorded anew, even when a request is repeated."""
        intent.must(Action.REVEAL_PERSONAL_DATA)
        held = await self._held(intent, subject_id, fields)
        receipt = await self._begun(
            intent._replace(command_id=uuid4()),
            subject_id,
            held,
            on,
            lambda it: it.reveal(fields=_fields(held), purpose=purpose, on=on),
        )
        return Revealed(receipt, await self._vault.open(intent.jurisdiction_id, held))

    async def restrict(
        self, intent: Intent, subject_id: UUID, *, on: date, **facts: Any
    ) -> Receipt:
        """限制处理"""
        intent.must(Action.KEEP_PERSONAL_DATA)
        held = await self._held(intent, subject_id)
        return await self._begun(
            intent, subject_id, held, on, lambda it: it.restrict(on=on, **facts)
        )

    async def release(self, intent: Intent, subject_id: UUID, **facts: Any) -> Receipt:
        """解除限制"""
        id = _record(intent, subject_id)
        return await self._change(
            intent, Action.KEEP_PERSONAL_DATA, id, PersonalData.release, **facts
        )

    async def request_erasure(
        self, intent: Intent, subject_id: UUID, *, fields: list[str], on: date, **facts: Any
    ) -> Receipt:
        """申请删除"""
        intent.must(Action.KEEP_PERSONAL_DATA)
        held = await self._held(intent, subject_id, fields)

        def request(it: PersonalData) -> None:
            it.request_erasure(fields=fields, by=intent.actor_id, on=on, **facts)

        return await self._begun(intent, subject_id, held, on, request)

    async def decline_erasure(self, intent: Intent, subject_id: UUID, **facts: Any) -> Receipt:
        """不予删除"""
        id = _record(intent, subject_id)
        return await self._change(
            intent, Action.APPROVE_ERASURE, id, PersonalData.decline_erasure, **facts
        )

    async def approve_erasure(self, intent: Intent, subject_id: UUID, *, on: date) -> Receipt:
        """批准删除 — the event and the erasure stand or fall together."""
        intent.must(Action.APPROVE_ERASURE)
        held = await self._vault.held(intent.jurisdiction_id, subject_id)

        def approve(it: PersonalData, *, erased: list[dict[str, str]], on: date) -> None:
            wanted = [each for each in erased if not it.fields or each["field"] in it.fields]
            it.approve_erasure(erased=wanted, by=intent.actor_id, on=on)

        async with self._vault.erasing(intent, held):
            return await self._change(
                intent,
                Action.APPROVE_ERASURE,
                _record(intent, subject_id),
                approve,
                erased=[{"field": it.field, "commitment": it.commitment} for it in held],
                on=on,
            )

    async def _held(
        self, intent: Intent, subject_id: UUID, fields: list[str] | None = None
    ) -> list[Held]:
        held = await self._vault.held(intent.jurisdiction_id, subject_id, fields or ())
        if held:
            return held
        if origin := await self._origin(intent.jurisdiction_id, subject_id):
            raise HeldElsewhere(place=(await self._directory.place(origin)).name)
        raise NotFound(kind=PersonalData.TOPIC, id=subject_id)

    async def _origin(self, here: UUID, subject_id: UUID) -> UUID | None:
        """The place that an opinion or a deputy came here from, if they came at all."""
        for entry in await self._boards.some(OPINIONS, here, [subject_id]):
            return entry.row.origin_jurisdiction_id
        for deputy in await self._boards.some(DEPUTIES, here, [subject_id]):
            return deputy.row.from_jurisdiction_id
        return None

    async def _begun(
        self,
        intent: Intent,
        subject_id: UUID,
        held: list[Held],
        on: date,
        decide: Callable[[PersonalData], None],
    ) -> Receipt:
        """On the record of this subject, which the first of these commands begins."""
        intent.past(on=on)
        id = _record(intent, subject_id)

        def begin() -> PersonalData:
            it = PersonalData.begin_for(id=id, noun=held[0].noun, subject_id=subject_id, on=on)
            decide(it)
            return it

        try:
            return await self._ledger.change(intent, PersonalData, id, decide)
        except NotFound:
            pass
        try:
            return await self._ledger.open(intent, PersonalData, id, begin)
        except AlreadyExists:  # somebody else began it in between
            return await self._ledger.change(intent, PersonalData, id, decide)


def _record(intent: Intent, subject_id: UUID) -> UUID:
    return identity.personal_data(intent.jurisdiction_id, subject_id)


def _fields(held: list[Held]) -> list[str]:
    return sorted({each.field for each in held})
