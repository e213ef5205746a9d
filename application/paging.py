"""A board as a whole, page by page."""

from collections.abc import AsyncIterator
from typing import TypeVar
from uuid import UUID

from application.projections.board import Board, Entry, Where
from application.views import Boards

R = TypeVar("R")

AT_ONCE = 500


async def every(
    boards: Boards,
    board: Board[R],
    jurisdiction_id: UUID,
    where: Where | None = None,
    *,
    before: int | None = None,
) -> AsyncIterator[Entry[R]]:
    """All rows of a board that fulfil some conditions, the newest first; or those before."""
    while True:
        page = await boards.page(
            board, jurisdiction_id, before=before, limit=AT_ONCE, where=where
        )
        for entry in page.entries:
            yield entry
        if page.next is None:
            return
        before = page.next
