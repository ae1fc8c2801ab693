"""The ledger in PostgreSQL: people's words under keys of their own, and commits that outlive lost connections."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from cryptography.exceptions import InvalidTag
from sqlalchemy import create_engine, event, make_url
from sqlalchemy.exc import OperationalError

from bot.domain.log import Word
from bot.ports import Known, Receipt, Written
from storage import migrate
from storage.keys import PersonKeys
from storage.postgres import PostgresLedger
from storage.refusals import StorageRefused
from storage.seal import Sealed
from tests.contracts.ledger import ANA, CONVENING, LedgerContract, append, nudge

SECRET = "a-secret-for-tests-that-is-long-enough"
CANARY = "xylophone-harbour"
DROP_OTHERS = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
pytestmark = pytest.mark.postgres


@pytest.fixture
async def ledger(postgres_url):
    opened = PostgresLedger(postgres_url, [SECRET])
    await opened.open()
    yield opened
    await opened.close()


class TestPostgres(LedgerContract):
    """The contract over PostgreSQL."""


async def rows(ledger, question):
    return await ledger._read(lambda connection: connection.exec_driver_sql(question).all())


async def personal(ledger):
    """Writes what is Ana's, in all the places where something of a person is kept."""
    write = append(
        ANA,
        1,
        words=(Word("ana", "note", CANARY), Word("ben", "note", "harmless")),
        receipts=(Receipt("k", "ana", CANARY.encode()),),
        posts=((1, nudge("p")[1], CANARY.encode()),),
    )
    assert list(await ledger.commit([write])) == [Written()]


def test_revisions_and_tables_agree(postgres_url):
    """On PostgreSQL too, what the revisions make is what the code expects, however it was made."""
    engine = create_engine(migrate.driver_url(postgres_url))
    with engine.connect() as connection:
        config = migrate.alembic_config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.commit()
        assert migrate.differences(connection) == []
    engine.dispose()
    assert migrate.current(postgres_url) == migrate.HEAD


async def test_words_lie_encrypted(ledger, server):
    """Neither words, nor answers, nor private posts are readable in any file of the server."""
    await personal(ledger)
    await ledger._read(lambda connection: connection.exec_driver_sql("CHECKPOINT").close())
    [(own,)] = await rows(ledger, "SELECT oid FROM pg_database WHERE datname = current_database()")
    folders = (Path(server.pgdata) / folder for folder in (f"base/{own}", "pg_wal", "global"))
    found = b"".join(path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file())
    assert b"note" in found
    assert CANARY.encode() not in found


async def test_what_was_copied_before_is_unreadable_after(ledger):
    """Somebody kept a backup of the rows, and has the secret: without the person's key they say nothing."""
    await personal(ledger)
    [(kept,)] = await rows(ledger, "SELECT text FROM private WHERE person = 'ana'")
    assert await unsealed(ledger, kept) == [CANARY.encode()]
    await ledger.forget("north", "ana")
    assert await unsealed(ledger, kept) == [None]
    assert await rows(ledger, "SELECT person FROM person_keys") == [("ben",)]
    assert list(await ledger.words("north")) == [Word("ben", "note", "harmless")]


async def test_a_new_key_does_not_open_old_words(ledger):
    """When she comes back she has another key; what was copied before stays shut."""
    await personal(ledger)
    [(kept,)] = await rows(ledger, "SELECT text FROM private WHERE person = 'ana'")
    await ledger.forget("north", "ana")
    await ledger.commit([append(ANA, 2, words=(Word("ana", "name", "Ana"),))])
    with pytest.raises(InvalidTag):
        await unsealed(ledger, kept)


async def unsealed(ledger, octets):
    item = Sealed("north", "ana", octets)
    return await ledger._read(lambda connection: ledger._keys.open(connection, [item]))


async def test_one_persons_text_cannot_be_put_in_anothers_place(ledger):
    """Rows that were moved by hand, text and key together, are noticed, not shown under the wrong name."""
    await personal(ledger)
    for table, column in (("private", "text"), ("person_keys", "wrapped")):
        anas = f"SELECT {column} FROM {table} WHERE person = 'ana'"
        move = f"UPDATE {table} SET {column} = ({anas}) WHERE person = 'ben'"
        await ledger._write(lambda connection, move=move: connection.exec_driver_sql(move).close())
    with pytest.raises(InvalidTag):
        await ledger.words("north")


async def test_a_rotated_secret_opens_and_renews(ledger, postgres_url):
    """With the old secret beside the new one everything is readable, and from then on under the new one alone."""
    await personal(ledger)
    for secrets in (["new", SECRET], ["new"]):
        rotated = PostgresLedger(postgres_url, secrets)
        await rotated.open()
        assert Word("ana", "note", CANARY) in await rotated.words("north")
        await rotated.close()
    without = PostgresLedger(postgres_url, [SECRET])
    with pytest.raises(StorageRefused, match="another CONVENOR_SECRET_KEY"):
        await without.open()
    await without.close()


def test_no_secret_is_refused():
    """Words are never kept without one, and the sentence names the setting."""
    with pytest.raises(StorageRefused, match="CONVENOR_SECRET_KEY"):
        PersonKeys(["", ""])


async def test_a_server_that_is_not_there_is_refused():
    """One sentence, with the setting to look at."""
    ledger = PostgresLedger("postgresql://nobody@127.0.0.1:1/none", [SECRET])
    with pytest.raises(StorageRefused, match="CONVENOR_DATABASE_URL") as refused:
        await ledger.open()
    assert "\n" not in str(refused.value)
    await ledger.close()


async def test_every_commit_waits_for_the_disk(ledger, server, postgres_url):
    """Also where the server was set up to answer before."""
    server.psql(f"ALTER DATABASE {make_url(postgres_url).database} SET synchronous_commit = off;")
    again = PostgresLedger(postgres_url, [SECRET])
    await again.open()
    assert await rows(again, "SHOW synchronous_commit") == [("on",)]
    await again.close()


async def test_a_lost_connection_is_made_again(ledger):
    """The server was restarted between two commands; the next one goes through."""
    await ledger.commit([append(CONVENING, 1)])
    await drop_pool(ledger)
    assert list(await ledger.commit([append(CONVENING, 2)])) == [Written()]
    await drop_pool(ledger)
    assert await ledger.head(CONVENING) == 2


async def drop_pool(ledger):
    outside = create_engine(ledger.engine.url)
    with outside.connect() as connection:
        connection.exec_driver_sql(DROP_OTHERS)
    outside.dispose()


async def test_an_answer_lost_after_the_commit_is_found_again(ledger):
    """The connection broke between COMMIT and its answer: the second try finds the first answer and changes nothing."""
    lost = []

    def lose(connection):
        if not lost:
            lost.append(True)
            connection.connection.driver_connection.commit()
            broken = OperationalError("COMMIT", {}, Exception("connection lost"))
            broken.connection_invalidated = True
            raise broken

    write = append(CONVENING, 1, receipts=(Receipt("k", "ana", b"yes"),))
    event.listen(ledger.engine, "commit", lose)
    assert list(await ledger.commit([write])) == [Known({"k": b"yes"})]
    assert lost
    assert await ledger.head(CONVENING) == 1
