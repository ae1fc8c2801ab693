"""The shelf: the routines that come with Convenor, one YAML file each, and those a lead has put beside them.

Files are read on first use and kept; a file that was changed since is read again. A lead's own routine goes before
a shipped one of the same id.
"""

import os
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from bot.domain.routines.load import RoutineUnreadable, read, routine_from
from bot.domain.routines.model import Routine
from bot.domain.routines.nodes import Problem

SHIPPED = Path(__file__).parent
QUICK = SHIPPED / "quick"
"""Small ones that a tap starts and that are never suggested: they are part of something else."""


class Shelf(Mapping[str, Routine]):
    """Routines by id, from several folders; the last folder that has an id wins.

    Looking one up reads only its file. Raises KeyError for an id that no folder has, and RoutineUnreadable for a
    file that has to be put right first. Going through all of them leaves those out; `problems` tells about them.
    """

    def __init__(self, *folders: Path) -> None:
        self._folders = folders or (SHIPPED,)
        self._named = tuple(map(str, self._folders))
        self._imported: dict[str, tuple[Routine, str]] = {}

    def __getitem__(self, routine: str) -> Routine:
        if routine in self._imported:
            return self._imported[routine][0]
        path = self._path(routine)
        return _kept(path, os.stat(path).st_mtime_ns)

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(name for name in {*self._imported, *self._names()} if not self.problems(name)))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def problems(self, routine: str) -> tuple[Problem, ...]:
        """What has to be put right in a file on the shelf; nothing if it can be used."""
        try:
            self[routine]
        except RoutineUnreadable as unreadable:
            return unreadable.problems
        return ()

    def unreadable(self) -> Mapping[str, tuple[Problem, ...]]:
        """Every file on the shelf that has to be put right, by its name."""
        return {name: found for name in sorted(self._names()) if (found := self.problems(name))}

    def take(self, text: str) -> Routine | tuple[Problem, ...]:
        """Put a routine on the shelf from its text, as when one is imported in chat, or say what is wrong with it."""
        routine, problems = read(text)
        if routine is None:
            return problems
        self._imported[routine.id] = routine, text
        return routine

    def text(self, routine: str) -> str:
        """The YAML text of a routine, to share it. Raises KeyError for an id that the shelf does not have."""
        if routine in self._imported:
            return self._imported[routine][1]
        return Path(self._path(routine)).read_text(encoding="utf-8")

    def _names(self) -> set[str]:
        return {path.stem for folder in self._folders for path in folder.glob("*.yaml")}

    def _path(self, routine: str) -> str:
        """The file of an id: a plain name, so that nothing outside the folders can be asked for."""
        if os.path.basename(routine) == routine:
            for folder in reversed(self._named):
                if os.path.isfile(path := f"{folder}{os.sep}{routine}.yaml"):
                    return path
        raise KeyError(routine)


@cache
def _kept(path: str, stamp: int) -> Routine:
    return routine_from(Path(path).read_text(encoding="utf-8"))


@cache
def shipped() -> Shelf:
    """The routines that come with Convenor."""
    return Shelf(SHIPPED)


@cache
def quick() -> Shelf:
    """The small ones that a tap starts."""
    return Shelf(QUICK)
