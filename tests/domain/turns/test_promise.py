"""Nobody is passed over for ever: the promise of balanced, and the bound it gives."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.turns import Admitted, Hand, Kind, Placed, Standing, Waiting, admit, next_up, policy
from bot.domain.turns.hands import URGENT
from bot.domain.turns.policies.balanced import MOST_OVERTAKEN
from tests.domain.turns.building import MODE_OF, PEOPLE, hand, hand_of, kinds, line_of, people, standing, waiting

BALANCED = policy("balanced")


def test_passed_three_times_then_next() -> None:
    """A new point that three hands of its mode and turn count have passed goes before a fourth."""
    waiting_long = hand("long", "room", "new", 0, overtaken=3)
    hands = [waiting_long, hand("q", "room", "clarify", 9), hand("far", "remote", "clarify", 10)]
    assert line_of(hands, standing(), BALANCED) == "long q far"
    assert line_of(hands, standing({"q": 1}), BALANCED) == "q far long", "the promise is among equals only"


def test_those_who_are_passed_are_counted() -> None:
    """Serving a later hand of the same mode and turn count is counted for those it passed, and for no others."""
    queue = waiting(
        hand("passed", "room", "new", 0),
        hand("elsewhere", "remote", "new", 1),
        hand("heard", "room", "new", 2),
        hand("later", "room", "new", 9),
        hand("q", "room", "clarify", 5),
    )
    now = standing({"heard": 1})
    up = next_up(queue, now, BALANCED)
    assert up is not None
    left = queue.served(up, now, BALANCED)
    counts = {one.id: one.overtaken for one in left}
    assert counts == {"passed": 1, "elsewhere": 0, "heard": 0, "later": 0}


class Meeting:
    """A meeting under balanced that keeps its own count of who was passed by whom."""

    def __init__(self) -> None:
        self.queue, self.now, self.second = Waiting(), Standing(), 0
        self.passed: Counter[str] = Counter()
        self.served: list[Placed] = []

    def raises(self, who: str, kind: Kind) -> Hand | None:
        self.second += 1
        joined = admit(hand_of(who, kind, self.second, 0), self.queue, self.now, BALANCED)
        if not isinstance(joined, Admitted):
            return None
        self.queue = self.queue.with_hand(joined.hand)
        return joined.hand

    def serves(self) -> Placed | None:
        up = next_up(self.queue, self.now, BALANCED)
        if up is None:
            return None
        turns = self.now.turns_on_topic
        self.passed.update(
            other.id
            for other in self.queue
            if other.raised_at < up.hand.raised_at
            and MODE_OF[other.person] is MODE_OF[up.hand.person]
            and turns.get(other.person, 0) == turns.get(up.hand.person, 0)
        )
        self.queue = self.queue.served(up, self.now, BALANCED)
        self.now = self.now.after(up.hand, promised=up.promised)
        self.served.append(up)
        return up


acts = st.lists(st.tuples(people, kinds) | st.none(), max_size=120)


@settings(max_examples=500, deadline=None)
@given(meeting=acts)
def test_nobody_is_passed_a_fourth_time(meeting: list[tuple[str, Kind] | None]) -> None:
    """In any meeting, nobody is overtaken more than three times by hands of the same mode and turn count."""
    held = Meeting()
    for act in meeting:
        held.serves() if act is None else held.raises(*act)
        assert max(held.passed.values(), default=0) <= MOST_OVERTAKEN


def bound(people_there: int, turns: int) -> int:
    """The most turns that can go before a new point; see docs/turn-taking.md for where it comes from."""
    quiet = (people_there - 1) * (turns + 3)
    return (quiet + 1) * (4 * people_there - 1) - 1


@settings(max_examples=300, deadline=None)
@given(data=st.data(), start=acts, pushy=st.sets(people, min_size=1))
def test_a_new_point_never_waits_for_ever(
    data: st.DataObject, start: list[tuple[str, Kind] | None], pushy: set[str]
) -> None:
    """However the others push, with every kind of hand and as often as they can, a new point has its turn in time."""
    held = Meeting()
    for act in start:
        held.serves() if act is None else held.raises(*act)
    who = data.draw(st.sampled_from(PEOPLE))
    mine = held.raises(who, Kind.NEW) or next(one for one in held.queue.of(who) if one.kind is Kind.NEW)
    order_of_push = data.draw(st.permutations(sorted(Kind)))
    turns, waited, urgent = held.now.turns_on_topic.get(who, 0), 0, 0
    while True:
        for one in sorted(pushy - {who}):
            for kind in order_of_push:
                held.raises(one, kind)
        up = held.serves()
        assert up is not None
        if up.hand.id == mine.id:
            break
        if not up.promised:
            urgent = urgent + 1 if up.hand.kind in URGENT else 0
        assert urgent <= 2
        if up.hand.person == who:
            turns += 1
            continue
        waited += 1
        assert waited <= bound(len(PEOPLE), turns)


@settings(max_examples=300, deadline=None)
@given(raising=st.lists(people, min_size=1, max_size=60), who=people)
def test_with_new_points_alone_the_wait_is_short(raising: list[str], who: str) -> None:
    """Where only new points are raised, at most each other person's turns up to mine go first."""
    held = Meeting()
    for one in raising:
        held.raises(one, Kind.NEW)
        held.serves()
    mine = held.raises(who, Kind.NEW)
    assert mine is not None
    turns, waited = held.now.turns_on_topic.get(who, 0), 0
    while True:
        for one in PEOPLE:
            held.raises(one, Kind.NEW)
        up = held.serves()
        assert up is not None
        if up.hand.id == mine.id:
            break
        waited += 1
        assert waited <= (len(PEOPLE) - 1) * (turns + 1)
