"""Posts to one person: in the language that she chose, and what she writes back is an answer to her nudge."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.clock import SystemClock
from tests.adapters.discord_door.company import Company, plain
from tests.emulation.discord_wire.people import Person
from tests.world import ORGANISATION


class LaterClock(SystemClock):
    """Our own clock, moved on by a test."""

    ahead = timedelta()

    def now(self) -> datetime:
        return super().now() + self.ahead


async def nudged(company: Company, clock: LaterClock, fay: Person, who: Person, text: str) -> str:
    """Fay schedules it, its day comes, and it lies in her direct messages; returns what it says."""
    drafted = await fay.slash("nudge schedule", to=who.user.name, when="tomorrow at 10am", text=text)
    await fay.click(drafted.reply, next(b["label"] for b in drafted.reply.buttons() if "save" in b["custom_id"]))
    for _ in range(6):
        clock.ahead += timedelta(hours=8)
        assert company.alarm.ring is not None
        await company.alarm.ring()
        company.courier.wake()
    found = await company.discord.until(lambda: next((m for m in who.inbox if text in plain(m.text)), None), 30, text)
    return plain(found.text)


def answers(company: Company, who: Person) -> list[str]:
    known = company.engine.directory(ORGANISATION).whose(f"discord:{who.user.id}")
    assert known is not None
    return [one.answer for one in company.engine.person(ORGANISATION, known.person).arrived]


async def test_a_nudge_comes_in_the_language_she_chose_and_her_own_words_answer_it() -> None:
    """Her Discord is English, she chose Spanish: the nudge is Spanish, and "listo, gracias" counts as done."""
    clock = LaterClock()
    async with Company(clock=clock) as company:
        fay, ana = await company.opened(), await company.joined("Ana", mode="remote")
        await ana.slash("my language", language="es")
        said = await nudged(company, clock, fay, ana, "Bring a photo")
        assert "Listo" in said
        await ana.dms("listo, gracias")
        await company.discord.until(lambda: answers(company, ana) == ["done"], 30)


async def test_small_talk_in_a_channel_answers_no_nudge() -> None:
    """Only what she writes to us directly is an answer; a mention in a channel with the same words is not."""
    clock = LaterClock()
    async with Company(clock=clock) as company:
        fay, ana = await company.opened(), await company.joined("Ana", mode="remote")
        await nudged(company, clock, fay, ana, "Bring a photo")
        await ana.says(f"<@{company.discord.bot.id}> done, thanks!", "main")
        await company.discord.until(lambda: any("I didn't understand" in plain(m.text) for m in ana.inbox), 30)
        assert answers(company, ana) == [""]
