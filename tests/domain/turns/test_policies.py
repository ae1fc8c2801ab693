"""What each of the other policies is for."""

from __future__ import annotations

from dataclasses import replace

from immutables import Map

from bot.domain.turns import POLICIES, policy
from bot.domain.turns.policies import DEFAULT
from tests.domain.turns.building import REMOTE, ROOM, hand, line_of, standing


def test_the_default_is_balanced() -> None:
    """Nobody has to choose a policy."""
    assert policy().id == DEFAULT == "balanced"


def test_alternation_only_while_both_wait() -> None:
    """One remote person does not hold the room up: once she has spoken, the room goes on."""
    hands = [*(hand(f"p{n}", second=n) for n in range(3)), hand("r", "remote", second=9)]
    assert line_of(hands, standing(last_mode=ROOM), policy("remote-alternation")) == "r p0 p1 p2"
    assert line_of(hands, standing(last_mode=REMOTE), policy("remote-alternation")) == "p0 r p1 p2"


def test_first_time_first_counts_within_the_line() -> None:
    """Who holds two hands has the second one after everybody's first."""
    hands = [
        hand("ana1", second=0, person="ana"),
        hand("ana2", kind="reply", second=1, person="ana"),
        hand("ben", second=5),
    ]
    assert line_of(hands, standing(), policy("first-time-first")) == "ana1 ben ana2"


def test_round_robin_goes_by_seat_and_respects_a_pass() -> None:
    """Seats decide, not speed; who passed has had this round's go."""
    hands = [hand("cy", second=0), hand("ben", second=1), hand("ana", second=2), hand("late", second=3)]
    now = standing(seats=Map(ana=0, ben=1, cy=2))
    assert line_of(hands, now, policy("round-robin")) == "ana ben cy late"
    assert line_of(hands, now.passed("ana"), policy("round-robin")) == "ben cy late ana"


def test_progressive_looks_at_groups_that_agreed() -> None:
    """Among people heard as often, whoever shares a group that has been heard least goes first."""
    hands = [hand("ben", second=0), hand("ana", second=1, tags=frozenset({"new here"}))]
    now = standing(turns_by_mode=Map({ROOM: 8}), people_by_tag=Map({"new here": 4}), turns_by_tag=Map({"new here": 0}))
    assert line_of(hands, now, policy("progressive")) == "ana ben"
    assert policy("progressive").needs_consent


def test_progressive_does_not_look_at_a_tag_of_three() -> None:
    """A tag that fewer than four people share would point at a person, so it is not looked at."""
    hands = [hand("ben", second=0), hand("ana", second=1, tags=frozenset({"new here"}))]
    now = standing(turns_by_mode=Map({ROOM: 8}), people_by_tag=Map({"new here": 3}))
    assert line_of(hands, now, policy("progressive")) == "ben ana"


def test_the_time_bank_pays_what_is_owed_in_minutes() -> None:
    """The site that has used least of its share goes first, however many turns that was."""
    hands = [hand("hall", second=0, site="hall"), hand("far", "remote", second=9, site="far")]
    now = standing(
        people_by_site=Map(hall=6, far=2),
        minutes_by_site=Map(hall=12.0, far=2.0),
        turns_by_site=Map(hall=3, far=2),
    )
    assert line_of(hands, now, policy("site-time-bank")) == "far hall"
    assert line_of(hands, now, policy("site-turn-bank")) == "hall far"


def test_simultaneous_hands_go_by_lot() -> None:
    """Of hands raised in the same instant the lot decides, not the name or the order of arrival."""
    hands = [hand("ana", lot=9), hand("ben", lot=3), hand("cy", lot=5)]
    assert line_of(hands, standing(), policy("first-come")) == "ben cy ana"
    assert line_of([replace(one, lot=10 - one.lot) for one in hands], standing(), policy("balanced")) == "ana cy ben"


def test_every_policy_has_plain_words() -> None:
    """Each policy has a name and one line of explanation in English and Spanish."""
    for one in POLICIES.values():
        for words in (one.name, one.explanation):
            assert set(words) == {"en", "es"}
            assert all(text.strip() for text in words.values())
