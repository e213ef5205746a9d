"""One application for all tests of HTTP; each test gives it the world it needs."""

from collections.abc import Callable, Iterator

import pytest
from starlette.testclient import TestClient

from interface.http.app import FOLLOWED_A_MINUTE, create_app
from interface.http.pace import Pace
from tests.interface.world import World, full, token

Enter = Callable[[World], TestClient]


@pytest.fixture(scope="session")
def application() -> Iterator[TestClient]:
    """The application, over an empty world."""
    with TestClient(create_app(World().opened, body_bytes_max=65_536)) as client:
        yield client


@pytest.fixture
def enter(application: TestClient) -> Enter:
    """Puts the application over another world."""

    def into(world: World) -> TestClient:
        state = application.app.state  # type: ignore[attr-defined]
        state.container, state.pace = world.container, Pace(FOLLOWED_A_MINUTE)
        application.headers.clear()
        return application

    return into


@pytest.fixture
def world() -> World:
    """A world with a record in every state."""
    return full()


@pytest.fixture
def client(enter: Enter, world: World) -> TestClient:
    """Somebody who may do everything in 清苑区."""
    client = enter(world)
    client.headers["authorization"] = f"Bearer {token('everything')}"
    return client
