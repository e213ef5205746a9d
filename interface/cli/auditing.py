"""Commands for auditors: verify, replay, rebuild."""

from typing import Annotated

import typer

from application.views import Directory, Place
from infrastructure import audit
from infrastructure.bootstrap import Service, auditing
from infrastructure.postgres import rebuild as books
from infrastructure.postgres.health import resume, status_of
from infrastructure.rebuilding import hands_for, rebuild_all
from interface.cli.running import err, out, progress, run

Code = Annotated[str | None, typer.Argument(help="行政区代码或 id；不写则为全部台账（含下级）")]


def register(app: typer.Typer) -> None:
    app.command()(verify)
    app.command()(replay)
    app.command()(rebuild)
    app.command()(retry)


def verify(code: Code = None) -> None:
    """重读台账，逐条核对哈希与默克尔树；指出第一处被改动的位置。"""

    async def work(service: Service) -> bool:
        sound = True
        async with auditing(service.url) as readers:
            for place in await _places(service.container.directory, code):
                found = await audit.verify(readers, place.id)
                sound &= found.finding is None
                if found.finding:
                    where = (
                        f"位置 {found.finding.position}" if found.finding.position else "账首"
                    )
                    out.print(f"[red]不符[/red] {place.name} {where}：{found.finding.what}")
                else:
                    out.print(
                        f"相符 {place.name} {found.events} 条 根 {found.root[:16]}",
                        highlight=False,
                    )
        return sound

    if not run(work):
        raise typer.Exit(1)


def replay(
    code: Code = None,
    *,
    figures: Annotated[
        bool, typer.Option("--figures", help="连同下级：按位置向量重放，核对每个汇总数")
    ] = False,
) -> None:
    """从事件重建看板与指标，与在用的逐字比较。"""

    async def work(service: Service) -> bool:
        wrong = 0
        async with auditing(service.url) as readers:
            for place in await _places(service.container.directory, code):
                differ = await books.differences(readers, place.id)
                if figures:
                    differ += await audit.prove(readers, place.id)
                wrong += len(differ)
                state = f"[red]{len(differ)} 处不同[/red]" if differ else "相同"
                out.print(f"{place.name}：{state}", highlight=False)
                for each in differ[:20]:
                    out.print(f"    {each}", highlight=False, soft_wrap=True)
        return wrong == 0

    if not run(work):
        raise typer.Exit(1)


def rebuild(code: Code = None) -> None:
    """从事件重建看板与指标，并一步换上。"""

    async def work(service: Service) -> None:
        places = await _places(service.container.directory, code)
        events = (await status_of(service.workers)).events
        wanted = [each.id for each in places]
        with progress("重建") as show:
            rebuilt = rebuild_all(service.url, wanted, processes=hands_for(events))
            for done, _ in enumerate(rebuilt, 1):
                show(done, len(places))
        err.print("==> 更新汇总 …", style="dim")
        service.worker.owe(wanted)
        await service.worker.drain()
        out.print(f"已重建 {len(places)} 本台账的看板与指标")

    run(work)


async def _places(directory: Directory, code: str | None) -> list[Place]:
    """The place named; or all there are, those that have ended with them."""
    return [await directory.find(code)] if code is not None else await directory.every()


def retry(
    code: Annotated[str, typer.Argument(help="行政区代码或 id")],
) -> None:
    """让停住的看板更新或递送从停住的位置再试。"""

    async def work(service: Service) -> None:
        place = await service.container.directory.find(code)
        await resume(service.workers, place.id)
        await service.worker.drain()
        out.print(f"{place.name}：已再试；结果见 renda status")

    run(work)
