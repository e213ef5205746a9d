"""个人信息库 — where the values lie that events only commit to: kept, shown, and erased.

A use case that is told something personal keeps it around its one decision:

    async with self._vault.keeping(intent, "deputy", deputy_id, personal) as commitments:
        return await self._ledger.change(
            intent, Deputy, deputy_id, lambda it: it.record_contact(commitments, on=on)
        )

The value is in the vault before the event is in the ledger, so no event ever commits to what
was lost; what a refusal or a crash leaves behind is found by its commitment, which no event
holds, and removed.
"""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from application.ledger import Intent
from domain.shared.commitment import Commitments
from domain.shared.errors import DomainError

SECRET = frozenset({"personal", "voter", "ballot"})
"""What is told under these names leaves no trace outside, not even a fingerprint."""


class VaultClosed(DomainError):
    """Personal data can be neither kept nor shown: {reason}."""


@dataclass(frozen=True, slots=True)
class Held:
    """One value of a person that the vault holds, by what the events hold in its place."""

    noun: str
    field: str
    commitment: str


class Vault(Protocol):
    """The values of one ledger never meet those of another."""

    def must_be_open(self) -> None:
        """Refuse what would have to keep something: raises VaultClosed."""

    def keeping(
        self, intent: Intent, noun: str, subject_id: UUID, values: Mapping[str, str]
    ) -> AbstractAsyncContextManager[Commitments]:
        """Keep what is not blank, and give its commitments to the command in the block.

        ``noun`` says what the subject is: a deputy, an opinion. Sent again, a command finds
        its first values: ``CommandReused`` if they were others.
        """

    async def held(
        self, jurisdiction_id: UUID, subject_id: UUID, fields: Collection[str] = ()
    ) -> list[Held]:
        """What is kept of a person, oldest first; no fields: all of them."""

    async def open(self, jurisdiction_id: UUID, held: Sequence[Held]) -> dict[str, str]:
        """The values, of each field the newest. Who asks records it first."""

    def erasing(
        self, intent: Intent, held: Sequence[Held]
    ) -> AbstractAsyncContextManager[None]:
        """Destroy these values and their keys, if the command in the block is recorded."""


def impersonal(told: Any) -> Any:
    """What somebody asks for, without what must not be found out by trying.

    >>> impersonal({"on": "2024-09-30", "personal": {"phone": "13800000000"}})
    {'on': '2024-09-30'}
    """
    if not isinstance(told, Mapping) or SECRET.isdisjoint(told):
        return told
    return {name: value for name, value in told.items() if name not in SECRET}
