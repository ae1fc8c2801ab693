"""S56: "their professional development designs may have been overly ambitious"."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.domain.log import Answer
from bot.showing import view
from bot.views import AgendaCheckView
from tests.sessions import convene
from tests.world import ORGANISATION, World

SIX_HOURS = "; ".join(
    (
        "Welcome 10",
        "Keynote: science talk 75",
        "Three reads 15",
        "Break 15",
        "Data presentation 60",
        "County groups 45",
        "Lunch 45",
        "Panel of principals 45",
        "Remote check 5",
        "Next steps 25",
        "Exit ticket 5",
        "Gallery walk 15",
    )
)
"""360 minutes of items."""


@pytest.fixture
async def planning() -> AsyncIterator[World]:
    """A day of six hours in a slot of five."""
    async with World() as world:
        await convene(world, 22, 8, 3)
        await world.says("dolores", f'/convening agenda topics:"{SIX_HOURS}"')
        assert sum(topic.minutes for topic in world.convening.agenda) == 360
        yield world


async def checks(world: World, line: str) -> AgendaCheckView:
    reply = await world.says("dolores", line)
    assert isinstance(reply, Answer)
    directory, actor = world.engine.directory(ORGANISATION), world.actor("dolores")
    seen = view(world.convening, directory, actor, world.clock.now(), reply.show, reply.about)
    assert isinstance(seen, AgendaCheckView)
    return seen


def said(check: AgendaCheckView) -> str:
    return "\n".join(text.en for text in (*check.findings, *check.cuts))


async def test_a_six_hour_plan_in_a_five_hour_slot_is_flagged_with_what_to_cut(planning: World) -> None:
    """Items, eleven changes of two minutes, nine to find groups and teams: 391 minutes where there are 300."""
    check = await checks(planning, "/convening check 5h")
    assert (check.items, check.transitions, check.regrouping, check.slot) == ("360", "22", "9", "300")
    assert check.findings[0].en == "The plan takes 6 h 31 min and you have 5 hours: 91 minutes too much."
    assert check.cuts
    assert "cannot" not in said(check)


async def test_trims_never_take_the_remote_check_the_exit_ticket_or_a_break(planning: World) -> None:
    """However short the slot: they are not among the cuts."""
    for slot in (300, 180, 60):
        told = said(await checks(planning, f"/convening check {slot}m"))
        for kept in ("Remote check", "Exit ticket", "Break", "Lunch"):
            assert f"Shorten {kept}" not in told
            assert f"Leave out {kept}" not in told


async def test_more_than_two_aims_are_flagged(planning: World) -> None:
    """Three aims: people remember two."""
    check = await checks(planning, '/convening check 7h aims:"phenomena; equity; family science night"')
    assert any("There are 3 aims" in text.en for text in check.findings)
    fewer = await checks(planning, '/convening check 7h aims:"phenomena; equity"')
    assert not any("aims" in text.en for text in fewer.findings)


async def test_running_late_offers_trims_that_bring_the_end_back(planning: World) -> None:
    """The keynote runs 35 minutes over; what is left has to fit into 200 minutes and does after the trims."""
    await planning.says("dolores", "/convening topic")
    await planning.passes(minutes=10)
    await planning.says("dolores", "/convening topic")
    await planning.passes(minutes=110)
    check = await checks(planning, "/convening late 200m")
    assert check.findings[0].en.startswith("You are ")
    assert "behind" in check.findings[0].en
    assert check.cuts
    assert "Remote check" not in said(check)
    assert "Exit ticket" not in said(check)
    assert (await checks(planning, "/convening late 310m")).findings[0].en == "You are on time."
