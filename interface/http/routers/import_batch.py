"""导入导出"""

from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import quote
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from application.access import Action
from application.import_batch import export as exporting
from application.import_batch.fates import Fate, Told
from application.import_batch.form import Form
from application.import_batch.forms import FORMS
from application.import_batch.rows import CellFault
from application.ledger import Receipt
from application.projections.board import Entry
from application.projections.books import IMPORTS
from application.projections.import_batch_register import ImportBatchRow
from interface.http.answers import PRIVATE, XLSX, Lines, lines
from interface.http.door import App
from interface.http.intent import Change, Sent
from interface.http.problems import sentence_of
from interface.http.reading import Look, Sheet, one, page
from interface.http.routing import LEDGER, router
from interface.http.schemas.import_batch import (
    FILE,
    AskingCheck,
    AskingImport,
    FormName,
    ImportList,
    UndoImport,
)
from interface.http.schemas.query import AskingPast

routes = router(f"{LEDGER}/imports", "导入导出")
sheets = router(f"{LEDGER}/spreadsheets", "导入导出")


class Workbook(Response):
    """A file to be saved."""

    media_type = XLSX

    @classmethod
    def of(cls, form: Form, content: bytes) -> "Workbook":
        """Under the title of its form."""
        name = f"attachment; filename*=UTF-8''{quote(form.title)}.xlsx"
        return cls(content, 200, PRIVATE | {"content-disposition": name})


@dataclass(frozen=True, slots=True)
class ImportLine:
    """一行的结果，和已到第几行。

    state：ready 可以导入，repeated 登记里已有，faulty 有误（逐格见 faults），
    refused 规定不允许（见 detail），recorded 已记下，undone 已撤销，kept 因改动过而保留；
    最后一行是 finished，receipt 是这次导入的回执。
    """

    done: int
    of: int
    row: int
    state: str
    id: UUID | None
    receipt: Receipt | None
    faults: list[CellFault]
    code: str
    detail: str


@routes.get("", response_model=Sheet[ImportBatchRow])
async def listed(query: Annotated[ImportList, Query()], app: App, look: Look) -> Response:
    """导入列表"""
    return await page(app, IMPORTS, look, query)


@routes.post(
    "/check",
    response_class=Lines,
    responses={200: {"model": ImportLine}},
    openapi_extra=FILE | {"x-writes": False},
)
async def check(query: Annotated[AskingCheck, Query()], app: App, sent: Sent) -> Response:
    """试填：逐行告知会怎样，错在哪一格，什么都不记下"""
    form = FORMS[query.form]
    sent.intent.must(form.action)
    table = await app.workbooks.read(sent.content, form.title)
    sheet = await app.import_batches.read(sent.intent, form, table)
    return Lines(_lines(app.import_batches.rehearse(sent.intent, sheet)))


@routes.post(
    "",
    status_code=201,
    response_class=Lines,
    responses={201: {"model": ImportLine}},
    openapi_extra=FILE,
)
async def take(query: Annotated[AskingImport, Query()], app: App, sent: Sent) -> Response:
    """导入：逐行告知结果；同一份文件再导入，得原来的回执"""
    form = FORMS[query.form]
    sent.intent.must(form.action)
    table = await app.workbooks.read(sent.content, form.title)
    sheet = await app.import_batches.check(sent.intent, form, table)
    good = query.rows == "good"
    name = query.file_name or sent.name
    await app.import_batches.begin(sent.intent, sheet, file_name=name, good=good)
    return Lines(_lines(app.import_batches.take(sent.intent, sheet)), 201)


@routes.get("/{import_id}", response_model=Entry[ImportBatchRow])
async def shown(
    import_id: UUID, query: Annotated[AskingPast, Query()], app: App, look: Look
) -> Response:
    """一次导入：哪个文件，导入了多少，撤销了多少"""
    return await one(app, IMPORTS, look, import_id, query)


@routes.post("/{import_id}/undo", response_class=Lines, responses={200: {"model": ImportLine}})
async def undo(import_id: UUID, body: UndoImport, app: App, intent: Change) -> Response:
    """撤销导入：逐条作废或者撤销，改动过的保留；中断了可以再来一次"""
    facts = body.facts()
    await app.import_batches.order_undo(intent, import_id, **facts)
    return Lines(_lines(app.import_batches.undo(intent, import_id, **facts)))


@sheets.get("/{form}/template", response_class=Workbook)
async def template(form: FormName, app: App, look: Look) -> Response:
    """空表：有填写说明、下拉列表和示例"""
    look.must(Action.READ_BOARDS)
    sheet = FORMS[form]
    content = await exporting.template(app.boards, app.workbooks, look.place.id, sheet)
    return Workbook.of(sheet, content)


@sheets.get("/{form}", response_class=Workbook)
async def export(form: FormName, app: App, look: Look) -> Response:
    """导出：列与空表相同，可以再导入"""
    look.must(Action.READ_BOARDS)
    sheet = FORMS[form]
    content = await exporting.export(
        app.boards, app.workbooks, look.place.id, sheet, look.allowed
    )
    return Workbook.of(sheet, content)


async def _lines(progress: AsyncIterator[Told]) -> AsyncIterator[bytes]:
    async for told in progress:
        yield lines(_of(told))


def _of(told: Told) -> Iterable[ImportLine]:
    begun = told.done - len(told.fates)
    for done, fate in enumerate(told.fates, begun + 1):
        yield _line(done, told.of, fate)
    if told.receipt:
        last = told.receipt
        yield ImportLine(told.done, told.of, 0, "finished", last.id, last, [], "", "")


def _line(done: int, of: int, fate: Fate) -> ImportLine:
    code = fate.refusal.code() if fate.refusal else ""
    detail = sentence_of(fate.refusal) if fate.refusal else ""
    return ImportLine(
        done,
        of,
        fate.row,
        fate.state,
        fate.id,
        fate.receipt,
        list(fate.faults),
        code,
        detail,
    )
