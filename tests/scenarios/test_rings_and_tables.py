"""Schedules that people know from workshops: rings of pairs, two circles, stations; and tables with so many seats."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from itertools import combinations

import pytest

from bot.domain.breakouts.state import UNKNOWN, Group, Plan
from bot.domain.convening.state import Mode
from bot.domain.convening.wishes import RosterRow
from bot.domain.log import Refusal
from bot.views import GroupsView
from tests.scenarios.conftest import convene
from tests.world import World


@pytest.fixture
async def meeting() -> AsyncIterator[World]:
    """Thirteen in a room and six online; eight of them are coaches."""
    rows = tuple(
        RosterRow(
            f"Person {n:02}",
            *(("Shasta", Mode.ROOM) if n < 13 else ("remote", Mode.REMOTE)),
            email=f"p{n}@example.org",
            attributes=(("role", "coach" if n % 5 < 2 else "teacher"),),
        )
        for n in range(19)
    )
    async with convene("Fall symposium", rows, sites="Shasta") as world:
        yield world


async def planned(world: World, line: str) -> Plan:
    reply = await world.says("dolores", f"/breakout plan {line}")
    assert not isinstance(reply, Refusal), world.hears(reply)
    await world.plans()
    plan = world.convening.breakouts.plan
    assert plan is not None
    return plan


def met(rounds: tuple[tuple[Group, ...], ...]) -> Counter[tuple[str, str]]:
    return Counter(pair for groups in rounds for g in groups for pair in combinations(sorted(g.members), 2))


async def test_a_ring_of_pairs_brings_a_new_partner_every_round(meeting: World) -> None:
    """Five rounds: room people among themselves, remote people among themselves; one trio, and nobody meets twice."""
    plan = await planned(meeting, "ring:pairs rounds:5")
    assert len(plan.rounds) == 5
    for groups in plan.rounds:
        assert Counter(len(group.members) for group in groups) == {2: 8, 3: 1}
        assert all(len({meeting.convening.people[who].mode for who in group.members}) == 1 for group in groups)
        assert len({who for group in groups for who in group.members}) == 19
    assert plan.unmet == ()
    assert max(met(plan.rounds).values()) == 1


async def test_more_rounds_than_partners_are_said_and_not_hidden(meeting: World) -> None:
    """Six people online have five partners each: in the sixth round they meet again, and the plan says who."""
    plan = await planned(meeting, "ring:pairs rounds:6")
    shown = meeting.sees("dolores", "plan")
    assert isinstance(shown, GroupsView)
    assert not shown.proven
    again = {pair for pair, times in met(plan.rounds).items() if times > 1}
    assert again
    assert plan.unmet
    remote = {who.person for who in meeting.convening.present() if who.mode is Mode.REMOTE}
    assert remote <= {who for one in plan.unmet for who in one.people}
    assert {pair for pair in again if set(pair) <= remote}


async def test_two_circles_pair_teachers_with_coaches(meeting: World) -> None:
    """The coaches sit inside, the teachers walk on: every group has a coach and somebody who is none."""
    plan = await planned(meeting, "ring:circles one-each:role hybrid:any rounds:3")
    for groups in plan.rounds:
        for group in groups:
            roles = {meeting.convening.people[who].attributes["role"] for who in group.members}
            assert roles == {"coach", "teacher"}
    assert max(met(plan.rounds).values()) == 1


async def test_groups_walk_from_station_to_station(meeting: World) -> None:
    """Three stations: the same people stay together, and every group is at each station once."""
    plan = await planned(meeting, 'ring:stations hybrid:any tables:"Window, Door, Stage"')
    assert len(plan.rounds) == 3
    assert len({tuple(group.members for group in groups) for groups in plan.rounds}) == 1
    for at in range(3):
        assert {groups[at].name for groups in plan.rounds} == {"Window", "Door", "Stage"}
    for groups in plan.rounds:
        assert {group.name for group in groups} == {"Window", "Door", "Stage"}
    assert plan.unmet == ()


async def test_nobody_sits_where_there_is_no_seat(meeting: World) -> None:
    """A table of nine, one of four and one of six: each has its name, and no more people than it has room for."""
    room = {"Long table": 9, "Window": 4, "Sofa": 6}
    plan = await planned(meeting, 'hybrid:any tables:"Long table=9, Window=4, Sofa=6"')
    assert {group.name: len(group.members) for group in plan.groups} == room
    assert len({who for group in plan.groups for who in group.members}) == 19


async def test_the_largest_group_gets_the_largest_table(meeting: World) -> None:
    """Seven of nineteen sit at the table for seven, wherever it stands in the list: nobody is moved for it."""
    plan = await planned(meeting, 'hybrid:any tables:"Sofa=6, Window=6, Long table=7"')
    assert {group.name: len(group.members) for group in plan.groups} == {"Sofa": 6, "Window": 6, "Long table": 7}
    assert plan.gap != UNKNOWN


async def test_late_arrivals_take_the_chairs_that_are_free_and_no_others(meeting: World) -> None:
    """Nineteen sit on twenty chairs; of two who come together one gets the last chair, and the other is listed."""
    room = {"Window": 5, "Door": 7, "Stage": 8}
    await planned(meeting, 'hybrid:any tables:"Window=5, Door=7, Stage=8"')
    await meeting.says("dolores", "/breakout open 20m")
    for name in ("Late One", "Late Two"):
        await meeting.says(name, f'/here site:Shasta name:"{name}"')
    await meeting.passes(seconds=3)
    await meeting.plans()
    running = meeting.convening.breakouts.round
    assert running is not None
    assert {group.name: len(group.members) for group in running.in_order()} == room
    shown = meeting.sees("dolores", "groups")
    assert isinstance(shown, GroupsView)
    (unseated,) = shown.unseated
    assert unseated.name in ("Late One", "Late Two")


async def test_balance_fills_no_table_beyond_its_chairs(meeting: World) -> None:
    """Seven leave the long table, so that the sofa has the most people; the window has no chair for any of them."""
    await planned(meeting, 'hybrid:any tables:"Long table=9, Window=4, Sofa=6"')
    await meeting.says("dolores", "/breakout open 20m")
    running = meeting.convening.breakouts.round
    assert running is not None
    long = next(group for group in running.in_order() if group.name == "Long table")
    for who in long.members[:7]:
        await meeting.says("dolores", f"/here gone for:{who}")
    await meeting.says("dolores", "/breakout balance moves:3")
    await meeting.plans()
    await meeting.says("dolores", "/breakout balance do:yes")
    after = meeting.convening.breakouts.round
    assert after is not None
    present = {who.person for who in meeting.convening.present()}
    sizes = {group.name: len(present & set(group.members)) for group in after.in_order()}
    assert sizes == {"Long table": 4, "Window": 4, "Sofa": 4}


@pytest.mark.parametrize(
    ("line", "heard"),
    [
        ('tables:"Window=6, Door=4"', "The tables have room for 10, and 19 people are here."),
        ('ring:stations tables:"Window=4, Door=30"', "The tables have room for 8, and 19 people are here."),
        ('tables:"Window=9, window=9"', "Two tables have the same name."),
        ('tables:"Window, Door" groups:5', "2 tables make 2 groups; that doesn't go with another number of groups,"),
        ("ring:stations", "Please name the stations, such as"),
        ("ring:pairs rounds:0", "A plan needs at least 1 round; 0 were asked."),
        ("ring:moon", "ring can be: pairs, circles, stations. I read “moon”."),
    ],
)
async def test_what_does_not_go_is_said(meeting: World, line: str, heard: str) -> None:
    """One sentence, and nothing is planned."""
    reply = await meeting.says("dolores", f"/breakout plan {line}")
    assert isinstance(reply, Refusal)
    assert meeting.hears(reply).startswith(heard)
    assert meeting.convening.breakouts.request is None
