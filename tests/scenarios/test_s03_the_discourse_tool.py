"""S03: "a discourse tool ... designed to help teachers select the right talk activity to use with students"."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.domain.log import Answer
from bot.domain.routines.refusals import most_people
from bot.router import Invocation
from bot.routines import shipped
from bot.showing import view
from bot.spec import Form
from bot.views import PicksView, RoutineCardView, RoutineTextView, View
from tests.sessions import convene
from tests.world import ORGANISATION, World


@pytest.fixture
async def session() -> AsyncIterator[World]:
    """Thirty people are here: 22 in three rooms and 8 at home."""
    async with World() as world:
        await convene(world, 22, 8, 3)
        await world.delivers()
        yield world


async def shown(world: World, line: str) -> View | None:
    """What stands under the answer to a command."""
    reply = await world.says("dolores", line)
    assert isinstance(reply, Answer), reply
    directory, actor = world.engine.directory(ORGANISATION), world.actor("dolores")
    return view(world.convening, directory, actor, world.clock.now(), reply.show, reply.about)


async def test_it_asks_at_most_four_things_and_only_the_aim_must_be_said(session: World) -> None:
    """Aim, minutes, people, room and remote mix: whoever is here counts, so one word is enough."""
    asked = await session.says("dolores", "/routine pick")
    assert isinstance(asked, Form)
    assert [field.name for field in asked.fields] == ["aim"]
    picks = await shown(session, "/routine pick surface-ideas")
    assert isinstance(picks, PicksView)
    assert len(picks.picks) == 3


async def test_three_ranked_routines_each_with_reason_minutes_and_opening_prompt(session: World) -> None:
    """The field's own table first: for ideas from all in ten minutes, notice and wonder, 1-2-4-all, data talk."""
    picks = await shown(session, "/routine pick surface-ideas 13m")
    assert isinstance(picks, PicksView)
    assert [pick.routine for pick in picks.picks] == ["notice-wonder", "1-2-4-all", "data-talk"]
    for pick in picks.picks:
        assert pick.reason.en == "Made for this aim, at this size and length."
        assert 0 < float(pick.minutes) <= 13
        assert pick.opening.en
        assert pick.opening.es


@pytest.mark.parametrize("aim", ["wake-up", "explain", "contested", "trust", "close"])
@pytest.mark.parametrize("minutes", [6, 15, 30])
async def test_the_same_answers_give_the_same_three_and_each_fits(session: World, aim: str, minutes: int) -> None:
    """Each fits the minutes and the size, and runs with some in rooms and some remote."""
    picks = await shown(session, f"/routine pick {aim} {minutes}m")
    again = await shown(session, f"/routine pick {aim} {minutes}m")
    assert isinstance(picks, PicksView)
    assert picks == again
    for pick in picks.picks:
        routine = shipped()[pick.routine]
        assert routine.minutes.min <= minutes
        assert routine.people.min <= 30 <= most_people(routine)
        assert all(step.room and step.remote for step in routine.steps)


async def test_why_not_is_answered(session: World) -> None:
    """One sentence, and the three under it stay the same."""
    reply = await session.says("dolores", "/routine pick surface-ideas 10m why-not:fishbowl")
    assert session.hears(reply) == "Fishbowl needs at least 20 minutes, and you have 10."
    assert session.hears(reply, "es").startswith("Pecera necesita al menos 20 minutos")
    unknown = await session.says("dolores", "/routine pick surface-ideas 10m why-not:karaoke")
    assert session.hears(unknown) == "There is no routine called karaoke."


async def test_two_lines_from_command_to_the_first_posted_prompt(session: World) -> None:
    """Pick, then one tap: the first step is in every place, with no further question."""
    picks = await shown(session, "/routine pick wake-up 6m")
    assert isinstance(picks, PicksView)
    await session.says("dolores", f"/routine run {picks.picks[0].routine}")
    posts = [post for post in await session.delivers() if post.say.id == "routine-step"]
    assert {post.place for post in posts if post.place} == set(session.convening.places)


async def test_a_card_gives_the_plan_for_class_use(session: World) -> None:
    """By id or by name, in both languages."""
    for name in ("number-talk", "Number Talk", "Charla numérica"):
        card = await shown(session, f"/routine card {name}")
        assert isinstance(card, RoutineCardView)
        assert (card.english.title, card.spanish.title) == ("Number Talk", "Charla numérica")
        assert len(card.english.steps) == 5


async def test_a_routine_of_ones_own_is_shared_by_export_and_import(session: World) -> None:
    """Exported, given another name and brought back in: it is suggested nowhere else, and it runs."""
    text = shipped().text("round-robin").replace("id: round-robin", "id: our-round").replace("Round Robin", "Our Round")
    reply = await session.engine.ask(invoked(session, "import", text))
    assert session.hears(reply) == "Our Round is on your shelf now. Run it like any other."
    exported = await shown(session, "/routine export our-round")
    assert isinstance(exported, RoutineTextView)
    assert exported.text == text.strip()
    assert isinstance(await shown(session, "/routine card our-round"), RoutineCardView)
    await session.says("dolores", "/routine run our-round")
    refused = await session.engine.ask(invoked(session, "import", text.replace("minutes: {", "minuts: {", 1)))
    assert session.hears(refused).startswith("Line ")


def invoked(world: World, action: str, text: str) -> Invocation:
    return Invocation(
        ORGANISATION,
        "routine",
        "web:dolores",
        f"i{next(world.keys)}",
        action=action,
        arguments={"text": text},
        place=world.place,
        door="web",
    )
