"""Real servers that the tests of a module share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rapport.serving.tests.servers import Desk, Server, environment_for


@pytest.fixture(scope="module")
def environment(shared_database: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the environment of the module's processes: a database and data folder of their own."""
    return environment_for(shared_database, tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def server(environment: dict[str, str]) -> Iterator[Server]:
    """Yield a server that the tests of a module share."""
    server = Server(environment)
    yield server
    server.kill()


@pytest.fixture(scope="module")
def desk(environment: dict[str, str], server: Server) -> Iterator[Desk]:
    """Yield somebody at work in another process."""
    desk = Desk(environment)
    yield desk
    desk.close()
