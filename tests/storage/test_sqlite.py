"""The ledger in a file: one process, one writer, one fsync a batch, and nothing left of a forgotten person."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys

import pytest
from sqlalchemy import event

from bot.domain.log import Word
from bot.ports import Failed, Known, Receipt, Written
from storage.open import open_ledger
from storage.refusals import StorageRefused
from storage.sqlite import SqliteLedger
from tests.contracts.ledger import ANA, CONVENING, MINUTE, NOON, LedgerContract, append, nudge

CANARY = "xylophone-harbour"


@pytest.fixture
async def ledger(tmp_path):
    opened = SqliteLedger(tmp_path / "convenor.db")
    await opened.open()
    yield opened
    await opened.close()


class TestSqlite(LedgerContract):
    """The contract over SQLite."""


def counted(ledger):
    """Lists what ends each transaction from now on."""
    ends = []
    event.listen(ledger.engine, "commit", lambda _: ends.append("commit"))
    event.listen(ledger.engine, "rollback", lambda _: ends.append("rollback"))
    return ends


async def test_a_batch_is_one_commit(ledger):
    """Sixty-four writes on sixteen streams cost one transaction and so one fsync."""
    streams = [type(CONVENING)("north", "convening", f"c{n}") for n in range(16)]
    ends = counted(ledger)
    batch = [append(stream, seq) for seq in (1, 2, 3, 4) for stream in streams]
    assert list(await ledger.commit(batch)) == [Written()] * 64
    assert ends == ["commit"]


async def test_a_bad_write_costs_its_neighbours_nothing_but_time(ledger):
    """The batch is rolled back, then each write is tried by itself, and only the bad one is refused."""
    await ledger.commit([append(ANA, 1, receipts=(Receipt("k", "ana", b"first"),))])
    ends = counted(ledger)
    batch = [append(CONVENING, 1), append(ANA, 2, receipts=(Receipt("k", "ana", b"second"),)), append(CONVENING, 2)]
    assert list(await ledger.commit(batch)) == [Written(), Known({"k": b"first"}), Written()]
    assert (ends.count("commit"), ends.count("rollback")) == (2, 2)


async def test_every_commit_waits_for_the_disk(ledger):
    """The settings that durability and forgetting rest on are really in force on the writing connection."""

    def settings(connection):
        names = ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names}

    found = await ledger._write(settings)
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}


async def test_the_reading_connection_cannot_write(ledger):
    """One writer only: the other connection is refused by the file itself."""
    with pytest.raises(Exception, match="readonly"):
        await ledger._read(lambda connection: connection.exec_driver_sql("DELETE FROM entries"))


async def test_a_transaction_takes_the_write_lock_when_it_begins(ledger):
    """BEGIN IMMEDIATE, so that nobody finds out at the end that another was faster."""
    said = []
    event.listen(ledger.engine, "before_cursor_execute", lambda *args: said.append(args[2]))
    await ledger.commit([append(CONVENING, 1)])
    assert said[0] == "BEGIN IMMEDIATE"


async def test_what_was_written_is_there_after_reopening(tmp_path):
    """Closed and opened again, the log goes on where it was."""
    for seq in (1, 2, 3):
        ledger = open_ledger(f"sqlite:///{tmp_path}/convenor.db")
        await ledger.open()
        assert list(await ledger.commit([append(CONVENING, seq)])) == [Written()]
        await ledger.close()


async def test_a_forgotten_persons_words_are_in_no_file(ledger, tmp_path):
    """Neither in the database nor in its write-ahead log: the bytes themselves are gone."""
    kept = append(CONVENING, 1, words=(Word("ben", "name", "harmless"),))
    personal = append(
        ANA,
        1,
        words=tuple(Word("ana", f"note:{n}", f"{CANARY} {n} " + "x" * n * 40) for n in range(60)),
        receipts=(Receipt("k", "ana", f"You said {CANARY}".encode()),),
        posts=((1, nudge("p")[1], CANARY.encode()),),
    )
    await ledger.commit([kept, personal])
    assert raw(tmp_path).count(CANARY.encode()) > 0
    assert await ledger.forget("north", "ana") == 62
    assert raw(tmp_path).count(CANARY.encode()) == 0
    assert raw(tmp_path).count(b"harmless") > 0


def raw(folder):
    return b"".join(path.read_bytes() for path in folder.iterdir())


async def test_an_error_of_the_disk_is_told_and_nothing_is_half_written(ledger):
    """A full disk in the middle of a batch: every write is refused, and the log goes on when there is room."""
    await ledger.commit([append(CONVENING, 1)])
    pages = await ledger._write(lambda c: c.exec_driver_sql("PRAGMA page_count").scalar())
    await ledger._write(lambda c: c.exec_driver_sql(f"PRAGMA max_page_count = {pages}").scalar())
    big = (Word("ana", "note", "x" * 100_000),)
    refused = await ledger.commit([append(CONVENING, 2, words=big), append(ANA, 1, words=big)])
    assert all(isinstance(outcome, Failed) and "full" in str(outcome.error) for outcome in refused)
    assert (await ledger.head(CONVENING), await ledger.head(ANA)) == (1, 0)
    await ledger._write(lambda c: c.exec_driver_sql("PRAGMA max_page_count = 100000").scalar())
    assert list(await ledger.commit([append(CONVENING, 2, words=big)])) == [Written()]


async def test_an_error_does_not_tell_anybodys_words(ledger):
    """What goes into the log of faults names the statement, never what was to be written."""
    await ledger._write(lambda c: c.exec_driver_sql("DROP TABLE private").close())
    [outcome] = await ledger.commit([append(ANA, 1, words=(Word("ana", "note", CANARY),))])
    assert isinstance(outcome, Failed)
    assert "private" in str(outcome.error)
    assert CANARY not in str(outcome.error)


async def refusal(path):
    ledger = SqliteLedger(path)
    with pytest.raises(StorageRefused) as refused:
        await ledger.open()
    await ledger.close()
    return str(refused.value)


@pytest.mark.process
async def test_a_second_process_is_refused(ledger, tmp_path):
    """One sentence that says what to do; the first process goes on undisturbed."""
    script = (
        "import asyncio; from pathlib import Path; from storage.sqlite import SqliteLedger\n"
        f"asyncio.run(SqliteLedger(Path({str(tmp_path / 'convenor.db')!r})).open())"
    )
    second = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert second.returncode == 1
    said = second.stderr.strip().splitlines()[-1]
    assert "Another Convenor is already using" in said
    assert "stop that one first" in said
    assert list(await ledger.commit([append(CONVENING, 1)])) == [Written()]


async def test_the_lock_is_free_after_closing(tmp_path):
    """Also when opening went wrong halfway."""
    path = tmp_path / "convenor.db"
    path.write_bytes(b"This is no database at all, but a letter." * 100)
    assert "not a database" in await refusal(path)
    path.unlink()
    ledger = SqliteLedger(path)
    await ledger.open()
    assert "already using" in await refusal(path)
    await ledger.close()


async def test_a_read_only_file_is_refused(tmp_path):
    """Said at the start, not at the first hand; and the file is left as it was."""
    path = tmp_path / "convenor.db"
    sqlite3.connect(path).close()
    path.touch()
    os.chmod(path, 0o444)
    assert "read-only" in await refusal(path)


async def test_a_folder_that_is_not_there_is_refused(tmp_path):
    """The sentence names the folder."""
    assert str(tmp_path / "nowhere") in await refusal(tmp_path / "nowhere" / "convenor.db")


@pytest.mark.parametrize("url", ["mysql://x/y", "nonsense", "sqlite://", "sqlite:///:memory:", ""])
def test_an_address_that_means_nothing_is_refused(url):
    """One sentence names the setting and what it may hold."""
    with pytest.raises(StorageRefused, match="CONVENOR_DATABASE_URL"):
        open_ledger(url)


async def test_a_dead_process_keeps_nothing_from_the_next_one(tmp_path):
    """After a kill the next process takes over at once: the file's lock tells it that whoever held these is gone."""
    dead = SqliteLedger(tmp_path / "convenor.db")
    await dead.open()
    held = await dead.lease("board", "dead", NOON, 3600)
    await dead.commit([append(CONVENING, 1, posts=((1, nudge("p")[1], b"{}"),))])
    [parcel] = await dead.claim(NOON + 60 * MINUTE, "dead", 10, lease_seconds=3600)
    dead._lock.release()
    alive = SqliteLedger(tmp_path / "convenor.db")
    await alive.open()
    taken = await alive.lease("board", "alive", NOON, 10)
    [again] = await alive.claim(NOON + 60 * MINUTE, "alive", 10)
    assert held is not None
    assert taken is not None
    assert taken.fence > held.fence
    assert (again.key, again.fence > parcel.fence) == (parcel.key, True)
    await alive.close()
    await dead.close()
