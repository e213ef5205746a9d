"""What ledgers owe their parents, and from where on that account can be trusted.

Which figures moved is in a worker's memory, and memory is lost: a process is killed, or
another has done a part of the work. So an account is trusted only where it joins on to the
stamp of what was given last; what lies between is looked up whole.
"""

from dataclasses import dataclass, field
from hashlib import sha256
from uuid import UUID

from application.projections.books import Key


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


@dataclass(slots=True)
class Owed:
    """The figures of a ledger that moved, and how far back that is the whole account.

    ``own`` is the stretch of its log that they come from; ``below`` says of each child which
    digest stood for what it gave before, and which does now.
    """

    keys: set[Key] = field(default_factory=set)
    own: tuple[int, int] | None = None
    below: dict[str, tuple[str | None, str]] = field(default_factory=dict)

    def add(self, later: "Owed") -> None:
        """A stretch goes on from the one before, or that one is no longer vouched for."""
        self.keys |= later.keys
        if later.own:
            joins = self.own and self.own[1] == later.own[0]
            self.own = (self.own[0], later.own[1]) if self.own and joins else later.own
        for child, (old, new) in later.below.items():
            first, last = self.below.get(child, (None, None))
            self.below[child] = (first, new) if last and last == old else (old, new)


Due = dict[UUID, Owed | None]
"""Ledgers whose contribution must be made again; ``None``: all of it."""


def note(due: Due, ledger: UUID, owed: Owed | None) -> None:
    """Put it to what is known to be due."""
    known = due.setdefault(ledger, Owed())
    if owed is None or known is None:
        due[ledger] = None
    else:
        known.add(owed)


@dataclass(frozen=True, slots=True)
class Given:
    """What the parent has of a ledger: the digest of its stamp, and what that stands for."""

    digest: str
    position: int
    below: dict[str, str]

    def unknown(self, owed: Owed, now: Stamp) -> list[UUID] | None:
        """The sources of which the account has a gap since; ``None``: one is gone."""
        if self.below.keys() - now.below.keys():
            return None
        found = [
            UUID(child)
            for child, digest in now.below.items()
            if self.below.get(child) != digest
            and owed.below.get(child) != (self.below.get(child), digest)
        ]
        since, until = owed.own or (now.position, now.position)
        joins = since <= self.position and until == now.position
        if self.position != now.position and not joins:
            found.append(now.jurisdiction_id)
        return found
