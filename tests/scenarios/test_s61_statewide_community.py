"""S61: a statewide community of practice of about 150 members."""

from __future__ import annotations

from collections import Counter

from bot.views import GroupsView
from tests.rosters import roster
from tests.scenarios.conftest import convene


async def test_150_people_become_36_fours_and_2_trios() -> None:
    """1-2-4-All: people sit in fours where they are, and nobody is left over."""
    async with convene("Community of practice", roster("statewide-150")) as world:
        await world.says("dolores", "/breakout plan size:4")
        await world.plans()
        plan = world.convening.breakouts.plan
        assert plan is not None
        assert Counter(len(group.members) for group in plan.groups) == {4: 36, 3: 2}


async def test_eleven_regional_rooms_split_above_twelve() -> None:
    """Eleven regions of 13 to 16 people: each becomes two rooms, none has more than 12, none mixes regions."""
    async with convene("Community of practice", roster("statewide-150")) as world:
        await world.says("dolores", "/breakout plan by:region size:12 min:6 max:12")
        await world.plans()
        plan = world.convening.breakouts.plan
        assert plan is not None
        assert plan.unmet == ()
        assert max(len(group.members) for group in plan.groups) <= 12
        rooms = Counter(group.within for group in plan.groups)
        assert len(rooms) == 11
        assert set(rooms.values()) == {2}


async def test_everybody_gets_one_private_message_and_none_is_lost() -> None:
    """All 150 have an account: opening writes to each once, all are out at once, and nobody is listed as unreached."""
    async with convene("Community of practice", roster("statewide-150")) as world:
        for number, who in enumerate(sorted(who.person for who in world.convening.present())):
            await world.knows(who, f"Member {number}")
        await world.says("dolores", "/breakout plan size:4")
        await world.plans()
        await world.says("dolores", "/breakout open 20m")
        posts = await world.delivers()
        told = Counter(post.to for post in posts if post.say.id == "your-group")
        assert len(told) == 150
        assert set(told.values()) == {1}
        running = world.sees("dolores", "groups")
        assert isinstance(running, GroupsView)
        assert running.unreached == ()
