"""A plan is looked at and changed by hand: people move, two swap, a group is kept and the others are shuffled."""

from __future__ import annotations

from collections.abc import AsyncIterator
from itertools import combinations

import pytest

from bot.compose import compose
from bot.domain.breakouts.state import Group, Plan
from bot.domain.convening.state import Mode
from bot.domain.convening.wishes import RosterRow
from bot.domain.log import Refusal
from bot.speech import Speech
from bot.ui import Text
from bot.views import GroupsView
from tests.scenarios.conftest import convene
from tests.world import ORGANISATION, World

SITES = ("Lassen", "Shasta")


@pytest.fixture
async def meeting() -> AsyncIterator[World]:
    """Twenty-four people in two rooms."""
    rows = tuple(RosterRow(f"Person {n:02}", SITES[n % 2], Mode.ROOM, email=f"p{n}@example.org") for n in range(24))
    async with convene("Fall symposium", rows, sites="Lassen, Shasta") as world:
        yield world


async def planned(world: World, line: str = "size:4") -> Plan:
    await world.says("dolores", f"/breakout plan {line}")
    await world.plans()
    return plan_of(world)


def plan_of(world: World) -> Plan:
    plan = world.convening.breakouts.plan
    assert plan is not None
    return plan


def read(world: World) -> list[str]:
    """What a facilitator reads under the groups."""
    card = compose(shown_to(world), Speech.about(world.convening, world.engine.directory(ORGANISATION)))
    return [element.text for element in card.elements if isinstance(element, Text)]


def shown_to(world: World) -> GroupsView:
    shown = world.sees("dolores", "plan")
    assert isinstance(shown, GroupsView)
    return shown


def people(groups: tuple[Group, ...]) -> set[str]:
    return {who for group in groups for who in group.members}


async def test_several_people_move_at_once(meeting: World) -> None:
    """Two go to another table in one step; everybody else stays; undo brings both back."""
    before = await planned(meeting)
    first, second = before.groups[0], before.groups[1]
    going = first.members[:2]
    said = await meeting.says("dolores", f'/breakout move person:"{",".join(going)}" group:"{second.name}"')
    assert meeting.hears(said).endswith(f"are now in {second.name}.")
    after = {group.id: group for group in plan_of(meeting).groups}
    assert set(going) <= set(after[second.id].members)
    assert set(after[first.id].members) == set(first.members) - set(going)
    assert before.groups[2:] == plan_of(meeting).groups[2:]
    await meeting.says("dolores", "/convening undo")
    assert plan_of(meeting) == before


async def test_a_swap_needs_two_people(meeting: World) -> None:
    """Two names in a row are enough; one name, or three, are asked about."""
    before = await planned(meeting)
    one, other = before.groups[0].members[0], before.groups[1].members[0]
    refused = await meeting.says("dolores", f'/breakout swap person:"{one}"')
    assert meeting.hears(refused) == "Please name two people to change places."
    await meeting.says("dolores", f'/breakout swap person:"{one},{other}"')
    after = plan_of(meeting).groups
    assert other in after[0].members
    assert one in after[1].members


async def test_a_changed_plan_is_not_called_proven(meeting: World) -> None:
    """As it was computed no plan is better; once somebody has been moved by hand nobody claims that."""
    before = await planned(meeting)
    shown = meeting.sees("dolores", "plan")
    assert isinstance(shown, GroupsView)
    assert shown.proven
    assert "Proven: no plan is better." in read(meeting)
    await meeting.says("dolores", f'/breakout move {before.groups[0].members[0]} group:"{before.groups[1].name}"')
    shown = meeting.sees("dolores", "plan")
    assert isinstance(shown, GroupsView)
    assert not shown.proven
    assert not any("roven" in line for line in read(meeting))


async def test_a_plan_that_may_not_be_the_best_says_so(meeting: World) -> None:
    """Nine rounds of two sites cannot all be new and all be mixed: the gap is said, and that it is not proven."""
    plan = await planned(meeting, "size:4 rounds:9 hybrid:any mix:site")
    assert plan.gap > 0
    assert f"Not proven: {plan.gap} above what counting alone rules out." in read(meeting)


async def test_nothing_is_claimed_of_groups_that_had_to_fit_their_tables(meeting: World) -> None:
    """Eight people and seven chairs: somebody was moved after the plan was made, so nothing is said to be proven."""
    await planned(meeting, 'tables:"Window=9, Door=9, Stage=9" hybrid:any')
    assert "Proven: no plan is better." in read(meeting)
    await planned(meeting, 'tables:"Window=9, Door=9, Stage=7" hybrid:any')
    assert not any("roven" in line for line in read(meeting))


async def test_a_kept_group_stays_and_the_others_are_dealt_anew(meeting: World) -> None:
    """Lassen 2 is kept: after the shuffle it is the same group, and the others have the same people among them."""
    before = await planned(meeting)
    kept = next(group for group in before.groups if group.name == "Lassen 2")
    assert meeting.hears(await meeting.says("dolores", "/breakout keep Lassen 2")) == (
        "Lassen 2 stays as it is when you shuffle the others."
    )
    await meeting.says("dolores", "/breakout shuffle")
    await meeting.plans()
    after = plan_of(meeting)
    assert kept in after.groups
    assert people(after.groups) == people(before.groups)
    assert sum(len(group.members) for group in after.groups) == 24
    assert {frozenset(g.members) for g in after.groups} != {frozenset(g.members) for g in before.groups}
    assert sorted(group.name for group in after.groups) == sorted(group.name for group in before.groups)
    assert sorted(group.number for group in after.groups) == list(range(1, 7))
    assert len({group.id for group in after.groups}) == 6
    shown = meeting.sees("dolores", "plan")
    assert isinstance(shown, GroupsView)
    assert [group.name for group in shown.groups if group.kept] == ["Lassen 2"]


async def test_let_go_it_changes_again_and_all_kept_leaves_nobody(meeting: World) -> None:
    """A group that is let go is no longer kept; when every group is kept there is nobody to shuffle."""
    before = await planned(meeting)
    for group in before.groups:
        await meeting.says("dolores", f'/breakout keep "{group.name}"')
    refused = await meeting.says("dolores", "/breakout shuffle")
    assert isinstance(refused, Refusal)
    assert meeting.hears(refused) == "There is nobody left to shuffle: every group is being kept."
    await meeting.says("dolores", f'/breakout free "{before.groups[0].name}"')
    assert plan_of(meeting).held == {group.id for group in before.groups[1:]}


async def test_a_shuffle_of_one_round_brings_no_pair_together_twice(meeting: World) -> None:
    """The second of three rounds is shuffled, with a group kept: still nobody meets anybody twice."""
    await planned(meeting, "hybrid:any size:3 rounds:3")
    await meeting.says("dolores", "/breakout open 10m")
    await meeting.says("dolores", "/breakout recall")
    before = plan_of(meeting)
    await meeting.says("dolores", f'/breakout keep "{before.groups[0].name}"')
    await meeting.says("dolores", "/breakout shuffle")
    await meeting.plans()
    after = plan_of(meeting)
    assert (after.next, len(after.rounds)) == (1, 3)
    assert after.rounds[0] == before.rounds[0]
    assert after.rounds[2] == before.rounds[2]
    assert after.rounds[1] != before.rounds[1]
    pairs = [pair for groups in after.rounds for g in groups for pair in combinations(sorted(g.members), 2)]
    assert len(pairs) == len(set(pairs))


async def test_a_shuffle_is_taken_back(meeting: World) -> None:
    """Undo after a shuffle: the plan is the one that was looked at before."""
    before = await planned(meeting)
    await meeting.says("dolores", "/breakout shuffle")
    await meeting.plans()
    assert plan_of(meeting) != before
    await meeting.says("dolores", "/convening undo")
    assert plan_of(meeting) == before


async def test_a_shuffle_of_a_plan_that_is_gone_changes_nothing(meeting: World) -> None:
    """The plan was dropped while the shuffle was being worked out: nothing comes back."""
    await planned(meeting)
    await meeting.says("dolores", "/breakout shuffle")
    await meeting.says("dolores", "/breakout drop")
    await meeting.plans()
    assert meeting.convening.breakouts.plan is None
