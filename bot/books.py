"""Reading whole logs outside the engine: for reports, without a running installation."""

from __future__ import annotations

from collections.abc import AsyncIterator

from bot import codec
from bot.directory import Directory
from bot.domain.books import BOOKS
from bot.domain.convening.state import Convening
from bot.domain.log import Stream
from bot.ports import Ledger


async def read_state(ledger: Ledger, stream: Stream) -> Convening:
    """What a convening's log tells, from its first line to its last."""
    book = BOOKS[stream.kind]
    state = book.initial(stream)
    for line in await ledger.read(stream):
        state = book.evolve(state, codec.entry(line))
    convening: Convening = state
    return convening


async def all_convenings(ledger: Ledger) -> AsyncIterator[tuple[Convening, Directory]]:
    """Every convening of every organisation, the latest last, with the names of its people."""
    for organisation in await ledger.organisations():
        directory = Directory()
        directory.apply(await ledger.words(organisation))
        states = [await read_state(ledger, stream) for stream in await ledger.streams(organisation, "convening")]
        for state in sorted(states, key=lambda one: (one.opened_at is not None, str(one.opened_at))):
            yield state, directory
