"""S12: technology supplements, and does not replace, face-to-face talk."""

from __future__ import annotations

from collections import Counter

from bot.views import GroupsView, RecapView
from tests.world import World


async def test_an_all_room_activity_sends_at_most_one_message_a_person(convened: World) -> None:
    """One person in each room has joined by phone: opening groups writes to her once, and to nobody twice."""
    for site in ("shasta", "lassen"):
        person = convened.at(site)[0]
        await convened.knows(person, f"Somebody at {site}")
    await convened.says("dolores", "/breakout plan by:site size:4 min:3 max:5")
    await convened.plans()
    await convened.says("dolores", "/breakout open 20m")
    await convened.delivers()
    written = Counter(post.to for post in convened.web.posts if post.to)
    assert set(written.values()) == {1}
    assert len(written) == 2


async def test_groups_can_be_read_aloud(convened: World) -> None:
    """Every group has a name that says where it is and names that can be called out."""
    await convened.says("dolores", "/breakout plan by:site size:4 min:3 max:5")
    await convened.plans()
    plan = convened.sees("dolores", "groups")
    assert isinstance(plan, GroupsView)
    assert all(group.name.startswith(group.site) for group in plan.groups)
    assert all(member.name for group in plan.groups for member in group.members)


async def test_running_with_no_participant_device_at_all(convened: World) -> None:
    """Nobody in the rooms holds a device: hands, turns, groups and the recap all work through the facilitator."""
    first, second = convened.at("tehama")[:2]
    await convened.says("dolores", f'/hand for:"{first},{second}"')
    await convened.says("dolores", "/queue next")
    await convened.says("dolores", "/queue next")
    await convened.says("dolores", "/queue done")
    await convened.says("dolores", "/breakout plan by:site size:4 min:3 max:5")
    await convened.plans()
    await convened.says("dolores", "/breakout open 5m")
    await convened.passes(minutes=6)
    await convened.says("dolores", "/convening close sure:yes")
    recap = convened.sees("dolores", "recap")
    assert isinstance(recap, RecapView)
    assert (recap.people, recap.hands_served, recap.hands_waiting) == (71, 2, 0)
    assert len(recap.rounds[0].groups) == 20
