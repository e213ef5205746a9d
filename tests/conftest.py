"""What the tests stand on: a server, a database for each test, a loop for coroutines.

The fixtures import what they need themselves: the tests of the domain need none of it.
"""

import asyncio
import inspect
import os
from base64 import b64encode
from collections.abc import Iterable, Iterator
from contextlib import AsyncExitStack, ExitStack
from typing import TYPE_CHECKING

import pytest
import structlog
import uvloop
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from infrastructure.bootstrap import Service

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


VAULT_KEY = b64encode(bytes(range(32))).decode()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The URL of a server: the one that is set, or one of our own for this process."""
    from infrastructure.postgres.embedded import EmbeddedServer
    from tests.support.database import open_place

    with ExitStack() as stack:
        url = os.environ.get("DATABASE_URL")
        if not url:
            place = stack.enter_context(open_place())
            url = stack.enter_context(EmbeddedServer(place, durable=False)).url
        yield url


@pytest.fixture(scope="session")
def template(server: str) -> Iterator[str]:
    """The name of a migrated database, for copies."""
    from tests.support.database import migrated

    with migrated(server) as name:
        yield name


@pytest.fixture
def url(server: str, template: str) -> Iterator[str]:
    """A database of this test alone: migrated, and empty."""
    from tests.support.database import copy

    with copy(server, template) as fresh:
        yield fresh


@pytest.fixture
def runner() -> Iterator[asyncio.Runner]:
    """The loop of this test."""
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as loop:
        yield loop


@pytest.fixture
def service(url: str, runner: asyncio.Runner) -> "Iterator[Service]":
    """Everything a process has, over an empty database; its worker works when it is told to."""
    from pydantic import SecretStr

    from infrastructure.bootstrap import serving
    from infrastructure.settings import Settings

    stack, settings = AsyncExitStack(), Settings(vault_key=SecretStr(VAULT_KEY))
    yield runner.run(stack.enter_async_context(serving(url, settings)))
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
