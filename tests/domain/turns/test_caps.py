"""Balanced keeps the urgent and the quick from filling the floor."""

from __future__ import annotations

from immutables import Map

from bot.domain.turns import Admitted, AlreadyQueued, Kind, admit, policy
from bot.speech import say_in
from tests.domain.turns.building import ROOM, hand, line_of, standing, waiting

BALANCED = policy("balanced")


def test_two_questions_then_the_oldest_other_hand() -> None:
    """After two process points or questions in a row the oldest other hand goes, whatever its kind and turns."""
    hands = [
        hand("old", "room", "new", 0),
        hand("reply", "room", "reply", 1),
        hand("q1", "remote", "clarify", 2),
        hand("q2", "remote", "clarify", 3),
        hand("p", "room", "process", 4),
    ]
    assert line_of(hands, standing({"old": 5}), BALANCED) == "p q1 old q2 reply"


def test_questions_in_a_row_count_those_already_heard() -> None:
    """Two questions were just heard: the third waits for the oldest other hand."""
    hands = [hand("new", second=9), hand("q", "remote", "clarify", 1)]
    assert line_of(hands, standing(urgent_in_a_row=2), BALANCED) == "new q"
    assert line_of(hands, standing(urgent_in_a_row=1), BALANCED) == "q new"


def test_questions_go_on_where_nobody_else_waits() -> None:
    """The cap lets others in; with nobody else waiting, a third question goes at once."""
    hands = [hand(f"q{n}", "room", "clarify", n) for n in range(4)]
    assert line_of(hands, standing(), BALANCED) == "q0 q1 q2 q3"


def test_two_replies_then_a_new_point() -> None:
    """After two replies in a row a new point goes, then replies again."""
    hands = [hand("new", second=0), *(hand(f"r{n}", kind="reply", second=n) for n in (1, 2, 3))]
    assert line_of(hands, standing(), BALANCED) == "r1 r2 new r3"
    assert line_of(hands, standing(replies_in_a_row=2), BALANCED) == "new r1 r2 r3"


def test_a_second_reply_on_a_topic_is_a_new_point() -> None:
    """Who has replied on this topic joins the new points, keeps the time, and is told so."""
    now = standing({"ana": 1}, replies_on_topic=Map({"ana": 1}))
    admitted = admit(hand("again", kind="reply", second=7, person="ana"), waiting(), now, BALANCED)
    assert isinstance(admitted, Admitted)
    assert admitted.hand.kind is Kind.NEW
    assert admitted.hand.since == hand("again", second=7).since
    assert admitted.notice is not None
    assert "already replied" in say_in("en", f"reason-{admitted.notice.id}")
    assert "Ya respondiste" in say_in("es", f"reason-{admitted.notice.id}")


def test_a_third_waiting_reply_is_a_new_point() -> None:
    """With two replies on their way, the next one joins the new points and is told so."""
    two = waiting(hand("r1", kind="reply", second=1), hand("r2", kind="reply", second=2))
    admitted = admit(hand("r3", kind="reply", second=3), two, standing(), BALANCED)
    assert isinstance(admitted, Admitted)
    assert (admitted.hand.kind, admitted.notice is None) == (Kind.NEW, False)
    queue = [*two, admitted.hand, hand("new", second=0)]
    assert line_of(queue, standing(), BALANCED) == "r1 r2 new r3"


def test_other_policies_have_no_reply_cap() -> None:
    """A decision meeting by kind of hand takes every reply as a reply."""
    two = waiting(hand("r1", kind="reply"), hand("r2", kind="reply"))
    admitted = admit(hand("r3", kind="reply"), two, standing(), policy("typed"))
    assert isinstance(admitted, Admitted)
    assert admitted.hand.kind is Kind.REPLY


def test_one_live_hand_of_each_kind() -> None:
    """A second hand of the same kind is refused and the first keeps its place; another kind is welcome."""
    first = hand("h1", second=1, person="ana")
    queue = waiting(first)
    assert admit(hand("h2", second=2, person="ana"), queue, standing(), BALANCED) == AlreadyQueued(first)
    assert isinstance(admit(hand("h3", kind="clarify", person="ana"), queue, standing(), BALANCED), Admitted)


def test_a_reply_over_the_cap_does_not_double_a_new_point() -> None:
    """Whose reply would become a second new point keeps the one she has."""
    mine = hand("h1", second=1, person="ana")
    now = standing(replies_on_topic=Map({"ana": 1}))
    assert admit(hand("h2", kind="reply", person="ana"), waiting(mine), now, BALANCED) == AlreadyQueued(mine)


def test_shares_follow_the_people_present() -> None:
    """Four people in the room to one remote: the room has four turns for each remote one."""
    hands = [hand(f"r{n}", "remote", second=n) for n in range(2)] + [hand(f"p{n}", second=20 + n) for n in range(8)]
    now = standing(people_by_mode=Map({ROOM: 8, hand("x", "remote").mode: 2}))
    assert line_of(hands, now, BALANCED) == "p0 p1 p2 r0 p3 p4 p5 p6 r1 p7"
