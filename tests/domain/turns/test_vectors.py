"""The field's test vectors: six hands, five hands, six hands from three sites."""

from __future__ import annotations

import pytest
from immutables import Map

from bot.domain.turns import policy
from tests.domain.turns.building import REMOTE, ROOM, hand, line_of, standing

SIX = [
    hand("A", "room", "new", 0),
    hand("B", "room", "new", 5),
    hand("C", "remote", "new", 10),
    hand("D", "room", "reply", 12),
    hand("E", "remote", "clarify", 15),
    hand("F", "room", "process", 20),
]
AFTER_A_ROOM_SPEAKER = standing({"A": 2, "D": 1, "F": 3}, last_mode=ROOM, turns_by_mode=Map({ROOM: 1}))


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        ("first-come", "A B C D E F"),
        ("first-time-first", "B C E D A F"),
        ("typed", "F E D A B C"),
        ("remote-alternation", "C A E B D F"),
        ("balanced", "F E D C B A"),
    ],
)
def test_six_hands_after_a_room_speaker(id: str, expected: str) -> None:
    """Every policy puts the six hands in the order that the vectors give."""
    assert line_of(SIX, AFTER_A_ROOM_SPEAKER, policy(id)) == expected


FIVE = [
    hand("P", "room", second=0),
    hand("Q", "room", second=1),
    hand("R", "remote", second=9),
    hand("S", "remote", second=10),
    hand("U", "room", second=2),
]


@pytest.mark.parametrize(("last", "expected"), [(ROOM, "R P Q S U"), (REMOTE, "P R Q S U")])
def test_five_new_points(last: object, expected: str) -> None:
    """With equally many people, the mode that spoke last waits, and those heard on this topic come after."""
    now = standing({"S": 1, "U": 1}, last_mode=last, turns_by_mode=Map({last: 1}))
    assert line_of(FIVE, now, policy("balanced")) == expected


def test_site_round() -> None:
    """Each site's first goes before any site's second."""
    sites = ["Lassen", "Lassen", "Lassen", "Modoc", "Butte", "Modoc"]
    hands = [hand(f"{site}{n}", second=n, site=site) for n, site in enumerate(sites, 1)]
    expected = "Lassen1 Modoc4 Butte5 Lassen2 Modoc6 Lassen3"
    assert line_of(hands, standing(), policy("site-round")) == expected


def test_site_round_remembers_the_sites_already_heard() -> None:
    """No site gets a second question while another site with a waiting question has had none."""
    hands = [hand("L2", second=1, site="Lassen"), hand("B1", second=9, site="Butte")]
    now = standing(turns_by_site_on_topic=Map({"Lassen": 1}))
    assert line_of(hands, now, policy("site-round")) == "B1 L2"
