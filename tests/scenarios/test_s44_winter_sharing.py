"""S44: winter sharing with a different group of teachers: each guest sits with somebody of the cohort."""

from __future__ import annotations

from bot.domain.convening.state import Mode
from bot.domain.convening.wishes import RosterRow
from tests.scenarios.conftest import convene

COHORT, GUESTS, REMOTE = 24, 30, 14


def teachers() -> tuple[RosterRow, ...]:
    """24 cohort teachers and 30 guests, 14 of the guests remote."""
    cohort = tuple(
        RosterRow(f"Cohort {n}", "Napa", Mode.ROOM, email=f"c{n}@example.org", attributes=(("cohort", "2026"),))
        for n in range(COHORT)
    )
    guests = tuple(
        RosterRow(
            f"Guest {n}", *(("Napa", Mode.ROOM) if n >= REMOTE else ("remote", Mode.REMOTE)), email=f"g{n}@example.org"
        )
        for n in range(GUESTS)
    )
    return cohort + guests


async def test_each_guest_sits_with_at_least_one_cohort_teacher() -> None:
    """Trios for a microlab, so that all have the same time to speak; nobody remote is alone with a room table."""
    async with convene("Winter sharing", teachers()) as world:
        await world.says("dolores", "/breakout plan anchor:cohort size:3 min:3 max:3")
        await world.plans()
        plan = world.convening.breakouts.plan
        assert plan is not None
        assert plan.unmet == ()
        assert len(plan.groups) == (COHORT + GUESTS) // 3
        for group in plan.groups:
            people = [world.convening.one(who) for who in group.members]
            assert len(people) == 3
            assert any(who.attributes.get("cohort") for who in people if who)
            assert sum(who.mode is Mode.REMOTE for who in people if who) != 1
