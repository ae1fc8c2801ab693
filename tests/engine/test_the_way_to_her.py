"""A nudge finds its way: by her own order of doors, the next where one is closed; whom none reaches is told once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.domain.log import Answer, Post, Role, Word
from bot.ports import Delivery, Parcel, Unreachable
from tests.world import ORGANISATION, PaperDoor, World

TUESDAY_NINE = datetime(2026, 10, 20, 16, 1, tzinfo=UTC)


class ClosedDoor(PaperDoor):
    """A door that cannot reach anybody: closed messages, a full mailbox. It writes down who tried."""

    async def deliver(self, parcel: Parcel, post: Post) -> Delivery:
        await super().deliver(parcel, post)
        return Unreachable("closed messages")


@pytest.fixture
async def world() -> AsyncIterator[World]:
    """Ana has Slack, Discord, a browser and an address; she wants e-mail first, then Slack."""
    async with World() as made:
        await made.knows("dolores", "Dolores Vega", Role.LEAD)
        await made.says("dolores", "/convening new Fall symposium sites:Shasta")
        made.place = f"convening:{made.convening.id}"
        await made.says("dolores", "/convening open")
        await made.says("Ana", "/here site:Shasta mode:room name:Ana")
        ana = made.called("Ana")
        ways = [("email", "ana@shasta.example"), ("account:slack:T1:U1", "s1"), ("account:discord:7", "d1")]
        made.engine.directory(ORGANISATION).apply([Word(ana, key, text) for key, text in ways])
        assert isinstance(await made.says("Ana", "/me doors email slack"), Answer)
        yield made


def opens(world: World, *doors: PaperDoor) -> None:
    world.courier.serve(world.engine, {"web": world.web, **{door.name: door for door in doors}})


async def schedules(world: World, text: str, day: str = "Oct 20") -> None:
    drafted = await world.says("dolores", f'/nudge schedule to:Ana when:"{day} 9am" text:"{text}"')
    assert isinstance(drafted, Answer)
    await world.says("dolores", f"/nudge save draft:{drafted.about}")


def told(world: World) -> list[str]:
    return [text for text in world.mail_of("dolores") if "could not reach" in text]


async def test_her_own_order_counts(world: World) -> None:
    """E-mail works: it comes there and nowhere else."""
    mail, slack = PaperDoor("mail"), PaperDoor("slack")
    opens(world, mail, slack, PaperDoor("discord"))
    await schedules(world, "One photo, please.")
    await world.reaches(TUESDAY_NINE)
    assert (len(mail.posts), len(slack.posts), len(world.web.posts)) == (1, 0, 0)


async def test_where_one_is_closed_the_next_is_tried(world: World) -> None:
    """The mailbox is full and her Slack messages are closed: it comes by Discord, which she did not even name."""
    mail, slack, discord = ClosedDoor("mail"), ClosedDoor("slack"), PaperDoor("discord")
    opens(world, mail, slack, discord)
    await schedules(world, "One photo, please.")
    await world.reaches(TUESDAY_NINE)
    assert [len(door.posts) for door in (mail, slack, discord, world.web)] == [1, 1, 1, 0]
    await world.passes(hours=1)
    assert told(world) == []


async def test_whom_no_door_reaches_is_told_to_the_lead_by_name_and_once(world: World) -> None:
    """Every door is closed: ten minutes later Dolores reads Ana's name; a second nudge tells her nothing new."""
    closed = [ClosedDoor(name) for name in ("mail", "slack", "discord")]
    opens(world, *closed)
    world.courier.doors["web"] = ClosedDoor("web")
    await schedules(world, "One photo, please.")
    await world.reaches(TUESDAY_NINE)
    world.courier.doors["web"] = world.web
    assert told(world) == []
    await world.passes(minutes=11)
    (report,) = told(world)
    assert "Ana" in report
    world.courier.doors["web"] = ClosedDoor("web")
    await schedules(world, "A second one.", day="Oct 28")
    await world.reaches(datetime(2026, 10, 28, 16, 1, tzinfo=UTC))
    world.courier.doors["web"] = world.web
    await world.passes(minutes=30)
    assert told(world) == [report]


async def test_whom_she_is_not_is_told_like_a_letter_that_came_back(world: World) -> None:
    """ "Wrong person": no more of it, and the lead who sent it reads the name."""
    opens(world, PaperDoor("mail"))
    await schedules(world, "One photo, please.")
    await world.reaches(TUESDAY_NINE)
    assert isinstance(await world.says("Ana", "/nudge reply I'm not Ana, who is this?"), Answer)
    await world.passes(minutes=11)
    (report,) = told(world)
    assert "Ana" in report
