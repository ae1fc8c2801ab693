"""Sessions for routines: so many people in rooms at several sites, so many at home, and one who facilitates."""

from __future__ import annotations

from dataclasses import replace

from bot.compose import compose
from bot.domain.convening.state import Mode
from bot.domain.convening.wishes import RosterRow
from bot.domain.log import Actor, Role
from bot.showing import view
from bot.speech import Speech
from bot.views import RoutineView, StepView
from tests.world import ORGANISATION, World

SITES = ("Butte", "Lassen", "Modoc", "Plumas", "Shasta", "Siskiyou", "Tehama", "Trinity")


async def convene(world: World, room: int, remote: int, sites: int = 1, bound: bool = True) -> None:
    """An open convening: everybody is here, each site has a channel of its own, and Dolores runs it from home."""
    await world.knows("dolores", "Dolores Vega", Role.LEAD)
    named = SITES[:sites]
    await world.says("dolores", f'/convening new Science talk sites:"{", ".join(named)}"')
    world.place = f"convening:{world.convening.id}"
    rows = [RosterRow(f"Room {n}", named[n % sites], Mode.ROOM, device=False) for n in range(room)]
    rows += [RosterRow(f"Home {n}", "remote", Mode.REMOTE) for n in range(remote)]
    await world.imports("dolores", tuple(rows))
    if bound:
        await bind(world, named)
    await world.says("dolores", "/convening open")
    await everyone_is_here(world)


async def everyone_is_here(world: World) -> None:
    """A hundred at a time: a command has a longest text."""
    await world.says("dolores", "/here")
    away = sorted(who.person for who in world.convening.roster() if not who.present)
    for start in range(0, len(away), 100):
        await world.says("dolores", f'/here for:"{",".join(away[start : start + 100])}"')


async def bind(world: World, sites: tuple[str, ...]) -> None:
    for site in sites:
        await world.says("dolores", f"/convening bind site:{site}", place=f"web:{site.casefold()}")
    await world.says("dolores", "/convening bind", place="web:main")


def people(world: World, mode: Mode) -> list[str]:
    """Everybody of that mode but Dolores, who facilitates."""
    return sorted(who.person for who in world.convening.roster() if who.mode is mode and who.person != "dolores")


def as_person(world: World, person: str) -> Actor:
    return replace(world.actor("dolores"), person=person, grants=frozenset())


def own_step(world: World, person: str) -> StepView | None:
    """What one person is shown of the step that runs, on her own screen."""
    directory = world.engine.directory(ORGANISATION)
    seen = view(world.convening, directory, as_person(world, person), world.clock.now(), "my-step")
    assert seen is None or isinstance(seen, StepView)
    return seen


def board(world: World, person: str = "dolores") -> RoutineView:
    """The step board, as the facilitator sees it unless another person is named."""
    directory = world.engine.directory(ORGANISATION)
    viewer = world.actor(person) if person == "dolores" else as_person(world, person)
    seen = view(world.convening, directory, viewer, world.clock.now(), "routine")
    assert isinstance(seen, RoutineView)
    return seen


def read_aloud(world: World, seen: StepView | RoutineView, language: str = "en") -> str:
    """A view as a screen reader says it."""
    directory = world.engine.directory(ORGANISATION)
    return compose(seen, Speech.about(world.convening, directory, language, world.clock.now())).spoken()
