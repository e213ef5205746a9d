"""Registers taken out: the same columns that go in."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from application.access import Action
from application.confidence import veiled
from application.import_batch.form import Form
from application.import_batch.kinds import Context
from application.import_batch.known import names
from application.import_batch.workbook import EPOCH, Cell, Workbooks
from application.paging import every
from application.views import Boards

AT_ONCE = 500


async def template(boards: Boards, workbooks: Workbooks, here: UUID, form: Form) -> bytes:
    """空表 — with this place's own groups and campaigns to choose from."""
    context = Context(EPOCH, await names(boards, here, form.nouns()))
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
    context = Context(EPOCH, await names(boards, here, form.nouns()))
    sheet = workbooks.export(form.title, form.headings(context))
    rows: list[list[Cell]] = []
    async for entry in every(boards, form.board, here):
        if form.stands(entry.row) and veiled(entry.row, allowed) is entry.row:
            lines = (each for each in form.lines(entry.row) if not each.get("over"))
            rows += [_cells(form, each, context) for each in lines]
        if len(rows) >= AT_ONCE:
            await sheet.add(rows)
            rows = []
    await sheet.add(rows)
    return await sheet.content()


def _cells(form: Form, line: Mapping[str, Any], context: Context) -> list[Cell]:
    return [
        each.kind.show(line.get(each.field, each.kind.empty), context) for each in form.columns
    ]
