"""Histories of suggestions: their streams from the log, each event with its inclusion proof."""

import asyncio
from hashlib import sha256
from typing import Any
from uuid import UUID

import orjson

from application.suggestion_history import ProvenEvent, SuggestionHistory
from application.telling import told
from domain.shared.errors import NotFound
from domain.suggestion import Suggestion
from infrastructure.mapper import to_event
from infrastructure.merkle import Frontier, inclusion_proofs
from infrastructure.postgres.connect import Connection, Pool, available, scoped
from infrastructure.postgres.queries import queries


class PostgresSuggestionHistories:
    """The leaves of the whole ledger are read for the proofs: 32 bytes for each event."""

    def __init__(self, connections: Pool) -> None:
        self._connections = connections

    async def read(self, jurisdiction_id: UUID, suggestion_id: UUID) -> SuggestionHistory:
        facts: dict[str, Any] = {"jurisdiction": jurisdiction_id, "position": 0}
        async with available(), scoped(self._connections, jurisdiction_id) as connection:
            [(size, frontier, _)] = await _all(connection, "ledger", "read_head", facts) or [
                (0, b"", None)
            ]
            facts["position"] = size
            own = await _streams(connection, facts, [suggestion_id])
            if not own or own[0][3].partition(".")[0] != Suggestion.TOPIC:
                raise NotFound(kind=Suggestion.TOPIC, id=suggestion_id)
            cases = _cases(own)
            rows = await _streams(connection, facts, [suggestion_id, *cases])
            leaves = [row[0] for row in await _all(connection, "ledger", "leaves", facts)]
        at = [row[0] - 1 for row in rows]
        proofs = await asyncio.to_thread(inclusion_proofs, leaves, at)
        return SuggestionHistory(
            jurisdiction_id,
            suggestion_id,
            cases,
            size,
            Frontier(size, frontier).root().hex(),
            [_proven(row, proof) for row, proof in zip(rows, proofs, strict=True)],
        )


async def _streams(
    connection: Connection, facts: dict[str, Any], streams: list[UUID]
) -> list[Any]:
    told = facts | {"streams": streams}
    return await _all(connection, "suggestion_history", "streams", told)


async def _all(
    connection: Connection, file: str, name: str, facts: dict[str, Any]
) -> list[Any]:
    cursor = connection.cursor(binary=True)
    await cursor.execute(queries(file)[name], facts)
    return await cursor.fetchall()


def _cases(rows: list[Any]) -> list[UUID]:
    """The cases that a suggestion was dispatched in, in this order."""
    dispatched = [
        orjson.loads(row[4]).get("case_id")
        for row in rows
        if row[3] == Suggestion.Dispatched.TOPIC
    ]
    return [UUID(each) for each in dict.fromkeys(dispatched) if each]


def _proven(row: Any, proof: list[bytes]) -> ProvenEvent:
    position, stream_id, version, topic, payload, actor, command, digest, at, leaf = row
    event = to_event(topic, payload, stream_id, version, at)
    return ProvenEvent(
        position=position,
        said=told(topic, vars(event)),
        noun=topic.partition(".")[0],
        stream_id=stream_id,
        version=version,
        topic=topic,
        payload=orjson.loads(payload),
        payload_hash=sha256(payload).hexdigest(),
        actor_id=actor,
        command_id=command,
        command_digest=digest.hex(),
        recorded_at=at,
        leaf=leaf.hex(),
        proof=[each.hex() for each in proof],
    )
