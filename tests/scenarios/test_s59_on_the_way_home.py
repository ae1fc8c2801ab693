"""The conversation goes on in the car: one prompt an hour after the end, and no more."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.convening.state import Mode
from bot.domain.convening.wishes import RosterRow
from bot.domain.log import Answer, Refusal, Role
from bot.views import TeamView
from tests.world import World


@pytest.fixture
async def world() -> AsyncIterator[World]:
    """Two of a district team are in the room."""
    async with World() as made:
        await made.knows("dolores", "Dolores Vega", Role.LEAD)
        await made.says("dolores", "/convening new Fall symposium sites:Shasta")
        made.place = f"convening:{made.convening.id}"
        await made.says("dolores", "/convening open")
        for name in ("Ana", "Ben"):
            await made.says(name, f"/here site:Shasta mode:room name:{name}")
        yield made


def prompts(world: World, name: str) -> list[str]:
    return [text for text in world.mail_of(world.called(name)) if "way home" in text]


async def test_the_recap_is_there_within_two_minutes_and_the_prompt_an_hour_after_the_end_once(world: World) -> None:
    """The recap at once; at one hour a single prompt; a day later still one."""
    await world.says("dolores", "/convening close sure:yes")
    await world.passes(minutes=2)
    assert [post.show for post in world.web.posts] == ["recap"]
    await world.passes(minutes=57)
    assert prompts(world, "Ana") == []
    await world.passes(minutes=2)
    assert len(prompts(world, "Ana")) == len(prompts(world, "Ben")) == 1
    await world.passes(days=10)
    assert len(prompts(world, "Ana")) == 1


async def test_an_evening_end_waits_for_the_morning(world: World) -> None:
    """It ends at 17:30: an hour later is in the quiet hours, so the prompt comes at seven."""
    await world.reaches(datetime(2026, 10, 15, 0, 30, tzinfo=UTC))
    await world.says("dolores", "/convening close sure:yes")
    await world.reaches(datetime(2026, 10, 15, 13, 59, tzinfo=UTC))
    assert prompts(world, "Ana") == []
    await world.reaches(datetime(2026, 10, 15, 14, 0, tzinfo=UTC))
    assert len(prompts(world, "Ana")) == 1


async def test_a_friday_end_goes_into_mondays_digest(world: World) -> None:
    """Nobody is written to on a weekend."""
    await world.reaches(datetime(2026, 10, 17, 0, 0, tzinfo=UTC))
    await world.says("dolores", "/convening close sure:yes")
    await world.reaches(datetime(2026, 10, 19, 14, 59, tzinfo=UTC))
    assert prompts(world, "Ana") == []
    await world.reaches(datetime(2026, 10, 19, 15, 0, tzinfo=UTC))
    assert len(prompts(world, "Ana")) == 1


async def test_the_facilitator_and_each_person_can_turn_it_off(world: World) -> None:
    """Ana wants no nudges; then the facilitator turns it off for everybody."""
    await world.says("Ana", "/me nudges off")
    await world.says("dolores", "/convening settings way-home off")
    await world.says("dolores", "/convening close sure:yes")
    await world.passes(hours=3)
    assert prompts(world, "Ana") == prompts(world, "Ben") == []


async def test_one_tap_stops_it_for_whoever_does_not_want_it(world: World) -> None:
    """Ana turned nudges off: Ben alone is asked."""
    await world.says("Ana", "/me nudges off")
    await world.says("dolores", "/convening close sure:yes")
    await world.passes(hours=2)
    assert prompts(world, "Ana") == []
    assert len(prompts(world, "Ben")) == 1


async def test_the_teams_thread_stays_open_for_fourteen_days(world: World) -> None:
    """The prompt leads to it; Ben reads what Ana wrote; after fourteen days, and a restart between, it is closed."""
    await world.says("dolores", "/convening close sure:yes")
    await world.passes(hours=1, minutes=1)
    (prompt,) = [post for post in world.web.posts if post.to == world.called("Ana")]
    look = next(choice for choice in prompt.choices if choice.arguments["action"] == "team")
    shown = await world.chooses("Ana", look)
    assert isinstance(shown, Answer)
    assert shown.show == "team"
    assert isinstance(await world.says("Ana", "/nudge tell-team We start with the wait time."), Answer)
    again = World(world.ledger)
    again.clock.at, again.place = world.clock.at + timedelta(days=12), world.place
    await again.engine.start()
    thread = again.sees("Ben", "team")
    assert isinstance(thread, TeamView)
    assert (thread.team, thread.people, thread.is_open) == ("Shasta", ("Ana", "Ben"), True)
    assert [(line.name, line.text) for line in thread.lines] == [("Ana", "We start with the wait time.")]
    assert isinstance(await again.says("Ben", "/nudge tell-team And then the sentence frames."), Answer)
    await again.passes(days=2)
    refusal = await again.says("Ana", "/nudge tell-team One more")
    assert isinstance(refusal, Refusal)
    assert refusal.code == "team-thread-over"
    thread = again.sees("Ana", "team")
    assert isinstance(thread, TeamView)
    assert (thread.is_open, len(thread.lines)) == (False, 2)


async def test_a_team_is_a_district_where_the_roster_names_one_and_nobody_else_reads_it(world: World) -> None:
    """Cy rides with another district, Dolores facilitates: neither sees Ana's and Ben's thread, nor does any log."""
    rows = tuple(
        RosterRow(name, "Shasta", Mode.ROOM, person="cy" if name == "Cy" else world.called(name), attributes=district)
        for name, district in (
            ("Ana", (("district", "Redding"),)),
            ("Ben", (("district", "Redding"),)),
            ("Cy", (("district", "Anderson"),)),
        )
    )
    await world.knows("cy", "Cy")
    await world.imports("dolores", rows)
    await world.says("cy", "/here")
    assert isinstance(await world.says("Ana", "/nudge tell-team secret-plan"), Answer)
    for reader, texts in (("Ana", ["secret-plan"]), ("Ben", ["secret-plan"])):
        thread = world.sees(reader, "team")
        assert isinstance(thread, TeamView)
        assert (thread.team, [line.text for line in thread.lines]) == ("Redding", texts)
    assert world.sees("dolores", "team") is None
    other = world.sees("cy", "team")
    assert isinstance(other, TeamView)
    assert (other.team, other.people, other.lines) == ("Anderson", ("Cy",), ())
    for stream, _ in await world.ledger.open_streams():
        assert all(b"secret-plan" not in line.data for line in await world.ledger.read(stream))


async def test_nothing_is_written_to_a_team_off_the_record(world: World) -> None:
    """What would be only words is refused, so that nobody believes that it was kept."""
    await world.says("dolores", "/convening settings off-record on")
    reply = await world.says("Ana", "/nudge tell-team something-private")
    assert isinstance(reply, Refusal)
    assert reply.code == "off-the-record"


async def test_a_restart_brings_no_second_prompt(world: World) -> None:
    """The program ends right after the prompt and comes back."""
    await world.says("dolores", "/convening close sure:yes")
    await world.passes(hours=2)
    again = World(world.ledger)
    again.clock.at = world.clock.at + timedelta(minutes=5)
    await again.engine.start()
    await again.passes(days=3)
    assert again.web.posts == []
