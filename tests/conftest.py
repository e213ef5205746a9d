"""What the tests stand on: a server, a database for each test, a loop for coroutines."""

import asyncio
import inspect
import os
from base64 import b64encode
from collections.abc import Iterable, Iterator
from contextlib import AsyncExitStack, ExitStack

import pytest
import structlog
import uvloop
from hypothesis import HealthCheck, settings
from pydantic import SecretStr

from infrastructure.bootstrap import Service, serving
from infrastructure.postgres.embedded import EmbeddedServer
from infrastructure.settings import Settings
from tests.support.database import copy, migrated, open_place

settings.register_profile(
    "steady",
    deadline=None,
    derandomize=True,  # the same on every machine; HYPOTHESIS_PROFILE=searching looks further
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile(
    "searching", settings.get_profile("steady"), derandomize=False, print_blob=True
)
structlog.configure(
    processors=[
        structlog.processors.add_log_level,
        structlog.processors.format_exc_info,
        structlog.processors.KeyValueRenderer(),
    ]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


VAULT_KEY = SecretStr(b64encode(bytes(range(32))).decode())


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The URL of a server: the one that is set, or one of our own for this process."""
    with ExitStack() as stack:
        url = os.environ.get("DATABASE_URL")
        if not url:
            place = stack.enter_context(open_place())
            url = stack.enter_context(EmbeddedServer(place, durable=False)).url
        yield url


@pytest.fixture(scope="session")
def template(server: str) -> Iterator[str]:
    """The name of a migrated database, for copies."""
    with migrated(server) as name:
        yield name


@pytest.fixture
def url(server: str, template: str) -> Iterator[str]:
    """A database of this test alone: migrated, and empty."""
    with copy(server, template) as fresh:
        yield fresh


@pytest.fixture
def runner() -> Iterator[asyncio.Runner]:
    """The loop of this test."""
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as loop:
        yield loop


@pytest.fixture
def service(url: str, runner: asyncio.Runner) -> Iterator[Service]:
    """Everything a process has, over an empty database; its worker works when it is told to."""
    stack = AsyncExitStack()
    yield runner.run(stack.enter_async_context(serving(url, Settings(vault_key=VAULT_KEY))))
    runner.run(stack.aclose())


def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    """A coroutine asks for the loop, whether it names it or not."""
    for item in items:
        if isinstance(item, pytest.Function) and inspect.iscoroutinefunction(item.obj):
            item.fixturenames.append("runner")


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """A test that is a coroutine runs on the loop of its fixtures."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    named = inspect.signature(pyfuncitem.obj).parameters
    facts = {name: pyfuncitem.funcargs[name] for name in named}
    runner = pyfuncitem.funcargs["runner"]
    assert isinstance(runner, asyncio.Runner)
    runner.run(pyfuncitem.obj(**facts))
    return True
