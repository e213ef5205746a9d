"""Audit: verify a log, and prove a figure by replaying every ledger of its position vector."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from psycopg import AsyncCursor
from psycopg.rows import TupleRow
from psycopg.types.numeric import Int8BinaryLoader
from psycopg.types.string import ByteaBinaryLoader

from application.projections.figures import EVER
from infrastructure.envelope import sealed
from infrastructure.merkle import Frontier, leaf_hash
from infrastructure.postgres.connect import Connection, Pool, scoped
from infrastructure.postgres.past import local_keys
from infrastructure.postgres.queries import queries
from infrastructure.postgres.rebuild import PAGE, replay
from infrastructure.postgres.stamp import Stamp

NEWEST = 2**63 - 1
EPOCH_MICROS = 946_684_800_000_000
"""From 1970 to 2000, where PostgreSQL begins to count."""
Progress = Callable[[int], None]
Figures = dict[tuple[UUID, str], int]


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with a log, and where it begins; ``position`` 0 is the head row."""

    position: int
    what: str


@dataclass(frozen=True, slots=True)
class Verified:
    """The outcome of reading a whole log again."""

    events: int
    root: str
    finding: Finding | None


async def verify(
    connections: Pool, jurisdiction_id: UUID, *, progress: Progress = lambda _: None
) -> Verified:
    """Re-read a ledger, hash every row again, grow the tree; the first thing that is wrong."""
    head = await _head(connections, jurisdiction_id)
    grown = await _grow(connections, jurisdiction_id, NEWEST, progress)
    finding = grown.finding or _check_head(grown, head)
    return Verified(grown.tree.size, grown.tree.root().hex(), finding)


@dataclass(slots=True)
class _Grown:
    """A tree made anew from the rows of a log, as far as they are sound."""

    tree: Frontier
    last_at: int | None = None
    finding: Finding | None = None


async def _grow(
    connections: Pool, jurisdiction_id: UUID, until: int, progress: Progress = lambda _: None
) -> _Grown:
    """Each page is read in its own short transaction."""
    grown = _Grown(Frontier())
    while grown.finding is None:
        size = grown.tree.size
        await _read(connections, jurisdiction_id, grown, min(until, size + PAGE))
        progress(grown.tree.size - size)
        if grown.tree.size < size + PAGE:  # nothing may stand far behind the end, either
            await _read(connections, jurisdiction_id, grown, until)
            break
    return grown


async def _read(connections: Pool, jurisdiction_id: UUID, grown: _Grown, until: int) -> None:
    ledger, tree = jurisdiction_id.bytes, grown.tree
    async with scoped(connections, jurisdiction_id) as connection:
        cursor = _raw(connection)
        await cursor.execute(
            queries("ledger")["read_log"],
            {
                "jurisdiction": jurisdiction_id,
                "after": tree.size,
                "until": until,
                "limit": PAGE,
            },
        )
        page = await cursor.fetchall()
    for row in page:
        if wrong := _check(ledger, tree.size + 1, row):
            grown.finding = Finding(tree.size + 1, wrong)
            return
        tree.append(row[9])
        grown.last_at = row[8]


def _check(jurisdiction_id: bytes, expected: int, row: Any) -> str | None:
    if row[0] != expected:
        return f"缺少此位置的事件，下一条在位置 {row[0]}"
    position, stream_id, version, topic, payload, actor_id, command_id, digest, at, leaf = row
    made = leaf_hash(
        sealed(
            jurisdiction_id,
            position,
            stream_id,
            version,
            topic,
            payload,
            actor_id,
            command_id,
            digest,
            at + EPOCH_MICROS,
        )
    )
    return None if made == leaf else "内容与记入时的哈希不符，记录被改动过"


def _check_head(grown: _Grown, head: tuple[int, bytes, int] | None) -> Finding | None:
    if head is None:
        return Finding(0, "此台账没有账首记录")
    count, (position, frontier, recorded_at) = grown.tree.size, head
    if count < position:
        return Finding(count + 1, f"事件只到位置 {count}，账首记录为 {position}")
    if count > position:
        return Finding(position + 1, f"账首记录为 {position}，事件却到位置 {count}")
    if bytes(grown.tree) != frontier:
        return Finding(0, "账首的默克尔前沿与事件不符")
    if grown.last_at and grown.last_at != recorded_at:
        return Finding(0, "账首的时间与最后一条事件不符")
    return None


async def prove(connections: Pool, jurisdiction_id: UUID) -> list[str]:
    """Replay every ledger of the vector of a jurisdiction's figures; where a figure differs.

    Nothing is trusted but logs: each child's contribution is computed from the positions
    that its stamp names, down to the lowest level; and each
    stamp must be what its digest and its ledger's tree say.
    """
    async with scoped(connections, jurisdiction_id) as connection:
        await connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor = connection.cursor(binary=True)
        facts = {"jurisdiction": jurisdiction_id}
        await cursor.execute(queries("rollups")["stamps"], facts)
        stamps = await cursor.fetchall()
        await cursor.execute(queries("audit")["given"], facts)
        given: dict[UUID, Figures] = {}
        for child, campaign_id, indicator, value in await cursor.fetchall():
            given.setdefault(child, {})[campaign_id, indicator] = value
    wrong: list[str] = []
    digests = {child: digest for child, _, _, digest in stamps}
    for child in sorted(given.keys() | digests.keys()):
        proven: Figures = {}
        if child in digests:
            proven = await _contribution(connections, child, digests[child], wrong)
        stated = given.get(child, {})
        wrong += [
            f"{child} {key[1]}: stated {stated.get(key, 0)}, replayed {proven.get(key, 0)}"
            for key in sorted(stated.keys() | proven.keys())
            if stated.get(key, 0) != proven.get(key, 0)
        ]
    return wrong


async def _contribution(
    connections: Pool, ledger: UUID, digest: bytes, wrong: list[str]
) -> Figures:
    async with scoped(connections, ledger) as connection:
        cursor = connection.cursor(binary=True)
        await cursor.execute(
            queries("audit")["stamp"], {"jurisdiction": ledger, "digest": digest}
        )
        row = await cursor.fetchone()
    if row is None:
        wrong.append(f"{ledger}: there is no stamp {digest.hex()}")
        return {}
    stamp = Stamp(ledger, row[0], row[1], orjson.loads(row[2]))
    grown = await _grow(connections, ledger, stamp.position)
    if stamp.digest != digest:
        wrong.append(f"{ledger}: the stamp {digest.hex()} does not hold what it is named by")
    if (grown.tree.size, grown.tree.root()) != (stamp.position, stamp.root):
        wrong.append(f"{ledger}: the log to {stamp.position} does not grow to the stamped root")
    books = await replay(connections, ledger, stamp.position)
    total: Figures = {
        (root, key): value
        for (root, key, day), value in books.figures.tally.items()
        if day == EVER
    }
    for child, under in stamp.below.items():
        given = await _contribution(connections, UUID(child), bytes.fromhex(under), wrong)
        for key, value in given.items():
            total[key] = total.get(key, 0) + value
    local = {root: local_keys(books, root) for root, _ in total}
    return {key: value for key, value in total.items() if value and key[1] not in local[key[0]]}


async def _head(connections: Pool, jurisdiction_id: UUID) -> tuple[int, bytes, int] | None:
    async with scoped(connections, jurisdiction_id) as connection:
        cursor = _raw(connection)
        await cursor.execute(queries("ledger")["read_head"], {"jurisdiction": jurisdiction_id})
        row = await cursor.fetchone()
    return (row[0], row[1], row[2]) if row else None


def _raw(connection: Connection) -> AsyncCursor[TupleRow]:
    """Ids as their bytes, moments as microseconds since 2000: what is hashed, unpacked less."""
    cursor = connection.cursor(binary=True)
    cursor.adapters.register_loader("uuid", ByteaBinaryLoader)
    cursor.adapters.register_loader("timestamptz", Int8BinaryLoader)
    return cursor
