"""How a command reaches the service: settings, a database, an event loop."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import uvloop
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from infrastructure.bootstrap import Service, database, serving
from infrastructure.settings import read

T = TypeVar("T")

out = Console()
err = Console(stderr=True)


def run(work: Callable[[Service], Awaitable[T]], *, quiet: bool = False) -> T:
    """Open everything, do the work, close everything."""
    settings = read()
    if not quiet:
        err.print("==> 打开数据库 …", style="dim")

    async def opened(url: str) -> T:
        async with serving(url, settings) as service:
            return await work(service)

    with database(settings) as url:
        return uvloop.run(opened(url))


@contextmanager
def progress(title: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal, a line now and then elsewhere."""
    if not err.is_terminal:
        yield _lines(title)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeElapsedColumn(), console=err) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _lines(title: str) -> Callable[[int, int], None]:
    shown = -1

    def show(done: int, total: int) -> None:
        nonlocal shown
        tenth = 10 * done // max(total, 1)
        if tenth != shown:
            shown = tenth
            err.print(f"    {title} {done}/{total}", highlight=False)

    return show
