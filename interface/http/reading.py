"""Reads: who looks at which ledger, live or as it was known, one record or a page of them."""

from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeVar
from uuid import UUID

from fastapi import Depends
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from application import access
from application.access import Action
from application.container import Container
from application.projections.board import Board, Entry
from application.views import Place
from interface.http import cursors
from interface.http.answers import answer, onward, shown
from interface.http.door import entered, opened, recognised
from interface.http.schemas.query import Asking, AskingList, AskingPast

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Sheet(Generic[R]):
    """一页记录，新的在前；next 是下一页的游标，position 是这一页所据的账目位置。"""

    entries: list[Entry[R]]
    next: str | None
    position: int


@dataclass(frozen=True, slots=True)
class Onlooker:
    """Who looks at which ledger. ``known`` is If-None-Match: what they have already."""

    place: Place
    allowed: frozenset[Action]
    path: str
    query: QueryParams
    known: str

    def must(self, action: Action) -> None:
        """Deny by default."""
        access.must(self.allowed, action, self.place.id)


async def looking(request: Request) -> Onlooker:
    """Somebody looks at a ledger."""
    person = await recognised(request)
    app = opened(request)
    place, allowed = await entered(app, person, request.path_params["code"])
    known = request.headers.get("if-none-match", "")
    return Onlooker(place, allowed, request.scope["path"], request.query_params, known)


Look = Annotated[Onlooker, Depends(looking)]


async def page(
    app: Container, board: Board[Any], look: Onlooker, query: AskingList
) -> Response:
    """A page of a board."""
    look.must(Action.READ_BOARDS)
    await reached(app, look, query)
    where = query.where()
    this = (board.table, look.place.id, where, query.as_of)
    found = await app.boards.page(
        board,
        look.place.id,
        before=cursors.opened(query.cursor, *this),
        limit=query.limit,
        where=where,
        as_of=query.as_of,
    )
    if found.next is None:
        return answer(Sheet(found.entries, None, found.position))
    cursor = cursors.sealed(found.next, *this)
    sheet = Sheet(found.entries, cursor, found.position)
    return answer(sheet, **onward(look.path, look.query, cursor=cursor))


async def one(
    app: Container, board: Board[Any], look: Onlooker, id: UUID, query: AskingPast
) -> Response:
    """One record of a board."""
    look.must(Action.READ_BOARDS)
    await reached(app, look, query)
    entry = await app.boards.one(board, look.place.id, id, as_of=query.as_of)
    return shown(entry, look.known)


async def reached(app: Container, look: Onlooker, query: Asking) -> None:
    """The boards hold the position that was asked for.

    Raises:
        NotYetCounted: they do not hold it in time.
        PositionInFuture: the ledger does not reach so far.
    """
    if query.after:
        await app.boards.counted(look.place.id, query.after)
