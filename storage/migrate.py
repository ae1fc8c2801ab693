"""Bringing a database to the shape that this version needs, and saying which one it has.

The usual start finds the right revision by one question and never loads Alembic. An empty database gets the
tables at once and is marked as up to date, which is the same as running every revision: a check keeps them equal.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, create_engine, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlmodel import SQLModel

from storage import tables as _tables  # noqa: F401 (fills the metadata)
from storage.disk import FileLock, refuse_unfit
from storage.refusals import StorageRefused

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0001"
"""The newest revision in `migrations/versions`."""
LOCK = 0x636F6E76
MARK = "alembic_version"


def current_of(connection: Connection) -> str | None:
    """Which revision a database has; None where it has none yet."""
    if not inspect(connection).has_table(MARK):
        return None
    found: str | None = connection.execute(text(f"SELECT version_num FROM {MARK}")).scalar()
    return found


def upgrade_connection(connection: Connection) -> None:
    """Bring the database behind an open connection to `HEAD`, in one transaction."""
    with connection.begin():
        _one_at_a_time(connection)
        version = current_of(connection)
        if version == HEAD:
            return
        if version is None and not inspect(connection).get_table_names():
            _lay_out(connection)
        else:
            _run_revisions(connection, version)


def _one_at_a_time(connection: Connection) -> None:
    # Several processes may start at once on PostgreSQL; the lock goes with the transaction.
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:name)"), {"name": LOCK})


def upgrade(url: str) -> None:
    """Bring a database to `HEAD`. Raises StorageRefused where it cannot be: a running Convenor has the file."""
    with _alone_with(url), _connected(url) as connection:
        upgrade_connection(connection)


def current(url: str) -> str | None:
    """Which revision a database has. Only looks: a running Convenor is not disturbed, and no file is made."""
    file = _file_of(url)
    if file is not None and not file.exists():
        return None
    with _connected(url) as connection:
        return current_of(connection)


@contextmanager
def _alone_with(url: str) -> Iterator[None]:
    """Hold the file's lock, as a running Convenor does; a server's database is guarded by the server."""
    file = _file_of(url)
    if file is None:
        yield
        return
    refuse_unfit(file)
    lock = FileLock(file)
    lock.take()
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _connected(url: str) -> Iterator[Connection]:
    try:
        engine = create_engine(driver_url(url), hide_parameters=True)
        with engine.connect() as connection:
            yield connection
        engine.dispose()
    except ArgumentError as error:
        raise StorageRefused("CONVENOR_DATABASE_URL is not the address of a database.") from error
    except DBAPIError as error:
        raise StorageRefused(f"The database does not answer or is none of ours: {error.orig}.") from error


def _file_of(url: str) -> Path | None:
    try:
        parsed = make_url(url)
    except ArgumentError:
        return None
    return Path(parsed.database) if parsed.get_backend_name() == "sqlite" and parsed.database else None


def differences(connection: Connection) -> list[Any]:
    """What the tables in the code have that the database has not, and the other way round; empty when they agree."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, SQLModel.metadata))


def driver_url(url: str) -> str:
    """The address with the driver that we use: psycopg 3 for PostgreSQL."""
    parsed = make_url(url)
    if parsed.get_backend_name() in {"postgresql", "postgres"}:
        parsed = parsed.set(drivername="postgresql+psycopg")
    return parsed.render_as_string(hide_password=False)


def alembic_config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    return config


def _lay_out(connection: Connection) -> None:
    SQLModel.metadata.create_all(connection)
    connection.execute(text(f"CREATE TABLE {MARK} (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
    connection.execute(text(f"INSERT INTO {MARK} VALUES (:head)"), {"head": HEAD})


def _run_revisions(connection: Connection, version: str | None) -> None:
    from alembic import command
    from alembic.util import CommandError

    config = alembic_config()
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, HEAD)
    except CommandError as error:
        raise StorageRefused(
            f"The database has the revision {version}, which this Convenor does not know: run the newer Convenor."
        ) from error
