"""封装 — what the ledger states about an event, as the bytes that its tree is made of.

The envelope is every column of the row, each field preceded by its length in four bytes, so
that no two rows can read the same. It opens with the format (1) and the hash (1: SHA-256).
The payload enters by its own hash: an auditor may then be shown the envelope without it.
"""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from struct import Struct
from uuid import UUID

_FIXED = Struct(">BB I16s IQ I16s Iq I16s I16s Iq")
_LENGTH = Struct(">I")
_HASHED = _LENGTH.pack(32)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
FORMAT, SHA256 = 1, 1
_hash = sha256().copy
"""A copy of an empty hash costs half of what a new one does."""


def envelope(  # noqa: PLR0917 — the columns of the log, in its order
    jurisdiction_id: UUID,
    position: int,
    stream_id: UUID,
    version: int,
    topic: str,
    payload: bytes,
    actor_id: UUID,
    command_id: UUID,
    command_digest: bytes,
    recorded_at: datetime,
) -> bytes:
    """The bytes that one event puts into the tree of its ledger."""
    return sealed(
        jurisdiction_id.bytes,
        position,
        stream_id.bytes,
        version,
        topic,
        payload,
        actor_id.bytes,
        command_id.bytes,
        command_digest,
        since_epoch(recorded_at),
    )


def since_epoch(moment: datetime) -> int:
    """Microseconds since 1970."""
    return (moment - _EPOCH) // _MICROSECOND


def sealed(  # noqa: PLR0917 — as above
    jurisdiction_id: bytes,
    position: int,
    stream_id: bytes,
    version: int,
    topic: str,
    payload: bytes,
    actor_id: bytes,
    command_id: bytes,
    command_digest: bytes,
    micros: int,
) -> bytes:
    """The same of the bytes of the ids and the microseconds since 1970."""
    name = topic.encode()
    content = _hash()
    content.update(payload)
    return b"".join(
        (
            _FIXED.pack(
                FORMAT,
                SHA256,
                16,
                jurisdiction_id,
                8,
                position,
                16,
                stream_id,
                8,
                version,
                16,
                actor_id,
                16,
                command_id,
                8,
                micros,
            ),
            _LENGTH.pack(len(name)),
            name,
            _LENGTH.pack(len(command_digest)),
            command_digest,
            _HASHED,
            content.digest(),
        )
    )
