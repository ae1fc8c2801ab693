"""Every rule that is not kept comes with ways on, and each way on is a button that does what it says."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.domain.breakouts.state import Plan
from bot.domain.convening.state import Mode
from bot.domain.convening.wishes import RosterRow
from bot.domain.planner.problem import (
    NO_LONE_REMOTE,
    Apart,
    AtLeast,
    AtMost,
    Candidate,
    Condition,
    DeviceHost,
    Different,
    Feature,
    NewPeople,
    NoneOrAtLeast,
    OneOfEach,
    OneSite,
    Problem,
    Seat,
    Size,
    Together,
    Within,
)
from bot.domain.planner.problem import Mode as Taking
from bot.domain.planner.solve import plan
from bot.domain.planner.unmet import find_unmet
from bot.exports.sentences import Sentences
from bot.views import GroupsView
from tests.scenarios.conftest import convene
from tests.world import World

CROWD = tuple(
    Candidate(f"p{k:02}", Taking.REMOTE if k in (3, 9) else Taking.ROOM, f"S{k % 2}", False, {"role": "abc"[k % 3]})
    for k in range(14)
)
EVERY_RULE: tuple[Condition, ...] = (
    Within("role"),
    Different("role"),
    OneOfEach("role"),
    AtLeast(Feature("role", "a"), 4),
    AtMost(Feature("role", "b"), 1),
    NoneOrAtLeast(Feature("role", "c"), 4),
    NO_LONE_REMOTE,
    OneSite(),
    DeviceHost(),
    Apart(frozenset(person.id for person in CROWD[:8])),
    Together(frozenset({"p00", "p05", "p06", "p13"})),
    *(Seat(person.id, 9) for person in CROWD[:2]),
    NewPeople(),
)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_not_kept_has_ways_on_in_both_languages(seed: int) -> None:
    """Groups that know of no rule break each of them; each finding says why, and what else could be done."""
    blind = plan(Problem(CROWD, Size(3)), seed, 1)
    found = find_unmet(Problem(CROWD, Size(5, 4, 5), 2, EVERY_RULE), blind.rounds * 2)
    kinds = {type(rule) for rule in EVERY_RULE}
    assert {type(unmet.rule) for unmet in found} == {Size, *kinds}
    for unmet in found:
        assert unmet.fixes, unmet
        for language in ("en", "es"):
            said = [Sentences(language).say(message) for message in (unmet.why, *unmet.fixes)]
            assert all(said)


@pytest.fixture
async def meeting() -> AsyncIterator[World]:
    """Twelve people in one room, of three roles."""
    rows = tuple(
        RosterRow(
            f"Person {n:02}", "Shasta", Mode.ROOM, email=f"p{n}@example.org", attributes=(("role", "abc"[n % 3]),)
        )
        for n in range(12)
    )
    async with convene("Fall symposium", rows, sites="Shasta") as world:
        yield world


def plan_of(world: World) -> Plan:
    found = world.convening.breakouts.plan
    assert found is not None
    return found


def shown(world: World) -> GroupsView:
    view = world.sees("dolores", "plan")
    assert isinstance(view, GroupsView)
    return view


async def test_people_who_were_separated_are_brought_together(meeting: World) -> None:
    """Persons 0 and 1 stay together; one is moved away by mistake; the button brings them together again."""
    await meeting.says("dolores", '/breakout plan size:4 together:"Person 00, Person 01"')
    await meeting.plans()
    one, other = meeting.called("Person 00"), meeting.called("Person 01")
    elsewhere = next(group for group in plan_of(meeting).groups if one not in group.members)
    await meeting.says("dolores", f'/breakout move person:{one} group:"{elsewhere.name}"')
    assert [unmet.why.id for unmet in shown(meeting).unmet] == ["plan:not-together"]
    await meeting.presses("dolores", "plan", "Bring Person 00 and Person 01 together")
    assert any({one, other} <= set(group.members) for group in plan_of(meeting).groups)
    assert [unmet.rule.id for unmet in plan_of(meeting).unmet if unmet.rule.id == "rule-together"] == []


async def test_who_left_her_fixed_seat_goes_back_to_it(meeting: World) -> None:
    """Person 0 was to sit in group 2; somebody moved her; the button puts her there again."""
    await meeting.says("dolores", '/breakout plan size:4 seats:"Person 00=2"')
    await meeting.plans()
    who = meeting.called("Person 00")
    assert who in plan_of(meeting).groups[1].members
    await meeting.says("dolores", f'/breakout move person:{who} group:"{plan_of(meeting).groups[2].name}"')
    await meeting.presses("dolores", "plan", "Move Person 00 to the fixed seat")
    assert who in plan_of(meeting).groups[1].members


async def test_of_two_who_are_to_be_apart_one_moves_where_nothing_breaks(meeting: World) -> None:
    """Three are to be apart, two are put at one table, the third sits at the smallest: so one goes elsewhere."""
    await meeting.says("dolores", '/breakout plan size:4 min:3 max:5 apart:"Person 00, Person 01, Person 02"')
    await meeting.plans()
    one, other, third = (meeting.called(f"Person 0{n}") for n in range(3))
    hers, theirs = (next(g for g in plan_of(meeting).groups if who in g.members) for who in (one, other))
    await meeting.says("dolores", f'/breakout move person:{one} group:"{theirs.name}"')
    neighbour = next(who for who in hers.members if who != one)
    await meeting.says("dolores", f"/breakout swap {third} with:{neighbour}")
    await meeting.presses("dolores", "plan", "Move one of Person 00 and Person 01 to another group")
    assert plan_of(meeting).unmet == ()
    assert all(len({one, other, third} & set(group.members)) == 1 for group in plan_of(meeting).groups)
