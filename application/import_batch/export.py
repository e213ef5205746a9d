"""Registers taken out: the same columns that go in."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from application.access import Action
from application.confidence import veiled
from application.import_batch.form import Form
from application.import_batch.kinds import Context
from application.import_batch.links import Link
from application.import_batch.names import Names
from application.import_batch.nouns import NOUNS, learn, listed
from application.import_batch.workbook import EPOCH, Cell, Workbooks
from application.paging import every
from application.views import Boards

AT_ONCE = 500


async def template(boards: Boards, workbooks: Workbooks, here: UUID, form: Form) -> bytes:
    """空表 — with this place's own groups and campaigns to choose from."""
    context = Context(EPOCH, await listed(boards, here, form.nouns()))
    return await workbooks.template(form.title, form.headings(context))


async def export(
    boards: Boards,
    workbooks: Workbooks,
    here: UUID,
    form: Form,
    allowed: Collection[Action],
) -> bytes:
    """导出 — every record that stands, newest first, as it would be read again.

    What is confidential is left out for whoever does not work on it.
    """
    context = Context(EPOCH, {noun: Names(NOUNS[noun].word) for noun in form.nouns()})
    sheet = workbooks.export(form.title, form.headings(context))
    links = {it.field: it.kind for it in form.columns if isinstance(it.kind, Link)}

    async def add(lines: list[Mapping[str, Any]]) -> None:
        await learn(boards, here, context.names, _linked(links, lines), allowed)
        await sheet.add([_cells(form, each, context) for each in lines])

    lines: list[Mapping[str, Any]] = []
    async for entry in every(boards, form.board, here):
        if form.stands(entry.row) and veiled(entry.row, allowed) is entry.row:
            lines += [each for each in form.lines(entry.row) if not each.get("over")]
        if len(lines) >= AT_ONCE:
            await add(lines)
            lines = []
    await add(lines)
    return await sheet.content()


def _linked(links: Mapping[str, Link], lines: list[Mapping[str, Any]]) -> dict[str, set[UUID]]:
    """The records that these lines link to, by noun."""
    found: defaultdict[str, set[UUID]] = defaultdict(set)
    for field, kind in links.items():
        said = (line.get(field) for line in lines)
        found[kind.noun].update(id for each in said if each for id in kind.ids(each))
    return found


def _cells(form: Form, line: Mapping[str, Any], context: Context) -> list[Cell]:
    return [
        each.kind.show(line.get(each.field, each.kind.empty), context) for each in form.columns
    ]
