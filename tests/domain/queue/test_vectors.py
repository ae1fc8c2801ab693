"""The field's test vectors, lived through in a convening: turns are had, hands go up, people are called."""

from __future__ import annotations

import pytest

from bot.domain.queue.wishes import ChoosePolicy
from tests.domain.queue.meeting import Meeting, meeting

SIX = {"A": "Hall", "B": "Hall", "C": "remote", "D": "Hall", "E": "remote", "F": "Hall"}
EVEN = {"x1": "remote", "x2": "remote"}
KINDS = {"D": ("reply", 12), "E": ("clarify", 15), "F": ("process", 20)}
RAISED = {"A": ("new", 0), "B": ("new", 5), "C": ("new", 10), **KINDS}


def by(policy: str, sites: dict[str, str]) -> Meeting:
    made = meeting(sites)
    if policy != "balanced":
        made.leads(ChoosePolicy(policy))
    return made


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("first-come", "A B C D E F"),
        ("first-time-first", "B C E D A F"),
        ("typed", "F E D A B C"),
        ("remote-alternation", "C A E B D F"),
        ("balanced", "F E D C B A"),
    ],
)
def test_six_hands_after_a_room_speaker(policy: str, expected: str) -> None:
    """A has had two turns on this topic, D one and F three, the last in the room: the order shown is served."""
    made = by(policy, SIX | EVEN)
    made.speaks("A", "A", "D", "F", "F", "F")
    start = made.second + 100
    for person, (kind, second) in RAISED.items():
        made.raises(person, kind, at=start + second)
    assert made.order == expected.split()
    assert made.served() == expected.split()


@pytest.mark.parametrize(("before", "expected"), [("SU", "R P Q S U"), ("US", "P R Q S U")])
def test_five_new_points(before: str, expected: str) -> None:
    """S and U have been heard, and the one who spoke last decides which mode waits."""
    made = by("balanced", {"P": "Hall", "Q": "Hall", "U": "Hall", "R": "remote", "S": "remote", "x": "remote"})
    made.speaks(*before)
    start = made.second + 100
    for person, second in {"P": 0, "Q": 1, "U": 2, "R": 9, "S": 10}.items():
        made.raises(person, at=start + second)
    assert made.order == expected.split()
    assert made.served() == expected.split()


def test_site_by_site() -> None:
    """Three from Lassen wait, two from Modoc and one from Butte: each site's first goes before any site's second."""
    sites = {"L1": "Lassen", "L2": "Lassen", "L3": "Lassen", "M4": "Modoc", "B5": "Butte", "M6": "Modoc"}
    made = by("site-round", sites)
    for second, person in enumerate(sites):
        made.raises(person, at=100 + second)
    assert made.order == ["L1", "M4", "B5", "L2", "M6", "L3"]
    assert made.served() == ["L1", "M4", "B5", "L2", "M6", "L3"]


def test_a_policy_switched_mid_meeting_moves_nobody_out() -> None:
    """From balanced to first come, first served and back: the same hands, ordered anew each time."""
    made = by("balanced", SIX | EVEN)
    for person, (kind, second) in RAISED.items():
        made.raises(person, kind, at=second)
    balanced = made.order
    made.leads(ChoosePolicy("first-come"))
    assert made.order == ["A", "B", "C", "D", "E", "F"]
    made.leads(ChoosePolicy("balanced"))
    assert made.order == balanced
