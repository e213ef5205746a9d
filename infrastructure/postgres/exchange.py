"""What one turn says to the server: one transaction, in as few messages as it takes."""

from collections.abc import Iterable, Sequence
from functools import cache

from psycopg import AsyncClientCursor
from psycopg.pq import TransactionStatus
from psycopg.rows import TupleRow
from psycopg.sql import SQL, Composed

from infrastructure.postgres.append import Append
from infrastructure.postgres.connect import Connection
from infrastructure.postgres.queries import queries
from infrastructure.postgres.turn import Command, Stream, Turn


class Exchange:
    """A turn's talk with the server, over the connection of its lane."""

    def __init__(self, connection: Connection, batch: Sequence[Command]) -> None:
        ledgers = {command.stream[0] for command in batch}
        self._connection = connection
        self._ledgers = {"scope": _listed(ledgers), "jurisdictions": _array(ledgers)}

    async def begin(self, part: Sequence[Command]) -> Turn:
        """Lock the heads of the whole batch, and read what its first part needs."""
        turn = Turn(Append({}))
        asked = turn.unread(part)
        heads, *read = await self._say("open_turn", "lock_turn", "read_part", **_asking(*asked))
        turn.append = Append.to(heads)
        turn.learn(*asked, *read)
        return turn

    async def go_on(self, turn: Turn, ahead: Sequence[Command]) -> None:
        """Append what has been decided, and read what a later part needs."""
        words, asked = [], turn.unread(ahead)
        if turn.append.rows:
            await self._open_heads(turn)
            words += [] if self._begun else ["open_turn", "lock_turn"]
            words += ["append_part"]
        if any(asked):
            words += ["read_part"]
        if words:
            read = await self._say(*words, events=turn.append.events(), **_asking(*asked))
            if any(asked):
                turn.learn(*asked, *read)

    async def end(self, turn: Turn) -> None:
        """Append the last of it, move the heads, commit."""
        if turn.append.grown:
            await self._open_heads(turn)
            words = ["end_turn"] if self._begun else ["open_turn", "end_turn"]
            events, heads = turn.append.events(), turn.append.ends()
            await self._say(*words, events=events, heads=heads)
        elif self._begun:
            await self._connection.execute("COMMIT")

    @property
    def _begun(self) -> bool:
        return self._connection.info.transaction_status != TransactionStatus.IDLE

    async def _open_heads(self, turn: Turn) -> None:
        if turn.founded:
            jurisdictions, turn.founded = turn.founded, []
            await self._connection.execute(
                queries("ledger")["open_heads"], {"jurisdictions": jurisdictions}
            )

    async def _say(self, *words: str, **facts: str) -> list[list[TupleRow]]:
        """One message; the answers that have rows."""
        cursor = AsyncClientCursor(self._connection)
        await cursor.execute(_message(*words), self._ledgers | facts)
        answers = []
        more: bool | None = True
        while more:
            if cursor.description:
                answers.append(await cursor.fetchall())
            more = cursor.nextset()
        return answers


@cache
def _message(*words: str) -> Composed:
    return SQL(";\n").join(queries("ledger")[each] for each in words)


def _asking(streams: list[Stream], commands: list[Stream]) -> dict[str, str]:
    return {
        "ledgers": _array(ledger for ledger, _ in streams),
        "streams": _array(stream for _, stream in streams),
        "senders": _array(ledger for ledger, _ in commands),
        "commands": _array(command for _, command in commands),
    }


def _array(ids: Iterable[int]) -> str:
    """An array literal of UUIDs, which need no quoting."""
    return f"{{{_listed(ids)}}}"


def _listed(ids: Iterable[int]) -> str:
    return ",".join([f"{each:032x}" for each in ids])
