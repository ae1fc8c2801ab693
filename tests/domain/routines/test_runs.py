"""Every routine, from its first second to its last, with 2, 7, 30 and 300 people, in English and in Spanish.

What should be seen is read here from the routine's file by itself, not by the code under test.
"""

import csv
import itertools
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.domain.routines.lengths import USUAL, Timing
from bot.domain.routines.model import Language, Routine, Size
from bot.domain.routines.plan import PlannedStep, RoutinePlan, plan_run, with_votes
from bot.domain.routines.seating import by_vote
from bot.domain.routines.sight import sight
from bot.domain.routines.words import Sentence
from bot.routines import SHIPPED, shipped

IDS = sorted(path.stem for path in SHIPPED.glob("*.yaml"))
# Room people, remote people, sites.
CROWDS = {2: (1, 1, 1), 7: (5, 2, 1), 30: (22, 8, 3), 300: (240, 60, 8)}
REFUSED = {
    (row["routine"], int(row["people"])): (row["english"], row["spanish"])
    for row in csv.DictReader((Path(__file__).parent / "refusals.csv").open(encoding="utf-8"))
}
RUNS = [(routine, count) for routine, count in itertools.product(IDS, CROWDS) if (routine, count) not in REFUSED]
IN_CIRCLES = [
    *("chalk-talk", "collect-display", "data-talk", "fishbowl", "four-corners", "lesson-study-debrief"),
    *("math-in-science-talk", "notice-wonder", "number-talk", "science-discussion", "three-reads", "wodb"),
]

Crowd = Callable[..., tuple[dict[str, list[str]], list[str]]]
Plans = Callable[[str, int], RoutinePlan]


@pytest.fixture(scope="session")
def planned(routines: Mapping[str, Routine], people: Crowd) -> Plans:
    """A routine planned for so many people, once."""

    @cache
    def plan_of(routine: str, count: int) -> RoutinePlan:
        made = plan_run(routines[routine], *people(*CROWDS[count]))
        assert isinstance(made, RoutinePlan), made
        return made

    return plan_of


@cache
def written(routine: str) -> dict[str, Any]:
    """The routine's file as plain data."""
    text = (SHIPPED / f"{routine}.yaml").read_text(encoding="utf-8")
    told: dict[str, Any] = yaml.safe_load(text)
    return told


def test_all_37_routines_are_on_the_shelf(routines: Mapping[str, Routine]) -> None:
    """The whole set ships, and every file can be used."""
    assert len(IDS) == len(routines) == 37


@pytest.mark.parametrize(("routine", "count"), sorted(REFUSED))
def test_a_refusal_is_one_sentence_that_says_what_to_do(
    routines: Mapping[str, Routine], people: Crowd, routine: str, count: int
) -> None:
    """The committed list names every routine and size that does not go together, with the exact words."""
    refused = plan_run(routines[routine], *people(*CROWDS[count]))
    assert isinstance(refused, Sentence)
    assert (refused.to("en"), refused.to("es")) == REFUSED[routine, count]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("routine", "count"), RUNS)
def test_minute_by_minute_each_place_sees_its_own_line(
    planned: Plans, routine: str, count: int, language: Language
) -> None:
    """At the start of each step and in every minute, room, remote and facilitator see the line written for them."""
    plan, told = planned(routine, count), written(routine)
    steps = told["steps"]
    for at, step in enumerate(plan.steps):
        own = steps[at % len(steps)]
        for second in {step.start, *range(step.start - step.start % 60 + 60, step.end, 60)}:
            if step.seconds == 0:
                continue
            for viewer in ("room", "remote", "host"):
                seen = sight(plan, second, viewer, language)
                assert seen is not None
                assert seen.title == own["title"][language]
                assert seen.hands == own["hands"]
                if viewer == "host" or not step.typed_reports:
                    assert seen.line == own[viewer][language]
                assert seen.said or told.get("runs") == "alongside"
                assert all(len(line) <= 280 for line in (seen.line, seen.said, *seen.more, *seen.prompts))


@pytest.mark.parametrize(("routine", "count"), RUNS)
def test_steps_follow_each_other_and_last_what_the_file_says(planned: Plans, routine: str, count: int) -> None:
    """The written minutes, one step after the other, without a gap; a round may end early when few people speak."""
    plan, told = planned(routine, count), written(routine)
    assert plan.steps[0].start == 0
    for before, after in itertools.pairwise(plan.steps):
        assert before.end == after.start
    cycles = told.get("cycles", {"target": 1})["target"]
    assert len(plan.steps) == cycles * len(told["steps"])
    for step, own in zip(plan.steps, told["steps"] * cycles, strict=True):
        usual = round(60 * own.get("remote_minutes", own["minutes"]))
        assert step.seconds == usual or ("turn_seconds" in own and step.seconds < usual)


@pytest.mark.parametrize(("routine", "count"), RUNS)
def test_everyone_has_company_in_every_group_step(planned: Plans, people: Crowd, routine: str, count: int) -> None:
    """In each round each person is in exactly one group, with at least one other; sizes stay in the routine's range."""
    plan = planned(routine, count)
    everyone = sorted([*itertools.chain(*people(*CROWDS[count])[0].values()), *plan.remote])
    for step in plan.steps:
        for turn in step.rounds:
            assert sorted(person for group in turn for person in group.members) == everyone
            assert all(len(group.members) >= 2 for group in turn)
        if step.step.mode == "pair" and step.rounds:
            assert set(step.sizes) <= {2, 3}


@pytest.mark.parametrize(("routine", "count"), RUNS)
def test_remote_people_sit_together_or_with_people_on_devices(planned: Plans, routine: str, count: int) -> None:
    """No group leaves a remote person with a table that does not hear her: room people with her each have a device."""
    plan = planned(routine, count)
    remote = set(plan.remote)
    for step in plan.steps:
        for group in itertools.chain(*step.rounds):
            if remote & set(group.members):
                assert set(group.members) - remote <= set(group.by_device)


@pytest.mark.parametrize(("routine", "count"), RUNS)
def test_each_step_says_when_it_starts_when_it_ends_soon_and_what_comes_next(
    planned: Plans, routine: str, count: int
) -> None:
    """Start, warning and end are texts, in that order; steps of two minutes or more warn one minute before."""
    plan = planned(routine, count)
    for at, step in enumerate(plan.steps):
        if step.seconds == 0:
            continue
        due = {cue.kind: cue.at for cue in step.cues if cue.only is None}
        assert due["cue-start"] == 0
        assert due["cue-warning"] < due["cue-end"] == step.seconds
        if step.seconds >= 120:
            assert due["cue-warning"] == step.seconds - 60
        last = step.cues[-1].text
        after = plan.steps[at + 1].step.title if at + 1 < len(plan.steps) else None
        assert after is None or (after.en in last.en and after.es in last.es)


@pytest.mark.parametrize(("routine", "count"), RUNS)
def test_hands_are_closed_while_people_think(planned: Plans, routine: str, count: int) -> None:
    """In think time and in small talk the queue rests; hands open again for the whole group."""
    plan = planned(routine, count)
    for step in plan.steps:
        if step.step.mode in ("solo", "text"):
            assert step.step.hands == "closed"
        if step.step.queue == "remote-alternation":
            assert step.step.hands == "open"


def test_over_fifteen_groups_report_in_typed_lines(planned: Plans) -> None:
    """With 79 fours nobody can hear each one: reporters type a line, five are then spoken, remote first."""
    plan = planned("1-2-4-all", 300)
    share = plan.steps[-1]
    assert share.typed_reports
    seen = sight(plan, share.start, "remote", "en")
    assert seen is not None
    assert "types one line" in seen.line
    assert "remote first" in seen.line
    host = sight(plan, share.start, "host", "en")
    assert host is not None
    assert any("too many to hear one by one" in line for line in host.more)
    assert not planned("1-2-4-all", 30).steps[-1].typed_reports


@pytest.mark.parametrize("routine", IN_CIRCLES)
def test_large_crowds_run_in_circles_no_larger_than_the_routine_allows(
    planned: Plans, routines: Mapping[str, Routine], routine: str
) -> None:
    """300 people where talk has a largest size make several circles, and the host is told to name guides."""
    plan = planned(routine, 300)
    limit = routines[routine].people.max
    assert all(len(circle.members) <= limit for circle in plan.circles)
    assert sum(len(circle.members) for circle in plan.circles) == 300
    assert (len(plan.circles) > 1) == (limit < 300)
    assert (len(plan.circles) > 1) == any(note.id == "note-circles" for note in plan.notes)


def test_a_seminar_of_over_fifty_becomes_two(routines: Mapping[str, Routine], people: Crowd) -> None:
    """Eighty people read the same text: two seminars of forty, each with a remote seat and an open chair."""
    plan = plan_run(routines["socratic-seminar"], *people(60, 20, sites=4))
    assert isinstance(plan, RoutinePlan)
    assert [len(circle.members) for circle in plan.circles] == [40, 40]


def moved(before: PlannedStep, after: PlannedStep) -> int:
    """How many people lose a partner between two steps."""
    now = {person: set(group.members) for group in after.groups for person in group.members}
    return sum(not set(group.members) <= now[person] for group in before.groups for person in group.members)


@pytest.mark.parametrize("count", [7, 30, 300])
def test_pairs_that_join_into_fours_move_nobody(planned: Plans, count: int) -> None:
    """In 1-2-4-All each pair stays whole in its four."""
    plan = planned("1-2-4-all", count)
    pairs, fours = (next(step for step in plan.steps if step.step.id == one) for one in ("two", "four"))
    assert moved(pairs, fours) == 0
    assert max(fours.sizes) > max(pairs.sizes)


def test_the_same_people_give_the_same_plan(routines: Mapping[str, Routine], people: Crowd) -> None:
    """Planned twice, a run is the same to the last cue."""
    for routine in IDS:
        twice = [plan_run(routines[routine], *people(9, 3, sites=2)) for _ in range(2)]
        assert twice[0] == twice[1]


def test_microlab_asks_three_questions_one_after_the_other(planned: Plans) -> None:
    """24 minutes are three questions of eight; each time the trio's three turns are equal."""
    plan = planned("microlab", 30)
    prompts = [sight(plan, step.start, "room", "en") for step in plan.steps if step.step.id == "write"]
    assert [seen.prompts for seen in prompts if seen] == [
        ("When has this gone well for you?",),
        ("What is hard about it here?",),
        ("What will you try?",),
    ]
    talk = next(step for step in plan.steps if step.step.id == "trio")
    assert [cue.at for cue in talk.cues if cue.only == 3] == [120, 240]


def test_a_gallery_team_sees_four_stations_and_never_its_own_first(planned: Plans) -> None:
    """The cue moves all teams together, and a team visits a new station each time."""
    plan = planned("gallery-walk", 30)
    walk = next(step for step in plan.steps if step.step.id == "walk")
    seen = [sight(plan, walk.start + second, "remote", "en", person="remote-0") for second in (0, 300, 600, 900)]
    stations = [one.station for one in seen if one]
    own = next(at for at, group in enumerate(walk.groups, start=1) if "remote-0" in group.members)
    assert len(set(stations)) == 4
    assert own not in stations


def test_the_presenter_is_kept_out_of_the_talk_about_the_dilemma(planned: Plans) -> None:
    """In a consultancy's silent step the presenter's hand is closed while the others' are open."""
    plan = planned("consultancy", 7)
    talk = next(step for step in plan.steps if step.step.id == "talk")
    presenter = sight(plan, talk.start, "remote", "en", role="presenter")
    other = sight(plan, talk.start, "remote", "en")
    assert presenter is not None
    assert other is not None
    assert (presenter.hands, other.hands) == ("closed", "open")
    assert presenter.line.startswith("Listen and take notes")


def test_talk_moves_are_a_private_card(planned: Plans) -> None:
    """Nothing is posted over a speaker: rooms and remote people see nothing, the facilitator sees the card."""
    plan = planned("talk-moves", 30)
    assert sight(plan, 0, "room", "en") is None
    assert sight(plan, 0, "remote", "es") is None
    host = sight(plan, 0, "host", "en")
    assert host is not None
    assert host.time == ""


@settings(max_examples=150)
@example("chalk-talk", {"Butte": 20, "Lassen": 40}, 1, USUAL)
@example("jigsaw", {"Butte": 5}, 4, USUAL)
@example("jigsaw", {"Butte": 1}, 8, USUAL)
@given(
    st.sampled_from(IDS),
    st.dictionaries(st.sampled_from(["Butte", "Lassen", "Modoc", "Plumas", "Tehama"]), st.integers(0, 40)),
    st.integers(0, 40),
    st.sampled_from([USUAL, Timing(minutes=12), Timing(minutes=30), Timing(each=30)]),
)
def test_any_crowd_gets_a_sound_plan_or_a_sentence(
    routine: str, sites: dict[str, int], online: int, timing: Timing
) -> None:
    """Whoever comes from wherever: a refusal in both languages, or a run in which nobody is left out or alone."""
    room = {site: [f"{site}-{number}" for number in range(count)] for site, count in sites.items()}
    remote = [f"remote-{number}" for number in range(online)]
    everyone = sorted([*itertools.chain(*room.values()), *remote])
    plan = plan_run(shipped()[routine], room, remote, timing)
    if isinstance(plan, Sentence):
        assert plan.to("en") != plan.to("es")
        return
    assert timing.minutes is None or shipped()[routine].alongside or plan.seconds == 60 * timing.minutes
    assert sorted(person for circle in plan.circles for person in circle.members) == everyone
    for step in plan.steps:
        for turn in step.rounds:
            assert sorted(person for group in turn for person in group.members) == everyone
            assert all(len(group.members) > 1 for group in turn)
            for group in turn:
                online_here = set(group.members) & set(remote)
                assert not online_here or set(group.members) - online_here <= set(group.by_device)


def test_corners_form_from_the_votes_and_everyone_sees_their_own(
    routines: Mapping[str, Routine], people: Crowd
) -> None:
    """Thirty people vote; the groups of each place share an answer, and a voter sees with whom she talks."""
    room, remote = people(22, 8, sites=3)
    plan = plan_run(routines["four-corners"], room, remote)
    assert isinstance(plan, RoutinePlan)
    poll, corner = plan.steps[0].step.makes, 1
    answers = [choice.id for choice in poll.choices]
    everyone = [*itertools.chain(*room.values()), *remote]
    votes = {person: answers[number % 2] for number, person in enumerate(everyone)}
    found = by_vote(votes, answers, room, remote, routines["four-corners"].groups or Size(2, 4, 6))
    ready = with_votes(plan, corner, found.groups)
    seen = sight(ready, ready.steps[corner].start, "remote", "es", person="remote-0")
    assert poll.hidden
    assert seen is not None
    assert len(seen.group) >= 2
    assert {votes[person] for person in seen.group} == {votes["remote-0"]}
    assert sorted(person for group in ready.steps[corner].groups for person in group.members) == sorted(everyone)
