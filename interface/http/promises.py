"""承诺台账 over HTTP: one line for each promise, what is due first on the first page."""

from dataclasses import dataclass
from datetime import date

from starlette.responses import Response

from application.access import Action
from application.container import Container
from application.ledger import today
from application.promises import PromiseLine, promises
from interface.http.answers import answer
from interface.http.reading import Onlooker, reached
from interface.http.schemas.promise import AskingPromises


@dataclass(frozen=True, slots=True)
class PromiseLines:
    """一页承诺，先到期的在前；total 是一共几项，more 是后面还有没有。"""

    lines: list[PromiseLine]
    total: int
    more: bool


async def promised(app: Container, look: Onlooker, query: AskingPromises) -> Response:
    """The promises of a place, those that are due being open ones whose day has come."""
    look.must(Action.READ_BOARDS)
    await reached(app, look, query)
    state, until = query.state or "", query.until or date.max
    if state == "due":
        state, until = "open", min(until, today())
    found = await promises(
        app.boards,
        look.place.id,
        state=state,
        unit=query.unit or "",
        since=query.since or date.min,
        until=until,
    )
    end = query.skip + query.limit
    return answer(PromiseLines(found[query.skip : end], len(found), end < len(found)))
