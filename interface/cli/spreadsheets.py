"""Commands for spreadsheets: template, export, import, undo-import."""

from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Annotated
from uuid import UUID, uuid4

import typer

from application import identity
from application.access import Action
from application.import_batch import export as exporting
from application.import_batch.fates import UNTAKEN, Fate, Foreseen, State, Told
from application.import_batch.form import Form
from application.import_batch.forms import FORMS
from application.ledger import Intent, today
from domain.shared.errors import DomainError
from infrastructure.bootstrap import Service
from interface.cli.running import err, out, progress, run
from interface.http.problems import sentence_of

ALL = frozenset(Action)
SHOWN = 20
HALFWAY = (
    "检查以后账上有了变化，这几行没有记下，其余的已经记下。"
    "改好再导入，只记没有记下的；都不要的，用导入编号撤销。"
)
STATES = {
    State.READY: "可以导入",
    State.REPEATED: "登记里已有",
    State.FAULTY: "有误",
    State.RECORDED: "已记下",
    State.REFUSED: "规定不允许",
    State.UNDONE: "已撤销",
    State.KEPT: "改动过，保留",
}

Code = Annotated[str, typer.Argument(help="行政区代码或 id")]
FormName = Annotated[
    str,
    typer.Option(
        "--as", help="、".join(f"{each.name} {each.title}" for each in FORMS.values())
    ),
]


def register(app: typer.Typer) -> None:
    app.command()(template)
    app.command()(export)
    app.command("import")(import_file)
    app.command()(undo_import)


def template(
    code: Code,
    form: FormName,
    file: Annotated[Path | None, typer.Argument(help="存成哪个文件")] = None,
) -> None:
    """存一份空表：有填写说明、下拉列表和示例。"""
    chosen = _form(form)

    async def work(service: Service) -> bytes:
        app = service.container
        here = (await app.directory.find(code)).id
        return await exporting.template(app.boards, app.workbooks, here, chosen)

    _save(file or Path(f"{chosen.title}.xlsx"), run(work, quiet=True))


def export(
    code: Code,
    form: FormName,
    file: Annotated[Path | None, typer.Argument(help="存成哪个文件")] = None,
) -> None:
    """导出一种登记：列与空表相同，可以再导入。"""
    chosen = _form(form)

    async def work(service: Service) -> bytes:
        app = service.container
        here = (await app.directory.find(code)).id
        return await exporting.export(app.boards, app.workbooks, here, chosen, ALL)

    _save(file or Path(f"{chosen.title}.xlsx"), run(work, quiet=True))


def import_file(
    code: Code,
    file: Annotated[Path, typer.Argument(help=".xlsx 文件")],
    form: FormName,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只试填，什么都不记下")] = False,
    good: Annotated[bool, typer.Option("--good", help="只导入没有问题的行")] = False,
) -> None:
    """导入一份表格；同一份文件再导入，不会重复记录。"""
    chosen = _form(form)
    try:
        content = file.read_bytes()
    except OSError as error:
        raise typer.BadParameter(f"{file} 无法读取：{error}") from None

    async def work(service: Service) -> bool:
        app = service.container
        wish = await _intent(service, code)
        await service.worker.drain()
        table = await app.workbooks.read(content, chosen.title)
        sheet = await app.import_batches.read(wish, chosen, table)
        await _shown("检查", app.import_batches.rehearse(wish, sheet))
        if dry_run:
            _tell(sheet.those(*State))
            return not sheet.those(*UNTAKEN)
        return await _take(service, wish, sheet, file_name=file.name, good=good)

    if not run(work):
        raise typer.Exit(1)


def undo_import(
    code: Code,
    import_id: Annotated[UUID, typer.Argument(help="导入的编号")],
    reason: Annotated[str, typer.Option(help="为什么撤销")],
) -> None:
    """撤销一次导入：逐条作废或者撤销；导入以后改动过的保留。"""

    async def work(service: Service) -> None:
        imports, wish = service.container.import_batches, await _intent(service, code)
        await service.worker.drain()
        await imports.order_undo(wish, import_id, reason=reason, on=wish.today)
        undoing = imports.undo(wish, import_id, reason=reason, on=wish.today)
        _tell(await _shown("撤销", undoing))
        await service.worker.drain()

    run(work)


async def _take(
    service: Service, wish: Intent, sheet: Foreseen, *, file_name: str, good: bool
) -> bool:
    """Whether every row was taken, or stood in the register already."""
    imports = service.container.import_batches
    try:
        await imports.begin(wish, sheet, file_name=file_name, good=good)
    except DomainError:
        _tell(sheet.those(*UNTAKEN))
        raise
    out.print(f"导入编号 {sheet.batch_id}", highlight=False)
    fates = await _shown("导入", imports.take(wish, sheet))
    _tell(fates)
    if not good and any(each.state == State.REFUSED for each in fates):
        err.print(HALFWAY, markup=False, highlight=False, soft_wrap=True)
    await service.worker.drain()
    return all(each.state not in UNTAKEN for each in fates)


async def _shown(title: str, telling: AsyncIterator[Told]) -> list[Fate]:
    fates: list[Fate] = []
    with progress(title) as show:
        async for told in telling:
            fates += told.fates
            show(told.done, told.of)
    return fates


def _tell(fates: list[Fate]) -> None:
    """How many of each, and the first of what has to be put right."""
    counted = Counter(each.state for each in fates)
    out.print("，".join(f"{STATES[state]} {times} 行" for state, times in counted.items()))
    wrong = [each for each in fates if each.state in UNTAKEN]
    for each in wrong[:SHOWN]:
        for fault in each.faults:
            err.print(fault.said, markup=False, highlight=False, soft_wrap=True)
        if each.refusal:
            said = f"第 {each.row} 行：{sentence_of(each.refusal)}"
            err.print(said, markup=False, highlight=False, soft_wrap=True)
    if len(wrong) > SHOWN:
        err.print(f"……共 {len(wrong)} 行", highlight=False)


async def _intent(service: Service, code: str) -> Intent:
    """What the instance itself asks for."""
    place = await service.container.directory.find(code)
    return Intent(place.id, identity.NAMESPACE, ALL, uuid4(), b"cli", today())


def _form(name: str) -> Form:
    if name not in FORMS:
        raise typer.BadParameter(f"没有 {name} 这种表；可用的有 {'、'.join(FORMS)}")
    return FORMS[name]


def _save(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    out.print(f"已存成 {file}", highlight=False)
