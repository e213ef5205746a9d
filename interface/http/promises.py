"""承诺台账 over HTTP: one line for each promise, what is due first on the first page."""

from dataclasses import dataclass
from datetime import date

from starlette.responses import Response

from application.access import Action
from application.container import Container
from application.ledger import today
from application.promises import FIRST, Bookmark, PromiseLine
from interface.http import cursors
from interface.http.answers import answer, onward
from interface.http.reading import Onlooker, reached
from interface.http.schemas.promise import AskingPromises
from interface.http.schemas.words import COUNT_MAX, POSITION_MAX

FARTHEST = (date.max.toordinal(), POSITION_MAX, COUNT_MAX)
"""The numbers of a bookmark are at most these."""


@dataclass(frozen=True, slots=True)
class PromiseLines:
    """一页承诺，先到期的在前。

    next 是下一页的游标，position 是这一页所据的账目位置。
    """

    lines: list[PromiseLine]
    next: str | None
    position: int


async def promised(app: Container, look: Onlooker, query: AskingPromises) -> Response:
    """The promises of a place, those that are due being open ones whose day has come."""
    look.must(Action.READ_BOARDS)
    await reached(app, look, query)
    this = ("promises", look.place.id, query.where(), None)
    place = cursors.opened(query.cursor, *this, most=FARTHEST)
    state, until = query.state or "", query.until or date.max
    if state == "due":
        state, until = "open", min(until, today())
    found = await app.promises.page(
        look.place.id,
        state=state,
        unit=query.unit or "",
        since=query.since or date.min,
        until=until,
        after=Bookmark(date.fromordinal(place[0]), *place[1:]) if place else FIRST,
        limit=query.limit,
    )
    if found.next is None:
        return answer(PromiseLines(found.lines, None, found.position))
    due_on, *rest = found.next
    cursor = cursors.sealed([due_on.toordinal(), *rest], *this)
    lines = PromiseLines(found.lines, cursor, found.position)
    return answer(lines, **onward(look.path, look.query, cursor=cursor))
