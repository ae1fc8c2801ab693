"""A day of a series is decided on once, and the way home is asked once, whoever asks again and under whatever key."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, time

import pytest

from bot.domain.log import CLOCK, Refusal, Role, Stream
from bot.domain.nudges.wishes import CallPeople, CallRide
from bot.domain.person.state import Errand
from bot.domain.person.wishes import Remind
from tests.world import ORGANISATION, World

TUESDAY = date(2026, 10, 20)


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with World() as made:
        await made.knows("dolores", "Dolores Vega", Role.LEAD)
        await made.says("dolores", "/convening new Fall symposium sites:Shasta")
        made.place = f"convening:{made.convening.id}"
        await made.says("dolores", "/convening open")
        await made.says("Ana", "/here site:Shasta mode:room name:Ana")
        yield made


async def test_a_day_that_was_decided_on_is_refused(world: World) -> None:
    """The same day is called a second time, as after a crash that lost its receipt: she is not reminded again."""
    ana = Stream(ORGANISATION, "person", world.called("Ana"))
    wish = Remind(Errand("s1", world.convening.id, "Fall"), (TUESDAY,), time(9), "America/Los_Angeles")
    first = await world.engine.submit(ana, wish, CLOCK, "one")
    assert not isinstance(first, Refusal)
    again = await world.engine.submit(ana, wish, CLOCK, "two")
    assert isinstance(again, Refusal)
    assert again.code == "already-reminded"
    await world.passes(days=10)
    assert len(world.mail_of(ana.id)) == 1


async def test_people_called_twice_get_one(world: World) -> None:
    """A series wakes its convening twice for one day: one message."""
    reply = await world.says("dolores", '/nudge schedule to:Ana when:"Oct 20 9am" text:"One photo."')
    await world.says("dolores", f"/nudge save draft:{reply.about}")  # type: ignore[union-attr]
    (nudge,) = world.convening.followup.live()
    here = Stream(ORGANISATION, "convening", world.convening.id)
    for key in ("one", "two"):
        await world.engine.submit(here, CallPeople(nudge.id, (TUESDAY,)), CLOCK, key)
        await world.settles()
    await world.reaches(datetime(2026, 10, 30, 18, 0, tzinfo=UTC))
    assert len(world.mail_of(world.called("Ana"))) == 1


async def test_the_way_home_is_asked_once(world: World) -> None:
    """The clock asks a second time, under another key: nothing is due."""
    await world.says("dolores", "/convening close sure:yes")
    await world.passes(hours=2)
    here = Stream(ORGANISATION, "convening", world.convening.id)
    again = await world.engine.submit(here, CallRide(), CLOCK, "again")
    assert isinstance(again, Refusal)
    assert again.code == "nothing-due"
