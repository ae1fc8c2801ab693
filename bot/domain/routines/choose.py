"""The discourse tool: from what a facilitator wants, has and whom she has before her to three routines, with reasons.

The field's own table comes first (which routine for which aim and length); then other lengths of the same aim; then
whatever fits, by how many people speak in it and how little has to be set up. The same answers give the same list.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from bot.domain.frozen import frozen
from bot.domain.routines.model import Aim, Routine, Text
from bot.domain.routines.refusals import most_people, refused_size
from bot.domain.routines.words import Sentence, sentence

LENGTHS = (6, 15, 30)
SHOWN = 3


class Entry(NamedTuple):
    """A routine in the chooser's table; `form` names the form meant, `other` a routine that goes with it."""

    routine: str
    form: str = ""
    other: str = ""


def _row(*cells: str) -> tuple[tuple[Entry, ...], ...]:
    return tuple(tuple(_entry(word) for word in cell.split()) for cell in cells)


def _entry(word: str) -> Entry:
    routine, _, other = word.partition("+")
    routine, _, form = routine.partition(":")
    return Entry(routine, form and f"form-{form}", other)


# Columns: 6 minutes or less, 7 to 15, 16 to 30, over 30. `:` names a form, `+` a companion.
TABLE: Mapping[Aim, tuple[tuple[Entry, ...], ...]] = {
    "wake-up": _row("turn-and-talk think-pair-share", "inside-outside wodb", "", ""),
    "surface-ideas": _row(
        "think-pair-share",
        "notice-wonder 1-2-4-all data-talk",
        "chalk-talk science-discussion:initial",
        "world-cafe",
    ),
    "explain": _row(
        "turn-and-talk+talk-moves",
        "number-talk wodb math-in-science-talk",
        "stronger-clearer cer",
        "socratic-seminar",
    ),
    "compare": _row("", "compare-connect number-talk", "gallery-walk", "jigsaw"),
    "text": _row("", "three-reads", "save-last-word", "jigsaw socratic-seminar"),
    "data": _row("", "data-talk", "science-discussion:building", "atlas"),
    "contested": _row("", "round-robin", "four-corners chalk-talk", "fishbowl world-cafe"),
    "converge": _row(
        "", "1-2-4-all", "science-discussion:consensus stronger-clearer:sentence", "what-so-what-now-what"
    ),
    "dilemma": _row("", "", "consultancy:short tuning:short", "consultancy tuning"),
    "lesson": _row("", "", "", "lesson-study-debrief video-club"),
    "trust": _row("round-robin", "inside-outside", "microlab circle", "circle"),
    "share-work": _row("", "", "gallery-walk", "gallery-walk world-cafe"),
    "close": _row("exit-ticket-321 plus-delta", "rose-thorn-bud", "", "what-so-what-now-what"),
}


@frozen
class Answers:
    """What was asked: the aim, the people in rooms and online, the minutes left; subject and trust if known.

    `trust` False says that the group has little of it yet.
    """

    aim: Aim
    room: int
    remote: int
    minutes: float
    subject: str | None = None
    trust: bool | None = None

    @property
    def people(self) -> int:
        """Everyone present."""
        return self.room + self.remote


@frozen
class Pick:
    """One suggested routine: why, for how many minutes, and the words to open with."""

    routine: str
    reason: Sentence
    minutes: float
    opening: Text


def choose(answers: Answers, routines: Mapping[str, Routine]) -> tuple[Pick, ...]:
    """The three best routines for these answers, best first; fewer if fewer fit."""
    ranked = [entry for entry in _ranked(answers, routines) if obstacle(routines[entry.routine], answers) is None]
    return tuple(_pick(entry, answers, routines) for entry in ranked[:SHOWN])


def obstacle(routine: Routine, answers: Answers) -> Sentence | None:
    """Why a routine cannot be run with these people in this time, or None if it can."""
    if routine.alongside:
        return sentence("not-alongside", routine=routine.names)
    if answers.people < routine.people.min:
        return sentence("not-few", routine=routine.names, least=routine.people.min, n=answers.people)
    if refused_size(routine, answers.people):
        return sentence("not-many", routine=routine.names, most=int(most_people(routine)), n=answers.people)
    if answers.minutes < routine.minutes.min:
        least, have = f"{routine.minutes.min:g}", f"{answers.minutes:g}"
        return sentence("not-time", routine=routine.names, least=least, n=have)
    if routine.needs_trust and answers.trust is False:
        return sentence("not-trust", routine=routine.names)
    return None


def why_not(routine: str, answers: Answers, routines: Mapping[str, Routine]) -> Sentence:
    """One sentence on why a routine was not suggested (or where on the list it is)."""
    if routine not in routines:
        return sentence("not-unknown", routine=routine)
    picks = [pick.routine for pick in choose(answers, routines)]
    this = routines[routine]
    if routine in picks:
        return sentence("is-picked", routine=this.names, place=picks.index(routine) + 1)
    return obstacle(this, answers) or _behind(this, routines[picks[-1]], answers)


def _behind(this: Routine, last: Routine, answers: Answers) -> Sentence:
    """The first thing by which the last routine shown came before this one."""
    first, second = _standing(last, answers), _standing(this, answers)
    reasons = ("not-aim", "not-subject", "not-voices", "not-setup")
    differing = next((why for why, a, b in zip(reasons, first, second, strict=True) if a < b), "not-order")
    if differing == "not-subject":
        return sentence(differing, routine=this.names)
    return sentence(differing, routine=this.names, first=last.names)


def _standing(routine: Routine, answers: Answers) -> tuple[int, int, int, int]:
    """Where a routine stands, smaller first: nearness to the aim, subject, share of people who speak, set-up."""
    row = TABLE[answers.aim]
    in_cell = any(entry.routine == routine.id for entry in row[_column(answers.minutes)])
    in_row = any(entry.routine == routine.id for cell in row for entry in cell)
    aim = 0 if in_cell else 1 if in_row or answers.aim in routine.aims else 2
    return aim, _subject(routine, answers.subject), -routine.speak, routine.setup


def _subject(routine: Routine, subject: str | None) -> int:
    wanted = (subject or "").casefold()
    return 0 if not wanted or wanted in routine.subjects else 1 if "any" in routine.subjects else 2


def _column(minutes: float) -> int:
    return sum(minutes > edge for edge in LENGTHS)


def _ranked(answers: Answers, routines: Mapping[str, Routine]) -> Iterable[Entry]:
    """The table's own cell in its order, then everything else by standing, ties by id."""
    cell = [entry for entry in TABLE[answers.aim][_column(answers.minutes)] if entry.routine in routines]
    chosen = {entry.routine for entry in cell}
    others = sorted(
        (one for one in routines.values() if one.id not in chosen), key=lambda one: (*_standing(one, answers), one.id)
    )
    return [*cell, *(Entry(one.id) for one in others)]


def _pick(entry: Entry, answers: Answers, routines: Mapping[str, Routine]) -> Pick:
    routine = routines[entry.routine]
    return Pick(routine.id, _reason(entry, routine, answers, routines), _minutes(routine, answers), routine.opening)


def _minutes(routine: Routine, answers: Answers) -> float:
    return min(routine.step_minutes, answers.minutes)


def _reason(entry: Entry, routine: Routine, answers: Answers, routines: Mapping[str, Routine]) -> Sentence:
    if entry.other in routines:
        return sentence("made-for-with", other=routines[entry.other].names)
    if entry.form:
        return sentence("made-for-form", form=sentence(entry.form).text())
    return sentence(("made-for", "made-for-other-length", "fits-only")[_standing(routine, answers)[0]])
