"""Groups for the rooms of other programs: Zoom's pre-assignment file and a list to fill in Teams' rooms.

Zoom documents a file with the columns "Pre-assign Room Name" and "Email Address" ("Pre-assigning participants to
breakout rooms", by CSV). Teams documents no file: an organiser assigns people by hand ("Assign people to breakout rooms
in Microsoft Teams"), so its list has name, e-mail and room side by side, sorted as Teams shows people. Both know people
by e-mail, so those without one are listed apart and never dropped in silence.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from bot.domain.frozen import frozen
from bot.domain.planner.problem import Argument, Message, Round
from bot.exports.sentences import Sentences

ZOOM_COLUMNS = ("Pre-assign Room Name", "Email Address")
TEAMS_COLUMNS = ("Name", "Email Address", "Room")

ZOOM_LONGEST_ROOM = 32
TEAMS_LONGEST_ROOM = 50


@frozen
class Limit:
    """How many rooms a program has, and how many people can be assigned to them."""

    program: str
    rooms: int
    people: int


LIMITS = (Limit("Zoom", 100, 1_000), Limit("Teams", 50, 300))
"""As both document them: Zoom under "Pre-assigning meeting participants to breakout rooms", Teams under "Use breakout
rooms in Teams meetings" (300 people in the whole meeting)."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@frozen
class Table:
    """A CSV file as text, and the ids of those who have no e-mail and so are not in it."""

    text: str
    without_email: tuple[str, ...]


def beyond(limit: Limit, current: Round) -> Message | None:
    """What to say where a round has more groups or people than a program takes; its file is complete all the same."""
    rooms, people = len(current.groups), sum(len(group.members) for group in current.groups)
    if rooms <= limit.rooms and people <= limit.people:
        return None
    most: dict[str, Argument] = {"program": limit.program, "most_rooms": limit.rooms, "most_people": limit.people}
    return Message("beyond-program", most | {"rooms": rooms, "people_count": people})


def zoom(current: Round, emails: Mapping[str, str], sentences: Sentences) -> Table:
    """Zoom's file to assign people to breakout rooms before a meeting."""
    rows, missing = _rows(current, emails, sentences, ZOOM_LONGEST_ROOM)
    return Table(_csv(ZOOM_COLUMNS, [(room, email) for room, _, email in rows]), missing)


def teams(current: Round, emails: Mapping[str, str], sentences: Sentences) -> Table:
    """A list to assign people to Teams' breakout rooms from, in the order in which Teams lists people: by name."""
    rows, missing = _rows(current, emails, sentences, TEAMS_LONGEST_ROOM)
    return Table(_csv(TEAMS_COLUMNS, sorted((name, email, room) for room, name, email in rows)), missing)


def safe_cell(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _rows(
    current: Round, emails: Mapping[str, str], sentences: Sentences, longest: int
) -> tuple[list[tuple[str, str, str]], tuple[str, ...]]:
    """Room, name and e-mail of everyone who has an e-mail, and the ids of the others."""
    rooms = _room_names([sentences.group(group) for group in current.groups], longest)
    seated = [(room, member) for room, group in zip(rooms, current.groups, strict=True) for member in group.members]
    rows = [(room, sentences.name(member), emails[member]) for room, member in seated if emails.get(member)]
    return rows, tuple(member for _, member in seated if not emails.get(member))


def _csv(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([[safe_cell(cell) for cell in row] for row in rows])
    return out.getvalue()


def _room_names(names: list[str], longest: int) -> list[str]:
    """Names cut to what the program allows, still different from each other."""
    found: list[str] = []
    for number, name in enumerate(names, start=1):
        short = name[:longest]
        if short in found:
            ending = f" ({number})"
            short = name[: longest - len(ending)] + ending
        found.append(short)
    return found
