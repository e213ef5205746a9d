"""The log as auditors read it: event by event, and where it ends."""

from dataclasses import dataclass

from starlette.responses import Response

from application.access import Action
from application.container import Container
from application.views import LogEntry
from interface.http.answers import answer, onward
from interface.http.reading import Onlooker
from interface.http.schemas.log import AskingLog


@dataclass(frozen=True, slots=True)
class LogSheet:
    """若干条事件，旧的在前；next 是下一次的 after，读完为空。"""

    entries: list[LogEntry]
    next: int | None


async def entries(app: Container, look: Onlooker, query: AskingLog) -> Response:
    """Events after a position."""
    look.must(Action.READ_LOG)
    found = await app.boards.log(look.place.id, after=query.after, limit=query.limit)
    if len(found) < query.limit:
        return answer(LogSheet(found, None))
    last = found[-1].position
    link = onward(look.path, look.query, after=str(last))
    return answer(LogSheet(found, last), **link)


async def head(app: Container, look: Onlooker) -> Response:
    """Where the ledger ends: a position and a hash, which tell nothing of what it holds."""
    look.must(Action.READ_BOARDS)
    return answer(await app.boards.head(look.place.id))
