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


def chosen_before(kind: Kind, others: int, turns: int) -> int:
    """The most turns not given because of the promise that can go before a hand of this kind, `others` people pushing;
    see docs/turn-taking.md for where each comes from."""
    if kind is Kind.PROCESS:
        return others + 1 + others // 2
    if kind is Kind.CLARIFY:
        urgent = others + others + MOST_OVERTAKEN
        return urgent + 1 + urgent // 2
    quiet = others * (turns + 3) if kind is Kind.NEW else 2 * others + 1 + others // 2
    return quiet + 2 * (quiet + 1)


def bound(kind: Kind, others: int, turns: int) -> int:
    """The most turns that can go before a hand of this kind: between two chosen ones, each other hand by promise."""
    chosen = chosen_before(kind, others, turns)
    return chosen + (chosen + 1) * len(Kind) * others


@settings(max_examples=400, deadline=None)
@given(data=st.data(), start=acts, pushy=st.sets(people, min_size=1), kind=kinds)
def test_nobody_waits_for_ever(
    data: st.DataObject, start: list[tuple[str, Kind] | None], pushy: set[str], kind: Kind
) -> None:
    """However the others push, with which kinds and as often as they can, a hand of any kind has its turn in time."""
    held = Meeting()
    for act in start:
        held.serves() if act is None else held.raises(*act)
    who = data.draw(st.sampled_from(PEOPLE))
    mine = held.raises(who, kind) or next((one for one in held.queue.of(who) if one.kind is kind), None)
    if mine is None:
        return
    for own in held.queue.of(who):
        held.queue = held.queue if own.id == mine.id else held.queue.without(own.id)
    order_of_push = data.draw(st.permutations(sorted(Kind)))[: data.draw(st.integers(1, len(Kind)))]
    turns, others = held.now.turns_on_topic.get(who, 0), len(PEOPLE) - 1
    waited, chosen, urgent = 0, 0, 0
    while True:
        for one in sorted(pushy - {who}):
            for push in order_of_push:
                held.raises(one, push)
        up = held.serves()
        assert up is not None
        if up.hand.id == mine.id:
            break
        waited += 1
        chosen += not up.promised
        if not up.promised:
            urgent = urgent + 1 if up.hand.kind in URGENT else 0
        assert urgent <= 2 or mine.kind in URGENT
        assert chosen <= chosen_before(mine.kind, others, turns)
        assert waited <= bound(mine.kind, others, turns)


def test_three_process_points_then_the_question() -> None:
    """A question lets three later process points go first, whoever raised them, and goes before the fourth."""
    held = Meeting()
    question = held.raises("p0", Kind.CLARIFY)
    assert question is not None
    heard = []
    for _ in range(4):
        held.raises("p1", Kind.PROCESS)
        up = held.serves()
        assert up is not None
        heard.append((up.hand.kind, up.promised))
    assert heard == [(Kind.PROCESS, False)] * 3 + [(Kind.CLARIFY, True)]


def test_the_line_shows_when_a_question_will_be_heard() -> None:
    """Two process points have passed a question: the board shows the third before it and the fourth after it."""
    hands = [hand("q", "remote", "clarify", 0, overtaken=2), *(hand(f"p{n}", kind="process", second=n) for n in (1, 2))]
    now = standing({"p1": 3, "p2": 4})
    assert line_of(hands, now, BALANCED) == "p1 q p2"
    assert line_of([hand("early", kind="process"), *hands[1:], hands[0]], now, BALANCED) == "early p1 q p2"


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
