"""Follow codes: from a secret outside the database; a table knows their digests alone."""

import hmac
from collections.abc import Callable
from uuid import UUID

from domain.opinion.follow_code import NUMBERS
from infrastructure.postgres.connect import Pool, available
from infrastructure.postgres.queries import queries
from infrastructure.sealing import Masters

DIGEST_BYTES = 16


class PostgresFollowCodes:
    """Where the master key was changed, codes made with an earlier one are still found."""

    def __init__(self, connections: Pool, masters: Callable[[], Masters]) -> None:
        self._connections = connections
        self._masters = masters

    def number(self, opinion_id: UUID, command_id: UUID) -> int:
        made = hmac.digest(self._secrets()[0], opinion_id.bytes + command_id.bytes, "sha256")
        number: int = int.from_bytes(made, "big") % NUMBERS
        return number

    def digest(self, code: str) -> str:
        return _digest(self._secrets()[0], code)

    async def find(self, code: str) -> tuple[UUID, UUID] | None:
        digests = [_digest(secret, code) for secret in self._secrets()]
        async with available(), self._connections.connection() as connection:
            cursor = connection.cursor(binary=True)
            await cursor.execute(queries("follow_codes")["find"], {"digests": digests})
            return await cursor.fetchone()

    def _secrets(self) -> list[bytes]:
        return self._masters().derived("follow codes")


def _digest(secret: bytes, code: str) -> str:
    return hmac.digest(secret, code.encode(), "sha256")[:DIGEST_BYTES].hex()
