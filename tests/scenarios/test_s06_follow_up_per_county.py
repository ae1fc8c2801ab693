"""Each county's lead follows up with her own teachers: other dates, other texts, nobody else's."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.domain.log import Answer, Refusal, Role
from bot.views import NudgeDraftView, NudgesView, SupportView
from tests.world import World

COUNTIES = ("Trinity", "Shasta", "Lassen", "Modoc", "Siskiyou", "Tehama", "Glenn", "Plumas")


@pytest.fixture
async def world() -> AsyncIterator[World]:
    """Eight counties, each with a lead and two teachers, in an open convening on a Wednesday."""
    async with World() as made:
        await made.knows("dolores", "Dolores Vega", Role.LEAD)
        await made.says("dolores", f'/convening new Fall symposium sites:"{", ".join(COUNTIES)}"')
        made.place = f"convening:{made.convening.id}"
        await made.says("dolores", "/convening open")
        for county in COUNTIES:
            for who in ("lead", "one", "two"):
                await made.says(f"{who}-{county}", f'/here site:{county} mode:room name:"{who} {county}"')
            await made.says("dolores", f'/convening role person:"lead {county}" role:lead')
        yield made


async def schedules(world: World, county: str, day: int) -> None:
    line = f'/nudge schedule site:{county} when:"Oct {day} 9am" text:"{county} meets again, {{name}}."'
    reply = await world.says(f"lead-{county}", line)
    assert isinstance(reply, Answer), reply
    assert isinstance(await world.says(f"lead-{county}", f"/nudge save draft:{reply.about}"), Answer)


async def test_eight_counties_have_their_own_dates_and_texts_at_once(world: World) -> None:
    """A Trinity teacher gets only Trinity's, on Trinity's day."""
    for n, county in enumerate(COUNTIES):
        await schedules(world, county, 19 + n % 5)
    await world.reaches(datetime(2026, 10, 24, 7, 0, tzinfo=UTC))
    for county in COUNTIES:
        person = world.called(f"one {county}")
        assert world.mail_of(person) == [f"{county} meets again, one {county}."]


async def test_a_lead_sees_and_reaches_her_own_county_alone(world: World) -> None:
    """Trinity's lead finds her own nudge in the list, and cannot write to Shasta's teachers."""
    for county in ("Trinity", "Shasta"):
        await schedules(world, county, 20)
    board = world.sees("lead-Trinity", "nudges")
    assert isinstance(board, NudgesView)
    assert [line.value for line in board.lines] == ["Trinity"]
    reply = await world.says("lead-Trinity", '/nudge schedule site:Shasta when:"Oct 22 9am" text:"Hello Shasta"')
    assert isinstance(reply, Refusal)
    assert reply.code == "schedule-nobody"


async def test_quiet_hours_hold(world: World) -> None:
    """What is meant for a Tuesday evening comes on Wednesday at seven, once."""
    reply = await world.says("lead-Trinity", '/nudge schedule site:Trinity when:"Oct 20 8pm" text:"Late thought"')
    assert isinstance(reply, Answer)
    await world.says("lead-Trinity", f"/nudge save draft:{reply.about}")
    teacher = world.called("one Trinity")
    await world.reaches(datetime(2026, 10, 21, 13, 59, tzinfo=UTC))
    assert world.mail_of(teacher) == []
    await world.reaches(datetime(2026, 10, 21, 14, 0, tzinfo=UTC))
    assert world.mail_of(teacher) == ["Late thought"]
    await world.passes(days=3)
    assert world.mail_of(teacher) == ["Late thought"]


async def test_the_exit_ticket_is_tallied_per_county_for_that_lead_only(world: World) -> None:
    """ "Where do you want support?": Trinity's lead reads Trinity's numbers, Shasta's lead none of them; 4 and more."""
    for n in range(4):
        await world.says(f"more-{n}", f'/here site:Trinity mode:room name:"More {n}"')
        assert isinstance(await world.says(f"more-{n}", "/nudge interested Talk moves"), Answer)
    await world.says("more-0", "/nudge interested Number talks")
    for who in ("one-Shasta", "two-Shasta"):
        await world.says(who, "/nudge interested Talk moves")
    tally = {county: world.sees(f"lead-{county}", "support") for county in ("Trinity", "Shasta")}
    assert tally["Trinity"] == SupportView("Trinity", 4, (("talk moves", 4),))
    assert tally["Shasta"] == SupportView("Shasta", 0, ())
    assert world.sees("dolores", "support") == SupportView("", 6, (("talk moves", 6),))
    assert world.sees("one-Trinity", "support") is None


async def test_before_it_is_saved_the_lead_sees_who_and_when_and_can_have_it_first(world: World) -> None:
    """The draft names the people and the moments on each wall; nobody but the lead gets the trial."""
    reply = await world.says(
        "lead-Trinity", '/nudge schedule site:Trinity when:"every Tuesday at 9am, 6 times" text:"Week {day}"'
    )
    assert isinstance(reply, Answer)
    draft = world.sees("lead-Trinity", reply.show, reply.about)
    assert isinstance(draft, NudgeDraftView)
    assert draft.names == ("lead Trinity", "one Trinity", "two Trinity")
    (pacific,) = draft.zones
    assert [at.isoformat() for at in pacific.moments] == [
        "2026-10-20T16:00:00+00:00",
        "2026-10-27T16:00:00+00:00",
        "2026-11-03T17:00:00+00:00",
        "2026-11-10T17:00:00+00:00",
        "2026-11-17T17:00:00+00:00",
    ]
    await world.says("lead-Trinity", f"/nudge try draft:{reply.about}")
    sent = await world.delivers()
    assert [post.to for post in sent] == [world.called("lead Trinity")]


async def test_an_unclear_day_is_asked_with_its_answers_as_buttons(world: World) -> None:
    """ "3/4" is March or April: the lead presses one, and only then there is something to save."""
    reply = await world.says("lead-Trinity", '/nudge schedule site:Trinity when:"3/4 at 9am" text:"Portfolios"')
    assert isinstance(reply, Answer)
    assert world.hears(reply) == "Which of these dates do you mean?"
    assert len(reply.choices) == 2
    after = await world.chooses("lead-Trinity", reply.choices[0])
    assert isinstance(after, Answer)
    assert after.show == "nudge-draft"
    assert isinstance(await world.says("lead-Trinity", f"/nudge save draft:{after.about}"), Answer)


async def test_a_cancelled_nudge_comes_to_nobody(world: World) -> None:
    """The lead changes her mind on the morning itself, when the messages already wait."""
    await schedules(world, "Trinity", 20)
    await world.reaches(datetime(2026, 10, 20, 15, 0, tzinfo=UTC))
    assert isinstance(await world.says("lead-Trinity", "/nudge cancel 1"), Answer)
    await world.passes(days=2)
    assert world.mail_of(world.called("one Trinity")) == []
