"""S04. "Turn to the person next to you and explain what you've been doing for 30 seconds.\""""

from collections.abc import Callable, Mapping

import pytest

from bot.domain.routines.lengths import Timing, turn_of
from bot.domain.routines.model import Routine
from bot.domain.routines.plan import RoutinePlan, plan_run
from bot.domain.routines.sight import sight
from bot.domain.routines.words import Sentence

Crowd = Callable[..., tuple[dict[str, list[str]], list[str]]]


@pytest.fixture
def plan(routines: Mapping[str, Routine], people: Crowd) -> RoutinePlan:
    """`/routine run turn-and-talk each:30s` with 71 people at eight sites and 7 remote."""
    made = plan_run(routines["turn-and-talk"], *people(71, 7, sites=8), Timing(each=30))
    assert isinstance(made, RoutinePlan)
    return made


def test_it_ends_within_90_seconds(plan: RoutinePlan) -> None:
    """A 30 seconds, swap, B 30 seconds, back, and a voice or two."""
    assert [(step.step.id, step.seconds) for step in plan.steps] == [("first", 30), ("second", 30), ("hear", 15)]
    assert plan.seconds <= 90


def test_the_longer_form_keeps_the_minutes_of_its_file(routines: Mapping[str, Routine], people: Crowd) -> None:
    """Without each:30s it is the two-minute routine with a quiet moment and saying back."""
    plan = plan_run(routines["turn-and-talk"], *people(71, 7, sites=8))
    assert isinstance(plan, RoutinePlan)
    assert [step.seconds for step in plan.steps] == [30, 30, 15, 30, 15]


def test_an_odd_remote_count_makes_one_trio_of_three_times_20_seconds(plan: RoutinePlan) -> None:
    """Seven remote people are two pairs and one trio; its two switches come at 20 and 40 seconds, in text."""
    remote = [group for group in plan.steps[0].groups if set(group.members) & set(plan.remote)]
    assert sorted(len(group.members) for group in remote) == [2, 2, 3]
    switches = [step.start + cue.at for step in plan.steps for cue in step.cues if cue.only == 3]
    assert switches == [20, 40]
    trio = next(group for group in remote if len(group.members) == 3)
    seen = sight(plan, 21, "remote", "en", person=trio.members[1])
    assert seen is not None
    assert seen.said == "Three in your group? Switch now: person 2 of 3, 20 seconds each."
    assert seen.more == ("Three of you? Take three equal turns of 20 seconds; change at the cue for groups of three.",)


def test_nobody_is_without_a_partner_from_the_first_second(plan: RoutinePlan) -> None:
    """Remote people see their partner as the talk begins; each room person is in a pair or trio at the same site."""
    for person in plan.remote:
        seen = sight(plan, 0, "remote", "en", person=person)
        assert seen is not None
        assert len(seen.group) >= 2
        assert person in seen.group
    placed = [person for group in plan.steps[0].groups for person in group.members]
    assert len(placed) == len(set(placed)) == 78


def test_room_and_remote_are_told_their_own_thing_at_the_same_moment(plan: RoutinePlan) -> None:
    """The room turns to a neighbor, remote people join their partner, and a remote pair is asked first."""
    room, remote = sight(plan, 0, "room", "en"), sight(plan, 0, "remote", "en")
    assert room is not None
    assert remote is not None
    assert room.line.startswith("Turn to your neighbor")
    assert remote.line.startswith("Join your partner")
    back = sight(plan, 60, "host", "en")
    assert back is not None
    assert back.line.startswith("Invite the remote pair")


def test_every_switch_is_said_in_words_in_both_languages(plan: RoutinePlan) -> None:
    """No cue is a sound, a color or a picture alone."""
    for step in plan.steps:
        for cue in step.cues:
            assert cue.text.en != cue.text.es
            assert cue.text.en.isascii()


@pytest.mark.parametrize(
    ("routine", "each", "refusal"), [("turn-and-talk", 5, "refused-each-range"), ("three-reads", 30, "refused-each")]
)
def test_a_turn_that_makes_no_sense_is_refused(
    routines: Mapping[str, Routine], people: Crowd, routine: str, each: int, refusal: str
) -> None:
    """Five seconds each, or turns in a routine without turns: one sentence says what to ask for instead."""
    refused = plan_run(routines[routine], *people(10, 4), Timing(each=each))
    assert isinstance(refused, Sentence)
    assert refused.id == refusal


@pytest.mark.parametrize("minutes", [4, 7, 12])
def test_minutes_asked_for_are_kept_to_the_second(routines: Mapping[str, Routine], people: Crowd, minutes: int) -> None:
    """Think-Pair-Share in 4, 7 or 12 minutes: steps keep their share and add up exactly."""
    plan = plan_run(routines["think-pair-share"], *people(10, 4), Timing(minutes=minutes))
    assert isinstance(plan, RoutinePlan)
    assert plan.seconds == 60 * minutes
    lengths = [step.seconds for step in plan.steps]
    assert lengths == sorted(lengths)
    assert min(lengths) >= 15


@pytest.mark.parametrize(("minutes", "refusal"), [(3, "refused-short"), (13, "refused-long")])
def test_minutes_outside_its_range_are_refused(
    routines: Mapping[str, Routine], people: Crowd, minutes: int, refusal: str
) -> None:
    """Three minutes are too few for Think-Pair-Share and thirteen too many."""
    refused = plan_run(routines["think-pair-share"], *people(10, 4), Timing(minutes=minutes))
    assert isinstance(refused, Sentence)
    assert refused.id == refusal


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [("30s", 30), ("45", 45), ("1m", 60), ("1 min", 60), ("1m30s", 90), (" 20 S ", 20), ("", None), ("soon", None)],
)
def test_a_turn_is_typed_as_people_write_it(typed: str, seconds: int | None) -> None:
    """30s, 45, 1m, 1m30s; anything else is not a length of time."""
    assert turn_of(typed) == seconds
