"""Nothing of a round is lost when people come late, leave, or the program stops in the middle."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.convening.state import Mode
from bot.domain.convening.wishes import RosterRow
from bot.domain.log import Answer, Role
from bot.views import GroupsView
from storage.memory import MemoryLedger
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


async def test_people_who_come_together_are_seated_together_in_one_repair(convened: World) -> None:
    """A bus of three arrives in Butte: all three have a seat within seconds, and every group keeps to its size."""
    await opened(convened)
    for number in range(3):
        await convened.says(f"late{number}", f'/here name:"Late {number}" site:Butte')
    await convened.passes(seconds=3)
    await convened.plans()
    running = convened.convening.breakouts.round
    assert running is not None
    for number in range(3):
        group = running.group_of(convened.called(f"Late {number}"))
        assert group is not None
        assert group.site == "butte"
        assert 3 <= len(group.members) <= 5


async def test_somebody_who_leaves_and_comes_back_finds_her_seat(convened: World) -> None:
    """Her group does not show her while she is away; when she is back she sits where she sat."""
    await opened(convened)
    running = convened.convening.breakouts.round
    assert running is not None
    person = convened.at("shasta")[0]
    seat = running.group_of(person)
    assert seat is not None
    await convened.says("dolores", f"/here gone for:{person}")
    shown = convened.sees("dolores", "groups")
    assert isinstance(shown, GroupsView)
    assert person not in {who.id for group in shown.groups for who in group.members}
    await convened.says("dolores", f"/here for:{person}")
    await convened.passes(seconds=3)
    await convened.plans()
    after = convened.convening.breakouts.round
    assert after is not None
    assert after.group_of(person) == seat


async def test_groups_are_evened_out_only_after_it_was_shown(convened: World) -> None:
    """Two of a group of three go home: the board says so, a move is shown, and nobody moves before the button."""
    await opened(convened)
    before = convened.convening.breakouts.round
    assert before is not None
    small = next(group for group in before.in_order() if group.site == "lassen" and len(group.members) == 3)
    for person in small.members[:2]:
        await convened.says("dolores", f"/here gone for:{person}")
    board = convened.sees("dolores", "groups")
    assert isinstance(board, GroupsView)
    assert small.name in [one.group for one in board.unmet]
    await convened.says("dolores", "/breakout balance moves:2")
    await convened.plans()
    shown = convened.sees("dolores", "groups")
    assert isinstance(shown, GroupsView)
    assert shown.proposal is not None
    assert 1 <= len(shown.proposal.moves) <= 2
    assert convened.convening.breakouts.round == before
    await convened.presses("dolores", "groups", "Move them")
    after = convened.convening.breakouts.round
    assert after is not None
    moved = {who for group in after.in_order() for who in group.members if who not in before.groups[group.id].members}
    assert moved == {move.who.id for move in shown.proposal.moves}
    await convened.says("dolores", "/convening undo")
    assert convened.convening.breakouts.round == before


async def test_an_old_proposal_moves_nobody(convened: World) -> None:
    """She left it as it is and asked anew; the first button, still on another screen, does nothing."""
    await opened(convened)
    running = convened.convening.breakouts.round
    assert running is not None
    for person in next(group for group in running.in_order() if group.site == "lassen").members[:2]:
        await convened.says("dolores", f"/here gone for:{person}")
    await convened.says("dolores", "/breakout balance moves:1")
    await convened.plans()
    proposal = convened.convening.breakouts.proposal
    assert proposal is not None
    await convened.says("dolores", f"/breakout balance leave:{proposal.id}")
    await convened.says("dolores", "/breakout balance moves:1")
    await convened.plans()
    newer = convened.convening.breakouts.proposal
    assert newer is not None
    assert newer.seats
    reply = await convened.says("dolores", f"/breakout balance do:{proposal.id}")
    assert convened.hears(reply) == "There are no moves to make. Ask for them first: /breakout balance"


async def test_who_was_not_reached_is_listed_the_remote_first(symposium: World) -> None:
    """A remote person without any account cannot be told her group: she is named; those in rooms are counted."""
    await symposium.says("dolores", "/convening open")
    await symposium.everyone_checks_in("dolores")
    await symposium.imports(
        "dolores", (RosterRow("Rosa Far", "remote", Mode.REMOTE), RosterRow("Leo Far", "remote", Mode.REMOTE))
    )
    await symposium.everyone_checks_in("dolores")
    reached = symposium.called("Leo Far")
    await symposium.knows(reached, "Leo Far")
    await opened(symposium)
    await symposium.delivers()
    shown = symposium.sees("dolores", "groups")
    assert isinstance(shown, GroupsView)
    assert shown.unreached[0].name == "Rosa Far"
    assert [who.mode for who in shown.unreached].count("remote") == 1
    assert reached not in {who.id for who in shown.unreached}
    participant = symposium.sees(reached, "groups")
    assert isinstance(participant, GroupsView)
    assert participant.unreached == ()


async def test_a_round_survives_a_restart_and_a_break() -> None:
    """The program stops in the sixth minute and a break follows: groups, prompt and the minutes left are as before."""
    ledger = MemoryLedger()
    async with World(ledger) as world:
        await small_meeting(world)
        await world.says("dolores", "/breakout plan size:3")
        await world.plans()
        await world.says("dolores", '/breakout open 20m prompt:"What will you try?"')
        await world.passes(minutes=6)
        before = world.convening.breakouts.round
        assert before is not None
    async with World(ledger) as again:
        again.clock.at, again.place = before.opened_at + timedelta(minutes=6), world.place
        again.keys = world.keys
        assert again.convening.breakouts.round == before
        assert isinstance(await again.says("dolores", "/convening break 10m"), Answer)
        await again.passes(minutes=9)
        assert again.web.posts == []
        await again.says("dolores", "/convening open")
        after = again.convening.breakouts.round
        assert after is not None
        assert before.ends_at is not None
        assert after.ends_at == before.ends_at + timedelta(minutes=9)
        assert after.groups == before.groups
        shown = again.sees("dolores", "groups")
        assert isinstance(shown, GroupsView)
        assert shown.prompt == "What will you try?"
        await again.passes(minutes=15)
        assert again.convening.breakouts.round is None
        told = {post.say.id for post in again.web.posts}
        assert told == {"breakout-minutes-left", "breakout-come-back"}


async def small_meeting(world: World) -> None:
    """Nine people in one room."""
    await world.knows("dolores", "Dolores Vega", Role.LEAD)
    await world.says("dolores", "/convening new Fall symposium sites:Shasta")
    world.place = f"convening:{world.convening.id}"
    await world.says("dolores", "/convening open")
    for number in range(9):
        await world.says(f"p{number}", f'/here site:Shasta name:"Person {number}"')
    await world.says("dolores", "/here gone")
