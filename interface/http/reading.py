"""Reads: who looks at which ledger, live or as it was known, one record or a page of them."""

from dataclasses import astuple, dataclass
from typing import Annotated, Any, Generic, TypeVar
from uuid import UUID

from fastapi import Depends
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from application import access
from application.access import Action, Person
from application.confidence import veiled_entry
from application.container import Container
from application.custody import Hop, chain
from application.ledger import today
from application.projections.board import Board, Entry
from application.projections.books import OPINIONS, SUGGESTIONS
from application.suggestion_search import TEXT, Bookmark, words_of
from application.views import Place
from interface.http import cursors
from interface.http.answers import answer, onward, shown
from interface.http.door import entered, opened, recognised
from interface.http.schemas.query import Asking, AskingList, AskingPast, AskingWords
from interface.http.schemas.words import POSITION_MAX

R = TypeVar("R")

FARTHEST = (TEXT, POSITION_MAX, POSITION_MAX)
"""The numbers of a bookmark are at most these."""


@dataclass(frozen=True, slots=True)
class Sheet(Generic[R]):
    """一页记录，新的在前，查找时最相关的在前。

    next 是下一页的游标，position 是这一页所据的账目位置。
    """

    entries: list[Entry[R]]
    next: str | None
    position: int


@dataclass(frozen=True, slots=True)
class Onlooker:
    """Who looks at which ledger. ``known`` is If-None-Match: what they have already."""

    person: Person
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
    return Onlooker(person, place, allowed, request.scope["path"], request.query_params, known)


Look = Annotated[Onlooker, Depends(looking)]


async def page(
    app: Container, board: Board[Any], look: Onlooker, query: AskingList
) -> Response:
    """A page of a board."""
    look.must(Action.READ_BOARDS)
    await reached(app, look, query)
    where = query.where()
    this = (board.table, look.place.id, where, query.as_of)
    [before] = cursors.opened(query.cursor, *this) or [None]
    found = await app.boards.page(
        board,
        look.place.id,
        before=before,
        limit=query.limit,
        where=where,
        as_of=query.as_of,
    )
    entries = found.entries
    if board is OPINIONS:
        entries = [veiled_entry(each, look.allowed) for each in entries]
    if found.next is None:
        return answer(Sheet(entries, None, found.position))
    cursor = cursors.sealed([found.next], *this)
    sheet = Sheet(entries, cursor, found.position)
    return answer(sheet, **onward(look.path, look.query, cursor=cursor))


async def found(app: Container, look: Onlooker, query: AskingWords) -> Response:
    """A page of the suggestions that hold some words."""
    look.must(Action.READ_BOARDS)
    words = words_of(query.q)
    await reached(app, look, query)
    this = ("suggestion_search", look.place.id, {"words": " ".join(words)}, None)
    place = cursors.opened(query.cursor, *this, most=FARTHEST)
    at = Bookmark(*place) if place else None
    hits = await app.suggestion_search.find(look.place.id, words, at=at, limit=query.limit)
    if hits.next is None:
        return answer(Sheet(hits.entries, None, hits.position))
    cursor = cursors.sealed(astuple(hits.next), *this)
    sheet = Sheet(hits.entries, cursor, hits.position)
    return answer(sheet, **onward(look.path, look.query, cursor=cursor))


async def one(
    app: Container, board: Board[Any], look: Onlooker, id: UUID, query: AskingPast
) -> Response:
    """One record of a board."""
    look.must(Action.READ_BOARDS)
    await reached(app, look, query)
    entry = await app.boards.one(board, look.place.id, id, as_of=query.as_of)
    return shown(veiled_entry(entry, look.allowed), look.known)


async def way(app: Container, look: Onlooker, id: UUID, query: Asking) -> list[Hop]:
    """The hops of a suggestion between congresses."""
    return await _hops(app, SUGGESTIONS, look, id, query)


async def travelled(app: Container, look: Onlooker, id: UUID, query: Asking) -> list[Hop]:
    """The hops of an opinion between congresses."""
    return await _hops(app, OPINIONS, look, id, query)


async def _hops(
    app: Container, board: Board[Any], look: Onlooker, id: UUID, query: Asking
) -> list[Hop]:
    look.must(Action.READ_BOARDS)
    await reached(app, look, query)
    entry = await app.boards.one(board, look.place.id, id)
    return await chain(app.directory, look.place.id, entry.row, today())


async def reached(app: Container, look: Onlooker, query: Asking) -> None:
    """The boards hold the position that was asked for.

    Raises:
        NotYetCounted: they do not hold it in time.
        PositionInFuture: the ledger does not reach so far.
    """
    if query.after:
        await app.boards.counted(look.place.id, query.after)
