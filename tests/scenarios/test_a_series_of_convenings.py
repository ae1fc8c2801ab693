"""A series: the next convening knows who has met whom before, by id, and what people asked for; and nothing else."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from itertools import combinations

import pytest

from bot.domain.convening.state import Convening, Mode
from bot.domain.convening.wishes import RosterRow
from bot.domain.log import Answer, Refusal, Role
from bot.retention import Retention
from bot.views import ConveningView
from tests.world import ORGANISATION, World

PEOPLE = 12


@pytest.fixture
async def community() -> AsyncIterator[World]:
    """The first of two meetings: twelve people sat in trios, some asked for more, and it is closed."""
    async with World() as world:
        await world.knows("dolores", "Dolores Vega", Role.LEAD)
        await world.says("dolores", '/convening new Fall meeting sites:Shasta series:"Science community"')
        world.place = f"convening:{world.convening.id}"
        await world.says("dolores", "/convening agenda Keynote 30; Groups 40")
        await world.imports("dolores", rows(world))
        await world.says("dolores", "/convening open")
        await world.everyone_checks_in("dolores")
        await world.says("dolores", "/here gone")
        yield world


def rows(world: World, known: tuple[str, ...] = ()) -> tuple[RosterRow, ...]:
    listed = [RosterRow(f"Person {n:02}", "Shasta", Mode.ROOM, email=f"p{n}@example.org") for n in range(PEOPLE)]
    return tuple(replace(row, person=who) for row, who in zip(listed, known, strict=True)) if known else tuple(listed)


def named(world: World) -> tuple[str, ...]:
    """The twelve by id, in the order of the list."""
    return tuple(world.called(f"Person {n:02}") for n in range(PEOPLE))


async def talks(world: World, line: str = "size:3 min:3 max:3 without:Dolores") -> set[tuple[str, str]]:
    """A round of groups, opened and called back; who met whom in it."""
    reply = await world.says("dolores", f"/breakout plan {line}")
    assert isinstance(reply, Answer), reply
    await world.plans()
    await world.says("dolores", "/breakout open 10m")
    await world.says("dolores", "/breakout recall")
    groups = world.convening.breakouts.past[-1].in_order()
    return {pair for group in groups for pair in combinations(sorted(group.members), 2)}


async def next_meeting(world: World, line: str, people: tuple[str, ...]) -> Convening:
    """Four months later, with the same people; Dolores runs it."""
    await world.passes(days=120)
    known = {one.id for one in world.engine.convenings(ORGANISATION)}
    reply = await world.says("dolores", line, place="")
    assert isinstance(reply, Answer), reply
    (made,) = [one for one in world.engine.convenings(ORGANISATION) if one.id not in known]
    world.place = f"convening:{made.id}"
    await world.says("dolores", "/convening open")
    await world.imports("dolores", rows(world, people))
    await world.everyone_checks_in("dolores")
    await world.says("dolores", "/here gone")
    return world.convening


NEXT = '/convening new Winter meeting sites:Shasta series:"science  Community"'


async def test_the_next_meeting_brings_people_together_who_never_met(community: World) -> None:
    """Two rounds in fall, one in winter with avoid:repeats: nobody meets again whom she met in fall."""
    met = await talks(community) | await talks(community, "size:3 min:3 max:3 avoid:repeats without:Dolores")
    people = named(community)
    await community.says("dolores", "/convening close sure:yes")
    winter = await next_meeting(community, NEXT, people)
    assert winter.carried is not None
    assert {(one, other) for one, other, _ in winter.carried.met} == met
    again = await talks(community, "size:3 min:3 max:3 avoid:repeats without:Dolores")
    assert len(met) == 24
    assert met & again == set()


async def test_why_this_group_says_so(community: World) -> None:
    """One sentence, in which it is said that she has met nobody there before."""
    await talks(community)
    people = named(community)
    await community.says("dolores", "/convening close sure:yes")
    await next_meeting(community, NEXT, people)
    await community.says("dolores", "/breakout plan size:3 min:3 max:3 avoid:repeats without:Dolores")
    await community.plans()
    said = community.hears(await community.says("dolores", f"/breakout why {people[0]}"))
    assert "you have not met anyone there before" in said


async def test_the_history_goes_on_from_meeting_to_meeting(community: World) -> None:
    """The third meeting knows of the first through the second: twelve people, four rounds of trios, no pair twice."""
    line = "size:3 min:3 max:3 avoid:repeats without:Dolores"
    seen = [*await talks(community, line)]
    people = named(community)
    for title in ("Winter", "Spring"):
        await community.says("dolores", "/convening close sure:yes")
        await next_meeting(community, f'/convening new {title} sites:Shasta series:"Science community"', people)
        seen += await talks(community, line)
    assert len(seen) == 36
    assert len(set(seen)) == 36


async def test_it_is_still_known_after_a_restart(community: World) -> None:
    """The program starts anew over the winter: the closed meeting of a series hands on what it knows."""
    met = await talks(community)
    people = named(community)
    await community.says("dolores", "/convening close sure:yes")
    async with World(community.ledger) as later:
        later.clock.at = community.clock.at
        winter = await next_meeting(later, NEXT, people)
        assert winter.carried is not None
        assert {(one, other) for one, other, _ in winter.carried.met} == met


async def test_it_carries_ids_themes_and_the_agenda_and_no_words(community: World) -> None:
    """What two people asked to hear about comes along, with the agenda; no list of people, no line, no hand."""
    await talks(community)
    first, second = named(community)[:2]
    for who in (first, second):
        await community.knows(who, "Person")
        await community.says(who, "/nudge interested Lesson study")
    await community.says(second, "/nudge interested Data talks")
    await community.says("dolores", "/convening close sure:yes")
    known = {one.id for one in community.engine.convenings(ORGANISATION)}
    await community.says("dolores", NEXT, place="")
    (winter,) = [one for one in community.engine.convenings(ORGANISATION) if one.id not in known]
    assert winter.carried is not None
    assert winter.carried.themes == (("lesson study", 2), ("data talks", 1))
    assert [(topic.title, topic.minutes, topic.opened_at) for topic in winter.agenda] == [
        ("Keynote", 30, None),
        ("Groups", 40, None),
    ]
    assert [who.person for who in winter.roster()] == ["dolores"]
    assert not winter.breakouts.past
    community.place = f"convening:{winter.id}"
    opened = await community.says("dolores", "/convening open")
    assert isinstance(opened, Answer)
    shown = community.view_of(winter.id, "dolores", opened)
    assert isinstance(shown, ConveningView)
    assert (shown.follows, shown.themes) == ("Fall meeting", (("lesson study", 2), ("data talks", 1)))


async def test_a_convening_that_stood_alone_joins_a_series(community: World) -> None:
    """Planned by itself, then made one of the series: it knows what the others know; undo takes that back."""
    met = await talks(community)
    await community.says("dolores", "/convening close sure:yes")
    await next_meeting(community, "/convening new Winter meeting sites:Shasta", named(community))
    assert community.convening.carried is None
    said = await community.says("dolores", "/convening series Science community")
    assert community.hears(said) == "This carries on from Fall meeting."
    assert community.convening.carried is not None
    assert {(one, other) for one, other, _ in community.convening.carried.met} == met
    again = await community.says("dolores", "/convening series Science community")
    assert isinstance(again, Refusal)
    await community.says("dolores", "/convening undo")
    assert community.convening.carried is None


async def test_after_the_retention_date_the_pairs_are_still_known_and_the_wishes_are_not(community: World) -> None:
    """The fall's log has become its totals: who met whom by id is all that the winter meeting is handed."""
    met = await talks(community)
    people = named(community)
    await community.knows(people[0], "Person")
    await community.says(people[0], "/nudge interested Lesson study")
    await community.says("dolores", "/convening close sure:yes")
    await community.says("dolores", "/convening retention days:30")
    await community.passes(days=31)
    assert await Retention(community.engine, community.ledger, community.clock).look() == 1
    winter = await next_meeting(community, NEXT, people)
    assert winter.carried is not None
    assert {(one, other) for one, other, _ in winter.carried.met} == met
    assert (winter.carried.title, winter.carried.themes) == ("Fall meeting", ())


async def test_a_series_is_found_by_name_when_only_its_totals_are_left_and_the_program_starts_anew(
    community: World,
) -> None:
    """The last meeting's retention date is over and the power was off: the next one still carries on from it."""
    met = await talks(community)
    people = named(community)
    await community.says("dolores", "/convening close sure:yes")
    await community.says("dolores", "/convening retention days:30")
    await community.passes(days=31)
    assert await Retention(community.engine, community.ledger, community.clock).look() == 1
    async with World(community.ledger) as later:
        later.clock.at = community.clock.at
        winter = await next_meeting(later, NEXT, people)
        assert winter.carried is not None
        assert winter.carried.title == "Fall meeting"
        assert {(one, other) for one, other, _ in winter.carried.met} == met
