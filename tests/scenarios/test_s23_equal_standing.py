"""S23: equal standing at the leadership table, and clear next steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator

import pytest

from bot.compose import compose
from bot.domain.log import Role
from bot.domain.turns import Kind
from bot.recap import as_text
from bot.speech import Speech
from bot.views import ActionsView, RecapView
from tests.world import ORGANISATION, World

TABLE = ("ana", "ben", "cruz", "dee", "eli", "flo", "gus", "hal")


@pytest.fixture
async def table() -> AsyncIterator[World]:
    """Eight leaders, first time first, one topic open."""
    async with World() as world:
        await world.knows("dolores", "Dolores Vega", Role.LEAD)
        await world.says("dolores", "/convening new Leadership sites:Shasta")
        world.place = f"convening:{world.convening.id}"
        await world.says("dolores", "/convening open")
        for person in TABLE:
            await world.says(person, f"/here site:Shasta name:{person.title()}")
        await world.says("dolores", "/convening agenda Vision 20; Budget 20")
        await world.says("dolores", "/convening topic")
        await world.says("dolores", "/queue policy first-time-first")
        yield world


async def test_no_second_turn_while_somebody_who_waits_has_had_none(table: World) -> None:
    """Ana and Ben raise again and again, the others once: nobody is heard twice while one who waits was not heard."""
    had: Counter[str] = Counter()
    for nth in range(16):
        for person in ("ana", "ben", TABLE[nth % 8]):
            await table.says(person, "/hand")
            await table.passes(seconds=1)
        waiting = {hand.person for hand in table.convening.queue.hands.values()}
        await table.says("dolores", "/queue next")
        floor = table.convening.queue.floor
        assert floor is not None
        if had[floor.person] and floor.kind is not Kind.REPLY:
            assert all(had[person] for person in waiting)
        had[floor.person] += 1
    assert set(had) == {table.called(person.title()) for person in TABLE}


async def test_every_action_has_an_owner_and_a_date_or_is_flagged(table: World) -> None:
    """One action is complete, one has no date, one has neither: the list says so, and it can be filled in."""
    await table.says("dolores", "/action Draft the vision statement owner:Ana by:Friday")
    await table.says("dolores", "/action Share the budget owner:Ben")
    reply = await table.says("dolores", "/action Find a room")
    assert table.hears(reply) == "Noted as action 3. It has no owner and no date yet."
    view = table.sees("ana", "actions")
    assert isinstance(view, ActionsView)
    speech = Speech.about(table.convening, table.engine.directory(ORGANISATION))
    said = compose(view, speech).spoken()
    assert "1. Draft the vision statement – Ana, by Friday, October 16" in said
    assert "2. Share the budget – Ben, no date yet" in said
    assert "3. Find a room – no owner yet, no date yet" in said
    await table.says("dolores", '/action change 3 owner:Cruz by:"October 30"')
    changed = table.sees("ana", "actions")
    assert isinstance(changed, ActionsView)
    assert (changed.actions[2].owner, str(changed.actions[2].due)) == ("Cruz", "2026-10-30")


async def test_a_day_that_could_be_two_is_asked_for(table: World) -> None:
    """ "By soonish" is no day: the bot says so and notes nothing."""
    reply = await table.says("dolores", '/action Send minutes owner:Ana by:"soonish"')
    assert table.hears(reply) == 'Which day is “soonish”? For example: by:Friday, or by:"October 30"'
    assert table.convening.agreements.actions == ()


async def test_the_recap_is_there_when_the_meeting_closes(table: World) -> None:
    """At the very moment of closing the recap holds the actions, with owners and dates, and what is missing."""
    await table.says("dolores", "/action Draft the vision statement owner:Ana by:Friday")
    await table.says("dolores", "/action Find a room")
    await table.says("dolores", "/convening close sure:yes")
    recap = table.sees("ben", "recap")
    assert isinstance(recap, RecapView)
    text = as_text(recap, Speech.about(table.convening, table.engine.directory(ORGANISATION)))
    assert "1. Draft the vision statement – Ana, by Friday, October 16" in text
    assert "2. Find a room – no owner yet, no date yet" in text
