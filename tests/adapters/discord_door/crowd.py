"""Many people at once, known by their accounts on Discord without a command each."""

from __future__ import annotations

from bot.domain.convening import wishes as w
from bot.domain.convening.state import Mode
from bot.domain.log import CLOCK, Actor, Stream, Word
from bot.ports import Receipt, Write
from tests.adapters.discord_door.company import Company
from tests.emulation.discord_wire.people import Person
from tests.world import ORGANISATION


async def crowd(company: Company, count: int) -> list[Person]:
    """So many remote people, on the roster of the open convening and here."""
    people = [company.discord.person(f"Remote {n:03}") for n in range(count)]
    ids = tuple(f"r{n:03}" for n in range(count))
    words = tuple(Word(id, f"account:discord:{who.user.id}", f"a-{id}") for id, who in zip(ids, people, strict=True))
    known = Write(
        Stream(ORGANISATION, "person", "crowd"), 0, words=words, receipts=(Receipt("known:crowd", "", b"{}"),)
    )
    await company.ledger.commit([known])
    company.engine.directory(ORGANISATION).apply(words)
    stream = Stream(ORGANISATION, "convening", company.engine.convenings(ORGANISATION)[-1].id)
    rows = tuple(
        w.RosterRow(who.user.name, "remote", Mode.REMOTE, person=id) for id, who in zip(ids, people, strict=True)
    )
    await company.engine.submit(stream, w.ImportRoster(rows), Actor("p-Fay", CLOCK.grants), "crowd")
    await company.engine.submit(stream, w.CheckIn(ids), CLOCK, "crowd is here")
    return people
