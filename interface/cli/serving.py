"""Commands that run the service: serve, worker, run, migrate, status."""

import asyncio
import gc
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Annotated

import typer
import uvicorn

from application.container import Container
from infrastructure.bootstrap import Service, database
from infrastructure.bootstrap import serving as service_on
from infrastructure.postgres.health import status_of
from infrastructure.postgres.migrate import migrate as bring_up
from infrastructure.settings import Settings, read
from interface.cli.running import err, out, run
from interface.http.app import create_app
from interface.http.wire import Wire


def register(app: typer.Typer) -> None:
    app.command()(serve)
    app.command()(worker)
    app.command()(migrate)
    app.command()(status)


def serve(
    *,
    with_worker: Annotated[
        bool, typer.Option(help="同一进程内也更新看板与汇总；正式部署另起 renda worker")
    ] = True,
) -> None:
    """启动 HTTP 服务（RENDA_HOST、RENDA_PORT）。"""
    settings = read()
    with database(settings) as url:
        listen(settings, lambda: _container(url, settings, with_worker=with_worker))


def worker() -> None:
    """运行后台进程：更新看板、逐级汇总、递送上下级之间的事项。"""

    async def work(service: Service) -> None:
        err.print("==> 后台进程已启动，按 Ctrl-C 停止", style="dim")
        await service.worker.run(service.url)

    try:
        run(work)
    except (KeyboardInterrupt, asyncio.CancelledError):
        err.print("==> 已停止", style="dim")


def migrate() -> None:
    """把数据库结构更新到最新。"""
    settings = read()
    with database(settings) as url:
        applied = bring_up(url)
    out.print("数据库结构已是最新" + (f"，本次应用 {'、'.join(applied)}" if applied else ""))


def status() -> None:
    """显示每本台账记到哪里、看板更新到哪里、为何停住。"""

    async def read_status(service: Service) -> bool:
        found = await status_of(service.workers)
        out.print(f"台账 {found.ledgers} 本，事件 {found.events} 条，待更新 {found.behind} 条")
        for each in found.stopped:
            out.print(
                f"[red]停住[/red] {each.jurisdiction_id} {each.projection} "
                f"位置 {each.position}：{each.failure}"
            )
        return not found.stopped

    if not run(read_status):
        raise typer.Exit(1)


def listen(
    settings: Settings, container: Callable[[], AbstractAsyncContextManager[Container]]
) -> None:
    """Serve until told to stop."""
    uvicorn.run(
        create_app(container),
        host=settings.host,
        port=settings.port,
        loop="uvloop",
        http=Wire,
        access_log=False,
        log_level="warning",
    )


@asynccontextmanager
async def _container(
    url: str, settings: Settings, *, with_worker: bool
) -> AsyncIterator[Container]:
    async with service_on(url, settings, with_worker=with_worker) as service:
        err.print(f"==> http://{settings.host}:{settings.port}/openapi.json", style="dim")
        gc.freeze()  # what was built at the start lives to the end: no need to look at it again
        yield service.container
