"""The composition root: every object is built here, once."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from functools import cache, partial

from psycopg import Error
from psycopg_pool import PoolTimeout

from application.container import Container
from infrastructure import sealing
from infrastructure.collecting import collect_rarely
from infrastructure.postgres.attendance import PostgresAttendance
from infrastructure.postgres.ballot_box import PostgresBallotBox
from infrastructure.postgres.boards import PostgresBoards
from infrastructure.postgres.connect import Pool, pool
from infrastructure.postgres.directory import PostgresDirectory
from infrastructure.postgres.due_sheet import PostgresDueSheet
from infrastructure.postgres.embedded import EmbeddedServer, running_url
from infrastructure.postgres.follow_codes import PostgresFollowCodes
from infrastructure.postgres.keyring import PostgresKeyring
from infrastructure.postgres.migrate import migrate, migrations
from infrastructure.postgres.pipeline import Pipeline
from infrastructure.postgres.promises import PostgresPromises
from infrastructure.postgres.queries import queries
from infrastructure.postgres.rollups import PostgresRollups
from infrastructure.postgres.snapshots import PostgresSnapshots
from infrastructure.postgres.suggestion_history import PostgresSuggestionHistories
from infrastructure.postgres.suggestion_search import PostgresSuggestionSearch
from infrastructure.postgres.tokens import PostgresTokens
from infrastructure.postgres.under_way import PostgresUnderWay
from infrastructure.postgres.vault import PostgresVault
from infrastructure.postgres.wakeup import wakeup
from infrastructure.postgres.worker import Worker
from infrastructure.settings import Settings
from infrastructure.spreadsheet.writing import XlsxWorkbooks


@contextmanager
def database(settings: Settings) -> Iterator[str]:
    """The URL of a migrated database: the one that is set, or our own."""
    if settings.database_url:
        migrate(settings.database_url)
        yield settings.database_url
        return
    directory = settings.data.resolve()
    if url := running_url(directory):
        migrate(url)
        yield url
        return
    with EmbeddedServer(directory) as server:
        migrate(server.url)
        yield server.url


def masters(settings: Settings) -> sealing.Masters:
    """The master keys of personal data: those that are set, or those of our own server."""
    if settings.vault_key:
        return sealing.from_text(settings.vault_key.get_secret_value())
    if settings.database_url:
        return sealing.Masters()
    return sealing.from_file(settings.data.resolve() / "vault.key")


@dataclass(frozen=True, slots=True)
class Service:
    """What a process may need beside the container."""

    url: str
    container: Container
    keyring: PostgresKeyring
    worker: Worker
    readers: Pool
    workers: Pool


@asynccontextmanager
async def serving(
    url: str, settings: Settings, *, with_worker: bool = False
) -> AsyncIterator[Service]:
    """Commands in, read models out; with a worker beside them where one process does it all."""
    collect_rarely()
    async with AsyncExitStack() as stack:
        readers = await stack.enter_async_context(
            pool(url, "renda_app", size=settings.pool_size)
        )
        workers = await stack.enter_async_context(pool(url, "renda_worker", size=4))
        signal = await stack.enter_async_context(wakeup(url))
        ledger = Pipeline(url, committed=signal, queue_max=settings.queue_max)
        await stack.enter_async_context(ledger)
        boards, directory = PostgresBoards(readers), PostgresDirectory(readers)
        keys = cache(partial(masters, settings))
        container = Container.over(
            ledger,
            PostgresVault(readers, keys),
            PostgresBallotBox(readers, keys),
            boards=boards,
            directory=directory,
            attendance=PostgresAttendance(readers),
            due_sheet=PostgresDueSheet(readers),
            promises=PostgresPromises(readers),
            rollups=PostgresRollups(readers, boards, directory),
            snapshots=PostgresSnapshots(readers, boards, directory),
            suggestion_histories=PostgresSuggestionHistories(readers),
            suggestion_search=PostgresSuggestionSearch(readers),
            follow_codes=PostgresFollowCodes(readers, lambda: masters(settings)),
            tokens=PostgresTokens(readers),
            under_way=PostgresUnderWay(url),
            workbooks=XlsxWorkbooks(),
            ready=_ready(readers),
            gauges=lambda: {"renda_commands_waiting": float(ledger.waiting)},
        )
        worker = Worker(workers, ledger)
        if with_worker:
            await stack.enter_async_context(_running(worker, url))
        keyring = PostgresKeyring(readers, keys)
        yield Service(url, container, keyring, worker, readers, workers)


@asynccontextmanager
async def auditing(url: str) -> AsyncIterator[Pool]:
    """Connections that can read any ledger they are scoped to, and write none."""
    collect_rarely()
    async with pool(
        url, "renda_auditor", size=2, default_transaction_read_only="on"
    ) as readers:
        yield readers


@asynccontextmanager
async def _running(worker: Worker, url: str) -> AsyncIterator[None]:
    task = asyncio.create_task(worker.run(url), name="worker")
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def _ready(readers: Pool) -> Callable[[], Awaitable[dict[str, str]]]:
    async def ready() -> dict[str, str]:
        """What is wrong, by name; empty when nothing is."""
        try:
            async with readers.connection(timeout=2) as connection:
                cursor = await connection.execute(queries("health")["migrations"])
                applied = {row[0] for row in await cursor.fetchall()}
        except (Error, PoolTimeout, OSError) as error:
            return {"database": f"数据库无法连接：{error}".strip()}
        lacking = [each.name for each in migrations() if each.name not in applied]
        return {"migrations": f"数据库结构未更新：{'、'.join(lacking)}"} if lacking else {}

    return ready
