"""A convening in which everything wrong can be said: each stage as the table's `when` names it."""

from __future__ import annotations

from bot.batch import Reply
from bot.domain.convening.state import Convening
from bot.domain.log import Role
from bot.spec import Form
from tests.world import ORGANISATION, World

PEOPLE = (
    ("ana", "Ana", "Shasta"),
    ("hana", "Hana", "Shasta"),
    ("ben1", '"Ben Ito"', "Shasta"),
    ("ben2", '"Ben Oak"', "Lassen"),
    ("cy", "Cy", "Lassen"),
    ("ed", "Ed", "Lassen"),
)


async def set_stage(world: World, when: str) -> None:
    """Dolores facilitates, Hana hosts Shasta, Ed was shown out; then the moment that the table names."""
    await world.knows("dolores", "Dolores Vega", Role.LEAD)
    await world.says("dolores", '/convening new Fall symposium sites:"Shasta, Lassen"')
    world.place = f"convening:{world.convening.id}"
    if when != "planned":
        await world.says("dolores", "/convening open")
    for person, name, site in PEOPLE:
        await world.says(person, f"/convening join name:{name} site:{site}")
    await world.says("dolores", "/convening role person:Hana role:host")
    await world.says("dolores", "/convening eject Ed")
    if when == "paused":
        await world.says("dolores", "/breakout plan")
        await world.plans()
        await world.says("dolores", "/convening break 10m")
    if when == "closed":
        await world.says("dolores", "/convening close sure:yes")


def everything(world: World) -> tuple[list[Convening], int, dict[str, dict[str, str]]]:
    """All that is true and all that was said: what a wrong input may not change."""
    directory = world.engine.directory(ORGANISATION)
    people = [who for state in world.engine.convenings(ORGANISATION) for who in state.people]
    heads = sum(cell.head for cell in world.engine.memory.cells())
    return world.engine.convenings(ORGANISATION), heads, {who: dict(directory.texts(who)) for who in people}


def heard(world: World, reply: Reply) -> str:
    if isinstance(reply, Form):
        return f"[form] {reply.asks.args['what']}"
    return world.hears(reply)
