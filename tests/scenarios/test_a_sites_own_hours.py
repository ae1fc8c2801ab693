"""A site's and a district's hours and holidays hold for their people, unless their own say otherwise."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.domain.convening.state import Mode
from bot.domain.convening.wishes import RosterRow
from bot.domain.log import Answer, Refusal, Role
from tests.world import ORGANISATION, World

PEOPLE = (("ana", "Shasta", "Redding"), ("ben", "Shasta", "Anderson"), ("cy", "Lassen", "Susanville"))
TUESDAY_NINE = datetime(2026, 10, 20, 16, 0, tzinfo=UTC)
TUESDAY_TEN = datetime(2026, 10, 20, 17, 0, tzinfo=UTC)
WEDNESDAY_SEVEN = datetime(2026, 10, 21, 14, 0, tzinfo=UTC)


@pytest.fixture
async def world() -> AsyncIterator[World]:
    """Three teachers at two sites, from three districts; Hana hosts Shasta."""
    async with World() as made:
        await made.knows("dolores", "Dolores Vega", Role.LEAD)
        await made.says("dolores", '/convening new Fall symposium sites:"Shasta, Lassen"')
        made.place = f"convening:{made.convening.id}"
        rows = [RosterRow("Hana", "Shasta", Mode.ROOM, person="hana", attributes=(("district", "Redding"),))]
        for person, site, district in PEOPLE:
            rows.append(RosterRow(person.title(), site, Mode.ROOM, person=person, attributes=(("district", district),)))
        for row in rows:
            await made.knows(row.person, row.name)
        await made.imports("dolores", tuple(rows))
        await made.says("dolores", "/convening open")
        await made.says("dolores", "/convening role person:Hana role:site_host")
        yield made


async def schedules(world: World, when: str = "Oct 20 9am") -> None:
    reply = await world.says("dolores", f'/nudge schedule to:participants when:"{when}" text:"Try one talk move."')
    assert isinstance(reply, Answer), reply
    assert isinstance(await world.says("dolores", f"/nudge save draft:{reply.about}"), Answer)


def came(world: World, person: str) -> list[datetime]:
    return [one.at for one in world.engine.person(ORGANISATION, person).arrived]


async def test_a_sites_class_hours_hold_for_its_people_alone(world: World) -> None:
    """Shasta teaches until ten on Tuesdays: its people get it at ten, Lassen's at nine."""
    reply = await world.says("hana", "/nudge class Tue from:8:00 until:10:00")
    assert isinstance(reply, Answer), reply
    await schedules(world)
    await world.passes(days=8)
    assert came(world, "ana") == came(world, "ben") == [TUESDAY_TEN]
    assert came(world, "cy") == [TUESDAY_NINE]


async def test_a_districts_holiday_holds_for_its_people(world: World) -> None:
    """Redding is off on Tuesday: Ana gets it on Wednesday at seven, Ben on Tuesday."""
    reply = await world.says("dolores", '/nudge holidays "Oct 20" district:Redding')
    assert isinstance(reply, Answer), reply
    assert world.hears(reply) == "1 day off is noted for 2 people."
    await schedules(world)
    await world.passes(days=8)
    assert came(world, "ana") == [WEDNESDAY_SEVEN]
    assert came(world, "ben") == [TUESDAY_NINE]


async def test_ones_own_hours_say_otherwise(world: World) -> None:
    """Shasta is quiet until noon; Ana has said eight o'clock, Ben takes his own hours only: both get it at nine."""
    assert isinstance(await world.says("ana", "/me quiet until:8:00"), Answer)
    assert isinstance(await world.says("ben", "/me own-hours"), Answer)
    assert isinstance(await world.says("hana", "/nudge hours until:12:00"), Answer)
    await schedules(world)
    await world.passes(days=8)
    assert came(world, "ana") == came(world, "ben") == [TUESDAY_NINE]


async def test_the_same_hours_as_usual_are_still_ones_own(world: World) -> None:
    """Ana says seven, which is what it was: her site's noon does not count for her, and does for Ben."""
    assert isinstance(await world.says("ana", "/me quiet from:18:00 until:7:00"), Answer)
    assert isinstance(await world.says("hana", "/nudge hours until:12:00"), Answer)
    await schedules(world)
    await world.passes(days=8)
    assert came(world, "ana") == [TUESDAY_NINE]
    assert came(world, "ben") == [datetime(2026, 10, 20, 19, 0, tzinfo=UTC)]


async def test_whoever_comes_to_the_site_later_has_its_hours_too(world: World) -> None:
    """Dee comes after the hours were set; what is called for her comes when the site's hours allow."""
    await world.says("hana", "/nudge class Tue from:8:00 until:10:00")
    await world.knows("dee", "Dee")
    await world.imports("dolores", (RosterRow("Dee", "Shasta", Mode.ROOM, person="dee"),))
    await schedules(world)
    await world.passes(days=8)
    assert came(world, "dee") == [TUESDAY_TEN]


async def test_what_waits_already_is_moved_out_of_the_new_hours(world: World) -> None:
    """On Tuesday at eight it waits for nine; the host notes a fire drill until ten: it comes at ten, once."""
    await schedules(world)
    await world.reaches(datetime(2026, 10, 20, 15, 0, tzinfo=UTC))
    await world.says("hana", "/nudge class Tue from:8:30 until:10:00")
    await world.passes(days=3)
    assert came(world, "ana") == [TUESDAY_TEN]
    assert len(world.mail_of("ana")) == 1


async def test_only_a_host_of_the_site_or_who_leads_everybody_may_set_them(world: World) -> None:
    """A teacher may not; Hana may not for Lassen, nor for a district that has people elsewhere."""
    denied = await world.says("ana", "/nudge hours until:12:00")
    assert isinstance(denied, Refusal)
    other = await world.says("hana", "/nudge hours site:Lassen until:12:00")
    assert isinstance(other, Refusal)
    assert other.code == "not-your-place"
    assert isinstance(await world.says("hana", "/nudge hours district:Redding until:12:00"), Answer)
    away = await world.says("hana", "/nudge hours district:Susanville until:12:00")
    assert isinstance(away, Refusal)
    assert away.code == "not-your-place"
    nowhere = await world.says("hana", "/nudge hours district:Atlantis until:12:00")
    assert isinstance(nowhere, Refusal)
    assert nowhere.code == "no-such-district"


async def test_hours_that_leave_none_are_refused(world: World) -> None:
    """Quiet from seven to seven but for lessons all day: nobody could ever be reached."""
    await world.says("dolores", "/nudge hours site:Lassen from:08:00 until:07:00")
    for day in ("Mon", "Tue", "Wed", "Thu", "Fri"):
        reply = await world.says("dolores", f"/nudge class {day} site:Lassen from:07:00 until:08:00")
    assert isinstance(reply, Refusal)
    assert reply.code == "hours-leave-none"
