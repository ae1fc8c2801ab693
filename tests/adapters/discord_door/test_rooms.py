"""Groups meet in voice channels and threads of their own, and find their way there and back."""

from __future__ import annotations

from tests.adapters.discord_door.company import Company, plain
from tests.emulation.discord_wire.channels import Kind
from tests.emulation.discord_wire.people import Person


async def remote(company: Company, count: int) -> list[Person]:
    return [await company.joined(f"Remote {n:02}", mode="remote") for n in range(1, count + 1)]


def voices(company: Company) -> dict[str, object]:
    return {c.name: c for c in company.discord.channels.values() if c.kind == Kind.VOICE}


async def test_each_remote_group_has_a_voice_channel_that_its_people_alone_see() -> None:
    """Four remote people, two groups: two channels in one category, a link for each person, the prompt inside."""
    async with Company() as company:
        fay = await company.opened()
        people = await remote(company, 4)
        await fay.slash("breakout plan", size=2)
        await company.discord.until(lambda: len(voices(company)) >= 2)
        await fay.slash("breakout open", minutes=10, prompt="What is a half?")
        for who in people:
            told = await company.discord.until(
                lambda who=who: next((m for m in who.inbox if "Your group is" in plain(m.text)), None)
            )
            (link,) = [b for b in told.buttons() if b.get("url")]
            channel = company.discord.channels[int(link["url"].rpartition("/")[2])]
            await who.joins_voice(channel)
            assert "What is a half?" in plain(channel.messages[0].text)
        await company.joined("Nosy")
