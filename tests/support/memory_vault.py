"""A vault in memory, which asks the ledger in memory what was recorded: for tests."""

from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from uuid import UUID

from application.ledger import CommandReused, Intent
from application.vault import Held, VaultClosed
from domain.shared.commitment import Commitments, commitment
from tests.support.memory_ledger import MemoryLedger


@dataclass
class _Value:
    jurisdiction_id: UUID
    subject_id: UUID
    command_id: UUID
    held: Held
    value: str


class MemoryVault:
    """Does what ``application.vault.Vault`` promises, in a list."""

    def __init__(self, ledger: MemoryLedger) -> None:
        self._ledger = ledger
        self._values: list[_Value] = []
        self._salts = 0
        self.closed = False

    def take_over(self, other: "MemoryVault") -> None:
        """Hold what another one holds."""
        self._values, self._salts = list(other._values), other._salts

    def values_of(self, jurisdiction_id: UUID) -> list[str]:
        """All that is kept in one ledger."""
        return [it.value for it in self._values if it.jurisdiction_id == jurisdiction_id]

    def must_be_open(self) -> None:
        if self.closed:
            raise VaultClosed(reason="没有设置主密钥 RENDA_VAULT_KEY")

    @asynccontextmanager
    async def keeping(
        self, intent: Intent, noun: str, subject_id: UUID, values: Mapping[str, str]
    ) -> AsyncIterator[Commitments]:
        told = {field: value for field, value in values.items() if value.strip()}
        made = {field: commitment(self._salt(), field, value) for field, value in told.items()}
        yield made
        here, command = intent.jurisdiction_id, intent.command_id
        self._values += [
            _Value(here, subject_id, command, Held(noun, field, made[field]), told[field])
            for field in made
            if self._recorded(here, made[field])
        ]
        for each in self._values:
            mine = (each.jurisdiction_id, each.subject_id, each.command_id)
            if mine == (here, subject_id, command) and told.get(each.held.field) != each.value:
                raise CommandReused(command_id=command)

    async def held(
        self, jurisdiction_id: UUID, subject_id: UUID, fields: Collection[str] = ()
    ) -> list[Held]:
        return [
            each.held
            for each in self._values
            if (each.jurisdiction_id, each.subject_id) == (jurisdiction_id, subject_id)
            and (not fields or each.held.field in fields)
        ]

    async def open(self, jurisdiction_id: UUID, held: Sequence[Held]) -> dict[str, str]:
        return {each.held.field: each.value for each in self._values if each.held in held}

    @asynccontextmanager
    async def erasing(self, intent: Intent, held: Sequence[Held]) -> AsyncIterator[None]:
        before = sum(1 for _ in self._ledger.recorded(intent.jurisdiction_id))
        yield
        told = [str(each.event) for each in self._ledger.recorded(intent.jurisdiction_id)]
        erased = "".join(told[before:])
        self._values = [
            each
            for each in self._values
            if each.held not in held or each.held.commitment not in erased
        ]

    def _recorded(self, jurisdiction_id: UUID, made: str) -> bool:
        return any(made in str(it.event) for it in self._ledger.recorded(jurisdiction_id))

    def _salt(self) -> bytes:
        self._salts += 1
        return self._salts.to_bytes(16, "big")
