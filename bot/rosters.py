"""A roster as somebody's spreadsheet has it: read to plain rows, with every problem named by its line.

Nothing is imported here. A reader gets the rows that can be used and a list of what is odd, and decides. Columns that
are not known become attributes of a person; odd characters that could disguise a name are taken out and said so.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from enum import StrEnum

from bot.domain.frozen import frozen
from bot.domain.letters import unaccented
from bot.domain.planner.problem import Candidate, Message, Mode

MOST_BYTES = 10_000_000
MOST_ROWS = 20_000
MOST_COLUMNS = 100
LONGEST_NAME = 120
LONGEST_VALUE = 500

KNOWN = {
    "name": ("name", "full name", "nombre", "nombre completo", "participant"),
    "email": ("email", "e-mail", "email address", "e-mail address", "mail", "correo", "correo electronico"),
    "mode": ("mode", "attending", "modo", "modalidad", "asistencia"),
    "site": ("site", "location", "sede", "sitio", "lugar"),
    "device": ("device", "laptop", "dispositivo"),
    "locale": ("locale", "language", "idioma", "lengua"),
}
"""Columns with a meaning of their own, under the names that people give them (accents and case do not matter)."""

MODES = {
    Mode.ROOM: ("room", "in person", "in-person", "on site", "onsite", "presencial", "sala", "en persona"),
    Mode.REMOTE: ("remote", "online", "virtual", "zoom", "remoto", "remota", "en linea", "a distancia"),
}

_EMAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\"]+")
_HIDDEN = frozenset({"Cf", "Cc", "Co", "Cn", "Zl", "Zp"})
_JOINERS = "\u200c\u200d"  # needed between letters of some scripts, harmless there


class Gravity(StrEnum):
    """How much a problem matters: a note, a row that is left out, or a file that cannot be read."""

    NOTE = "note"
    ROW = "row"
    FILE = "file"


@frozen
class RosterProblem:
    """Something odd in a roster, with the line it stands on (the header is line 1; 0 is the file as a whole)."""

    line: int
    message: Message
    gravity: Gravity = Gravity.NOTE


@frozen
class Row:
    """One person as the spreadsheet has her. `attributes` holds every column that has no meaning of its own."""

    line: int
    name: str
    email: str = ""
    mode: Mode = Mode.ROOM
    site: str = ""
    device: bool = False
    locale: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """What the person is called by where names will not do: the e-mail, or the row's line."""
        return self.email or f"row {self.line}"

    def candidate(self) -> Candidate:
        """The person as the planner sees her."""
        extra = {"locale": self.locale} if self.locale else {}
        return Candidate(self.id, self.mode, self.site, self.device, {**self.attributes, **extra})


@frozen
class Roster:
    """What a file holds: the columns as found, the rows that can be used, and everything odd."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    problems: tuple[RosterProblem, ...]

    @property
    def readable(self) -> bool:
        """Whether the file could be read at all."""
        return not any(problem.gravity is Gravity.FILE for problem in self.problems)


def read_roster(content: bytes) -> Roster:
    """Read a CSV file of any usual delimiter and encoding, or the first sheet of an XLSX workbook; never raises."""
    if len(content) > MOST_BYTES:
        return _unreadable("file-too-large", most=MOST_BYTES // 1_000_000)
    if content.startswith(b"PK\x03\x04"):
        return _Reading(*_workbook(content)).roster()
    if b"\x00" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _unreadable("not-a-table")
    return _Reading(*_text_table(content)).roster()


def _unreadable(code: str, **arguments: int | str) -> Roster:
    return Roster((), (), (RosterProblem(0, Message(code, arguments), Gravity.FILE),))


Line = tuple[int, Sequence[str]]


def _text_table(content: bytes) -> tuple[list[Line], list[RosterProblem]]:
    text, problems = _decode(content)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    lines: list[Line] = []
    started = 1
    try:
        for cells in reader:
            lines.append((started, cells))
            started = reader.line_num + 1
    except csv.Error:
        problems.append(RosterProblem(started, Message("broken-quotes"), Gravity.FILE))
    return lines, problems


def _decode(content: bytes) -> tuple[str, list[RosterProblem]]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace"), []
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        note = RosterProblem(0, Message("read-as-windows"))
        return content.decode("cp1252", errors="replace"), [note]


def _delimiter(text: str) -> str:
    head = re.sub(r'"[^"]*"', "", next((line for line in text.splitlines() if line.strip()), ""))
    return max(",;\t|", key=head.count)


def _workbook(content: bytes) -> tuple[list[Line], list[RosterProblem]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > 10 * MOST_BYTES:
                return [], [RosterProblem(0, Message("file-too-large", {"most": 100}), Gravity.FILE)]
        return _sheet(content)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError):
        return [], [RosterProblem(0, Message("not-a-table"), Gravity.FILE)]


def _sheet(content: bytes) -> tuple[list[Line], list[RosterProblem]]:
    """The cells of the first sheet. A formula counts as what it last came to, and is named if that is not kept."""
    from openpyxl import load_workbook

    values = load_workbook(io.BytesIO(content), read_only=True, data_only=True).worksheets[0]
    formulas = load_workbook(io.BytesIO(content), read_only=True).worksheets[0]
    lines: list[Line] = []
    problems: list[RosterProblem] = []
    pairs = zip(values.iter_rows(values_only=True), formulas.iter_rows(values_only=True), strict=False)
    for number, (cells, written) in enumerate(pairs, start=1):
        lines.append((number, [_cell(cell) for cell in cells]))
        if any(
            cell is None and isinstance(source, str) and source.startswith("=")
            for cell, source in zip(cells, written, strict=False)
        ):
            problems.append(RosterProblem(number, Message("formula-without-value")))
        if number > MOST_ROWS + 1:
            break
    return lines, problems


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


class _Reading:
    """Goes through the lines of one table."""

    def __init__(self, lines: list[Line], problems: list[RosterProblem]) -> None:
        self._lines, self._problems = lines, problems
        self._columns: tuple[str, ...] = ()
        self._emails: dict[str, int] = {}

    def roster(self) -> Roster:
        filled = [(line, cells) for line, cells in self._lines if any(cell.strip() for cell in cells)]
        if not filled and not self._fatal():
            self._say(0, "empty-file", Gravity.FILE)
        if self._fatal():
            return Roster((), (), tuple(self._problems))
        self._header(*filled[0])
        if len(filled) > MOST_ROWS + 1:
            self._say(0, "too-many-rows", Gravity.FILE, most=MOST_ROWS)
        rows = () if self._fatal() else tuple(self._rows(filled[1:]))
        if not rows and not self._fatal():
            self._say(0, "no-people", Gravity.FILE)
        return Roster(self._columns, rows, tuple(sorted(self._problems, key=lambda problem: problem.line)))

    def _fatal(self) -> bool:
        return any(problem.gravity is Gravity.FILE for problem in self._problems)

    def _say(self, line: int, code: str, gravity: Gravity = Gravity.NOTE, **arguments: int | str) -> None:
        self._problems.append(RosterProblem(line, Message(code, arguments), gravity))

    def _header(self, line: int, cells: Sequence[str]) -> None:
        names: list[str] = []
        for place, cell in enumerate(cells[:MOST_COLUMNS], start=1):
            name = _column(clean(cell)[0]) or (f"column {place}" if any(cells[place:]) else "")
            if name and name in names:
                self._say(line, "column-twice", column=name)
                name = f"{name} {sum(other.split(' ')[0] == name for other in names) + 1}"
            names.append(name)
        self._columns = tuple(names)
        if any(_EMAIL.fullmatch(cell.strip()) for cell in cells):
            self._say(line, "no-header", Gravity.FILE)
        elif "name" not in names and "email" not in names:
            self._say(line, "no-name-column", Gravity.FILE)

    def _rows(self, lines: Iterable[Line]) -> Iterator[Row]:
        for line, cells in lines:
            if any(cell.strip() for cell in cells[len(self._columns) :]):
                self._say(line, "more-cells-than-columns")
            values = {
                name: self._value(line, name, cell) for name, cell in zip(self._columns, cells, strict=False) if name
            }
            row = self._row(line, values)
            if row is not None:
                yield row

    def _value(self, line: int, column: str, cell: str) -> str:
        value, hidden = clean(cell)
        if hidden:
            self._say(line, "hidden-characters", column=column)
        if value.startswith("=") and len(value) > 1:
            self._say(line, "looks-like-formula", column=column)
        if len(value) > LONGEST_VALUE:
            self._say(line, "value-shortened", column=column, most=LONGEST_VALUE)
        return value[:LONGEST_VALUE]

    def _row(self, line: int, values: dict[str, str]) -> Row | None:
        name, email = values.pop("name", ""), values.pop("email", "").lower()
        refusal = self._refusal(name, email)
        if refusal is not None:
            self._problems.append(RosterProblem(line, refusal, Gravity.ROW))
            return None
        if email:
            self._emails[email] = line
        mode = self._mode(line, values.pop("mode", ""), values.get("site", ""))
        site = values.pop("site", "")
        device, locale = truth(values.pop("device", "")), values.pop("locale", "").lower()
        attributes = {column: value for column, value in values.items() if value}
        return Row(line, name or email, email, mode, site, device and mode is Mode.ROOM, locale, attributes)

    def _refusal(self, name: str, email: str) -> Message | None:
        if not name and not email:
            return Message("nobody-named")
        if len(name) > LONGEST_NAME:
            return Message("name-too-long", {"most": LONGEST_NAME})
        if email and not _EMAIL.fullmatch(email):
            return Message("not-an-email", {"name": name})
        if email in self._emails:
            return Message("same-email", {"email": email, "first": self._emails[email]})
        return None

    def _mode(self, line: int, text: str, site: str) -> Mode:
        for mode, words in MODES.items():
            if plain(text or site) in words:
                return mode
        if text:
            self._say(line, "unknown-mode", value=text)
        return Mode.ROOM


def clean(text: str) -> tuple[str, bool]:
    """The text without hidden, control and direction characters, spaces made single; and whether there were any."""
    kept = []
    hidden = False
    for place, letter in enumerate(unicodedata.normalize("NFC", text)):
        if letter in "\n\r\t":
            kept.append(" ")
        elif unicodedata.category(letter) in _HIDDEN and not (
            letter in _JOINERS and 0 < place < len(text) - 1 and not text[place - 1].isascii()
        ):
            hidden = True
        else:
            kept.append(letter)
    return " ".join("".join(kept).split()), hidden


def plain(text: str) -> str:
    """As headings and cells are compared: without case, accents and spaces around."""
    return unaccented(text).strip()


def truth(text: str) -> bool:
    """Whether a cell says yes."""
    return plain(text) in {"yes", "y", "true", "1", "x", "si"}


def _column(name: str) -> str:
    key = plain(name).replace("_", " ")
    return next((known for known, names in KNOWN.items() if key in names), name.casefold())
