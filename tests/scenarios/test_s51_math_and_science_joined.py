"""S51: two symposia that build on one another: math and science people in every group."""

from __future__ import annotations

from bot.compose import compose
from bot.domain.convening.state import Mode
from bot.domain.convening.wishes import RosterRow
from bot.domain.log import Answer
from bot.speech import Speech
from bot.ui import Facts, Text
from bot.views import ActionsView, ConveningView, GroupsView
from tests.scenarios.conftest import convene
from tests.world import ORGANISATION, World


def districts(math: int) -> tuple[RosterRow, ...]:
    """One person of each of 81 districts; the first `math` of them teach mathematics, the others science."""
    return tuple(
        RosterRow(
            f"District {n}",
            "Downey",
            Mode.ROOM,
            email=f"d{n}@example.org",
            attributes=(("district", f"District {n}"), ("subject", "math" if n < math else "science")),
        )
        for n in range(81)
    )


def subjects(world: World, people: tuple[str, ...]) -> set[str]:
    found = (world.convening.one(who) for who in people)
    return {who.attributes["subject"] for who in found if who is not None}


async def test_every_group_has_a_math_and_a_science_person() -> None:
    """30 of 81 people teach mathematics: mixed by subject, each of the 20 groups has both."""
    async with convene("What action can we take", districts(math=30)) as world:
        await world.says("dolores", "/breakout plan mix:subject")
        await world.plans()
        plan = world.convening.breakouts.plan
        assert plan is not None
        assert len(plan.groups) == 20
        assert all(subjects(world, group.members) == {"math", "science"} for group in plan.groups)


async def test_groups_without_a_math_person_are_listed() -> None:
    """Only 12 teach mathematics: 12 groups have one, and each of the other 8 is named with ways on."""
    async with convene("What action can we take", districts(math=12)) as world:
        await world.says("dolores", "/breakout plan one-each:subject")
        await world.plans()
        plan = world.convening.breakouts.plan
        assert plan is not None
        without = {group.name for group in plan.groups if "math" not in subjects(world, group.members)}
        assert len(without) == 8
        shown = world.sees("dolores", "plan")
        assert isinstance(shown, GroupsView)
        assert {one.group for one in shown.unmet} == without
        assert all(one.fixes for one in shown.unmet)


async def test_the_second_symposium_opens_with_the_first_ones_themes() -> None:
    """In the first, people asked to hear more of three things; the second opens with them, the most wanted first."""
    wishes = {0: "Data talks", 1: "Lesson study", 2: "Lesson study", 3: "lesson  study", 4: "Data talks", 5: "Coaching"}
    async with convene("What do we notice", districts(math=30)) as world:
        await world.says("dolores", "/convening series Los Angeles symposia")
        for n, wish in wishes.items():
            who = world.called(f"District {n}")
            await world.knows(who, f"District {n}")
            assert isinstance(await world.says(who, f"/nudge interested {wish}"), Answer)
        await world.says("dolores", "/convening close sure:yes")
        await world.passes(days=120)
        line = '/convening new What action can we take sites:Downey series:"Los Angeles symposia"'
        assert isinstance(await world.says("dolores", line, place=""), Answer)
        (second,) = [one for one in world.engine.convenings(ORGANISATION) if one.title == "What action can we take"]
        world.place = f"convening:{second.id}"
        opened = await world.says("dolores", "/convening open")
        assert isinstance(opened, Answer)
        shown = world.sees("dolores", opened.show)
        assert isinstance(shown, ConveningView)
        assert shown.follows == "What do we notice"
        assert shown.themes == (("lesson study", 3), ("data talks", 2), ("coaching", 1))
        card = compose(shown, Speech.about(world.convening, world.engine.directory(ORGANISATION)))
        (facts,) = [one for one in card.elements if isinstance(one, Facts)]
        assert ("From last time", "lesson study (3), data talks (2), and coaching (1)") in facts.pairs


async def test_action_commitments_are_listed_per_district() -> None:
    """Four actions of three districts, and one that nobody owns yet: one list a district, the ownerless last."""
    async with convene("What action can we take", districts(math=30)) as world:
        for text, owner in (("Visit two classes", 7), ("Share the unit", 3), ("Meet again in May", None), ("Plan", 7)):
            owned = f' owner:"District {owner}"' if owner is not None else ""
            assert isinstance(await world.says("dolores", f'/action new "{text}"{owned}'), Answer)
        reply = await world.says("dolores", "/action show per:district")
        assert isinstance(reply, Answer)
        shown = world.sees("dolores", reply.show, reply.about)
        assert isinstance(shown, ActionsView)
        assert [(under, line.text) for under, line in zip(shown.under, shown.actions, strict=True)] == [
            ("District 3", "Share the unit"),
            ("District 7", "Visit two classes"),
            ("District 7", "Plan"),
            ("", "Meet again in May"),
        ]
        card = compose(shown, Speech.about(world.convening, world.engine.directory(ORGANISATION)))
        heads = [one.text for one in card.elements if isinstance(one, Text)]
        assert heads == ["District 3", "District 7", "no owner yet"]
        refused = await world.says("dolores", "/action show per:shoe")
        assert world.hears(refused) == "The list has no column “shoe”. It has: district, site, subject."
