"""Plans on paper and in other programs."""

from __future__ import annotations

import csv
import io
import re
from importlib.resources import files

import pytest

from bot.domain.planner import clashes, contradictions, explain, unmet
from bot.domain.planner.forming import form
from bot.domain.planner.problem import Candidate, Group, Kind, Message, Round
from bot.exports.cards import cards
from bot.exports.sentences import LANGUAGES, Sentences
from bot.exports.tables import LIMITS, beyond, safe_cell, teams, zoom

NAMES = {"a": "Thảo Bùi", "b": "Łukasz Da.", "c": "=cmd", "d": "Xóchitl Op."}
EMAILS = {"a": "thao@example.org", "b": "lukasz@example.org", "c": "c@example.org"}
ROUND = Round(
    (
        Group(1, ("a", "b"), Kind.BRIDGE, "Lassen", 1, "Lassen", "a"),
        Group(2, ("c", "d"), Kind.ROOM, "Lassen", 2, "Lassen"),
    )
)


def test_more_groups_than_a_program_has_rooms_is_said() -> None:
    """Zoom has a hundred rooms and Teams fifty: the list is complete, and whoever takes it along is told."""
    pairs = [form((Candidate(f"p{k}"), Candidate(f"q{k}")), k) for k in range(1, 101)]
    hundred, fifty = Round(tuple(pairs)), Round(tuple(pairs[:50]))
    for_zoom, for_teams = LIMITS
    assert [beyond(for_zoom, hundred), beyond(for_teams, fifty), beyond(for_zoom, fifty)] == [None, None, None]
    too_many = beyond(for_teams, hundred)
    assert too_many is not None
    assert Sentences("en").say(too_many) == (
        "Teams has at most 50 breakout rooms for 300 people; here are 100 groups with 200 people."
    )
    assert Sentences("es").say(too_many).startswith("Teams tiene como máximo 50 salas para 300 personas; aquí hay 100")
    crowd = Round((form([Candidate(f"p{k}") for k in range(301)], 1),))
    assert beyond(for_teams, crowd) is not None


def _rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_zoom_gets_the_columns_it_documents() -> None:
    """One row a person, room first, in the words of Zoom's own sample file."""
    table = zoom(ROUND, EMAILS, Sentences("en", NAMES))
    assert _rows(table.text) == [
        ["Pre-assign Room Name", "Email Address"],
        ["Lassen 1", "thao@example.org"],
        ["Lassen 1", "lukasz@example.org"],
        ["Lassen 2", "c@example.org"],
    ]


def test_people_without_an_email_are_listed_apart() -> None:
    """Nobody is lost in silence."""
    assert zoom(ROUND, EMAILS, Sentences("en", NAMES)).without_email == ("d",)
    assert teams(ROUND, EMAILS, Sentences("en", NAMES)).without_email == ("d",)


def test_teams_list_is_sorted_by_name_as_teams_shows_people() -> None:
    """Teams takes no file; its list is read from top to bottom beside the window."""
    rows = _rows(teams(ROUND, EMAILS, Sentences("en", NAMES)).text)
    assert rows[0] == ["Name", "Email Address", "Room"]
    assert [row[0] for row in rows[1:]] == ["'=cmd", "Thảo Bùi", "Łukasz Da."]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_no_cell_is_taken_for_a_formula(cell: str) -> None:
    """A name may begin with anything; a spreadsheet must not run it."""
    assert safe_cell(cell) == f"'{cell}"
    assert safe_cell("Ana") == "Ana"


def test_long_room_names_are_cut_and_stay_different() -> None:
    """Zoom allows 32 letters."""
    long = "Fresno County Superintendent of Schools"
    groups = (Group(1, ("a",), within=long, within_number=1), Group(2, ("b",), within=long, within_number=2))
    rooms = [row[0] for row in _rows(zoom(Round(groups), EMAILS, Sentences("en")).text)[1:]]
    assert len(set(rooms)) == 2
    assert max(map(len, rooms)) <= 32


def test_cards_are_a_pdf_with_a_page_for_each_group() -> None:
    """Names with letters from everywhere are printed, and the same groups make the same file."""
    pdf = cards(ROUND, Sentences("es", NAMES), "¿Qué notas?", {2: "Mesa azul"})
    assert pdf.startswith(b"%PDF")
    assert len(re.findall(rb"/Type /Page\b(?!s)", pdf)) == 2
    assert pdf == cards(ROUND, Sentences("es", NAMES), "¿Qué notas?", {2: "Mesa azul"})


def _ids(module: object) -> set[str]:
    source = files("bot.domain.planner").joinpath(f"{module.__name__.split('.')[-1]}.py").read_text()  # type: ignore[attr-defined]
    return set(re.findall(r'Message\(\s*"([a-z-]+)"', source))


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_the_planner_can_say_has_words(language: str) -> None:
    """Every message id in the code is in both catalogues."""
    said = set().union(*map(_ids, (clashes, contradictions, explain, unmet)))
    assert len(said) > 50
    words = files("bot.exports").joinpath("words", f"planner.{language}.ftl").read_text(encoding="utf-8")
    assert said <= set(re.findall(r"^([a-z-]+) =", words, re.M))


def test_both_languages_know_the_same_words() -> None:
    """What can be said in English can be said in Spanish."""
    texts = [files("bot.exports").joinpath("words", f"planner.{lang}.ftl").read_text("utf-8") for lang in LANGUAGES]
    english, spanish = (re.findall(r"^([a-z-]+) =", text, re.M) for text in texts)
    assert english == spanish
    assert len(set(english)) == len(english)


def test_a_translation_has_the_same_gaps() -> None:
    """No Spanish sentence leaves out a name, a group or a number that the English one has."""

    def gaps(language: str) -> dict[str, set[str]]:
        text = files("bot.exports").joinpath("words", f"planner.{language}.ftl").read_text("utf-8")
        messages = re.findall(r"^([a-z-]+) =(.*?)(?=^[a-z#]|\Z)", text, re.M | re.S)
        return {id: set(re.findall(r"\$(\w+)", body)) for id, body in messages}

    english, spanish = map(gaps, LANGUAGES)
    assert len(english) > 100
    assert {id for id in english if english[id] != spanish[id]} == set()


def test_a_reason_is_one_sentence_in_either_language() -> None:
    """Ids become names, lists are read as people read them."""
    group = form([Candidate("a"), Candidate("b")], 3)
    reasons = (Message("reason-together", {"people": ("b",)}), Message("reason-new-people"))
    assert Sentences("en", NAMES).why(group, reasons) == (
        "You are in Group 3 because you stay with Łukasz Da. and you have not met anyone there before."
    )
    assert Sentences("es", NAMES).why(group, reasons) == (
        "Estás en Grupo 3 porque sigues con Łukasz Da. y todavía no has conocido a nadie de ahí."
    )
