"""A lead adds or edits a routine without code: the checker names the line and the cure."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.routines.load import RoutineUnreadable, check, read, routine_from
from bot.routines import SHIPPED, Shelf

OURS = """\
schema: 1
id: two-stars
spanish: not yet reviewed by a teacher
names: {en: Two Stars, es: Dos estrellas}
family: reflection
purpose: {en: Say two good things., es: Di dos cosas buenas.}
aims: [close]
unit: pairs
people: {min: 2, max: 100}
scales: groups
groups: {min: 2, target: 2, max: 3}
minutes: {min: 2, typical: 4, max: 6}
choose_when: {en: At the end., es: Al final.}
avoid_when: {en: In a hurry., es: Con prisa.}
opening: {en: What shone?, es: ¿Qué brilló?}
sources: [our own staff room]
grade: D
roles:
  - id: timekeeper
    name: {en: Timekeeper, es: Quien cuida el tiempo}
    does: {en: Reads the cues., es: Lee los avisos.}
steps:
  - id: think
    title: {en: Think, es: Piensa}
    mode: solo
    minutes: 1
    room: {en: Think of two., es: Piensa en dos.}
    remote: {en: Think of two., es: Piensa en dos.}
    host: {en: Keep quiet., es: Guarda silencio.}
    makes: nothing
  - id: tell
    title: {en: Tell, es: Cuenta}
    mode: pair
    minutes: 3
    groups: form
    turns: equal
    roles: [timekeeper]
    room: {en: Tell your neighbor., es: Cuéntale a tu pareja.}
    remote: {en: Tell your partner., es: Cuéntale a tu pareja.}
    host: {en: Listen., es: Escucha.}
    makes: {kind: harvest, title: {en: Stars, es: Estrellas}}
"""


def test_a_lead_s_own_routine_is_ready_to_use() -> None:
    """The example reads without a problem."""
    assert check(OURS) == ()
    assert routine_from(OURS).names.es == "Dos estrellas"


SLIPS = [
    ("schema: 1\n", "", 1, "schema is missing. Add the line `schema:`."),
    ("schema: 1", "schema: 2", 1, "This program reads schema 1. Set `schema: 1`."),
    ("id: two-stars", "id: Two Stars!", 2, "id should be lower-case letters, digits and dashes"),
    ("spanish: not yet reviewed by a teacher", "spanish: fine", 3, "spanish should be `not yet reviewed"),
    (", es: Dos estrellas}", "}", 4, "names.es is missing. Add the line `es:`."),
    ("purpose:", "porpose:", 6, "There is no field `porpose` here. Did you mean `purpose`?"),
    ("aims: [close]", "aims: [closing]", 7, "aims should be one of: wake-up,"),
    ("aims: [close]", "aims: []", 7, "aims is empty. Give at least one entry."),
    ("aims: [close]", "aims: close", 7, "aims should be a list"),
    ("people: {min: 2, max: 100}", "people: {min: 9, max: 3}", 9, "people should rise"),
    ("people: {min: 2, max: 100}", "people: {min: two, max: 3}", 9, "people.min should be a number from 1 to"),
    ("target: 2, max: 3}", "target: 5, max: 3}", 11, "groups should rise: min, then target, then max."),
    ("groups: {min: 2, target: 2, max: 3}\n", "", 30, "Groups need a size"),
    ("typical: 4", "typical: 40", 12, "minutes should rise"),
    ("minutes: 3", "minutes: 30", 12, "The steps take 31 minutes together, but the routine lasts from 2 to 6."),
    ("grade: D", "grade: D\ngrade: A", 18, "`grade` stands here twice. Keep one of the two lines."),
    ("roles: [timekeeper]", "roles: [dancer]", 31, "No role `dancer` is listed under `roles:`."),
    ("id: tell", "id: think", 31, "The id `think` is used twice."),
    ("groups: form", "groups: join", 31, "Groups cannot `join` before an earlier step has formed them."),
    ("groups: form", "groups: vote", 31, "Groups by vote need a poll in an earlier step."),
    ("    room: {en: Think of two., es: Piensa en dos.}\n", "", 23, "This step needs a room line"),
    ("en: Think, es", f"en: {'T' * 61}, es", 24, "step.title.en has 61 characters; at most 60 fit"),
    ("en: Keep quiet.,", f"en: {'k' * 281},", 29, "step.host.en has 281 characters; at most 280 fit"),
    ("en: Keep quiet.,", "en: Keep quiet \U0001f600,", 29, "has the symbol U+1F600. Say it in words"),
    ("en: Keep quiet.,", "en: '',", 29, "step.host.en has no words yet."),
    ("mode: solo", "mode: alone", 25, "step.mode should be one of: solo, pair"),
    ("kind: harvest", "kind: form", 41, "A form needs at least one entry under `choices:`"),
    ("minutes: 1\n", "minutes: soon\n", 26, "step.minutes should be a number from 0 to 600."),
    ("sources: [our own staff room]", "sources: [our own staff room", 17, "cannot be read as YAML"),
    ("grade: D", "grade: D\nzzz: 3", 18, "There is no field `zzz` here. Take the line out."),
]


@pytest.mark.parametrize(("was", "now", "line", "cure"), SLIPS)
def test_the_checker_names_the_line_and_the_cure(was: str, now: str, line: int, cure: str) -> None:
    """One slip, one sentence at its line, in both languages."""
    assert was in OURS
    problems = check(OURS.replace(was, now, 1))
    told = {problem.to("en") for problem in problems}
    assert any(cure in one for one in told), told
    found = next(problem for problem in problems if cure in problem.to("en"))
    assert found.to("es").startswith("línea ")
    assert found.line == line, told


@settings(max_examples=200)
@given(st.integers(0, len(OURS) - 1), st.text(min_size=1, max_size=4))
def test_no_slip_of_the_pen_makes_the_checker_fail(where: int, typed: str) -> None:
    """Whatever is typed anywhere, the answer is a routine or sentences about lines that exist."""
    text = OURS[:where] + typed + OURS[where + 1 :]
    routine, problems = read(text)
    assert (routine is None) == bool(problems)
    assert all(1 <= problem.line <= text.count("\n") + 2 for problem in problems)
    assert all(problem.to("en") and problem.to("es") for problem in problems)


@pytest.mark.parametrize("text", ["", "just words", "- a\n- b", "steps: 3", "\x00", "a: &a [*a]", "42"])
def test_what_is_no_routine_at_all_is_refused_in_words(text: str) -> None:
    """An empty file, a sentence, a list: no fault, but problems."""
    with pytest.raises(RoutineUnreadable) as refused:
        routine_from(text)
    assert refused.value.problems


def test_a_folder_of_one_s_own_comes_beside_the_shipped_ones(tmp_path: Path) -> None:
    """A lead's file is found by its name; a broken one is left out and told about; changes are seen at once."""
    (tmp_path / "two-stars.yaml").write_text(OURS, encoding="utf-8")
    (tmp_path / "broken.yaml").write_text("schema: 1\n", encoding="utf-8")
    shelf = Shelf(SHIPPED, tmp_path)
    assert shelf["two-stars"].grade == "D"
    assert "broken" not in set(shelf)
    assert set(shelf.unreadable()) == {"broken"}
    (tmp_path / "two-stars.yaml").write_text(OURS.replace("grade: D", "grade: B"), encoding="utf-8")
    assert shelf["two-stars"].grade == "B"


def test_a_routine_imported_in_chat_can_be_shared_again() -> None:
    """The text that came in is the text that goes out; a text with problems changes nothing."""
    shelf = Shelf(SHIPPED)
    assert shelf.take(OURS) == shelf["two-stars"]
    assert shelf.text("two-stars") == OURS
    problems = shelf.take(OURS.replace("mode: solo", "mode: alone"))
    assert isinstance(problems, tuple)
    assert shelf["two-stars"].steps[0].mode == "solo"


def test_the_digest_changes_with_the_text() -> None:
    """A run can tell whether the routine it was planned from has been edited since."""
    assert routine_from(OURS).digest == routine_from(OURS).digest
    assert routine_from(OURS).digest != routine_from(OURS + "note: edited\n").digest


@pytest.mark.parametrize("name", ["fish", "../load", "/etc/passwd", "", "."])
def test_nothing_outside_the_shelf_can_be_asked_for(name: str) -> None:
    """An id is a plain name; anything else is simply not there."""
    with pytest.raises(KeyError):
        Shelf(SHIPPED)[name]
