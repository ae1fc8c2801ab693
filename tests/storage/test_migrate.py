"""The revisions and the tables in the code are the same thing said twice, and starting is cheap."""

from __future__ import annotations

import subprocess
import sys

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, event, text

from storage import migrate
from storage.refusals import StorageRefused


def by_revisions(connection):
    """An empty database brought up by Alembic, revision after revision."""
    config = migrate.alembic_config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    connection.commit()


def layout(connection):
    rows = connection.execute(text("SELECT type, name, tbl_name FROM sqlite_master ORDER BY 1, 2"))
    columns = {}
    for kind, name, _ in (found := rows.all()):
        if kind == "table":
            columns[name] = connection.execute(text(f"PRAGMA table_xinfo({name})")).all()
    return found, columns


def test_the_newest_revision_is_the_one_the_code_expects():
    """`HEAD` names the last script, so that a new one cannot be forgotten."""
    assert ScriptDirectory.from_config(migrate.alembic_config()).get_current_head() == migrate.HEAD


def test_revisions_and_tables_agree():
    """All revisions, run one after the other, give exactly the tables in the code."""
    with create_engine("sqlite://").connect() as connection:
        by_revisions(connection)
        assert migrate.differences(connection) == []


def test_a_table_that_no_revision_makes_is_noticed():
    """The check is not blind: a column or table too few is a difference."""
    with create_engine("sqlite://").connect() as connection:
        by_revisions(connection)
        connection.execute(text("ALTER TABLE leases DROP COLUMN owner"))
        connection.execute(text("DROP TABLE kept"))
        assert {difference[0] for difference in migrate.differences(connection)} == {"add_table", "add_column"}


def test_an_empty_database_laid_out_at_once_is_the_same(tmp_path):
    """The quick way of a first start ends with the same tables, columns and indexes as the revisions."""
    migrate.upgrade(f"sqlite:///{tmp_path}/quick.db")
    with (
        create_engine(f"sqlite:///{tmp_path}/quick.db").connect() as quick,
        create_engine("sqlite://").connect() as slow,
    ):
        by_revisions(slow)
        assert layout(quick) == layout(slow)
    assert migrate.current(f"sqlite:///{tmp_path}/quick.db") == migrate.HEAD


def test_a_database_that_is_up_to_date_is_left_alone(tmp_path):
    """The usual start asks which revision there is and changes nothing."""
    engine = create_engine(f"sqlite:///{tmp_path}/c.db")
    said = []
    with engine.connect() as connection:
        migrate.upgrade_connection(connection)
        event.listen(engine, "before_cursor_execute", lambda *args: said.append(args[2]))
        migrate.upgrade_connection(connection)
    assert all(statement.startswith(("SELECT", "PRAGMA")) for statement in said)


def test_starting_never_loads_alembic(tmp_path):
    """Neither the first start nor the next pays for it."""
    script = (
        "import sys; from storage import migrate; "
        f"migrate.upgrade('sqlite:///{tmp_path}/c.db'); migrate.upgrade('sqlite:///{tmp_path}/c.db'); "
        "print('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_a_database_of_a_newer_version_is_refused(tmp_path):
    """One plain sentence, and nothing is changed."""
    with create_engine(f"sqlite:///{tmp_path}/c.db").connect() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32))"))
        connection.execute(text("INSERT INTO alembic_version VALUES ('9999')"))
        connection.commit()
    with pytest.raises(StorageRefused, match="newer Convenor"):
        migrate.upgrade(f"sqlite:///{tmp_path}/c.db")
    assert migrate.current(f"sqlite:///{tmp_path}/c.db") == "9999"
