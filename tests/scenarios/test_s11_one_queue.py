"""S11: "We can't see who wants to speak": one queue for room and remote."""

from __future__ import annotations

from collections.abc import AsyncIterator
from statistics import median

import pytest

from bot.compose import compose
from bot.domain.log import Answer, Refusal, Role
from bot.speech import Speech
from bot.views import PlaceView, QueueView, WhyView
from tests.world import ORGANISATION, World

ROOM = ("ana", "ben", "cruz", "dee", "eli", "flo")
REMOTE = ("lin", "noor", "sol", "uma")


@pytest.fixture
async def meeting() -> AsyncIterator[World]:
    """Six in a room with a site host, four at home, one list."""
    async with World() as world:
        await world.knows("dolores", "Dolores Vega", Role.LEAD)
        await world.says("dolores", "/convening new Planning day sites:Shasta")
        world.place = f"convening:{world.convening.id}"
        await world.says("dolores", "/convening open")
        for person in ROOM:
            await world.says(person, f"/here site:Shasta name:{person.title()}")
        for person in REMOTE:
            await world.says(person, f"/here mode:remote name:{person.title()}")
        await world.says("dolores", "/convening role person:Ana role:host")
        yield world


def names(world: World, viewer: str) -> list[str]:
    board = world.sees(viewer, "queue")
    assert isinstance(board, QueueView)
    return [line.who.name for line in board.hands]


async def test_everyone_sees_the_same_order_and_it_is_the_one_served(meeting: World) -> None:
    """By phone, by the host for somebody without a device, and from home: one order on every page, and it is kept."""
    for person in ("ben", "lin", "cruz"):
        await meeting.says(person, "/hand")
        await meeting.passes(seconds=2)
    await meeting.says("ana", "/hand for:Dee")
    await meeting.says("noor", "/hand clarify")
    seen = {viewer: names(meeting, viewer) for viewer in ("dolores", "ana", "ben", "lin", "sol")}
    assert len({tuple(order) for order in seen.values()}) == 1
    served = []
    for _ in seen["dolores"]:
        await meeting.says("dolores", "/queue next")
        floor = meeting.convening.queue.floor
        assert floor is not None
        served.append(floor.person)
    assert [meeting.called(name) for name in seen["dolores"]] == served


async def test_each_sees_her_own_place(meeting: World) -> None:
    """Lin asks for her place and is told how many are before her; her row on the board is the same."""
    for person in ("ben", "cruz", "lin"):
        await meeting.says(person, "/hand")
        await meeting.passes(seconds=1)
    for person, name in (("ben", "Ben"), ("cruz", "Cruz"), ("lin", "Lin")):
        place = meeting.sees(person, "my-place")
        assert isinstance(place, PlaceView)
        assert place.ahead == names(meeting, person).index(name)


async def test_a_call_out_of_order_is_possible_and_logged_with_its_reason(meeting: World) -> None:
    """Cruz is called before Ben with a reason; the order log says that it was by name, and Ben is still up."""
    await meeting.says("ben", "/hand")
    await meeting.passes(seconds=1)
    await meeting.says("cruz", "/hand")
    reply = await meeting.says("dolores", '/queue call Cruz why:"has to leave at ten"')
    assert meeting.hears(reply) == "Cruz has the floor."
    floor = meeting.convening.queue.floor
    assert floor is not None
    assert floor.called == "by-name"
    words = meeting.engine.directory(ORGANISATION)
    assert words.text(meeting.actor("dolores").person, f"call:{floor.id}") == "has to leave at ten"
    assert names(meeting, "dolores") == ["Ben"]


async def test_two_presses_of_next_skip_nobody(meeting: World) -> None:
    """Both press on the board on which nobody speaks: one person is called, and the second press says so."""
    for person in ("ben", "lin"):
        await meeting.says(person, "/hand")
    assert isinstance(await meeting.says("dolores", "/queue next replaces:nobody"), Answer)
    second = await meeting.says("dolores", "/queue next replaces:nobody")
    assert isinstance(second, Refusal)
    assert second.code == "already-called"
    assert len(names(meeting, "dolores")) == 1


async def test_why_is_one_sentence_from_the_rules_that_decided(meeting: World) -> None:
    """Ben has spoken and the room as well, so Lin is next; anyone may ask why, in either language."""
    await meeting.says("ben", "/hand")
    await meeting.says("dolores", "/queue next")
    await meeting.says("ben", "/hand")
    await meeting.passes(seconds=5)
    await meeting.says("lin", "/hand")
    why = meeting.sees("sol", "why")
    assert isinstance(why, WhyView)
    speech = Speech.about(meeting.convening, meeting.engine.directory(ORGANISATION))
    said = compose(why, speech).spoken()
    assert "Lin is next because those who have had the fewest turns on this topic go first." in said
    assert "Sigue Lin porque" in compose(why, speech.in_language("es")).spoken()


async def waits_under(meeting: World, policy: str) -> tuple[float, float]:
    """Everyone wishes to speak once a round, remote people are four seconds later, turns take half a minute."""
    await meeting.says("dolores", f"/convening settings policy {policy}")
    for _ in range(6):
        for person in (*ROOM, *REMOTE):
            await meeting.passes(seconds=0 if person in ROOM else 4)
            await meeting.says(person, "/hand")
        for _ in (*ROOM, *REMOTE):
            await meeting.says("dolores", "/queue next")
            await meeting.passes(seconds=30)
        await meeting.says("dolores", "/queue done")
    waits: dict[str, list[float]] = {"room": [], "remote": []}
    for turn in meeting.convening.queue.turns:
        assert turn.waited_since is not None
        waits[turn.mode.value].append((turn.began_at - turn.waited_since).total_seconds())
    assert [len(one) for one in waits.values()] == [36, 24]
    return median(waits["remote"]), median(waits["room"])


async def test_the_median_remote_wait_is_at_most_a_quarter_longer(meeting: World) -> None:
    """Balanced, six rounds of ten hands: from hand to floor remote people wait at most 1.25 times as long."""
    remote, room = await waits_under(meeting, "balanced")
    assert remote <= 1.25 * room


async def test_by_order_of_arrival_they_would_wait_longer(meeting: World) -> None:
    """The same hands, first come, first served: four seconds' delay puts every remote person last."""
    remote, room = await waits_under(meeting, "first-come")
    assert remote > 1.25 * room
