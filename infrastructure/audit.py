"""Audit: verify a log, and prove a figure by replaying every ledger of its position vector."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson

from application.projections.books import EVER
from infrastructure.envelope import envelope
from infrastructure.merkle import Frontier, leaf_hash
from infrastructure.postgres.connect import Pool, scoped
from infrastructure.postgres.past import Sums, local_keys, own_sums
from infrastructure.postgres.queries import queries
from infrastructure.postgres.rebuild import PAGE, replay

Progress = Callable[[int], None]


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
    tree, count = Frontier(), 0
    head = await _head(connections, jurisdiction_id)
    if head is None:
        return Verified(0, tree.root().hex(), Finding(0, "此台账没有账首记录"))
    position, frontier = head
    while True:
        page = await _page(connections, jurisdiction_id, count)
        for row in page:
            if wrong := _check(jurisdiction_id, count + 1, row):
                return Verified(count, tree.root().hex(), Finding(count + 1, wrong))
            tree.append(row[9])
            count += 1
        progress(len(page))
        if len(page) < PAGE:
            break
    return Verified(count, tree.root().hex(), _check_head(count, tree, position, frontier))


def _check(jurisdiction_id: UUID, expected: int, row: Any) -> str | None:
    if row[0] != expected:
        return f"缺少此位置的事件，下一条在位置 {row[0]}"
    position, stream_id, version, topic, payload, actor_id, command_id, digest, at, leaf = row
    made = leaf_hash(
        envelope(
            jurisdiction_id,
            position,
            stream_id,
            version,
            topic,
            payload,
            actor_id,
            command_id,
            digest,
            at,
        )
    )
    return None if made == leaf else "内容与记入时的哈希不符，记录被改动过"


def _check_head(count: int, tree: Frontier, position: int, frontier: bytes) -> Finding | None:
    if count < position:
        return Finding(count + 1, f"事件只到位置 {count}，账首记录为 {position}")
    if count > position:
        return Finding(position + 1, f"账首记录为 {position}，事件却到位置 {count}")
    if bytes(tree) != frontier:
        return Finding(0, "账首的默克尔前沿与事件不符")
    return None


async def prove(connections: Pool, jurisdiction_id: UUID) -> list[str]:
    """Replay every ledger of the vector of a jurisdiction's figures; where a figure differs.

    Nothing is trusted but logs and stamps: each child's contribution is computed from the
    positions that its stamp names, down to the lowest level.
    """
    async with scoped(connections, jurisdiction_id) as connection:
        await connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor = connection.cursor(binary=True)
        facts = {"jurisdiction": jurisdiction_id}
        await cursor.execute(queries("rollups")["stamps"], facts)
        stamps = await cursor.fetchall()
        await cursor.execute(queries("audit")["given"], facts)
        given: dict[UUID, dict[tuple[UUID, str], int]] = {}
        for child, campaign_id, indicator, value in await cursor.fetchall():
            given.setdefault(child, {})[campaign_id, indicator] = value
    wrong = []
    for child, _, _, digest in stamps:
        proven = await _contribution(connections, child, digest)
        stated = given.get(child, {})
        wrong += [
            f"{child} {key[1]}: stated {stated.get(key, 0)}, replayed {proven.get(key, 0)}"
            for key in sorted(stated.keys() | proven.keys(), key=str)
            if stated.get(key, 0) != proven.get(key, 0)
        ]
    return wrong


async def _contribution(
    connections: Pool, ledger: UUID, digest: bytes
) -> dict[tuple[UUID, str], int]:
    async with scoped(connections, ledger) as connection:
        cursor = connection.cursor(binary=True)
        await cursor.execute(
            queries("audit")["stamp"], {"jurisdiction": ledger, "digest": digest}
        )
        row = await cursor.fetchone()
    assert row is not None, "a stamp is written together with the contribution that names it"
    position, below = row
    books = await replay(connections, ledger, position)
    roots = {key[0] for key in books.tally}
    total: dict[tuple[UUID, str], int] = {}
    for root in roots:
        _add(total, root, own_sums(books, root, EVER))
    for child, under in orjson.loads(below).items():
        given = await _contribution(connections, UUID(child), bytes.fromhex(under))
        for (root, key), value in given.items():
            _add(total, root, {key: value})
    local = {root: local_keys(books, root) for root, _ in total}
    return {key: value for key, value in total.items() if value and key[1] not in local[key[0]]}


def _add(total: dict[tuple[UUID, str], int], root: UUID, sums: Sums) -> None:
    for key, value in sums.items():
        total[root, key] = total.get((root, key), 0) + value


async def _head(connections: Pool, jurisdiction_id: UUID) -> tuple[int, bytes] | None:
    async with scoped(connections, jurisdiction_id) as connection:
        cursor = connection.cursor(binary=True)
        await cursor.execute(queries("ledger")["read_head"], {"jurisdiction": jurisdiction_id})
        row = await cursor.fetchone()
    return (row[0], row[1]) if row else None


async def _page(connections: Pool, jurisdiction_id: UUID, after: int) -> list[Any]:
    async with scoped(connections, jurisdiction_id) as connection:
        cursor = connection.cursor(binary=True)
        await cursor.execute(
            queries("ledger")["read_log"],
            {
                "jurisdiction": jurisdiction_id,
                "after": after,
                "until": 2**63 - 1,
                "limit": PAGE,
            },
        )
        return await cursor.fetchall()
