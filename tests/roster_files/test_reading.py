"""Rosters as people's spreadsheets have them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from bot.domain.planner.problem import Mode
from bot.rosters import LONGEST_NAME, Gravity, Roster, read_roster

ROSTERS = Path(__file__).resolve().parents[1] / "data" / "rosters"


def _said(roster: Roster) -> list[tuple[int, str]]:
    return [(problem.line, problem.message.id) for problem in roster.problems]


@pytest.mark.parametrize(
    ("name", "people"),
    [("north-state-71", 71), ("north-state-remote-7", 7), ("statewide-150", 150), ("cross-district-84", 84)],
)
def test_the_rosters_of_the_scenarios_are_read_without_a_word(name: str, people: int) -> None:
    """Nothing is odd in a good file."""
    roster = read_roster((ROSTERS / f"{name}.csv").read_bytes())
    assert len(roster.rows) == people
    assert roster.problems == ()


def test_unknown_columns_become_attributes() -> None:
    """Whatever a district adds can be mixed by."""
    roster = read_roster(b"Name,E-mail,Attending,Site,Laptop,Grade band\nAna,ANA@x.org,In person,Weed,yes,K-2\n")
    (ana,) = roster.rows
    assert (ana.name, ana.email, ana.mode, ana.site, ana.device) == ("Ana", "ana@x.org", Mode.ROOM, "Weed", True)
    assert ana.attributes == {"grade band": "K-2"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_any_usual_encoding_and_delimiter_is_read(encoding: str, delimiter: str) -> None:
    """Excel in Spanish writes semicolons; old Windows writes its own letters."""
    lines = [["Nombre", "Correo Electrónico", "Modalidad"], ["José Núñez", "jose@x.org", "en línea"]]
    text = "\r\n".join(delimiter.join(line) for line in lines)
    roster = read_roster(text.encode(encoding))
    (jose,) = roster.rows
    assert (jose.name, jose.email, jose.mode) == ("José Núñez", "jose@x.org", Mode.REMOTE)
    assert _said(roster) == ([(0, "read-as-windows")] if encoding == "cp1252" else [])


def test_every_oddity_is_named_by_its_line() -> None:
    """Blank rows are passed over; the rest is said, and only rows that cannot be used are left out."""
    text = (
        "name,email,role,role\n"
        "Ana,ana@x.org,coach,x\n"
        "\n"
        "Ben\u202e\u200b,ben@x.org,=1+1,\n"
        "Cam,ANA@x.org,,\n"
        ",,coach,\n"
        "Dee,dee at x,,\n"
        f"{'E' * (LONGEST_NAME + 1)},e@x.org,,\n"
        "Fay,fay@x.org,,,extra\n"
    )
    roster = read_roster(text.encode())
    assert [row.name for row in roster.rows] == ["Ana", "Ben", "Fay"]
    assert _said(roster) == [
        (1, "column-twice"),
        (4, "hidden-characters"),
        (4, "looks-like-formula"),
        (5, "same-email"),
        (6, "nobody-named"),
        (7, "not-an-email"),
        (8, "name-too-long"),
        (9, "more-cells-than-columns"),
    ]
    assert roster.rows[0].attributes == {"role": "coach", "role 2": "x"}


def test_a_name_over_several_lines_counts_lines_as_the_editor_does() -> None:
    """A quoted cell may hold a line break; the next problem is still on the line people see."""
    roster = read_roster(b'name,email\n"Ana\nMaria",ana@x.org\nBen,nowhere\n')
    assert roster.rows[0].name == "Ana Maria"
    assert _said(roster) == [(4, "not-an-email")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty-file"),
        (b"\n \n", "empty-file"),
        (b"name,email\n", "no-people"),
        (b"ana@x.org,coach\nben@x.org,coach\n", "no-header"),
        (b"county,role\nLassen,coach\n", "no-name-column"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not-a-table"),
        (b"PK\x03\x04 no workbook", "not-a-table"),
        (b"name\n" + b"x" * 10_000_001, "file-too-large"),
    ],
)
def test_what_is_no_roster_is_said_in_one_sentence(content: bytes, said: str) -> None:
    """A picture, an empty file, a list without a header."""
    roster = read_roster(content)
    assert not roster.readable
    assert said in [problem.message.id for problem in roster.problems if problem.gravity is Gravity.FILE]


def _workbook(rows: list[list[object]]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_is_read_like_a_csv_file() -> None:
    """Numbers lose their point, empty rows are passed over, and a formula that was never worked out is named."""
    content = _workbook(
        [["Name", "Email", "Years"], ["Ana", "ana@x.org", 8.0], [None, None, None], ["Ben", "ben@x.org", "=1+1"]]
    )
    roster = read_roster(content)
    assert [(row.line, row.name, dict(row.attributes)) for row in roster.rows] == [
        (2, "Ana", {"years": "8"}),
        (4, "Ben", {}),
    ]
    assert _said(roster) == [(4, "formula-without-value")]


@given(content=st.binary(max_size=400))
def test_no_bytes_make_the_reader_fail(content: bytes) -> None:
    """Whatever is uploaded is answered."""
    roster = read_roster(content)
    assert roster.rows or roster.problems
