"""S03. The discourse tool: the right talk activity in three suggestions, each with a reason."""

import itertools
from collections.abc import Mapping
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.routines.choose import TABLE, Answers, choose, why_not
from bot.domain.routines.lengths import Timing
from bot.domain.routines.model import Aim, Routine
from bot.domain.routines.plan import RoutinePlan, plan_run
from bot.routines import shipped

answers = st.builds(
    Answers,
    aim=st.sampled_from(get_args(Aim)),
    room=st.integers(0, 300),
    remote=st.integers(0, 200),
    minutes=st.integers(1, 120),
    subject=st.sampled_from([None, "math", "science", "history"]),
    trust=st.sampled_from([None, True, False]),
)

# The field's table, written out again by hand: aim -> routines for 6, 12, 25 and 90 minutes.
PUBLISHED: dict[Aim, tuple[str, str, str, str]] = {
    "wake-up": ("turn-and-talk think-pair-share", "inside-outside wodb", "", ""),
    "surface-ideas": (
        "think-pair-share",
        "notice-wonder 1-2-4-all data-talk",
        "chalk-talk science-discussion",
        "world-cafe",
    ),
    "explain": ("turn-and-talk", "number-talk wodb math-in-science-talk", "stronger-clearer cer", "socratic-seminar"),
    "compare": ("", "compare-connect number-talk", "gallery-walk", "jigsaw"),
    "text": ("", "three-reads", "save-last-word", "jigsaw socratic-seminar"),
    "data": ("", "data-talk", "science-discussion", "atlas"),
    "contested": ("", "", "four-corners chalk-talk", "fishbowl world-cafe"),
    "converge": ("", "1-2-4-all", "science-discussion stronger-clearer", "what-so-what-now-what"),
    "dilemma": ("", "", "tuning", "tuning"),
    "lesson": ("", "", "", "lesson-study-debrief"),
    "trust": ("", "inside-outside", "microlab", ""),
    "share-work": ("", "", "gallery-walk", "gallery-walk world-cafe"),
    "close": ("exit-ticket-321 plus-delta", "rose-thorn-bud", "", "what-so-what-now-what"),
}


@pytest.mark.parametrize("aim", PUBLISHED)
def test_the_table_of_the_field_comes_first(routines: Mapping[str, Routine], aim: Aim) -> None:
    """With 24 people in a room and 6 remote, the suggestions begin with the table's own, in its order."""
    for minutes, cell in zip((6, 12, 25, 90), PUBLISHED[aim], strict=True):
        wanted = cell.split()
        found = [pick.routine for pick in choose(Answers(aim, 24, 6, minutes), routines)]
        assert found[: len(wanted)] == wanted, (aim, minutes)


@given(answers)
def test_the_same_answers_give_the_same_three(asked: Answers) -> None:
    """Deterministic, never more than three, never the same one twice."""
    first, second = choose(asked, shipped()), choose(asked, dict(reversed(list(shipped().items()))))
    assert first == second
    assert len({pick.routine for pick in first}) == len(first) <= 3


@given(answers)
def test_each_fits_the_minutes_and_the_people_and_can_be_run(asked: Answers) -> None:
    """What is suggested can be planned at once, with the people there are and in the minutes it names."""
    for pick in choose(asked, shipped()):
        routine = shipped()[pick.routine]
        assert routine.minutes.min <= pick.minutes <= asked.minutes
        room = {"Butte": [f"room-{number}" for number in range(asked.room)]}
        plan = plan_run(routine, room, [f"remote-{number}" for number in range(asked.remote)], Timing(pick.minutes))
        assert isinstance(plan, RoutinePlan)
        assert plan.seconds <= 60 * asked.minutes
        assert pick.opening.en
        assert pick.opening.es
        assert pick.reason.to("en").endswith(".")
        assert pick.reason.to("es").endswith(".")


@given(answers, st.sampled_from(sorted(shipped())))
def test_why_not_is_answered_in_one_sentence(asked: Answers, routine: str) -> None:
    """Any routine that was not suggested has a reason, in both languages; a suggested one has its place."""
    listed = [pick.routine for pick in choose(asked, shipped())]
    why = why_not(routine, asked, shipped())
    assert (why.id == "is-picked") == (routine in listed)
    assert why.to("en") != why.to("es")
    assert why.to("en").count(". ") == 0


@pytest.mark.parametrize(
    ("routine", "asked", "sentence"),
    [
        ("circle", Answers("trust", 30, 0, 25), "Talking Circle works with at most 20 people, and you are 30."),
        ("fishbowl", Answers("contested", 5, 2, 60), "Fishbowl needs at least 8 people, and you are 7."),
        ("jigsaw", Answers("text", 20, 4, 15), "Jigsaw needs at least 30 minutes, and you have 15."),
        (
            "atlas",
            Answers("data", 20, 4, 60, trust=False),
            "ATLAS: Looking at Data needs a group that already has some trust.",
        ),
        (
            "talk-moves",
            Answers("explain", 20, 4, 5),
            "Talk Moves goes on inside other talk, so it is never picked on its own; use it with any of the three.",
        ),
        ("fish", Answers("explain", 20, 4, 5), "There is no routine called fish."),
        ("turn-and-talk", Answers("wake-up", 20, 4, 5), "Turn and Talk is on your list, as number 1."),
        (
            "plus-delta",
            Answers("wake-up", 20, 4, 5),
            "Plus and Delta fits, but Which One Doesn't Belong? is closer to your aim.",
        ),
    ],
)
def test_why_not_x(routines: Mapping[str, Routine], routine: str, asked: Answers, sentence: str) -> None:
    """The reason names the number that stands in the way, or what came before."""
    assert why_not(routine, asked, routines).to("en") == sentence


def test_what_is_not_in_the_table_says_that_it_was_not_made_for_the_aim(routines: Mapping[str, Routine]) -> None:
    """For a dilemma in ten minutes the table has nothing; what fits is offered honestly."""
    picks = choose(Answers("dilemma", 20, 4, 10), routines)
    assert [pick.reason.to("en") for pick in picks] == ["Fits, but not made for this aim."] * 3


def test_fewer_than_three_if_fewer_fit(routines: Mapping[str, Routine]) -> None:
    """One person with three minutes can only fill in the exit ticket."""
    assert [pick.routine for pick in choose(Answers("explain", 1, 0, 3), routines)] == ["exit-ticket-321"]
    assert choose(Answers("explain", 0, 0, 30), routines) == ()


def test_companions_and_forms_are_named(routines: Mapping[str, Routine]) -> None:
    """Turn and Talk comes with talk moves; the consultancy in its form for 20 minutes."""
    explain = choose(Answers("explain", 20, 4, 5), routines)[0]
    assert explain.reason.to("en") == "Made for this aim; use it with Talk Moves."
    dilemma = choose(Answers("dilemma", 8, 2, 20), routines)[0]
    assert (dilemma.routine, dilemma.minutes) == ("consultancy", 20)
    assert dilemma.reason.to("es") == "Hecha para esta meta, en su forma para 20 minutos."


def test_the_table_names_only_routines_that_exist(routines: Mapping[str, Routine]) -> None:
    """No cell points nowhere, and each of the thirteen aims has a row of four."""
    entries = [entry for row in TABLE.values() for cell in row for entry in cell]
    assert {entry.routine for entry in entries} | {entry.other for entry in entries if entry.other} <= set(routines)
    assert set(TABLE) == set(get_args(Aim))
    assert {len(row) for row in TABLE.values()} == {4}


def test_every_routine_in_a_row_lists_that_aim(routines: Mapping[str, Routine]) -> None:
    """The files and the table tell the same story."""
    for aim, row in TABLE.items():
        for entry in itertools.chain(*row):
            assert aim in routines[entry.routine].aims, (aim, entry.routine)
