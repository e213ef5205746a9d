"""Rebuild and replay: one fold over the whole log, to replace the live books or to compare.

A rebuild folds in memory while the live books go on, then takes the ledger's tracking row,
folds what came meanwhile and puts everything in place in one transaction: readers see the
old books until the new ones are whole. What is as it was is not written again.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from typing import Any
from uuid import UUID

import orjson
from psycopg.errors import SerializationFailure
from psycopg.rows import namedtuple_row

from application.projections.books import BOARDS, Books
from application.projections.figures import EVER
from application.together import chunks
from infrastructure import rows
from infrastructure.mapper import to_event
from infrastructure.postgres.bookkeeper import (
    CLOCK,
    ENTRY,
    FOLLOW,
    GRANT,
    MEMBER,
    PLACE,
    PROJECTION,
    TALLY,
    TERM,
    Claim,
    clock_facts,
    entry_facts,
    follow_facts,
    grant_facts,
    member_facts,
    place_facts,
    put,
    read,
    row_facts,
    tally_facts,
    term_facts,
    track,
)
from infrastructure.postgres.connect import Connection, Pool, scoped
from infrastructure.postgres.contributor import Contributor
from infrastructure.postgres.queries import queries
from infrastructure.postgres.terms import unpacked

PAGE, A_WHILE = 1000, 50
"""Events that are read at once, and those decoded before what has come of the next is taken."""
Progress = Callable[[int], None]


async def pages(
    connections: Pool, jurisdiction_id: UUID, *, after: int = 0, until: int
) -> AsyncIterator[list[tuple[int, Any]]]:
    """The events of a ledger with their positions, in key-range pages.

    Each page is read in its own short transaction, while the one before is decoded.
    """
    read = partial(_page, connections, jurisdiction_id, until)
    coming = asyncio.create_task(read(after))
    try:
        while stored := await coming:
            coming = asyncio.create_task(read(stored[-1][0]))
            page: list[tuple[int, Any]] = []
            for some in chunks(stored, A_WHILE):
                await asyncio.sleep(0)
                positions, *told = zip(*some, strict=True)
                page += zip(positions, map(to_event, *told), strict=True)
            yield page
    finally:
        coming.cancel()
        await asyncio.gather(coming, return_exceptions=True)


async def _page(
    connections: Pool, jurisdiction_id: UUID, until: int, after: int
) -> list[tuple[Any, ...]]:
    """What is stored next, as far as it is wanted."""
    if after >= until:
        return []
    async with scoped(connections, jurisdiction_id) as connection:
        cursor = connection.cursor(binary=True)
        await cursor.execute(
            queries("ledger")["read_events"],
            {
                "jurisdiction": jurisdiction_id,
                "after": after,
                "until": min(until, after + PAGE),
                "limit": PAGE,
            },
        )
        return await cursor.fetchall()


async def replay(
    connections: Pool,
    jurisdiction_id: UUID,
    until: int,
    *,
    progress: Progress = lambda _: None,
) -> Books:
    """The books of a ledger as they were at a position, from its events alone."""
    books = Books()
    async for page in pages(connections, jurisdiction_id, until=until):
        books.fold(page)
        progress(len(page))
    books.figures.settle()
    return books


async def rebuild(
    connections: Pool, jurisdiction_id: UUID, *, progress: Progress = lambda _: None
) -> int:
    """Make the books of a ledger anew, and what they give upward; the position reached."""
    reached = await rebuild_books(connections, jurisdiction_id, progress=progress)
    await _give_again(Contributor(connections), jurisdiction_id)
    return reached


async def rebuild_books(
    connections: Pool, jurisdiction_id: UUID, *, progress: Progress = lambda _: None
) -> int:
    """Make the books of a ledger anew and put them in place; the position they stand at."""
    until = await _head(connections, jurisdiction_id)
    books = await replay(connections, jurisdiction_id, until, progress=progress)
    async with scoped(connections, jurisdiction_id) as connection:
        claim = await _claim(connection, jurisdiction_id, until)
        claim.books = books
        await read(connection, [claim], limit=claim.head - until)
        assert claim.failure is None, claim.failure
        books.fold(claim.events)
        books.figures.settle()
        await _replace(connection, claim)
    return claim.reached


async def differences(connections: Pool, jurisdiction_id: UUID) -> list[str]:
    """Where the live books differ from a replay to the position they stand at."""
    async with scoped(connections, jurisdiction_id) as connection:
        await connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        live = {
            what: _keyed(await _all(connection, f"live_{what}", jurisdiction_id), keys)
            for what, keys in KEYS.items()
        }
        tracked = await _all(connection, "tracked", jurisdiction_id)
    live["terms"] = {term: rows for term, rows in live["terms"].items() if any(rows)}
    books = await replay(connections, jurisdiction_id, tracked[0][0] if tracked else 0)
    claim = Claim(jurisdiction_id, 0, 0, b"")
    claim.books = books
    replayed: dict[str, Iterable[tuple[Any, ...]]] = {
        "rows": row_facts(claim),
        "tally": tally_facts(claim),
        "members": (each for each in member_facts(claim) if each[-1] != "{}"),
        "terms": term_facts(claim),
        "clocks": clock_facts(claim),
        "places": place_facts(claim),
        "grants": grant_facts(claim),
        "follow_codes": follow_facts(claim),
    }
    return [
        line
        for what, keys in KEYS.items()
        for line in _differ(
            what, live[what], _keyed((each[1:] for each in replayed[what]), keys)
        )
    ]


KEYS = {
    "rows": 2,
    "tally": 3,
    "members": 3,
    "terms": 2,
    "clocks": 4,
    "places": 1,
    "grants": 1,
    "follow_codes": 1,
}
"""What the books consist of, and how many of its columns name a line of it."""

CLEARED = (
    "tally_member",
    "search_term",
    "clock",
    "place_day",
    "role_grant",
    "follow_code",
)
"""Small tables that a rebuild fills again; of rows and tallies it writes what differs."""


async def _give_again(contributor: Contributor, jurisdiction_id: UUID) -> None:
    """What the old books were wrong in, every level above them was wrong in too."""
    due = {jurisdiction_id}
    while due:
        with suppress(SerializationFailure):  # a worker gave at the same time: once more
            due, _ = await contributor.contribute(due)


async def _all(connection: Connection, name: str, jurisdiction_id: UUID) -> list[Any]:
    cursor = connection.cursor(binary=True)
    facts = {"jurisdiction": jurisdiction_id, "projection": PROJECTION}
    await cursor.execute(queries("rebuild")[name], facts)
    return await cursor.fetchall()


async def _head(connections: Pool, jurisdiction_id: UUID) -> int:
    async with scoped(connections, jurisdiction_id) as connection:
        facts = {"jurisdictions": [jurisdiction_id], "projection": PROJECTION}
        await connection.execute(queries("books")["open_tracking"], facts)
        cursor = connection.cursor(row_factory=namedtuple_row)
        await cursor.execute(queries("ledger")["read_head"], {"jurisdiction": jurisdiction_id})
        row = await cursor.fetchone()
    return int(row[0]) if row else 0


async def _claim(connection: Connection, jurisdiction_id: UUID, position: int) -> Claim:
    cursor = connection.cursor(binary=True)
    await cursor.execute(
        queries("books")["claim_waiting"],
        {"jurisdiction": jurisdiction_id, "projection": PROJECTION},
    )
    row = await cursor.fetchone()
    assert row is not None, "the tracking row was opened before the rebuild began"
    return Claim(jurisdiction_id, position, row[2], row[3])


async def _replace(connection: Connection, claim: Claim) -> None:
    ledger = {"jurisdiction": claim.jurisdiction_id}
    for table in CLEARED:
        await connection.execute(queries("books")[f"clear_{table}"], ledger)
    await _replace_rows(connection, claim)
    live = await _all(connection, "live_tally", claim.jurisdiction_id)
    await put(connection, "move_tally", TALLY, _moves(claim, live))
    await put(connection, "put_members", MEMBER, member_facts(claim))
    await put(connection, "put_terms", TERM, term_facts(claim))
    await put(connection, "put_clocks", CLOCK, clock_facts(claim))
    await put(connection, "put_places", PLACE, place_facts(claim))
    await put(connection, "put_grants", GRANT, grant_facts(claim))
    await put(connection, "put_follow_codes", FOLLOW, follow_facts(claim))
    await track(connection, [claim])


async def _replace_rows(connection: Connection, claim: Claim) -> None:
    """Rows that are as they were stay where they are."""
    ledger = {"jurisdiction": claim.jurisdiction_id}
    standing = {
        row[:2]: row[2:] for row in await _all(connection, "live_rows", claim.jurisdiction_id)
    }
    for board in BOARDS:
        others = (
            facts
            for facts in entry_facts(claim, board)
            if standing.pop((board.table, facts[0]), None) != facts[1:]
        )
        await put(connection, "lay_rows", ENTRY, others, **ledger, board=board.table)
    await put(connection, "drop_rows", ("boards", "ids"), standing, **ledger)


def _moves(claim: Claim, live: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """By how much each tally has to move to be right."""
    standing = {row[:3]: row[3] for row in live}
    for ledger, campaign_id, indicator, on_day, value in tally_facts(claim):
        key = (campaign_id, indicator, on_day)
        if moved := value - standing.pop(key, 0):
            yield ledger, *key, moved
    for key, value in standing.items():
        yield claim.jurisdiction_id, *key, -value


def _keyed(rows_: Iterable[tuple[Any, ...]], keys: int) -> dict[Any, Any]:
    return {row[:keys]: tuple(map(_same, row[keys:])) for row in rows_}


def _same(value: Any) -> Any:
    """JSON is the same however it is spaced and ordered, a list of rows in any order."""
    if isinstance(value, bytes):
        return sorted(unpacked(value))
    if isinstance(value, str) and value[:1] in {"{", "["}:
        with suppress(orjson.JSONDecodeError):  # a name may begin so, too
            return rows.dump(orjson.loads(value))
    return value


def _differ(what: str, live: dict[Any, Any], replayed: dict[Any, Any]) -> Iterator[str]:
    for key in live.keys() | replayed.keys():
        if live.get(key) != replayed.get(key):
            name = " ".join(str("ever" if part == EVER else part) for part in key)
            yield f"{what} {name}: live {live.get(key)!r}, replayed {replayed.get(key)!r}"
