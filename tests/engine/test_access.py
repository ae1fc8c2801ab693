"""What people need in order to follow reaches the facilitators at once, privately, and without a name if they wish."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot import codec
from bot.domain.log import Answer, Refusal, Role, Stream
from bot.views import EquityView
from tests.world import ORGANISATION, World


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with World() as made:
        await made.knows("dolores", "Dolores Vega", Role.LEAD)
        await made.says("dolores", "/convening new Fall symposium sites:Shasta")
        made.place = f"convening:{made.convening.id}"
        await made.says("dolores", "/convening open")
        for person in ("ana", "ben", "cruz", "dee", "lin"):
            await made.says(person, f"/here site:Shasta name:{person.title()}")
        yield made


async def everything_written(world: World) -> str:
    """The log as it is kept, and every post that was made."""
    stream = Stream(ORGANISATION, "convening", world.convening.id)
    lines = [codec.encode(line).decode() for line in await world.ledger.read(stream)]
    return "\n".join([*lines, *(repr(post) for post in world.web.posts)])


async def test_a_need_is_told_to_the_facilitator_alone(world: World) -> None:
    """Lin asks for slower speech by name: Dolores is told, nobody else is written to, and no board changes."""
    before = world.sees("ana", "queue")
    assert isinstance(await world.says("lin", "/hand need slower"), Answer)
    told = [post for post in await world.delivers() if post.say.id.startswith("access-asked")]
    assert [post.to for post in told] == [world.actor("dolores").person]
    assert world.sees("ana", "queue") == before
    view = world.sees("dolores", "equity")
    assert isinstance(view, EquityView)
    assert [(line.need, line.name) for line in view.needs] == [("slower", "Lin")]


async def test_without_a_name_nothing_that_is_kept_knows_who_asked(world: World) -> None:
    """Lin asks for plain words anonymously: the facilitator knows the need; no event, post or view knows Lin."""
    lin = world.called("Lin")
    known = len((await everything_written(world)).split("\n"))
    assert isinstance(await world.says("lin", "/hand need plain anonymous:yes"), Answer)
    await world.passes(seconds=1)
    new = "\n".join((await everything_written(world)).split("\n")[known:])
    assert "plain" in new
    assert lin not in new
    view = world.sees("dolores", "equity")
    assert isinstance(view, EquityView)
    assert [(line.need, line.name) for line in view.needs] == [("plain", "")]


async def test_ten_presses_in_a_minute_are_one_message(world: World) -> None:
    """Half the room presses "louder" without a name: one message, not ten."""
    for person in ("ana", "ben", "cruz", "dee", "lin") * 2:
        await world.says(person, "/hand need louder anonymous:yes")
    await world.passes(seconds=1)
    assert [post.say.id for post in world.web.posts] == ["access-asked-unnamed"]


async def test_remote_people_are_one_line(world: World) -> None:
    """They are a mode and a place of their own: said twice, the same figures would look like two groups."""
    for name in ("Rae", "Sol", "Tam", "Uma"):
        await world.says(name.lower(), f"/here site:remote name:{name}")
    view = world.sees("dolores", "equity")
    assert isinstance(view, EquityView)
    labels = [line.label for line in (*view.modes, *view.sites)]
    assert "remote" in labels
    assert len(labels) == len(set(labels))


async def test_the_live_figures_are_for_those_who_facilitate(world: World) -> None:
    """Ana is refused; her own page tells her own turns, and nobody else's page does."""
    await world.says("ana", "/hand")
    await world.says("dolores", "/queue next")
    refused = await world.says("ana", "/queue equity")
    assert isinstance(refused, Refusal)
    assert world.sees("ana", "equity") is None
    assert isinstance(await world.says("dolores", "/queue equity"), Answer)
    own, hers = world.sees("ana", "my-place"), world.sees("dolores", "my-place", world.called("Ana"))
    assert getattr(own, "turns_had", None) == 1
    assert getattr(hers, "turns_had", 0) is None


async def test_small_groups_have_no_figures_of_their_own(world: World) -> None:
    """One person is remote: neither her figures nor the room's, from which they could be worked out, are shown."""
    await world.says("kim", "/here mode:remote name:Kim")
    await world.says("ana", "/hand")
    await world.says("dolores", "/queue next")
    view = world.sees("dolores", "equity")
    assert isinstance(view, EquityView)
    assert [(line.label, line.people, line.hidden, line.share) for line in view.modes] == [
        ("remote", 1, True, None),
        ("room", 5, True, None),
    ]
