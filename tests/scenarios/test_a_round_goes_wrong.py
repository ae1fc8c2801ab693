"""Nothing of a round is lost when people come late, leave, or the program stops in the middle."""

from __future__ import annotations

from bot.views import GroupsView
from tests.world import World


async def opened(world: World, minutes: int = 20) -> None:
    """Twenty groups within their counties are talking."""
    await world.says("dolores", "/breakout plan by:site size:4 min:3 max:5")
    await world.plans()
    await world.says("dolores", f"/breakout open {minutes}m")


async def test_a_late_arrival_is_seated_and_nobody_else_moves(convened: World) -> None:
    """She comes to Tehama in the fifth minute: seconds later she has a group there, and all others sit as before."""
    await opened(convened)
    before = convened.convening.breakouts.round
    await convened.passes(minutes=5)
    await convened.says("late", "/here name:Noor site:Tehama")
    await convened.passes(seconds=3)
    await convened.plans()
    after = convened.convening.breakouts.round
    assert before is not None
    assert after is not None
    noor = convened.called("Noor")
    hers = after.group_of(noor)
    assert hers is not None
    assert hers.site == "tehama"
    for group in after.in_order():
        assert [who for who in group.members if who != noor] == list(before.groups[group.id].members)
    view = convened.sees("dolores", "groups")
    assert isinstance(view, GroupsView)
    assert view.unseated == ()
