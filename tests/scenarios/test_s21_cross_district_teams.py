"""S21: cross-district teams, offered twice: home teams in the morning, other districts at midday, home again."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from bot.views import GroupsView
from tests.rosters import roster
from tests.scenarios.conftest import convene
from tests.world import ORGANISATION, World


def teams(world: World) -> set[frozenset[str]]:
    """The groups that people sit in now, as sets of people."""
    running = world.convening.breakouts.round
    assert running is not None
    return {frozenset(group.members) for group in running.in_order()}


def districts(world: World, people: tuple[str, ...]) -> Counter[str]:
    found = (world.convening.one(who) for who in people)
    return Counter(who.attributes["district"] for who in found if who is not None)


async def test_everyone_returns_to_the_exact_home_team() -> None:
    """Morning in home teams; midday mixed; afternoon /breakout home: the same people at each table as before."""
    async with convene("Cross-district teams", roster("cross-district-84")) as world:
        await world.says("dolores", "/breakout home")
        await world.says("dolores", "/breakout open 30m")
        morning = teams(world)
        of_team = Counter(who.attributes["team"] for who in world.convening.roster() if "team" in who.attributes)
        assert sorted(len(team) for team in morning) == sorted(of_team.values())
        await world.says("dolores", "/breakout recall")
        await world.says("dolores", "/breakout plan mix:district")
        await world.plans()
        await world.says("dolores", "/breakout open 30m")
        assert teams(world) != morning
        await world.says("dolores", "/breakout recall")
        await world.says("dolores", "/breakout home")
        await world.says("dolores", "/breakout open 30m")
        assert teams(world) == morning


async def test_no_group_has_two_people_of_one_district() -> None:
    """The largest district has 7 people and there are 21 groups, so nobody sits with a colleague at midday."""
    async with convene("Cross-district teams", roster("cross-district-84")) as world:
        await world.says("dolores", "/breakout plan mix:district")
        await world.plans()
        plan = world.convening.breakouts.plan
        assert plan is not None
        assert len(plan.groups) == 21
        assert all(max(districts(world, group.members).values()) == 1 for group in plan.groups)


async def test_a_district_larger_than_the_groups_collides_as_little_as_can_be_and_is_listed() -> None:
    """Six groups of 14, and districts of 7: one pair of each too large district shares a table, and is named."""
    async with convene("Cross-district teams", roster("cross-district-84")) as world:
        await world.says("dolores", "/breakout plan apart:district groups:6")
        await world.plans()
        plan = world.convening.breakouts.plan
        assert plan is not None
        everyone = districts(world, tuple(who for group in plan.groups for who in group.members))
        fewest = sum(count - 6 for count in everyone.values() if count > 6)
        collisions = [
            count - 1 for group in plan.groups for count in districts(world, group.members).values() if count > 1
        ]
        assert fewest > 0
        assert sum(collisions) == fewest
        shown = world.sees("dolores", "plan")
        assert isinstance(shown, GroupsView)
        assert len(shown.unmet) == len(collisions)
        assert all(len(one.people) == 2 for one in shown.unmet)


async def test_two_runs_share_an_agenda_keep_separate_data_and_give_one_report() -> None:
    """The second run is begun with the first one's agenda and none of its people; /report series adds the two up."""
    listed = roster("cross-district-84")
    async with convene("Run one", listed) as world:
        await world.says("dolores", "/convening series Cross-district teams")
        await world.says("dolores", "/convening agenda Home teams 60; Other districts 90; Home again 60")
        await world.says("dolores", "/breakout home")
        await world.says("dolores", "/breakout open 30m")
        await world.says("dolores", '/breakout line "Fewer, longer visits." group:g1')
        await world.says("dolores", "/breakout recall")
        first = world.convening
        await world.says("dolores", "/convening close sure:yes")
        await world.says("dolores", '/convening new Run two series:"Cross-district teams"', place="")
        (second,) = [one for one in world.engine.convenings(ORGANISATION) if one.title == "Run two"]
        assert [(topic.title, topic.minutes) for topic in second.agenda] == [
            (topic.title, topic.minutes) for topic in first.agenda
        ]
        assert [who.person for who in second.roster()] == ["dolores"]
        assert not second.breakouts.past
        world.place = f"convening:{second.id}"
        await world.passes(days=30)
        await world.says("dolores", "/convening open")
        again = replace(listed[0], person=world.engine.directory(ORGANISATION).by_email(listed[0].email))
        await world.imports("dolores", (again, *listed[1:40]))
        await world.everyone_checks_in("dolores")
        said = world.hears(await world.says("dolores", "/report series"))
        assert said.splitlines() == [
            "“Cross-district teams”: 2 convenings together.",
            "• Run one: 84 people (45 remote) at 7 sites, 0 hands, 0 turns, 19 groups.",
            "• Run two: 41 people (22 remote) at 6 sites, 0 hands, 0 turns, 0 groups.",
            "• In all: 124 people (1 came more than once), 0 hands, 0 turns, 19 groups.",
        ]
        assert "Fewer, longer visits." not in said
