"""A person's calendar holds what she agreed to, with ids that never change."""

from __future__ import annotations

from icalendar import Calendar

from bot.domain.log import Answer, Role
from bot.feeds import feed_for
from tests.world import ORGANISATION, World


async def test_a_plan_is_in_her_calendar_from_her_yes_and_moves_with_it() -> None:
    """Draft: nothing. Agreed: a whole day in her own words. Planned anew: the same id, a later day, a new revision."""
    async with World() as world:
        await world.knows("dolores", "Dolores Vega", Role.LEAD)
        await world.says("dolores", "/convening new Fall sites:Shasta")
        world.place = f"convening:{world.convening.id}"
        await world.says("dolores", "/convening open")
        await world.says("Ana", "/here site:Shasta mode:room name:Ana")
        ana = world.called("Ana")

        def plans() -> list[tuple[str, str, str, int]]:
            calendar = Calendar.from_ical(feed_for(world.engine, ORGANISATION, ana, world.clock.now()))
            return [
                (str(one["UID"]), str(one["SUMMARY"]), str(one["DTSTART"].dt), int(one["SEQUENCE"]))
                for one in calendar.walk("VEVENT")
                if str(one["UID"]).startswith("commitment")
            ]

        reply = await world.says("Ana", '/nudge commit cue:"Tuesday begins" will:"wait ten seconds" by:"Oct 21"')
        assert isinstance(reply, Answer)
        assert plans() == []
        await world.chooses("Ana", reply.choices[0])
        ((id, what, day, revision),) = plans()
        assert (what, day) == ("wait ten seconds", "2026-10-21")
        mine = reply.choices[0].arguments["commitment"]
        assert isinstance(await world.says("Ana", f'/nudge replan commitment:{mine} until:"Nov 5"'), Answer)
        assert plans() == [(id, what, "2026-11-05", revision + 1)]
