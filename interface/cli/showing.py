"""How commands show what they found: a table on the screen, or JSON for a program."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any
from uuid import UUID

import orjson
import typer
from rich.table import Table

from application.paging import every
from application.projections.board import Board, Entry
from domain.shared.errors import NotFound
from infrastructure.bootstrap import Service


def table(
    columns: Sequence[str], rows: Iterable[Sequence[object]], *, title: str = "", **look: Any
) -> Table:
    """Columns that fold, and a row for each; what is not there is left empty."""
    made = Table(title=title or None, title_justify="left", **look)
    for name in columns:
        made.add_column(name, overflow="fold")
    for row in rows:
        made.add_row(*("" if each is None else str(each) for each in row))
    return made


def print_json(found: object) -> None:
    """The same for a program, whole."""
    typer.echo(orjson.dumps(found, default=str, option=orjson.OPT_INDENT_2).decode())


async def named(
    service: Service,
    board: Board[Any],
    jurisdiction_id: UUID,
    wanted: str,
    name: Callable[[Any], str],
) -> Entry[Any]:
    """The newest record with this id or this name; raises NotFound."""
    async for entry in every(service.container.boards, board, jurisdiction_id):
        if wanted in {str(entry.id), name(entry.row)}:
            return entry
    raise NotFound(kind=board.noun, id=wanted)
