"""履历 — all that was recorded of a suggestion, told and proven, as a court would want it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ProvenEvent:
    """One event: what it says, its envelope, and its inclusion proof.

    ``said`` tells it in a sentence; ``noun`` is what it happened to. ``payload`` is what is
    stored, ``payload_hash`` the SHA-256 of its bytes. ``leaf`` is the hash of the envelope in
    the tree, and ``proof`` leads from it to the root (RFC 6962), the lowest sibling first.
    All hashes are hexadecimal.
    """

    position: int
    said: str
    noun: str
    stream_id: UUID
    version: int
    topic: str
    payload: Any
    payload_hash: str
    actor_id: UUID
    command_id: UUID
    command_digest: str
    recorded_at: datetime
    leaf: str
    proof: list[str]


@dataclass(frozen=True, slots=True)
class SuggestionHistory:
    """The events of a suggestion and its cases, oldest first.

    The proofs lead to ``root``, the root of the tree of the ledger's first ``size`` events.
    """

    jurisdiction_id: UUID
    suggestion_id: UUID
    case_ids: list[UUID]
    size: int
    root: str
    events: list[ProvenEvent]


class SuggestionHistories(Protocol):
    """Histories, read from the log itself."""

    async def read(self, jurisdiction_id: UUID, suggestion_id: UUID) -> SuggestionHistory:
        """All there is of a suggestion; raises NotFound."""
