"""At the end all say what they will do and when, or "not now"; two and six weeks later they are asked how it went."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.log import Answer, Refusal, Role
from bot.views import CommitmentsView
from tests.world import World

PEOPLE = ("Ana", "Ben", "Cy", "Dee", "Eli")
PLAN = 'cue:"my third period starts" will:"wait ten seconds" partner:"Rosa next door" by:"Oct 21"'


@pytest.fixture
async def world() -> AsyncIterator[World]:
    """Five people around one assignment, on a Wednesday."""
    async with World() as made:
        await made.knows("dolores", "Dolores Vega", Role.LEAD)
        await made.says("dolores", "/convening new Assignment analysis sites:Shasta")
        made.place = f"convening:{made.convening.id}"
        await made.says("dolores", "/convening open")
        for name in PEOPLE:
            await made.says(name, f"/here site:Shasta mode:room name:{name}")
        yield made


async def commits(world: World, name: str) -> None:
    reply = await world.says(name, f"/nudge commit {PLAN}")
    assert isinstance(reply, Answer), reply
    yes = next(choice for choice in reply.choices if choice.arguments["action"] == "agree")
    assert isinstance(await world.chooses(name, yes), Answer)


def mail(world: World, name: str) -> list[str]:
    return world.mail_of(world.called(name))


async def test_nothing_is_set_without_a_yes(world: World) -> None:
    """Ana sees her own words as one sentence; she does not press yes, and nothing ever comes."""
    reply = await world.says("Ana", f"/nudge commit {PLAN}")
    assert "When my third period starts, I will wait ten seconds, with Rosa next door." in world.hears(reply)
    await world.passes(days=60)
    assert mail(world, "Ana") == []


async def test_the_chain_from_the_reminders_to_six_weeks(world: World) -> None:
    """The school day before, that morning, the day after; then two and six weeks on; each once, at eight."""
    await commits(world, "Ana")
    ana = world.called("Ana")
    days: list[str] = []
    for _ in range(60):
        before = len(mail(world, "Ana"))
        await world.passes(days=1)
        if len(mail(world, "Ana")) > before:
            days.append(world.engine.person("north-state", ana).arrived[-1].at.isoformat())
            await world.says("Ana", "/nudge partly line:half")
    assert days == [
        "2026-10-20T15:00:00+00:00",
        "2026-10-21T15:00:00+00:00",
        "2026-10-22T15:00:00+00:00",
        "2026-11-04T16:00:00+00:00",
        "2026-12-02T16:00:00+00:00",
    ]
    assert mail(world, "Ana")[0] == (
        "What you wanted: when my third period starts, wait ten seconds, with Rosa next door."
    )
    assert mail(world, "Ana")[2].startswith("How did it go?")


async def test_everybody_has_a_commitment_or_said_not_now(world: World) -> None:
    """Four plan something and one says "not now": the lead sees that all five have answered, and no name."""
    for name in PEOPLE[:4]:
        await commits(world, name)
    assert isinstance(await world.says("Eli", "/nudge not-now"), Answer)
    await world.settles()
    totals = world.sees("dolores", "commitments")
    assert isinstance(totals, CommitmentsView)
    assert dict(totals.totals) == {"set": 4, "not-now": 1}
    assert world.sees("Ana", "commitments") is None


async def test_colleagues_reached_are_counted_by_site(world: World) -> None:
    """Four report back, each with the colleagues whom she told."""
    for name in PEOPLE[:4]:
        await commits(world, name)
    await world.reaches(datetime(2026, 10, 22, 18, 0, tzinfo=UTC))
    for n, name in enumerate(PEOPLE[:4], 1):
        assert isinstance(await world.says(name, f"/nudge did colleagues:{n}"), Answer)
    await world.settles()
    totals = world.sees("dolores", "commitments")
    assert isinstance(totals, CommitmentsView)
    assert totals.reached == (("Shasta", 10),)


async def test_two_silences_make_it_quiet(world: World) -> None:
    """Ana never reports back: after two questions there is a line in her digest, and no third question."""
    await commits(world, "Ana")
    await world.passes(days=80)
    asked = [text for text in mail(world, "Ana") if text.startswith("How did it go?")]
    assert len(asked) == 2
    assert len([text for text in mail(world, "Ana") if "stop reminding" in text]) == 1


async def test_not_yet_leads_to_another_day_help_or_dropping_it(world: World) -> None:
    """Ana plans it anew and the chain begins again; Ben asks for help by name; Cy drops it without a word more."""
    for name in PEOPLE[:3]:
        await commits(world, name)
    await world.reaches(datetime(2026, 10, 22, 18, 0, tzinfo=UTC))
    reply = await world.says("Ana", "/nudge not-yet")
    assert isinstance(reply, Answer)
    assert [choice.arguments["action"] for choice in reply.choices] == ["replan", "help", "drop"]
    mine = reply.choices[0].arguments["commitment"]
    assert isinstance(await world.says("Ana", f'/nudge replan commitment:{mine} until:"Nov 5"'), Answer)
    assert isinstance(await world.says("Ben", "/nudge help"), Answer)
    assert isinstance(await world.says("Cy", "/nudge drop"), Answer)
    await world.reaches(datetime(2026, 11, 6, 18, 0, tzinfo=UTC))
    assert len([text for text in mail(world, "Ana") if text.startswith("How did it go?")]) == 2
    assert "Ben would like help with what they planned." in world.mail_of("dolores")
    assert len(mail(world, "Cy")) == 3


async def test_the_next_convening_opens_with_her_own_words(world: World) -> None:
    """In November they meet again: Ana is shown what she said in October, and Ben, who said nothing, is not."""
    await commits(world, "Ana")
    await world.says("dolores", "/convening close sure:yes")
    await world.passes(days=20)
    await world.says("dolores", "/convening new Second meeting sites:Shasta", place="")
    second = max(world.engine.convenings("north-state"), key=lambda one: one.title == "Second meeting")
    ana, ben = (
        next(id for id in world.convening.people if world.engine.directory("north-state").name(id) == name)
        for name in ("Ana", "Ben")
    )
    world.place = f"convening:{second.id}"
    for person in ("Ana", "Ben"):
        await world.says(person, f"/convening join {second.code} name:{person}")
    from bot.domain.convening.state import Mode
    from bot.domain.convening.wishes import ImportRoster, RosterRow
    from bot.domain.log import Stream

    rows = tuple(RosterRow(name, "Shasta", Mode.ROOM, person=id) for name, id in (("Ana", ana), ("Ben", ben)))
    stream = Stream("north-state", "convening", second.id)
    await world.engine.submit(stream, ImportRoster(rows), world.actor("dolores"), "second-list")
    await world.says("dolores", "/convening open")
    before = len(world.mail_of(ana))
    await world.passes(minutes=1)
    (shown,) = world.mail_of(ana)[before:]
    assert shown == (
        "“Second meeting” begins. Last time you said:\n"
        "When my third period starts, I will wait ten seconds, with Rosa next door."
    )
    assert all("Last time you said" not in text for text in world.mail_of(ben))


async def test_a_buddy_says_yes_and_hears_the_status_alone(world: World) -> None:
    """Ana asks Ben; he agrees; when she reports he hears that it is done, without her words."""
    await commits(world, "Ana")
    assert isinstance(await world.says("Ana", "/nudge buddy Ben"), Answer)
    await world.settles()
    await world.delivers()
    (question,) = [post for post in world.web.posts if post.to == world.called("Ben")]
    yes = next(choice for choice in question.choices if choice.arguments["yes"] == "yes")
    assert isinstance(await world.chooses("Ben", yes), Answer)
    await world.settles()
    await world.says("Ana", "/nudge did it went well")
    await world.passes(minutes=1)
    assert mail(world, "Ben")[-1] == "Ana did what they planned."


async def test_nobody_becomes_a_buddy_unasked(world: World) -> None:
    """Cy was not asked by Ana: his yes changes nothing."""
    await commits(world, "Ana")
    ana = world.engine.person("north-state", world.called("Ana"))
    (mine,) = ana.commitments
    reply = await world.says("Cy", f"/nudge be-buddy asker:{ana.id} commitment:{mine} yes:yes")
    assert isinstance(reply, Refusal)
    assert world.engine.person("north-state", ana.id).commitments[mine].buddy == ""


async def test_a_restart_in_the_middle_brings_nothing_twice(world: World) -> None:
    """The program is down from the evening before until noon: the morning's reminder comes once, late."""
    await commits(world, "Ana")
    await world.reaches(datetime(2026, 10, 21, 2, 0, tzinfo=UTC))
    again = World(world.ledger)
    again.clock.at = datetime(2026, 10, 21, 19, 0, tzinfo=UTC)
    await again.engine.start()
    await again.passes(hours=1)
    (text,) = [again.reads(post) for post in again.web.posts]
    assert text.startswith("This reaches you late")
    third = World(world.ledger)
    third.clock.at = again.clock.at + timedelta(minutes=1)
    await third.engine.start()
    await third.passes(hours=2)
    assert third.web.posts == []
