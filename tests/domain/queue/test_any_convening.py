"""Whatever people do, by whatever door: no hand is lost, the order shown is served, and undo gives it back."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.convening.wishes import GiveRole, MoveTo, OpenTopic, Undo
from bot.domain.log import Actor, Role
from bot.domain.queue import facts as f
from bot.domain.queue import wishes as w
from bot.domain.queue.ordering import line, next_up
from bot.domain.turns import POLICIES, Kind
from tests.domain.queue.meeting import Meeting, is_yes, meeting

SITES = {f"p{n}": ("Hall", "Library", "remote")[n % 3] for n in range(9)}
HOSTS = {"p0": "Hall", "p1": "Library"}
DOORS = ("slack", "discord", "web", "by host")

people = st.sampled_from(sorted(SITES))
kinds = st.sampled_from([kind.value for kind in Kind])
numbers = st.integers(0, 5)
policies = st.sampled_from(sorted(set(POLICIES) - {"progressive"}))
participant_steps = st.one_of(
    st.tuples(st.just("raise"), people, kinds),
    st.tuples(st.just("raise"), people, st.just("new")),
    st.tuples(st.just("lower"), people),
    st.tuples(st.just("later"), people),
    st.tuples(st.just("hold"), people),
    st.tuples(st.just("ready"), people),
    st.tuples(st.just("pass"), people),
    st.tuples(st.just("move"), people),
    st.tuples(st.just("wait"), numbers),
)
facilitator_steps = st.one_of(
    st.tuples(st.just("next")),
    st.tuples(st.just("next")),
    st.tuples(st.just("call"), people),
    st.tuples(st.just("question")),
    st.tuples(st.just("done")),
    st.tuples(st.just("policy"), policies),
    st.tuples(st.just("again")),
    st.tuples(st.just("last"), people),
    st.tuples(st.just("present"), people),
    st.tuples(st.just("limit"), numbers),
    st.tuples(st.just("topic")),
    st.tuples(st.just("round")),
    st.tuples(st.just("together"), numbers),
)
Step = tuple[Any, ...]


def begun() -> Meeting:
    made = meeting(SITES)
    for person, site in HOSTS.items():
        made.leads(GiveRole(person, Role.SITE_HOST, site.casefold()))
    return made


def act(made: Meeting, step: Step, door: str = "web") -> None:
    """One step of somebody's. By the host's door a person with a host does not act herself."""
    name, *rest = step
    if name == "wait":
        made.second += rest[0]
    elif name in PEOPLE_DO:
        person = rest[0]
        wish = PEOPLE_DO[name](*rest)
        by_host = door == "by host"
        made.says(host_of(made, person) if by_host else person, wish, "web" if by_host else door)
    else:
        made.leads(FACILITATORS_DO[name](*rest))


def host_of(made: Meeting, person: str) -> str:
    """The host of the site where she is now, or she herself where nobody hosts it."""
    site = made.state.people[person].site
    return next((host for host in HOSTS if made.state.people[host].site == site), person)


PEOPLE_DO: dict[str, Any] = {
    "raise": lambda person, kind: w.RaiseHand(Kind(kind), people=(person,)),
    "lower": w.LowerHand,
    "later": w.MoveBack,
    "hold": w.HoldPlace,
    "ready": w.SayReady,
    "pass": w.PassTurn,
    "move": lambda person: MoveTo(person, "hall" if SITES[person] == "remote" else "remote"),
}
FACILITATORS_DO: dict[str, Any] = {
    "next": w.CallNext,
    "call": w.CallPerson,
    "question": w.HearQuestion,
    "done": w.EndTurn,
    "policy": w.ChoosePolicy,
    "again": w.HearAgain,
    "last": w.GiveLastWord,
    "present": w.GiveSlot,
    "limit": lambda minutes: w.SetLimit(minutes * 60),
    "topic": OpenTopic,
    "round": w.BeginRound,
    "together": w.OpenHands,
}


@settings(max_examples=300, deadline=None)
@given(steps=st.lists(st.one_of(participant_steps, facilitator_steps), max_size=40))
def test_no_hand_is_lost_or_served_twice(steps: list[Step]) -> None:
    """Every hand that went up is up, was lowered, or was heard: exactly one of the three."""
    made = begun()
    for step in steps:
        act(made, step)
        raised = [one.event.hand for one in made.log if isinstance(one.event, f.HandRaised)]
        lowered = [one.event.hand for one in made.log if isinstance(one.event, f.HandLowered)]
        heard = [one.event.hand for one in made.log if isinstance(one.event, f.TurnBegan) and one.event.hand]
        up = list(made.state.queue.hands)
        assert sorted(raised) == sorted([*lowered, *heard, *up])
        assert len(set(raised)) == len(raised)


@settings(max_examples=300, deadline=None)
@given(steps=st.lists(st.one_of(participant_steps, facilitator_steps), max_size=40))
def test_the_first_in_line_is_served_or_the_log_says_why_not(steps: list[Step]) -> None:
    """For every turn: its hand was first on the board that was acted on, or the turn says why another was called."""
    made = begun()
    for step in steps:
        before = next_up(made.state)
        known = len(made.log)
        act(made, step)
        for entry in made.log[known:]:
            if isinstance(entry.event, f.TurnBegan) and not entry.event.called:
                assert before is not None
                assert entry.event.hand == before.hand.id
                assert entry.event.reasons == tuple(reason.id for reason in before.reasons)


@settings(max_examples=300, deadline=None)
@given(
    steps=st.lists(st.one_of(participant_steps, facilitator_steps), max_size=25),
    doors=st.lists(st.sampled_from(DOORS), min_size=25, max_size=25),
)
def test_the_result_is_the_same_whatever_door_a_hand_came_through(steps: list[Step], doors: list[str]) -> None:
    """Once all by web, once by Slack, Discord, web and site hosts in a mix: the same order and the same turns."""
    plain, mixed = begun(), begun()
    for step, door in zip(steps, doors, strict=False):
        act(plain, step)
        act(mixed, step, door)
    assert [placed.hand for placed in line(plain.state)] == [placed.hand for placed in line(mixed.state)]
    assert plain.state.queue.turns == mixed.state.queue.turns


@settings(max_examples=400, deadline=None)
@given(
    steps=st.lists(st.one_of(participant_steps, facilitator_steps), max_size=25),
    action=st.one_of(
        st.tuples(st.just("next")),
        st.tuples(st.just("call"), people),
        st.tuples(st.just("question")),
        st.tuples(st.just("last"), people),
        st.tuples(st.just("present"), people),
        st.tuples(st.just("policy"), policies),
        st.tuples(st.just("again")),
        st.tuples(st.just("topic")),
        st.tuples(st.just("round")),
        st.tuples(st.just("limit"), numbers),
        st.tuples(st.just("together"), numbers),
    ),
)
def test_undo_restores_the_exact_order(steps: list[Step], action: Step) -> None:
    """After a facilitator's action and its undo the line, the floor and every count are as they were."""
    made = begun()
    for step in steps:
        act(made, step)
    before = made.state
    name, *rest = action
    if not is_yes(made.leads(FACILITATORS_DO[name](*rest))):
        return
    made.leads(Undo())
    assert list(line(made.state)) == list(line(before))
    assert made.state.queue == before.queue
    assert made.state.settings == before.settings


@settings(max_examples=200, deadline=None)
@given(
    steps=st.lists(participant_steps, max_size=15),
    since=st.lists(st.tuples(st.just("raise"), people, kinds), max_size=6),
)
def test_hands_raised_since_keep_their_time(steps: list[Step], since: list[Step]) -> None:
    """A call is taken back after others have raised: who was called waits at the old place, the new hands at theirs."""
    made = begun()
    for step in steps:
        act(made, step)
    before = {hand.id: hand.place for hand in made.state.queue.waiting}
    if not is_yes(made.leads(w.CallNext())):
        return
    for step in since:
        made.second += 1
        act(made, step)
    raised_since = {one.event.hand for one in made.log if isinstance(one.event, f.HandRaised)} - set(before)
    made.leads(Undo())
    after = {hand.id: hand.place for hand in made.state.queue.waiting}
    assert {id: place for id, place in after.items() if id in before} == before
    assert set(after) - set(before) <= raised_since


def test_a_stranger_raises_nothing_and_a_host_only_for_her_own_site() -> None:
    """Who has not joined cannot raise a hand, and the host of one site cannot raise one for another's people."""
    made = begun()
    stranger = Actor("nobody", frozenset(), "web", "web:nobody")
    assert not is_yes(made.asks(stranger, w.RaiseHand()))
    assert not is_yes(made.says("p0", w.RaiseHand(people=("p1",))))
