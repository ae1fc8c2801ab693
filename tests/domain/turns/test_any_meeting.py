"""Whatever the meeting: no hand is lost, none is served twice, and the order shown is the order served."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.turns import POLICIES, Admitted, Hand, Kind, Standing, Waiting, admit, next_up, order, policy
from tests.domain.turns.building import at, hand_of, kinds, people, queues, standings, waiting

every_policy = pytest.mark.parametrize("id", sorted(POLICIES))


@every_policy
@given(hands=queues(), now=standings())
def test_every_hand_has_exactly_one_place(id: str, hands: tuple[Hand, ...], now: Standing) -> None:
    """The line holds the hands that are up, each once, whatever their order of arrival."""
    line = order(hands, now, policy(id))
    assert sorted(one.hand.id for one in line) == sorted(one.id for one in hands)
    assert line == order(tuple(reversed(hands)), now, policy(id))


@every_policy
@settings(max_examples=200)
@given(hands=queues(), now=standings())
def test_the_order_shown_is_the_order_served(id: str, hands: tuple[Hand, ...], now: Standing) -> None:
    """Serving the first and looking again gives the rest of the line as it was shown, to the last hand."""
    ordering = policy(id)
    queue = waiting(*hands)
    shown = order(queue, now, ordering)
    for place in shown:
        up = next_up(queue, now, ordering)
        assert up is not None
        assert (up.hand.id, up.promised) == (place.hand.id, place.promised)
        queue, now = queue.served(up, now, ordering), now.after(up.hand, promised=up.promised)
    assert len(queue) == 0


@every_policy
@given(hands=queues(), now=standings())
def test_every_place_has_a_reason(id: str, hands: tuple[Hand, ...], now: Standing) -> None:
    """No hand has its place without a rule that put it there."""
    assert all(place.reasons for place in order(hands, now, policy(id)))


steps = st.lists(
    st.one_of(
        st.tuples(st.just("raise"), people, kinds),
        st.tuples(st.just("serve")),
        st.tuples(st.just("lower"), people),
        st.tuples(st.just("later"), people),
        st.tuples(st.just("topic")),
        st.tuples(st.just("policy"), st.sampled_from(sorted(POLICIES))),
    ),
    max_size=80,
)


@settings(max_examples=1000, deadline=None)
@given(meeting=steps)
def test_no_hand_is_lost_or_served_twice(meeting: list[tuple[str, ...]]) -> None:
    """Through raising, serving, lowering, moving back and switching policy, every hand is accounted for once."""
    queue, now, ordering = Waiting(), Standing(), policy()
    raised: set[str] = set()
    gone: list[str] = []
    for second, step in enumerate(meeting):
        match step:
            case ("raise", who, kind):
                joined = admit(hand_of(who, Kind(kind), second, 0), queue, now, ordering)
                if isinstance(joined, Admitted):
                    queue = queue.with_hand(joined.hand)
                    raised.add(joined.hand.id)
            case ("serve",):
                up = next_up(queue, now, ordering)
                if up is not None:
                    gone.append(up.hand.id)
                    queue, now = queue.served(up, now, ordering), now.after(up.hand, promised=up.promised)
            case ("lower", who):
                gone += [one.id for one in queue.of(who)]
                for one in queue.of(who):
                    queue = queue.without(one.id)
            case ("later", who):
                for one in queue.of(who):
                    queue = queue.later(one.id, at(second))
            case ("topic",):
                now = now.next_topic()
            case (_, id):
                ordering = policy(id)
        up_now = [place.hand.id for place in order(queue, now, ordering)]
        assert len(gone) == len(set(gone))
        assert sorted([*gone, *up_now]) == sorted(raised)
        assert queue.replies == sum(one.kind is Kind.REPLY for one in queue)


def test_later_goes_behind_those_who_wait_now() -> None:
    """Who says "later" stays in and goes behind; the hand remembers when it first went up."""
    first, second = hand_of("p1", Kind.NEW, 1, 0), hand_of("p2", Kind.NEW, 2, 0)
    queue = waiting(first, second).later(first.id, at(5))
    assert [one.hand.person for one in order(queue, Standing(), policy("first-come"))] == ["p2", "p1"]
    assert queue.hands[first.id] == replace(first, since=at(5))
