"""Nobody sits alone, remote people are kept together, and joining pairs moves nobody."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.routines.model import Size
from bot.domain.routines.seating import (
    ONLINE,
    Group,
    by_vote,
    group_sizes,
    halves,
    jigsaw,
    partners,
    places,
    seats,
    tables,
)

FOURS = Size(3, 4, 5)
crowds = st.tuples(
    st.dictionaries(st.sampled_from(["Butte", "Lassen", "Modoc", "Plumas"]), st.integers(0, 14)), st.integers(0, 12)
)


def people_of(crowd: tuple[dict[str, int], int]) -> tuple[dict[str, list[str]], list[str]]:
    room = {site: [f"{site}-{number}" for number in range(count)] for site, count in crowd[0].items()}
    return room, [f"remote-{number}" for number in range(crowd[1])]


@pytest.mark.parametrize(
    ("count", "sizes"),
    [
        (6, (3, 3)),
        (7, (4, 3)),
        (10, (4, 3, 3)),
        (13, (5, 4, 4)),
        (14, (4, 4, 3, 3)),
        (22, (4, 4, 4, 4, 3, 3)),
    ],
)
def test_the_published_vectors_of_groups_of_four(count: int, sizes: tuple[int, ...]) -> None:
    """Target 4, least 3, most 5: the sizes are those of the facilitation rules."""
    assert tuple(sorted(group_sizes(count, FOURS), reverse=True)) == tuple(sorted(sizes, reverse=True))


def test_150_people_make_36_fours_and_2_trios() -> None:
    """A statewide convening in fours, and in the pair step each trio stays a trio."""
    sizes = group_sizes(150, FOURS)
    assert (sizes.count(4), sizes.count(3), len(sizes)) == (36, 2, 38)
    four, trio = Group(("a", "b", "c", "d"), "x"), Group(("a", "b", "c"), "x")
    assert [pair.members for pair in halves(four)] == [("a", "b"), ("c", "d")]
    assert [pair.members for pair in halves(trio)] == [("a", "b", "c")]


@given(st.integers(3, 399))
def test_every_size_from_3_to_399_has_groups_of_three_to_five(count: int) -> None:
    """Sizes stay between the fewest and the most, differ by at most one, and nobody is left over."""
    sizes = group_sizes(count, FOURS)
    assert sum(sizes) == count
    assert max(sizes) - min(sizes) <= 1
    assert min(sizes) >= 3
    assert max(sizes) <= 5


@given(crowds, st.integers(2, 5))
def test_every_person_has_exactly_one_place(crowd: tuple[dict[str, int], int], least: int) -> None:
    """Whatever the sites, each person is at one place, and each place is large enough wherever that can be."""
    room, remote = people_of(crowd)
    found = places(room, remote, least)
    seated = [person for group in found.groups for person in group.members]
    everyone = sorted([*itertools.chain(*room.values()), *remote])
    assert sorted(seated) == everyone
    if len(everyone) >= least:
        assert all(len(group.members) >= min(least, 3) for group in found.groups)


@given(crowds, st.integers(2, 5))
def test_no_remote_person_is_alone_with_a_room_table(crowd: tuple[dict[str, int], int], least: int) -> None:
    """Where room people sit with remote ones, each of them joins by a device of their own."""
    room, remote = people_of(crowd)
    for group in places(room, remote, least).groups:
        if set(group.members) & set(remote):
            assert group.place == ONLINE
            assert set(group.members) - set(remote) == set(group.by_device)


def test_a_lone_remote_person_gets_a_partner_from_the_largest_room() -> None:
    """One person from Butte joins by device; the facilitator is told."""
    found = places({"Butte": ["b1", "b2", "b3"], "Modoc": ["m1", "m2"]}, ["r1"], 2)
    assert Group(("r1", "b3"), ONLINE, ("b3",)) in found.groups
    assert [note.id for note in found.notes] == ["note-lone-remote"]


def test_a_room_that_can_spare_only_a_few_keeps_its_own_group() -> None:
    """Six in Butte and one remote, for groups of at least four: Butte keeps four, two join the remote person."""
    found = places({"Butte": [f"b{number}" for number in range(1, 7)]}, ["r1"], 4)
    assert [group.members for group in found.groups] == [("b1", "b2", "b3", "b4"), ("r1", "b5", "b6")]
    assert found.notes[0].to("en").endswith("2 people from Butte join them, each with a device.")


def test_a_small_site_joins_online_and_says_so() -> None:
    """Plumas has one person: in pair talk that person joins online rather than sit alone."""
    found = places({"Plumas": ["p1"], "Butte": ["b1", "b2"]}, ["r1"], 2)
    assert found.notes[0].to("en").startswith("Plumas has too few people")
    assert Group(("r1", "p1"), ONLINE, ("p1",)) in found.groups


@given(st.integers(4, 40), st.integers(1, 6))
def test_partners_do_not_meet_twice_while_there_are_enough_people(count: int, rounds: int) -> None:
    """With an even number of people, as many rounds as there are others pass without a pair coming back."""
    place = Group(tuple(f"p{number}" for number in range(count)), "x")
    schedule = partners(place, rounds)
    for turn in schedule:
        assert sorted(person for pair in turn for person in pair.members) == sorted(place.members)
        assert {len(pair.members) for pair in turn} <= {2, 3}
    met = [frozenset(pair.members[:2]) for turn in schedule for pair in turn]
    if rounds < count - count % 2:
        assert len(met) == len(set(met))


def test_table_hosts_stay_and_the_others_spread() -> None:
    """In the second round each table has its own host, and its three movers come from three different tables."""
    place = Group(tuple(f"{table}{seat}" for table in "abcd" for seat in range(4)), "x")
    first, second, _ = tables(place, Size(4, 4, 5), 3)
    assert [table.members[0] for table in second] == [table.members[0] for table in first]
    for table in second:
        assert len({person[0] for person in table.members[1:]}) == 3


@given(crowds.filter(lambda crowd: sum(crowd[0].values()) + crowd[1] >= 9))
def test_a_jigsaw_leaves_no_part_out_and_no_expert_alone(crowd: tuple[dict[str, int], int]) -> None:
    """Every home has someone for every part, and every expert has company."""
    room, remote = people_of(crowd)
    made = jigsaw(places(room, remote, 3), 3)
    part_of = dict(made.parts)
    assert all({part_of[person] for person in home.members} == {0, 1, 2} for home in made.homes)
    assert all(len(expert.members) >= 2 for expert in made.experts)
    assert all(len({part_of[person] for person in expert.members}) == 1 for expert in made.experts)
    assert sorted(person for expert in made.experts for person in expert.members) == sorted(part_of)


def test_a_corner_of_one_joins_the_nearest_corner() -> None:
    """Ana alone strongly disagrees; she joins those who disagree, not those who agree."""
    answers = ("strongly-agree", "agree", "disagree", "strongly-disagree")
    votes = {"ana": "strongly-disagree", "bo": "disagree", "cy": "disagree", "di": "agree", "ed": "agree"}
    found = by_vote(votes, answers, {"Butte": list(votes)}, [], Size(2, 4, 6))
    assert {frozenset(group.members) for group in found.groups} == {
        frozenset({"ana", "bo", "cy"}),
        frozenset({"di", "ed"}),
    }


def test_an_inner_circle_keeps_a_seat_for_remote_people() -> None:
    """One remote person among forty still has a seat; half of a seminar of thirty sits inside."""
    assert seats(5, 40, 1).remote == 1
    assert seats("half", 30, 9).inner == 15
    assert seats("half", 30, 0).remote == 0
