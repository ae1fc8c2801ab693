"""S19, the protocol: "lead participants through data reviews and an assignment analysis guide"."""

from __future__ import annotations

from collections.abc import AsyncIterator
from itertools import pairwise

import pytest

from bot.domain.convening.state import Mode
from bot.domain.log import Refusal
from bot.views import StepView
from tests.sessions import board, convene, own_step, people
from tests.world import World


@pytest.fixture
async def review() -> AsyncIterator[World]:
    """Fifteen people in rooms and five at home look at one assignment; Marisol, at home, brought the work."""
    async with World() as world:
        await convene(world, 15, 5, 3)
        await world.says("marisol", '/here name:"Marisol Ayala" mode:remote site:remote')
        await world.delivers()
        await world.says("dolores", '/routine run atlas presenter:"Marisol Ayala"')
        await world.delivers()
        yield world


def seen(world: World, person: str) -> StepView:
    step = own_step(world, person)
    assert step is not None
    return step


async def to_step(world: World, id: str) -> None:
    """Time goes by until that step runs."""
    while (run := world.convening.routines.run) is not None and run.step.id != id:
        await world.passes(seconds=30)
    assert world.convening.routines.run is not None


async def test_the_warning_about_student_names_comes_before_anything_is_uploaded(review: World) -> None:
    """The first thing the facilitator reads, before the data are shown."""
    host = board(review).host
    assert host is not None
    assert host.number == 1
    assert host.line.en == "Before anything is uploaded, check that no student name or number can be seen."


async def test_the_steps_run_to_time(review: World) -> None:
    """45 minutes in six steps, each at its own minute, in every place."""
    begun = review.clock.now()
    starts: list[float] = []
    last = -1
    while (run := review.convening.routines.run) is not None:
        if run.at != last:
            last = run.at
            starts.append((review.clock.now() - begun).total_seconds() / 60)
        await review.passes(seconds=30)
    assert [round(after - before, 1) for before, after in pairwise(starts)] == [3, 10, 10, 10, 10]
    assert (review.clock.now() - begun).total_seconds() == 45 * 60


async def test_the_owner_of_the_work_is_silent_until_the_end(review: World) -> None:
    """Her own line says so, and her hand stays down in the three steps of talk; at the end she speaks."""
    marisol = review.called("Marisol Ayala")
    for step in ("describe", "interpret", "implications"):
        await to_step(review, step)
        reply = await review.says("marisol", "/hand")
        assert isinstance(reply, Refusal)
        assert review.hears(reply).startswith("In this step you only listen")
        assert seen(review, marisol).hands == "closed"
        other = next(one for one in people(review, Mode.REMOTE) if one != marisol)
        assert seen(review, marisol).line != seen(review, other).line
    await to_step(review, "reflect")
    assert seen(review, marisol).line.en == "Let the others go first. Then say what you will take with you."
    await to_step(review, "next")
    assert not isinstance(await review.says("marisol", "/hand"), Refusal)


async def test_everyone_is_asked_for_a_dated_action_and_not_now_is_fine(review: World) -> None:
    """The last step is a form: what, when, with whom; only its writer sees the words."""
    await to_step(review, "next")
    marisol = review.called("Marisol Ayala")
    await review.says("marisol", '/routine write "Plan one lesson with Rosa" column:action')
    await review.says("marisol", '/routine write "November 12, Room 4" column:when')
    form = seen(review, marisol).asks
    assert form is not None
    assert [choice.label.en for choice in form.choices] == ["What I will do", "When and where", "With whom"]
    assert [line.text for line in form.lines] == ["Plan one lesson with Rosa", "November 12, Room 4"]
    other = next(one for one in people(review, Mode.REMOTE) if one != marisol)
    elsewhere = seen(review, other).asks
    assert elsewhere is not None
    assert elsewhere.lines == ()
    on_the_board = board(review).now
    assert on_the_board is not None
    assert on_the_board.asks is not None
    assert (on_the_board.asks.lines, on_the_board.asks.answered) == ((), 1)
