"""How many groups, and how large: the field's vectors."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.planner.problem import Size
from bot.domain.planner.sizes import split

FOURS = Size(target=4, minimum=3, maximum=5)


@pytest.mark.parametrize(
    ("people", "sizes"),
    [
        (6, (3, 3)),
        (7, (4, 3)),
        (10, (4, 3, 3)),
        (13, (5, 4, 4)),
        (14, (4, 4, 3, 3)),
        (22, (4, 4, 4, 4, 3, 3)),
    ],
)
def test_groups_of_four_are_dealt_as_the_rules_say(people: int, sizes: tuple[int, ...]) -> None:
    """Target 4, least 3, most 5: the vectors of the facilitation rules."""
    assert split(people, FOURS).sizes == sizes


def test_every_number_from_3_to_399_can_be_split() -> None:
    """Only 1 and 2 people are under the minimum."""
    assert [people for people in range(1, 400) if not split(people, FOURS).fits] == [1, 2]


def test_150_people_become_36_fours_and_2_trios() -> None:
    """The statewide community of practice."""
    sizes = split(150, FOURS).sizes
    assert (sizes.count(4), sizes.count(3), len(sizes)) == (36, 2, 38)


@given(
    people=st.integers(1, 500),
    target=st.integers(1, 30),
    below=st.integers(0, 10),
    above=st.integers(0, 10),
)
def test_sizes_add_up_differ_by_one_and_keep_the_limits_they_can(
    people: int, target: int, below: int, above: int
) -> None:
    """Nobody is lost, no group is much larger than another, and the most is never exceeded."""
    size = Size(target, max(1, target - below), target + above)
    found = split(people, size)
    assert sum(found.sizes) == people
    assert max(found.sizes) - min(found.sizes) <= 1
    assert max(found.sizes) <= size.most
    assert found.fits == (min(found.sizes) >= size.least)


def test_a_number_of_groups_is_taken_as_it_is() -> None:
    """Asked for 7 groups, 71 people make 7 groups."""
    assert split(71, Size(groups=7)).sizes == (11, 10, 10, 10, 10, 10, 10)
