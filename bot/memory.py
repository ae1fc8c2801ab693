"""What is durable, in memory: the state of every log that is looked at, and who is who.

A cache: all of it is in the ledger, and is read from there again where a commit failed or another process appended.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from bot import codec
from bot.directory import Directory
from bot.domain.books import BOOKS
from bot.domain.convening.state import Convening
from bot.domain.log import Role, Stream
from bot.domain.person.state import Person
from bot.ports import Due, Ledger
from bot.sweep import Sweep

NOTHING: frozenset[Role] = frozenset()


@dataclass(slots=True)
class Cell:
    """One stream in memory: its state, the last line that led to it, and what falls due next."""

    stream: Stream
    state: Any
    head: int = 0
    due: tuple[Due, ...] = ()

    @classmethod
    def empty(cls, stream: Stream) -> Cell:
        return cls(stream, BOOKS[stream.kind].initial(stream))


def due_of(stream: Stream, state: Any) -> tuple[Due, ...]:
    """The deadlines of a state as the ledger keeps them."""
    return tuple(Due(stream, d.name, d.at) for d in BOOKS[stream.kind].deadlines(state))


class Memory:
    """Cells by organisation, kind and id, so that finding the convenings costs nothing for the people beside them."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._shelves: dict[tuple[str, str], dict[str, Cell]] = {}
        self._directories: dict[str, Directory] = {}
        self.sweep = Sweep()

    # --- what is there ----------------------------------------------------------------------------------------------

    def cells(self) -> Iterator[Cell]:
        return (cell for shelf in self._shelves.values() for cell in shelf.values())

    def shelf(self, organisation: str, kind: str) -> Collection[Cell]:
        return self._shelves.get((organisation, kind), {}).values()

    def cell(self, stream: Stream) -> Cell | None:
        return self._shelves.get((stream.organisation, stream.kind), {}).get(stream.id)

    def put(self, cell: Cell) -> Cell:
        """This is what is known of the stream now."""
        stream = cell.stream
        self._shelves.setdefault((stream.organisation, stream.kind), {})[stream.id] = cell
        self.sweep.put(stream, cell.due)
        return cell

    def drop(self, stream: Stream) -> None:
        """It is read from the ledger when somebody asks for it again."""
        self._shelves.get((stream.organisation, stream.kind), {}).pop(stream.id, None)
        self.sweep.put(stream, ())

    def state(self, stream: Stream) -> Any:
        cell = self.cell(stream)
        return cell.state if cell else None

    def directory(self, organisation: str) -> Directory:
        found = self._directories.get(organisation)
        if found is None:
            found = self._directories[organisation] = Directory()
        return found

    def convenings(self, organisation: str) -> list[Convening]:
        """Every convening in memory: those that are open, and closed ones that somebody looked at."""
        return [cell.state for cell in self.shelf(organisation, "convening") if cell.head]

    def person(self, organisation: str, id: str) -> Person:
        """What is known of a person across convenings; a new one where nothing is."""
        state: Person | None = self.state(Stream(organisation, "person", id))
        return state or Person(id, organisation)

    def people(self) -> list[Person]:
        """Everybody whose stream is in memory."""
        shelves = (shelf for (_, kind), shelf in self._shelves.items() if kind == "person")
        return [cell.state for shelf in shelves for cell in shelf.values()]

    def grants(self, organisation: str, person: str) -> frozenset[Role]:
        """What a person holds organisation-wide."""
        cell = self._shelves.get((organisation, "organisation"), {}).get(organisation)
        return cell.state.grants(person) if cell is not None else NOTHING

    # --- read from the ledger ---------------------------------------------------------------------------------------

    async def read_all(self) -> None:
        """Everything that is open, and everybody's words."""
        for organisation in await self._ledger.organisations():
            await self.read_words(organisation)
        for stream, _ in await self._ledger.open_streams():
            await self.read(stream)

    async def read_words(self, organisation: str) -> None:
        directory = Directory()
        directory.apply(await self._ledger.words(organisation))
        self._directories[organisation] = directory

    async def read(self, stream: Stream) -> Cell:
        """The stream as its log tells it, from the first line."""
        book, cell = BOOKS[stream.kind], Cell.empty(stream)
        for line in await self._ledger.read(stream):
            cell.state, cell.head = book.evolve(cell.state, codec.entry(line)), line.seq
        cell.due = due_of(stream, cell.state)
        return self.put(cell)

    async def loaded(self, stream: Stream) -> Cell:
        """The stream's cell, read now where it was not in memory."""
        return self.cell(stream) or await self.read(stream)
