"""What Discord refuses, forgets, delays or repeats: nobody's hand is lost, and nothing is shown twice."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from adapters.discord import limits
from bot.clock import SystemClock
from bot.domain.convening.wishes import PlanConvening
from bot.domain.log import CLOCK, Stream
from storage.memory import MemoryLedger
from tests.adapters.discord_door.company import Company, plain, screen
from tests.emulation.discord_wire.channels import Kind
from tests.emulation.discord_wire.limits import Limits
from tests.emulation.discord_wire.server import DiscordWire
from tests.world import ORGANISATION


class SlowLedger(MemoryLedger):
    """A database that takes its time over every commit."""

    seconds = 0.0

    async def commit(self, writes: Any) -> Any:
        await asyncio.sleep(self.seconds)
        return await super().commit(writes)


class LaterClock(SystemClock):
    """Our own clock, moved on by a test."""

    ahead = timedelta()

    def now(self) -> datetime:
        return super().now() + self.ahead


async def test_a_slow_database_is_waited_for_in_the_open() -> None:
    """After 1.8 seconds she reads "thinking…", and the answer takes its place."""
    ledger = SlowLedger()
    async with Company(ledger=ledger) as company:
        await company.opened()
        ana = await company.joined("Ana")
        ledger.seconds = 2.5
        asked = await ana.slash("hand")
        assert asked.reply is not None
        assert asked.reply.is_loading
        assert "Your hand is up" in plain((await ana.reads(asked)).text)
        assert asked.private
        ledger.seconds = 0.0


@pytest.mark.slow
async def test_fifty_commands_a_second_with_a_slow_database_are_all_answered() -> None:
    """Two hundred people in four seconds, one second a write: no answer comes too late for Discord."""
    ledger = SlowLedger()
    async with Company(ledger=ledger) as company:
        await company.opened()
        people = [await company.joined(f"Person {n:03}") for n in range(50)]
        ledger.seconds = 1.0
        asked = []
        for second in range(4):
            for who in people:
                line = "hand" if second % 2 == 0 else "queue me"
                asked.append(asyncio.create_task(who.slash(line)))
                await asyncio.sleep(0.02)
        seen = await asyncio.gather(*asked)
        for one in seen:
            await people[0].reads(one)
        assert [one for one in seen if one.failed or one.late] == []
        assert company.door.conversation.unheard == 0
        assert len(company.engine.convenings(ORGANISATION)[0].queue.hands) == 50
        ledger.seconds = 0.0


async def test_an_answer_that_came_too_late_is_told_directly_and_its_effect_stays() -> None:
    """Discord showed her a failure; her hand is up all the same, and she is told."""
    async with Company() as company:
        await company.opened()
        ana = await company.joined("Ana")
        company.discord.faults.slow("POST", "/interactions/*/*/callback", 3.2)
        asked = await ana.slash("hand")
        assert asked.failed
        await company.shows("Ana")
        await company.discord.until(lambda: any("Your hand is up" in plain(m.text) for m in ana.inbox), 8)
        assert company.door.conversation.unheard == 1


async def test_a_post_that_arrived_and_said_no_is_not_posted_again() -> None:
    """A 500 after the work was done: the library repeats the post, and the nonce makes it the same message."""
    async with Company() as company:
        company.discord.faults.break_down_after("POST", "/channels/*/messages", times=1)
        await company.opened()
        await company.shows("Nobody is waiting")
        boards = [m for m in company.discord.channel("main").messages if m.buttons()]
        assert len(boards) == 1


async def test_a_deleted_board_is_posted_anew() -> None:
    """Somebody deleted it: with the next change there is one again, and only one."""
    async with Company() as company:
        fay = await company.opened()
        ana = await company.joined("Ana")
        await fay.deletes(await company.shows("Nobody is waiting"))
        await ana.slash("hand")
        await company.shows("Ana")


async def test_a_board_is_posted_anew_before_its_edits_are_capped() -> None:
    """An hour later a new message takes its place; the old one is gone, and no old message was edited."""
    clock = LaterClock()
    async with Company(clock=clock) as company:
        await company.opened()
        ana = await company.joined("Ana")
        old = await company.shows("Nobody is waiting")
        clock.ahead = timedelta(minutes=56)
        company.discord.clock.advance(56 * 60)
        await ana.slash("hand")
        new = await company.discord.until(
            lambda: (b := company.board()) and "Ana" in b.text and b.id != old.id and b, 10
        )
        await company.discord.until(lambda: new.pinned)
        await company.discord.until(lambda: old.id not in company.discord.channel("main").log)
        assert company.discord.limits.violations["old_message_edits"] == 0


async def test_an_old_board_whose_edits_are_capped_is_posted_anew() -> None:
    """Our clock was wrong, and Discord says 30046: the board moves to a new message at once."""
    async with Company(wire=DiscordWire(limits=Limits(old_message_edits=0))) as company:
        await company.opened()
        ana = await company.joined("Ana")
        old = await company.shows("Nobody is waiting")
        company.discord.clock.advance(3700)
        await ana.slash("hand")
        await company.discord.until(lambda: (b := company.board()) and "Ana" in b.text and b.id != old.id, 15)


async def test_a_channel_that_is_closed_to_us_is_told_once_and_hands_still_count() -> None:
    """The board cannot be shown; commands are answered as ever, and whoever runs it is told what to do, once."""
    async with Company() as company:
        fay = await company.opened()
        ana = await company.joined("Ana")
        await company.shows("Nobody is waiting")
        company.discord.faults.refuse("PATCH", "/channels/*/messages/*", 50013, times=50)
        assert "Your hand is up" in screen(await ana.slash("hand"))
        await company.discord.until(lambda: any("can't write in a channel" in plain(m.text) for m in fay.inbox), 8)
        await ana.slash("hand", action="down")
        await asyncio.sleep(1.5)
        assert sum("can't write in a channel" in plain(m.text) for m in fay.inbox) == 1


async def test_a_limit_for_everything_delays_and_loses_nothing() -> None:
    """429 for two seconds: the board comes later, and shows the newest state."""
    async with Company() as company:
        await company.opened()
        ana = await company.joined("Ana")
        await company.shows("Nobody is waiting")
        company.discord.faults.limit("PATCH", "/channels/*/messages/*", retry_after=2, everywhere=True)
        await ana.slash("hand")
        await ana.slash("hand", action="down")
        await ana.slash("hand", note="one half")
        await company.shows("Ana")
        assert company.discord.limits.violations["messages"] == 0


async def test_torn_and_silent_sockets_lose_no_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """A torn line, a silent one, RECONNECT and an invalid session: what people did meanwhile is heard afterwards."""
    monkeypatch.setattr(limits, "SILENCE", 3.0)
    async with Company(wire=DiscordWire(heartbeat_interval=0.3)) as company:
        await company.opened()
        people = [await company.joined(f"Person {n}") for n in range(4)]
        gateway = company.discord.gateway
        gateway.drop()
        await people[0].dms("hand")
        await company.shows("Person 0")
        gateway.ask_to_reconnect()
        await people[1].dms("hand")
        await company.shows("Person 1")
        gateway.lose_heartbeats()
        await people[2].dms("hand")
        await company.discord.until(lambda: (b := company.board()) and "Person 2" in b.text, 90)
        gateway.invalidate(resumable=True)
        await people[3].dms("hand")
        await company.discord.until(lambda: (b := company.board()) and "Person 3" in b.text, 30)
        assert gateway.counts["resume"] >= 2


async def test_who_has_the_floor_stands_over_the_voice_channel() -> None:
    """A convening that is bound to a voice channel has its speaker in that channel's status."""
    async with Company() as company:
        fay = await company.leads("Fay")
        hall = company.discord.new_channel("Hall", Kind.VOICE)
        fay.goes_to(hall)
        await fay.slash("convening new", title="Fractions", sites="Shasta")
        await fay.slash("convening open")
        ana = company.discord.person("Ana").goes_to(hall)
        await ana.slash("here", mode="remote")
        await ana.slash("hand")
        await fay.slash("queue next")
        await company.discord.until(lambda: "Ana" in (hall.status or ""))
        await ana.slash("queue done")
        await company.discord.until(lambda: not hall.status, 30)


async def test_a_planned_convening_stands_in_the_server_s_calendar() -> None:
    """Planned for tomorrow in a channel: an event with its name; closed, it is taken back."""
    async with Company() as company:
        fay = await company.leads("Fay")
        place = f"discord:{company.discord.channel('main').guild.id}:{company.discord.channel('main').id}"
        tomorrow = datetime.now(UTC) + timedelta(days=1)
        wish = PlanConvening("Fractions", ("Shasta",), facilitator="p-Fay", place=place, starts_at=tomorrow)
        await company.engine.submit(Stream(ORGANISATION, "convening", "c1"), wish, CLOCK, "plan")
        guild = company.discord.channel("main").guild
        event = await company.discord.until(lambda: next(iter(guild.events.values()), None))
        assert event["name"] == "Fractions"
        await fay.slash("convening open")
        await fay.slash("convening close", sure=True)
        await company.discord.until(lambda: all(one["status"] == 4 for one in guild.events.values()))


async def test_without_components_v2_everything_is_shown_in_embeds() -> None:
    """A compatible server that refuses the newer kind gets embeds from then on, with the same buttons."""
    async with Company() as company:
        company.discord.faults.refuse("POST", "/interactions/*/*/callback", 50035, times=1)
        await company.opened()
        board = await company.shows("Nobody is waiting")
        assert board.embeds
        assert not board.is_v2
        ana = await company.joined("Ana")
        assert "Your hand is up" in screen(await ana.click(board, "Raise hand"))
        await company.shows("Ana")


async def test_a_server_is_connected_by_a_code_that_works_once() -> None:
    """Who manages the server types it; nobody else can, and a second time it is unknown."""
    async with Company() as company:
        fay, owner = await company.leads("Fay"), company.discord.person("Owner")
        code = await company.door.connect_code("p-Fay")
        refused = await owner.slash("convenor connect", code=code)
        assert "manage this server" in screen(refused)
        owner.guild.owner_id = owner.user.id
        connected = await owner.slash("convenor connect", code=code.lower())
        assert "is connected" in plain((await owner.reads(connected)).text)
        assert "is planned" in screen(await owner.slash("convening new", title="Fractions"))
        again = await owner.slash("convenor connect", code=code)
        assert "don't know that code" in plain((await owner.reads(again)).text)
        assert fay.user.id != owner.user.id


async def test_a_role_of_the_server_makes_its_holder_a_co_facilitator() -> None:
    """Chosen by whoever manages the server; given when she comes in, and to nobody without that role."""
    async with Company() as company:
        fay = await company.opened()
        ana, ben = company.discord.person("Ana", roles=("Coach",)), company.discord.person("Ben")
        fay.guild.owner_id = fay.user.id
        role = next(role for role in fay.guild.roles.values() if role.name == "Coach")
        assert "Noted" in screen(await fay.slash("convenor roles", facilitator=role))
        await ana.slash("here", mode="remote")
        await ben.slash("here", mode="remote")
        await asyncio.sleep(0.2)
        assert "closed to new hands" in screen(await ana.slash("queue close"))
        assert "Only a facilitator" in screen(await ben.slash("queue open"))
