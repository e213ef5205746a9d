"""What people can do with the register of deputies."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from application.access import Action
from application.ledger import Intent, Ledger, Receipt
from application.record import RecordUseCases
from application.vault import Vault
from domain.deputy import Deputy


class DeputyUseCases(RecordUseCases):
    """代表: registered in the ledger of the place where they are organised."""

    KIND = Deputy

    def __init__(self, ledger: Ledger, vault: Vault) -> None:
        super().__init__(ledger)
        self._vault = vault

    async def register(
        self, intent: Intent, deputy_id: UUID, *, name: str, on: date, **mandate: Any
    ) -> Receipt:
        """登记"""
        return await self._open(
            intent,
            Action.KEEP_DEPUTIES,
            deputy_id,
            lambda: Deputy.register(id=deputy_id, name=name, registered_on=on, **mandate),
            on=on,
        )

    async def gain_mandate(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """当选"""
        return await self._keep(intent, id, Deputy.gain_mandate, **facts)

    async def describe(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """登记所在片区、行业"""
        return await self._keep(intent, id, Deputy.describe, **facts)

    async def void(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """登记作废"""
        return await self._keep(intent, id, Deputy.void, **facts)

    async def void_mandate(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """职务登记作废"""
        return await self._keep(intent, id, Deputy.void_mandate, **facts)

    async def miss_session(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """缺席会议"""
        return await self._keep(intent, id, Deputy.miss_session, **facts)

    async def suspend(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """暂停执行代表职务"""
        return await self._keep(intent, id, Deputy.suspend, **facts)

    async def resume(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """恢复执行代表职务"""
        return await self._keep(intent, id, Deputy.resume, **facts)

    async def end_mandate(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """代表资格终止"""
        return await self._keep(intent, id, Deputy.end_mandate, **facts)

    async def offer(
        self, intent: Intent, id: UUID, *, congresses: Sequence[str], **facts: Any
    ) -> Receipt:
        """转出"""
        here = intent.jurisdiction_id
        going = list(congresses)
        return await self._keep(intent, id, Deputy.offer, here=here, congresses=going, **facts)

    async def accept(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """接收转入"""
        return await self._keep(intent, id, Deputy.accept, **facts)

    async def refuse(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """退回转入"""
        return await self._keep(intent, id, Deputy.refuse, **facts)

    async def record_contact(
        self, intent: Intent, id: UUID, *, personal: Mapping[str, str], on: date
    ) -> Receipt:
        """登记联系方式 — the values lie in the vault, the event commits to them."""
        intent.must(Action.KEEP_DEPUTIES)
        async with self._vault.keeping(intent, Deputy.TOPIC, id, personal) as commitments:
            return await self._keep(
                intent, id, Deputy.record_contact, commitments=commitments, on=on
            )

    async def _keep(self, intent: Intent, id: UUID, decide: Any, **facts: Any) -> Receipt:
        return await self._change(intent, Action.KEEP_DEPUTIES, id, decide, **facts)
