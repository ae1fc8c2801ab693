"""S61: a statewide community of practice of about 150 members."""

from __future__ import annotations

from collections import Counter

from bot.domain.convening.state import Mode
from bot.domain.convening.wishes import ImportRoster, RosterRow
from bot.domain.log import Answer, Stream
from bot.views import GroupsView
from tests.rosters import roster
from tests.scenarios.conftest import convene
from tests.world import ORGANISATION


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


async def test_the_messages_are_out_within_a_minute() -> None:
    """By this world's clock: what is not on its way 60 seconds after opening would still be waiting. Nothing is."""
    async with convene("Community of practice", roster("statewide-150")) as world:
        for number, who in enumerate(sorted(who.person for who in world.convening.present())):
            await world.knows(who, f"Member {number}")
        await world.says("dolores", "/breakout plan size:4")
        await world.plans()
        await world.says("dolores", "/breakout open 20m")
        await world.passes(seconds=60)
        assert len({post.to for post in world.web.posts if post.say.id == "your-group"}) == 150
        assert await world.delivers() == []


async def test_the_next_meeting_opens_with_her_own_commitment() -> None:
    """Four months later: whoever said what she would do is shown it at the opening, once, and nobody else is."""
    async with convene("Community of practice", roster("statewide-150")[:12]) as world:
        await world.says("dolores", "/convening series Statewide community of practice")
        first, second = sorted(who.person for who in world.convening.present())[:2]
        for who in (first, second):
            await world.knows(who, f"Member {who}")
        drafted = await world.says(
            first, '/nudge commit cue:"my third period starts" will:"wait ten seconds" by:"Feb 10, 2027"'
        )
        assert isinstance(drafted, Answer)
        await world.chooses(first, next(one for one in drafted.choices if one.arguments["action"] == "agree"))
        await world.says("dolores", "/convening close sure:yes")
        await world.passes(days=120)
        line = '/convening new Winter meeting series:"Statewide community of practice"'
        await world.says("dolores", line, place="")
        (winter,) = [one for one in world.engine.convenings(ORGANISATION) if one.title == "Winter meeting"]
        world.place = f"convening:{winter.id}"
        rows = tuple(RosterRow(f"Member {who}", "remote", Mode.REMOTE, person=who) for who in (first, second))
        stream = Stream(ORGANISATION, "convening", winter.id)
        await world.engine.submit(stream, ImportRoster(rows), world.actor("dolores"), "winter's list")
        before = len(world.web.posts)
        await world.says("dolores", "/convening open")
        await world.passes(minutes=1)
        shown = [post for post in world.web.posts[before:] if post.say.id == "own-words"]
        assert [post.to for post in shown] == [first]
        assert "I will wait ten seconds" in world.reads(shown[0])
