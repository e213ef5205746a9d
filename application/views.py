"""The read side: what people can see of ledgers they may see."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from application.access import Person
from application.computed import Base
from application.ledger import BEIJING, Receipt
from application.projections.board import Board, Entry, Where
from domain.shared.errors import BadValue, DomainError, NotAllowed
from domain.shared.indicator import Indicator

R = TypeVar("R")

POSITION_DIGITS = 19


class NotYetCounted(DomainError):
    """Position {position} is recorded but not counted yet; try again in {retry_s} seconds."""


class Unrecognised(DomainError):
    """The token is missing, unknown, expired or revoked."""


class ReplayTooLong(NotAllowed):
    """The past of {events} events is too long to replay in a request; use `renda replay`."""


@dataclass(frozen=True, slots=True)
class AsOf:
    """A past of a ledger, as it was known: at a position, or at a moment."""

    position: int | None = None
    moment: datetime | None = None

    @classmethod
    def read(cls, text: str) -> "AsOf":
        """A position, a moment, or a day in Beijing (its last instant).

        Raises:
            BadValue: it is none of these.

        >>> AsOf.read("2024-09-30").moment.isoformat()
        '2024-09-30T23:59:59.999999+08:00'
        """
        if text.isdecimal() and text.isascii() and len(text) < POSITION_DIGITS:
            return cls(position=int(text))
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            reason = "应为台账位置（数字）、日期 2024-09-30 或时刻 2024-09-30T09:00+08:00"
            raise BadValue(field="as_of", reason=reason) from None
        if len(text) <= len("2024-09-30"):
            moment = datetime.combine(moment.date(), time.max)
        return cls(moment=moment if moment.tzinfo else moment.replace(tzinfo=BEIJING))


@dataclass(frozen=True, slots=True)
class Page(Generic[R]):
    """Rows newest first; ``next`` goes on from here, ``None`` at the end."""

    entries: list[Entry[R]]
    next: int | None
    position: int


@dataclass(frozen=True, slots=True)
class Place:
    """A jurisdiction as the directory shows it."""

    id: UUID
    name: str
    level: str
    organ: str
    parent_id: UUID | None
    code: str
    codes: list[dict[str, str]]
    ended: bool
    ended_on: date | None = None


class Directory(Protocol):
    """The tree of jurisdictions: public, valid in time, held in memory."""

    async def find(self, code: str) -> Place:
        """By id, by code of any scheme or edition; raises NotFound."""

    async def place(self, id: UUID) -> Place:
        """By id; raises NotFound."""

    async def ancestors(self, id: UUID, on: date | None = None) -> tuple[UUID, ...]:
        """From the parent upwards, as the tree stood on a day (default: today)."""

    async def children(self, id: UUID, on: date | None = None) -> list[Place]:
        """The places directly below that stood on a day (default: today), by code."""

    async def tops(self) -> list[Place]:
        """The places without a parent."""

    async def every(self) -> list[Place]:
        """All places that there are or were, by code."""


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One event of a ledger with its envelope; ``leaf`` is its hash in the tree, as hex."""

    position: int
    stream_id: UUID
    version: int
    topic: str
    payload: Any
    actor_id: UUID
    command_id: UUID
    recorded_at: datetime
    leaf: str


@dataclass(frozen=True, slots=True)
class LedgerHead:
    """Where a ledger ends, and the root of its RFC 6962 tree there, hexadecimal."""

    position: int
    root: str


class Boards(Protocol):
    """The boards of a ledger, live or as they were known."""

    async def counted(self, jurisdiction_id: UUID, position: int) -> None:
        """Wait until the boards hold a position.

        Raises PositionInFuture beyond the head, NotYetCounted when time is up.
        """

    async def page(
        self,
        board: Board[R],
        jurisdiction_id: UUID,
        *,
        before: int | None = None,
        limit: int = 50,
        where: Where | None = None,
        as_of: AsOf | None = None,
    ) -> Page[R]:
        """Rows opened before a position, newest first; ``where`` compares fields as text."""

    async def one(
        self, board: Board[R], jurisdiction_id: UUID, id: UUID, *, as_of: AsOf | None = None
    ) -> Entry[R]:
        """One row; raises NotFound."""

    async def some(
        self, board: Board[R], jurisdiction_id: UUID, ids: Collection[UUID]
    ) -> list[Entry[R]]:
        """Those of these rows that there are; in no order."""

    async def among(
        self,
        board: Board[R],
        jurisdiction_id: UUID,
        fields: Sequence[str],
        values: Collection[tuple[str, ...]],
    ) -> list[Entry[R]]:
        """The rows whose fields, as text, are any of these values; in no order."""

    async def called(
        self,
        board: Board[R],
        jurisdiction_id: UUID,
        fields: Sequence[str],
        names: Collection[str],
    ) -> list[Entry[R]]:
        """The rows whose fields, one after another, read as any of these names; in no order.

        Names are written as ``plainly`` writes them, and so are the fields.
        """

    async def receipts(
        self, jurisdiction_id: UUID, commands: Collection[UUID]
    ) -> dict[UUID, Receipt]:
        """What these commands recorded, by their ids; of each its first record."""

    async def head(self, jurisdiction_id: UUID) -> LedgerHead:
        """Where the ledger ends."""

    async def root_at(self, jurisdiction_id: UUID, position: int) -> str:
        """The tree root at a position; raises PositionInFuture beyond the head."""

    async def log(self, jurisdiction_id: UUID, *, after: int, limit: int) -> list[LogEntry]:
        """Events after a position, oldest first."""


@dataclass(frozen=True, slots=True)
class Declared:
    """A figure as somebody stated it, beside what events yield."""

    indicator: str
    name: str
    value: Decimal
    qualifier: str
    literal: str
    unit: str
    period_to: date
    source: str


@dataclass(frozen=True, slots=True)
class Part:
    """What one child gives to a figure; of a rate, ``base`` is the child's own."""

    child_id: UUID
    value: int
    base: Base | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: what this ledger yields itself, and what is given from below.

    Of a rate ``base`` holds both counts and the percentage, ``own_base`` those of this ledger,
    and its value is the numerator. ``of`` is the figure that it is part of.
    """

    indicator: str
    name: str
    unit: str
    kind: str
    value: int
    own: int
    parts: list[Part]
    declared: list[Declared]
    of: str = ""
    base: Base | None = None
    own_base: Base | None = None


@dataclass(frozen=True, slots=True)
class ChildReport:
    """How far a child is; ``reported_to`` is empty for one that has not reported."""

    child_id: UUID
    name: str
    code: str
    adopted: bool
    title: str
    status: str
    phase: str
    reported_to: date | None
    reported_on: date | None


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which position of a ledger a figure includes, and the digest of what lies below it."""

    jurisdiction_id: UUID
    position: int
    root: str
    digest: str


@dataclass(frozen=True, slots=True)
class Vector:
    """The position vector of a figure: this ledger's own stamp and its children's."""

    position: int
    root: str
    digest: str
    below: list[Stamp]


@dataclass(frozen=True, slots=True)
class Rollup:
    """The figures of a jurisdiction, who has not reported, and what they include.

    ``tree`` says on which boundaries they stand: ``today`` or ``then``.
    """

    jurisdiction_id: UUID
    name: str
    campaign_id: UUID | None
    title: str
    on: date | None
    as_of: datetime | None
    tree: str
    figures: list[Figure]
    children: list[ChildReport]
    missing: list[UUID]
    vector: Vector


@dataclass(frozen=True, slots=True)
class Evidence:
    """One record that a figure is made of, and what it adds."""

    board: str
    id: UUID
    position: int
    on: date
    amount: int
    members: list[str]
    row: Any


Behind = tuple[int, int]
"""A place in what is behind a figure: the how-manieth kind of record, and what opened one."""


@dataclass(frozen=True, slots=True)
class EvidencePage:
    """Kind by kind of record, the newest first; ``next`` goes on from here, if at all.

    What one record adds is never parted, so that a page may be a little longer than asked.
    """

    entries: list[Evidence]
    next: Behind | None


Met = dict[str, dict[date, int]]
"""Of a figure that counts a thing once: each thing, its days, by how many records."""


class Rollups(Protocol):
    """Figures of every level: sums of contributions, never counters."""

    async def read(
        self,
        jurisdiction_id: UUID,
        campaign_id: UUID | None,
        *,
        on: date | None = None,
        as_of: AsOf | None = None,
        tree: str = "today",
    ) -> Rollup:
        """``campaign_id`` as it stands in this ledger; ``None``: the standing figures.

        ``on``: cumulative to a business date. ``as_of``: as it was known, by replay.
        ``tree``: ``then`` for the boundaries of ``on``.
        """

    async def figures(
        self, jurisdiction_id: UUID, campaign_id: UUID | None, on: date | None = None
    ) -> Sequence[Figure]:
        """The figures alone."""

    async def members(
        self, jurisdiction_id: UUID, campaign_id: UUID, indicators: Sequence[str]
    ) -> dict[str, Met]:
        """By indicator: what this ledger's figure has met once, and on which days."""

    async def asked(
        self, jurisdiction_id: UUID, indicator: Indicator, on: date, since: date = date.min
    ) -> int:
        """What the records here and everywhere below come to, of any campaign or of none."""

    async def evidence(
        self,
        jurisdiction_id: UUID,
        campaign_id: UUID | None,
        indicator: str,
        *,
        before: Behind | None = None,
        limit: int = 50,
    ) -> EvidencePage:
        """The records of this ledger that its own part of a figure is made of, by pages."""


class Tokens(Protocol):
    """API tokens: hashed, scoped, expiring."""

    async def recognise(self, token: str) -> Person:
        """The person a token belongs to, with the grants in force; raises Unrecognised."""
