"""Audit: whoever can change a row of a ledger cannot do it unnoticed."""

from typing import LiteralString
from uuid import UUID

import pytest
from psycopg.sql import SQL

from infrastructure import audit
from infrastructure.bootstrap import Service, auditing
from infrastructure.envelope import envelope
from infrastructure.merkle import Frontier, leaf_hash
from tests.support.database import ask, tell
from tests.support.office import establish, file, hold, rename

EVENTS = 6
COLUMNS = {
    "position": "99",
    "stream_id": "gen_random_uuid()",
    "version": "version + 7",
    "topic": "'activity.voided'",
    "payload": "payload || ' '",
    "actor_id": "gen_random_uuid()",
    "command_id": "gen_random_uuid()",
    "command_digest": "sha256(command_digest)",
    "recorded_at": "recorded_at + interval '1 microsecond'",
    "leaf": "sha256(leaf)",
    "jurisdiction_id": "gen_random_uuid()",
}
DAMAGE: dict[str, tuple[int, LiteralString]] = {
    "an event taken out": (
        3,
        "DELETE FROM event_log WHERE jurisdiction_id = %s AND position = 3",
    ),
    "the first taken away": (
        1,
        "DELETE FROM event_log WHERE jurisdiction_id = %s AND position = 1",
    ),
    "the last taken away": (
        EVENTS,
        "DELETE FROM event_log WHERE jurisdiction_id = %s AND position = 6",
    ),
    "the tail cut off": (
        4,
        "DELETE FROM event_log WHERE jurisdiction_id = %s AND position > 3",
    ),
    "everything taken away": (1, "DELETE FROM event_log WHERE jurisdiction_id = %s"),
    "two payloads exchanged": (
        3,
        """
        UPDATE event_log AS one SET payload = other.payload FROM event_log AS other
        WHERE one.jurisdiction_id = %s AND other.jurisdiction_id = one.jurisdiction_id
          AND one.position IN (3, 5) AND other.position = 8 - one.position
        """,
    ),
    "two rows exchanged, with their leaves": (
        3,
        """
        UPDATE event_log AS one
        SET (stream_id, version, topic, payload, command_id, recorded_at, leaf) = (
            other.stream_id, other.version + 100, other.topic, other.payload,
            other.command_id, other.recorded_at, other.leaf
        )
        FROM event_log AS other
        WHERE one.jurisdiction_id = %s AND other.jurisdiction_id = one.jurisdiction_id
          AND one.position IN (3, 5) AND other.position = 8 - one.position
        """,
    ),
    "an event slipped in behind": (
        EVENTS + 1,
        """
        INSERT INTO event_log
        SELECT jurisdiction_id, 7, stream_id, 99, topic, payload, actor_id, command_id,
            command_digest, recorded_at, leaf
        FROM event_log WHERE jurisdiction_id = %s AND position = 6
        """,
    ),
    "an event slipped in far behind": (
        EVENTS + 1,
        """
        INSERT INTO event_log
        SELECT jurisdiction_id, 1000000, stream_id, 99, topic, payload, actor_id, command_id,
            command_digest, recorded_at, leaf
        FROM event_log WHERE jurisdiction_id = %s AND position = 6
        """,
    ),
    "a head too far": (
        EVENTS + 1,
        "UPDATE ledger_head SET position = position + 1 WHERE jurisdiction_id = %s",
    ),
    "a head not far enough": (
        EVENTS,
        "UPDATE ledger_head SET position = position - 1 WHERE jurisdiction_id = %s",
    ),
    "another frontier": (
        0,
        "UPDATE ledger_head SET frontier = frontier || frontier WHERE jurisdiction_id = %s",
    ),
    "a frontier of the right length": (
        0,
        """
        UPDATE ledger_head SET frontier = substr(frontier, 33) || substr(frontier, 1, 32)
        WHERE jurisdiction_id = %s
        """,
    ),
    "another time in the head": (
        0,
        "UPDATE ledger_head SET recorded_at = now() WHERE jurisdiction_id = %s",
    ),
    "no head": (0, "DELETE FROM ledger_head WHERE jurisdiction_id = %s"),
    "a head that changed its name": (
        0,
        "UPDATE ledger_head SET jurisdiction_id = gen_random_uuid() WHERE jurisdiction_id = %s",
    ),
}


async def ledger_of_six(service: Service, parent: UUID | None = None) -> UUID:
    office = service.container
    ledger = await establish(office, parent)
    await rename(office, ledger, "石首县")
    await hold(office, ledger)
    await file(office, ledger)
    await hold(office, ledger, households=9)
    await rename(office, ledger, "石首市")
    return ledger


async def found(service: Service, ledger: UUID) -> int | None:
    """The position that verify names, or nothing."""
    async with auditing(service.url) as readers:
        verified = await audit.verify(readers, ledger)
    return verified.finding.position if verified.finding else None


async def test_a_sound_ledger_is_verified_to_the_root_of_its_head(service: Service) -> None:
    ledger = await ledger_of_six(service)
    told: list[int] = []

    async with auditing(service.url) as readers:
        verified = await audit.verify(readers, ledger, progress=told.append)

    head = await service.container.boards.head(ledger)
    assert (EVENTS, head.root, None) == (verified.events, verified.root, verified.finding)
    assert EVENTS == sum(told)


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("position", [1, 3, EVENTS])
async def test_a_changed_column_is_found_where_it_was_changed(
    service: Service, column: str, position: int
) -> None:
    ledger, other = await ledger_of_six(service), await ledger_of_six(service)
    change = SQL("UPDATE event_log SET {} = {} WHERE jurisdiction_id = %s AND position = %s")

    struck = tell(
        service.url,
        change.format(SQL(column), SQL(COLUMNS[column])),
        ledger,
        position,
    )

    assert (1, position, None) == (
        struck,
        await found(service, ledger),
        await found(service, other),
    )


def test_every_column_of_the_log_is_in_the_matrix(url: str) -> None:
    columns = ask(
        url,
        """
        SELECT attname FROM pg_attribute
        WHERE attrelid = 'event_log'::regclass AND attnum > 0 AND NOT attisdropped
        """,
    )

    assert COLUMNS.keys() == {name for (name,) in columns}


@pytest.mark.parametrize("damage", DAMAGE)
async def test_damage_is_found_where_it_begins(service: Service, damage: str) -> None:
    ledger, other = await ledger_of_six(service), await ledger_of_six(service)
    position, statement = DAMAGE[damage]

    assert tell(service.url, statement, ledger) > 0
    assert (position, None) == (await found(service, ledger), await found(service, other))


async def test_an_event_moved_to_another_ledger_is_missed_here_and_not_at_home_there(
    service: Service,
) -> None:
    ours, theirs = await ledger_of_six(service), await ledger_of_six(service)

    tell(
        service.url,
        """
        UPDATE event_log SET jurisdiction_id = %s, position = 7
        WHERE jurisdiction_id = %s AND position = 6
        """,
        theirs,
        ours,
    )

    assert (6, 7) == (await found(service, ours), await found(service, theirs))


async def test_a_changed_event_with_a_leaf_to_match_does_not_fit_the_head(
    service: Service,
) -> None:
    """Where it was changed can no longer be said; that it was, can."""
    ledger = await ledger_of_six(service)
    forge(service.url, ledger, b"2024-09-17")

    assert await found(service, ledger) == 0


async def test_a_ledger_rewritten_whole_does_not_fit_the_stamp_above(service: Service) -> None:
    """Leaves and head agree again: only the parent knows that it was another ledger once."""
    province = await establish(service.container, level="province")
    ledger = await ledger_of_six(service, province)
    await service.worker.drain()

    forge(service.url, ledger, b"2024-09-17")
    put_head(service.url, ledger)

    assert await found(service, ledger) is None
    assert [] != [each for each in await proven(service, province) if "stamped root" in each]


async def test_a_ledger_cut_back_whole_does_not_fit_the_stamp_above(service: Service) -> None:
    province = await establish(service.container, level="province")
    ledger = await ledger_of_six(service, province)
    await service.worker.drain()

    tell(
        service.url, "DELETE FROM event_log WHERE jurisdiction_id = %s AND position = 6", ledger
    )
    put_head(service.url, ledger)

    assert await found(service, ledger) is None
    assert [] != [each for each in await proven(service, province) if "stamped root" in each]


async def proven(service: Service, ledger: UUID) -> list[str]:
    async with auditing(service.url) as readers:
        return await audit.prove(readers, ledger)


def forge(url: str, ledger: UUID, day: bytes) -> None:
    """Event 3 on another day, with the leaf that it would have had."""
    [(stream, version, topic, payload, actor, command, digest, at)] = ask(url, THIRD, ledger)
    forged = payload.replace(b"2024-09-18", day)
    assert forged != payload
    entry = envelope(ledger, 3, stream, version, topic, forged, actor, command, digest, at)
    tell(url, FORGED, forged, leaf_hash(entry), ledger)


def put_head(url: str, ledger: UUID) -> None:
    """A head to match what the log now is."""
    tree = Frontier()
    rows = ask(url, LEAVES, ledger)
    for leaf, _ in rows:
        tree.append(leaf)
    tell(url, HEAD, tree.size, bytes(tree), rows[-1][1], ledger)


THIRD = """
    SELECT stream_id, version, topic, payload, actor_id, command_id, command_digest, recorded_at
    FROM event_log WHERE jurisdiction_id = %s AND position = 3
"""
FORGED = """
    UPDATE event_log SET payload = %s, leaf = %s WHERE jurisdiction_id = %s AND position = 3
"""
LEAVES = "SELECT leaf, recorded_at FROM event_log WHERE jurisdiction_id = %s ORDER BY position"
HEAD = """
    UPDATE ledger_head SET position = %s, frontier = %s, recorded_at = %s
    WHERE jurisdiction_id = %s
"""
