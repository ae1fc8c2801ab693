"""The fairness measures, on the field's worked example: six in the room, four remote, twenty turns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import equity
from bot.domain.equity import FloorTurn, Presence

ROOM = {"a": 5, "b": 4, "c": 3, "d": 2, "e": 1, "f": 1}
REMOTE = {"w": 2, "x": 1, "y": 1, "z": 0}
EVERYONE = {**ROOM, **REMOTE}
TURNS = list(EVERYONE.values())


def floor() -> list[FloorTurn]:
    group = {**dict.fromkeys(ROOM, "room"), **dict.fromkeys(REMOTE, "remote")}
    return [FloorTurn(who, group[who], minutes=1, waited=30) for who, had in EVERYONE.items() for _ in range(had)]


def presence(last: float = 60) -> list[Presence]:
    there = [Presence(who, "room", 60) for who in ROOM] + [Presence(who, "remote", 60) for who in "wxy"]
    return [*there, Presence("z", "remote", last)]


def test_participation() -> None:
    """All six in the room spoke and three of the four remote people; the silent one counts."""
    figures = equity.by_group(floor(), presence())
    assert figures["room"].participation == 1
    assert figures["remote"].participation == 0.75
    assert equity.participation_rate(equity.turns_each(floor(), presence())) == 0.9


def test_inequality_of_the_worked_example() -> None:
    """Gini 0.400, corrected 0.444, evenness 0.874, as if 7.48 people had shared the floor, top share a quarter."""
    assert equity.gini(TURNS) == pytest.approx(0.400)
    assert equity.corrected_gini(TURNS) == pytest.approx(0.444, abs=5e-4)
    assert equity.evenness(TURNS) == pytest.approx(0.874, abs=5e-4)
    assert equity.effective_speakers(TURNS) == pytest.approx(7.48, abs=5e-3)
    assert equity.top_share(EVERYONE) == 0.25


def test_speakers_only_would_be_too_kind() -> None:
    """Leaving out the silent person makes the floor look fairer than it was."""
    assert equity.gini([had for had in TURNS if had]) == pytest.approx(0.333, abs=5e-4)


def test_turns_to_move() -> None:
    """Six of the twenty turns would have to move for everyone to have had as many."""
    assert equity.turns_to_move(EVERYONE, dict.fromkeys(EVERYONE, 1)) == pytest.approx(0.300)
    half = {**dict.fromkeys(EVERYONE, 60.0), "z": 30.0}
    assert equity.turns_to_move(EVERYONE, half) == pytest.approx(0.284, abs=5e-4)


def test_representation_by_minutes_of_presence() -> None:
    """Remote people had half their share; if one was there half the time, a little more than half."""
    full, part = equity.by_group(floor(), presence()), equity.by_group(floor(), presence(30))
    assert full["remote"].representation == pytest.approx(0.50)
    assert full["room"].representation == pytest.approx(1.33, abs=5e-3)
    assert part["remote"].representation == pytest.approx(0.543, abs=5e-4)
    assert full["remote"].representation_in_minutes == pytest.approx(0.50)
    assert (full["remote"].flagged, full["room"].flagged) == (True, False)


def test_all_equal_and_one_voice() -> None:
    """All equal gives 0, 1 and 0; one voice of ten gives 0.9, 1, 0 and 0.9."""
    equal, one = [2] * 10, [7] + [0] * 9
    assert (equity.gini(equal), equity.evenness(equal)) == (pytest.approx(0), pytest.approx(1))
    assert equity.gini(one) == pytest.approx(0.9)
    assert equity.corrected_gini(one) == pytest.approx(1)
    assert equity.evenness(one) == 0
    assert equity.effective_speakers(one) == 1
    people = [f"p{n}" for n in range(10)]
    there = dict.fromkeys(people, 1.0)
    assert equity.turns_to_move(dict(zip(people, equal, strict=True)), there) == pytest.approx(0)
    assert equity.turns_to_move(dict(zip(people, one, strict=True)), there) == pytest.approx(0.9)


def test_a_presenter_slot_is_no_turn() -> None:
    """A keynote changes no figure of anybody's."""
    keynote = [FloorTurn("a", "room", minutes=40, presenter=True)] * 3
    assert equity.by_group([*floor(), *keynote], presence()) == equity.by_group(floor(), presence())
    assert equity.turns_each([*floor(), *keynote], presence())["a"] == 5


def test_leads_are_shown_apart_in_the_top_share() -> None:
    """A lead who speaks most is not the dominant voice; the share is still of the whole floor."""
    assert equity.top_share(EVERYONE, frozenset({"a"})) == 0.2


def test_waits() -> None:
    """Remote people waited a quarter longer in the median; where nobody waited there is no ratio."""
    assert equity.wait_ratio([50, 25, 100], [40, 30, 90]) == 1.25
    assert equity.wait_ratio([], [1]) is None
    assert equity.wait_ratio([1], [0]) is None


def test_invitations_and_back_and_forth() -> None:
    """Five of six topics had a remote check; two voices changing every time score 1, a monologue 0."""
    assert equity.invite_coverage(6, 5) == pytest.approx(0.833, abs=5e-4)
    assert equity.invite_coverage(0, 0) is None
    assert equity.turn_taking_index(list("abab")) == 1
    assert equity.turn_taking_index(list("aaaa")) == 0
    assert equity.turn_taking_index(list("aabb")) == pytest.approx(1 / 3)
    assert equity.turn_taking_index(["a"]) is None


def test_a_small_group_has_no_figures_and_cannot_be_worked_out() -> None:
    """Three remote people have no figures, and the other group stays unsaid too, since it would give them away."""
    three = [one for one in presence() if one.person != "z"]
    figures = equity.by_group(floor(), three)
    assert figures["remote"].hidden
    assert figures["remote"].representation is None
    assert figures["room"].hidden, "the rest of the total would be the remote people's"
    assert equity.hidden_groups({"room": 20, "remote": 9, "phone": 2}) == {"phone", "remote"}
    assert equity.hidden_groups({"room": 20, "remote": 4}) == frozenset()


def test_nothing_to_measure_is_no_figure() -> None:
    """Before anybody has spoken or come, there is no figure rather than a zero."""
    assert equity.participation_rate({}) is None
    assert [f([0, 0]) for f in (equity.gini, equity.corrected_gini, equity.evenness, equity.effective_speakers)] == [
        None,
        None,
        None,
        None,
    ]
    assert equity.turns_to_move({}, {"a": 1.0}) is None
    assert equity.top_share({}) is None
    assert equity.representation_ratio(0.5, 0) is None
    assert equity.by_group([], presence())["room"].representation is None


amounts = st.lists(st.integers(0, 50), min_size=2, max_size=40).filter(any)


@given(shares=amounts)
def test_the_measures_keep_to_their_ranges(shares: list[int]) -> None:
    """Whatever the meeting: shares from 0 to 1, speakers from one to all; doubling changes nothing."""
    doubled = [2 * x for x in shares]
    for measure in (equity.corrected_gini, equity.evenness):
        value = measure(shares)
        assert value is not None
        assert -1e-9 <= value <= 1 + 1e-9
        assert measure(doubled) == pytest.approx(value)
    speakers = equity.effective_speakers(shares)
    assert speakers is not None
    assert 1 - 1e-9 <= speakers <= len(shares) + 1e-9
