"""Stamps: which positions a contribution includes, as a tree of digests."""

from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which position of a ledger its contribution includes, and the stamps it stands on."""

    jurisdiction_id: UUID
    position: int
    root: bytes
    below: dict[str, str]

    @property
    def digest(self) -> bytes:
        """SHA-256 over the ledger, its position and root, and the children's digests."""
        parts = [
            b"renda/stamp/1",
            self.jurisdiction_id.bytes,
            self.position.to_bytes(8, "big"),
            self.root.rjust(32, b"\0"),
        ]
        for child, digest in sorted(self.below.items()):
            parts += (UUID(child).bytes, bytes.fromhex(digest))
        return sha256(b"".join(parts)).digest()
