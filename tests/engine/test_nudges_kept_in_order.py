"""Nudges are changed, handed on, ended with their convening, limited, and forgotten with their person."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.domain.log import Answer, Refusal, Role
from bot.forgetting import Forgetting
from storage.memory import MemoryLedger
from tests.world import ORGANISATION, World


@pytest.fixture
async def world() -> AsyncIterator[World]:
    """A convening with a lead of Shasta's, and Ana."""
    async with World(MemoryLedger()) as made:
        await made.knows("dolores", "Dolores Vega", Role.LEAD)
        await made.says("dolores", "/convening new Fall sites:Shasta")
        made.place = f"convening:{made.convening.id}"
        await made.says("dolores", "/convening open")
        await made.says("lena", "/here site:Shasta mode:room name:Lena")
        await made.says("ana", "/here site:Shasta mode:room name:Ana")
        await made.says("dolores", "/convening role person:Lena role:lead")
        yield made


async def saves(world: World, person: str, line: str) -> None:
    reply = await world.says(person, f"/nudge {line}")
    assert isinstance(reply, Answer), reply
    assert isinstance(await world.says(person, f"/nudge save draft:{reply.about}"), Answer)


async def test_an_edit_on_the_day_itself_replaces_what_waits(world: World) -> None:
    """What is meant for nine already waits when the lead moves it to two with other words: one comes, the new one."""
    await saves(world, "dolores", 'schedule to:Ana when:"Oct 20 9am" text:"Old words"')
    await world.reaches(datetime(2026, 10, 20, 15, 0, tzinfo=UTC))
    await saves(world, "dolores", 'edit 1 when:"Oct 20 2pm" text:"New words"')
    await world.reaches(datetime(2026, 10, 21, 15, 0, tzinfo=UTC))
    assert world.mail_of(world.called("Ana")) == ["New words"]


async def test_only_the_time_is_edited_and_the_words_stay(world: World) -> None:
    """The lead moves it by a day and leaves the text alone."""
    await saves(world, "dolores", 'schedule to:Ana when:"Oct 20 9am" text:"Same words"')
    await saves(world, "dolores", 'edit 1 when:"Oct 21 9am"')
    await world.reaches(datetime(2026, 10, 21, 15, 59, tzinfo=UTC))
    assert world.mail_of(world.called("Ana")) == []
    await world.reaches(datetime(2026, 10, 22, 0, 0, tzinfo=UTC))
    assert world.mail_of(world.called("Ana")) == ["Same words"]


async def test_when_a_lead_leaves_whoever_runs_it_hears_of_failures(world: World) -> None:
    """Lena scheduled for Ana and was taken off the list; Ana cannot be reached: Dolores is told."""
    await saves(world, "lena", 'schedule to:Ana when:"Oct 20 9am" text:"Hello"')
    await world.says("dolores", "/convening remove Lena")
    ana = world.called("Ana")
    world.engine.directory(ORGANISATION)._accounts_of[ana].clear()
    await world.reaches(datetime(2026, 10, 20, 17, 0, tzinfo=UTC))
    assert any("could not reach" in text for text in world.mail_of("dolores"))


async def test_a_convening_that_is_called_off_takes_its_nudges_with_it() -> None:
    """It is closed before it opened: nothing of its follow-up comes."""
    async with World() as world:
        await world.knows("dolores", "Dolores Vega", Role.LEAD)
        await world.says("dolores", "/convening new Spring sites:Shasta")
        world.place = f"convening:{world.convening.id}"
        await saves(world, "dolores", 'schedule to:everyone when:"Oct 20 9am" text:"See you there"')
        await world.says("dolores", "/convening close sure:yes")
        await world.passes(days=20)
        assert [text for text in world.mail_of("dolores") if "See you there" in text] == []


async def test_more_than_a_hundred_waiting_for_one_person_are_refused(world: World) -> None:
    """The second daily nudge would make a hundred and ten."""
    await saves(world, "dolores", 'schedule to:Ana when:"every day at 9am, 60 times" text:"A"')
    reply = await world.says("dolores", '/nudge schedule to:Ana when:"every day at 10am, 50 times" text:"B"')
    assert isinstance(reply, Refusal)
    assert reply.code == "schedule-too-many-waiting"


HOSTILE = (
    "every second",
    "every minute at 9am",
    "9999-12-31 09:00",
    "0000-00-00 00:00",
    "Feb 30 at 9am",
    "every day at 9am",
    "every day at 9am, 999 times",
    "2026-13-45 25:61",
    "yesterday at noon",
    "in 99999999 weeks at 9am",
    "now()",
    "'; DROP TABLE posts; --",
    "\u202eevery Tuesday at 9am, 3 times",
    "soon",
    "9am Mars time",
    "🕘",
    "every 0 weeks on Tuesday at 9am, 2 times",
    "-1 days at 9am",
)


@pytest.mark.parametrize("when", HOSTILE)
@pytest.mark.parametrize("language", ["en", "es"])
async def test_a_hostile_time_is_refused_or_asked_in_one_sentence_and_nothing_is_saved(
    world: World, when: str, language: str
) -> None:
    """Whatever stands after `when`, the lead reads one sentence, and nothing can come of it unless she saves it."""
    reply = await world.says("dolores", f'/nudge schedule to:Ana when:"{when}" text:"Hello"')
    assert isinstance(reply, Answer | Refusal)
    said = world.hears(reply, language)
    assert "\n" not in said
    assert len(said) <= 200
    assert len(world.convening.followup.nudges) == 0
    await world.passes(days=3)
    assert [text for text in world.mail_of(world.called("Ana")) if text == "Hello"] == []


async def test_being_forgotten_empties_her_words_and_stops_what_waits(world: World) -> None:
    """Ana says yes twice: what was on its way is taken back, and the ledger holds none of her words."""
    forgetting = Forgetting(world.engine, world.ledger)
    await forgetting.start()
    await saves(world, "dolores", 'schedule to:Ana when:"Oct 20 9am" text:"Hello"')
    await world.reaches(datetime(2026, 10, 20, 15, 0, tzinfo=UTC))
    ana = world.called("Ana")
    first = await world.says("ana", "/me forget")
    assert isinstance(first, Refusal)
    assert isinstance(await world.chooses("ana", first.choices[0]), Answer)
    await forgetting.stop()
    await asyncio.sleep(0)
    await world.passes(days=5)
    assert all(word.person != ana for word in await world.ledger.words(ORGANISATION))
    assert [post for post in world.web.posts if post.to == ana] == []
