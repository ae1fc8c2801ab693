"""Groups meet in voice channels and threads of their own, and find their way there and back."""

from __future__ import annotations

from typing import Any

import pytest

from adapters.discord import limits
from bot.domain.routines.meeting import round_now
from tests.adapters.discord_door.company import Company, plain, screen
from tests.emulation.discord_wire.asking import CannotDo
from tests.emulation.discord_wire.channels import Channel, Kind
from tests.emulation.discord_wire.clock import Clock
from tests.emulation.discord_wire.limits import Limits
from tests.emulation.discord_wire.people import Person
from tests.emulation.discord_wire.permissions import May, within
from tests.emulation.discord_wire.server import DiscordWire
from tests.world import ORGANISATION


async def remote(company: Company, count: int) -> list[Person]:
    return [await company.joined(f"Remote {n:02}", mode="remote") for n in range(1, count + 1)]


def voices(company: Company, kind: Kind = Kind.VOICE) -> list[Channel]:
    return [c for c in company.discord.channels.values() if c.kind == kind and c.name != "Hall"]


async def open_groups(
    company: Company, fay: Person, people: list[Person], size: int, **more: Any
) -> dict[str, Channel]:
    """Plan, open, and wait for everybody's link: the channel of each person by name."""
    await company.plans(fay, size=size)
    await fay.slash("breakout open", **more)
    return {who.user.name: await linked(company, who) for who in people}


async def linked(company: Company, who: Person) -> Channel:
    told = await company.discord.until(lambda: next((m for m in who.inbox[::-1] if link_of(m)), None), 20, "a link")
    return company.discord.channels[int(link_of(told).rpartition("/")[2])]


def link_of(message: Any) -> str:
    return next((b["url"] for b in message.buttons() if b.get("url")), "")


async def test_each_remote_group_has_a_voice_channel_that_its_people_alone_see() -> None:
    """Four remote people, two groups: channels made with the plan, a link for each person, the prompt inside."""
    async with Company() as company:
        fay = await company.opened()
        people = await remote(company, 4)
        nosy = await company.joined("Nosy", site="Shasta", mode="room")
        await company.plans(fay, size=2)
        await company.discord.until(lambda: len(voices(company)) == 2)
        with pytest.raises(CannotDo):
            await people[0].joins_voice(voices(company)[0])
        await fay.slash("breakout open", minutes=10, prompt="What is a half?")
        for who in people:
            room = await linked(company, who)
            await who.joins_voice(room)
            assert "What is a half?" in plain(room.messages[0].text)
            with pytest.raises(CannotDo):
                await nosy.joins_voice(room)
        assert len(voices(company)) == 2
        assert len(voices(company, Kind.CATEGORY)) == 1


async def test_a_talk_routines_partners_meet_in_voice_channels_too() -> None:
    """Think-pair-share with four people online: two channels when they pair up, nobody in them when they share."""
    async with Company() as company:
        fay = await company.opened()
        people = await remote(company, 4)
        await fay.slash("routine run", routine="think-pair-share")
        while round_now(company.engine.convenings(ORGANISATION)[-1]) is None:
            await fay.slash("routine next")
        await company.discord.until(lambda: len(voices(company)) == 2)
        rooms = [room for room in voices(company) for who in people if may_see(who, room)]
        assert len(rooms) == 4
        assert not any("our line" in plain(note.text).lower() for room in voices(company) for note in room.messages)
        await fay.slash("routine stop")
        await company.discord.until(lambda: not any(may_see(who, room) for who in people for room in voices(company)))


def may_see(who: Any, room: Channel) -> bool:
    assert room.guild is not None
    return bool(within(room, room.guild.members[who.user.id]) & May.VIEW_CHANNEL)


async def test_a_group_that_sits_in_a_room_writes_in_a_thread() -> None:
    """Its people hear each other already; the thread under the channel holds their prompt and their line."""
    async with Company() as company:
        fay = await company.opened()
        people = [await company.joined(f"Room {n}", site="Shasta", mode="room") for n in range(3)]
        rooms = await open_groups(company, fay, people, 3, prompt="What is a half?")
        (thread,) = {room.id: room for room in rooms.values()}.values()
        assert thread.thread is not None
        assert "What is a half?" in plain(thread.messages[0].text)
        people[0].goes_to(thread)
        assert "line is saved" in screen(await people[0].slash("breakout line", text="We need more time"))
        await company.discord.until(lambda: "We need more time" in plain(thread.messages[0].text))


async def test_called_back_groups_are_closed_used_again_and_removed_at_the_end() -> None:
    """Recall shuts the doors, the next round opens the same channels, closing takes them away."""
    async with Company() as company:
        fay = await company.opened()
        people = await remote(company, 4)
        before = await open_groups(company, fay, people, 2)
        await fay.slash("breakout recall")
        room = before[people[0].user.name]
        await company.discord.until(lambda: any("come back" in plain(m.text) for m in room.messages))
        await company.discord.until(lambda: len(room.overwrites) == 2)
        for who in people:
            who.inbox.clear()
            for message in list(company.discord.direct(who.user).log):
                del company.discord.direct(who.user).log[message]
        after = await open_groups(company, fay, people, 2)
        assert {c.id for c in after.values()} == {c.id for c in before.values()}
        await fay.slash("convening close", sure=True)
        await company.discord.until(lambda: not voices(company) and not voices(company, Kind.CATEGORY))


async def test_a_late_seat_opens_the_door_of_its_group() -> None:
    """Moved to another group, she is let in there and no longer here."""
    async with Company() as company:
        fay = await company.opened()
        people = await remote(company, 4)
        rooms = await open_groups(company, fay, people, 2)
        ana = people[0]
        other = next(room for room in rooms.values() if room.id != rooms[ana.user.name].id)
        (offered, *_) = [c for c in await fay.completes("breakout move", "group", "") if c["name"] == other.name]
        await fay.slash("breakout move", person="Remote 01", group=offered["value"])
        await company.discord.until(lambda: ana.user.id in other.overwrites)
        await ana.joins_voice(other)


async def test_without_the_right_to_make_channels_groups_are_told_directly_and_the_facilitator_once() -> None:
    """No room, no link; everybody still reads her group, and whoever runs it reads what to do."""
    async with Company() as company:
        fay = await company.opened()
        company.discord.faults.refuse("POST", "/guilds/*/channels", 50013, times=99)
        people = await remote(company, 2)
        await company.plans(fay, size=2)
        await fay.slash("breakout open", minutes=10)
        for who in people:
            await company.discord.until(lambda who=who: any("Your group is" in plain(m.text) for m in who.inbox))
        await company.discord.until(lambda: any("I may not make channels" in plain(m.text) for m in fay.inbox))
        await fay.slash("breakout recall")
        await company.discord.until(lambda: any("come back" in plain(m.text) for m in people[0].inbox))
        assert sum("I may not make channels" in plain(m.text) for m in fay.inbox) == 1


async def hall(company: Company, people: list[Person]) -> None:
    company.discord.new_channel("Hall", Kind.VOICE)
    for who in people:
        await who.joins_voice("Hall")


async def test_people_on_voice_are_brought_to_their_groups_with_notice() -> None:
    """Everybody reads it first; who is not on voice is named and keeps her link."""
    async with Company() as company:
        fay = await company.opened()
        people = await remote(company, 4)
        rooms = await open_groups(company, fay, people, 2)
        await hall(company, people[:3])
        asked = await fay.slash("convenor bring")
        await company.discord.until(lambda: "3 of 4" in plain(asked.screen), 10)
        assert "Not there yet: Remote 04" in plain(asked.screen)
        assert any("moved to their group" in plain(m.text) for m in company.discord.channel("main").messages)
        for who in people[:3]:
            assert who.voice_channel is rooms[who.user.name]
        refused = await people[0].slash("convenor bring")
        assert "Only a facilitator" in screen(refused)


async def test_people_are_moved_no_faster_than_discord_lets_anybody_move(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty-five people in three windows of ten, in the emulator's own clock: no move is refused for haste."""
    monkeypatch.setattr(limits, "MOVES_SECONDS", 0.8)
    async with Company(wire=DiscordWire(clock=Clock(15), limits=Limits(interaction_answer=600))) as company:
        fay = await company.opened()
        people = await remote(company, 25)
        rooms = await open_groups(company, fay, people, 5)
        await hall(company, people)
        asked = await fay.slash("convenor bring")
        await company.discord.until(lambda: "25 of 25" in plain(asked.screen), 60)
        assert all(who.voice_channel is rooms[who.user.name] for who in people)
        assert company.discord.limits.violations["members"] == 0
