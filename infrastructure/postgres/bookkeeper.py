"""The bookkeeper: brings boards and tallies up to the log, many ledgers a transaction."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import chain, groupby, islice
from operator import itemgetter
from typing import Any
from uuid import UUID

import orjson
import structlog
from psycopg import DataError, Error, IntegrityError

from application.projections.board import Board, Entry
from application.projections.books import (
    BOARD_OF,
    BOARDS,
    CLOCKED,
    GRANTS,
    OPINIONS,
    Books,
)
from application.projections.clocks import running
from infrastructure import rows
from infrastructure.mapper import to_event
from infrastructure.merkle import Frontier
from infrastructure.postgres.connect import Connection, Pool, scoped
from infrastructure.postgres.queries import queries
from infrastructure.postgres.terms import lists

log = structlog.get_logger(__name__)

PROJECTION = "books"
LEDGERS_MAX = 64
EVENTS_MAX = 500
FACTS_MAX = 5000
LOADERS = {board.table: rows.loader(board.row) for board in BOARDS}


@dataclass(slots=True)
class Claim:
    """One ledger that this transaction brings forward."""

    jurisdiction_id: UUID
    position: int
    head: int
    frontier: bytes
    events: list[tuple[int, Any]] = field(default_factory=list)
    books: Books = field(init=False)
    failure: str | None = None

    def __post_init__(self) -> None:
        self.books = Books(self.position)

    @property
    def reached(self) -> int:
        return self.events[-1][0] if self.events else self.position

    @property
    def root(self) -> bytes:
        """The tree root at the position reached; empty while there is more to read."""
        if self.reached != self.head:
            return b""
        return Frontier(self.head, self.frontier).root()

    def take(self, rows: Iterable[tuple[Any, ...]]) -> None:
        """The next events; one that cannot be read ends what this transaction can do."""
        for _, self.books.at, *told in rows:
            self.events.append((self.books.at, to_event(*told)))
        self.books.at = self.position

    def guard(self, step: str, do: Callable[[], object]) -> None:
        """A failing event stops this ledger alone, and says why."""
        if self.failure is None:
            try:
                do()
            except Exception as error:
                log.exception("projection failed", ledger=str(self.jurisdiction_id), step=step)
                self.failure = f"{step}: {type(error).__name__}: {error}"


class Bookkeeper:
    """Applies events to the books; rebuild and live share the fold."""

    def __init__(self, connections: Pool) -> None:
        self._connections = connections

    async def advance(self, jurisdictions: Iterable[UUID]) -> set[UUID]:
        """Apply what is new in these ledgers; in which of them that was something.

        What PostgreSQL refuses as data is tried again ledger by ledger, so that it stops one.
        """
        wanted = list(jurisdictions)[:LEDGERS_MAX]
        try:
            return await self._advance(wanted)
        except (DataError, IntegrityError) as error:
            if len(wanted) == 1:
                await self._stop(wanted[0], error)
                return set()
        advanced: set[UUID] = set()
        for jurisdiction_id in wanted:
            advanced |= await self.advance([jurisdiction_id])
        return advanced

    async def _advance(self, wanted: list[UUID]) -> set[UUID]:
        async with scoped(self._connections, *wanted) as connection:
            claims = await self._claim(connection, wanted)
            if not claims:
                return set()
            await self._load(connection, claims)
            for claim in claims:
                claim.guard("fold", partial(claim.books.fold, claim.events))
            await self._members(connection, claims)
            for claim in claims:
                claim.guard("tally", claim.books.figures.settle)
            sound = [claim for claim in claims if claim.failure is None]
            await write(connection, sound)
            await self._fail(connection, [claim for claim in claims if claim.failure])
        return {claim.jurisdiction_id for claim in sound}

    async def _claim(self, connection: Connection, wanted: list[UUID]) -> list[Claim]:
        sql = queries("books")
        facts = {"jurisdictions": wanted, "projection": PROJECTION}
        async with connection.pipeline():
            await connection.execute(sql["open_tracking"], facts)
            cursor = connection.cursor(binary=True)
            await cursor.execute(sql["claim"], facts)
            claims = [
                Claim(ledger, position, head, frontier)
                for ledger, position, head, frontier in await cursor.fetchall()
                if head > position
            ]
        if claims:
            await read(connection, claims, limit=EVENTS_MAX)
        return claims

    async def _load(self, connection: Connection, claims: list[Claim]) -> None:
        """The rows that these events touch, every campaign, which organs there have been."""
        touched = list(
            {
                (claim.jurisdiction_id, BOARD_OF[type(event)].table, event.originator_id)
                for claim in claims
                for _, event in claim.events
                if event.originator_version > 1
            }
        )
        cursor = connection.cursor(binary=True)
        await cursor.execute(
            queries("books")["load_rows"],
            {
                "jurisdictions": [claim.jurisdiction_id for claim in claims],
                "ledgers": [each for each, _, _ in touched],
                "boards": [each for _, each, _ in touched],
                "ids": [each for _, _, each in touched],
            },
        )
        books = {claim.jurisdiction_id: claim.books for claim in claims}
        for ledger, table, id_, version, opened, position, text in await cursor.fetchall():
            entry = Entry(id_, version, opened, position, LOADERS[table](text))
            books[ledger].rows[table][id_] = entry
        await cursor.execute(queries("books")["load_organs"], {"jurisdictions": list(books)})
        for ledger, position, organ in await cursor.fetchall():
            books[ledger].organs.append((position, organ))

    async def _members(self, connection: Connection, claims: list[Claim]) -> None:
        named = [
            (claim.jurisdiction_id, *key)
            for claim in claims
            for key in claim.books.figures.named()
        ]
        if not named:
            return
        names = ("ledgers", "campaigns", "indicators", "members")
        cursor = connection.cursor(binary=True)
        await cursor.execute(queries("books")["load_members"], _columns(names, named))
        books = {claim.jurisdiction_id: claim.books for claim in claims}
        for ledger, campaign_id, indicator, member, met in await cursor.fetchall():
            books[ledger].figures.members[campaign_id, indicator, member] = orjson.loads(met)

    async def _stop(self, jurisdiction_id: UUID, error: Error) -> None:
        log.error("projection refused", ledger=str(jurisdiction_id), why=str(error))
        async with scoped(self._connections, jurisdiction_id) as connection:
            claims = await self._claim(connection, [jurisdiction_id])
            for claim in claims:
                claim.books.at = claim.position + 1
                claim.failure = f"write: {type(error).__name__}: {error}"
            await self._fail(connection, claims)

    async def _fail(self, connection: Connection, claims: list[Claim]) -> None:
        for claim in claims:
            await connection.execute(
                queries("books")["fail"],
                {
                    "jurisdiction": claim.jurisdiction_id,
                    "projection": PROJECTION,
                    "position": claim.books.at,
                    "failure": claim.failure,
                },
            )


async def read(connection: Connection, claims: list[Claim], *, limit: int) -> None:
    """The next events of each claimed ledger."""
    cursor = connection.cursor(binary=True)
    await cursor.execute(
        queries("books")["read_logs"],
        {
            "jurisdictions": [claim.jurisdiction_id for claim in claims],
            "positions": [claim.position for claim in claims],
            "heads": [claim.head for claim in claims],
            "topics": None,
            "limit": limit,
        },
    )
    by_ledger = {claim.jurisdiction_id: claim for claim in claims}
    for ledger, events in groupby(await cursor.fetchall(), key=itemgetter(0)):
        by_ledger[ledger].guard("read", partial(by_ledger[ledger].take, events))


async def write(connection: Connection, claims: list[Claim]) -> None:
    """Rows, tally and tracking of these ledgers, in the transaction that claimed them."""
    async with connection.pipeline():
        for name, names, facts in (
            ("put_rows", ROW, row_facts),
            ("put_places", PLACE, place_facts),
            ("put_grants", GRANT, grant_facts),
            ("move_tally", TALLY, tally_facts),
            ("put_members", MEMBER, member_facts),
            ("put_follow_codes", FOLLOW, follow_facts),
            ("put_terms", TERM, term_facts),
            ("stop_clocks", STOPPED, stopped_facts),
            ("put_clocks", CLOCK, clock_facts),
        ):
            await put(connection, name, names, chain.from_iterable(map(facts, claims)))
        await track(connection, claims)


async def put(
    connection: Connection,
    name: str,
    names: tuple[str, ...],
    facts: Iterable[tuple[Any, ...]],
    **common: Any,
) -> None:
    """All facts of a table, in as few statements as their number allows."""
    waiting = iter(facts)
    while some := list(islice(waiting, FACTS_MAX)):
        await connection.execute(queries("books")[name], common | _columns(names, some))


async def track(connection: Connection, claims: list[Claim]) -> None:
    """Note how far these books are: in the same transaction as what they hold."""
    await connection.execute(
        queries("books")["track"],
        {
            "projection": PROJECTION,
            "jurisdictions": [claim.jurisdiction_id for claim in claims],
            "positions": [claim.reached for claim in claims],
            "roots": [claim.root for claim in claims],
        },
    )


ENTRY = ("ids", "versions", "opened", "positions", "rows")
ROW = ("ledgers", "boards", *ENTRY)
PLACE = (
    "ledgers",
    "positions",
    "days",
    "names",
    "levels",
    "organs",
    "parents",
    "codes",
    "ended",
)
GRANT = ("ledgers", "ids", "persons", "roles", "reaches", "untils", "withdrawn")
TALLY = ("ledgers", "campaigns", "indicators", "days", "values")
MEMBER = ("ledgers", "campaigns", "indicators", "members", "met")
STOPPED = ("ledgers", "ids")
CLOCK = ("ledgers", "boards", "ids", "keys", "who", "days")
FOLLOW = ("ledgers", "ids", "digests")
TERM = ("ledgers", "terms", "blocks", "found")


def row_facts(claim: Claim) -> Iterable[tuple[Any, ...]]:
    for board in BOARDS:
        for facts in entry_facts(claim, board):
            yield (claim.jurisdiction_id, board.table, *facts)


def entry_facts(claim: Claim, board: Board[Any]) -> Iterable[tuple[Any, ...]]:
    for entry in claim.books.touched(board):
        yield (entry.id, entry.version, entry.opened, entry.position, rows.dump(entry.row))


def place_facts(claim: Claim) -> Iterable[tuple[Any, ...]]:
    for position, row in claim.books.places:
        yield (
            claim.jurisdiction_id,
            position,
            row.changed_on,
            row.name,
            row.level,
            row.organ,
            row.parent_id,
            rows.dump(row.codes),
            row.ended_on is not None,
        )


def grant_facts(claim: Claim) -> Iterable[tuple[Any, ...]]:
    for entry in claim.books.touched(GRANTS):
        row = entry.row
        yield (
            claim.jurisdiction_id,
            entry.id,
            row.person_id,
            row.role,
            row.reach,
            row.until,
            row.withdrawn_on,
        )


def tally_facts(claim: Claim) -> Iterable[tuple[Any, ...]]:
    for key, value in claim.books.figures.tally.items():
        yield (claim.jurisdiction_id, *key, value)


def member_facts(claim: Claim) -> Iterable[tuple[Any, ...]]:
    for key, met in claim.books.figures.members.items():
        yield (claim.jurisdiction_id, *key, rows.dump(met))


def follow_facts(claim: Claim) -> Iterable[tuple[Any, ...]]:
    """The codes that were issued, or issued anew."""
    for entry in claim.books.touched(OPINIONS):
        before = claim.books.before.get(entry.id)
        if entry.row.follow != (before.follow if before else ""):
            yield (claim.jurisdiction_id, entry.id, entry.row.follow)


def term_facts(claim: Claim) -> Iterable[tuple[Any, ...]]:
    for facts in lists(claim.books):
        yield (claim.jurisdiction_id, *facts)


def stopped_facts(claim: Claim) -> Iterable[tuple[Any, ...]]:
    """Records whose clocks have changed: all their lines are written anew."""
    for _, entry in _clocked(claim):
        yield (claim.jurisdiction_id, entry.id)


def clock_facts(claim: Claim) -> Iterable[tuple[Any, ...]]:
    for board, entry in _clocked(claim):
        for each in running(entry.row.clocks):
            due_on = date.fromisoformat(each["due_on"])
            yield (
                claim.jurisdiction_id,
                board.table,
                entry.id,
                each["key"],
                each["who"],
                due_on,
            )


def _clocked(claim: Claim) -> Iterator[tuple[Board[Any], Entry[Any]]]:
    """The records whose running clocks are others than before."""
    for board in CLOCKED:
        for entry in claim.books.touched(board):
            before = claim.books.before.get(entry.id)
            if running(entry.row.clocks) != (running(before.clocks) if before else []):
                yield board, entry


def _columns(names: tuple[str, ...], facts: list[Any]) -> dict[str, list[Any]]:
    if not facts:
        return {}
    return dict(zip(names, map(list, zip(*facts, strict=True)), strict=True))
