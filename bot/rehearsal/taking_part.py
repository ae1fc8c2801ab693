"""What simulated people do in a talk routine: vote, write and find partners, each on a page of their own.

A host answers for the people of her room who have no device, as she would.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

from bot.rehearsal.page import PageForm
from bot.rehearsal.seat import PageMissing, Seat

if TYPE_CHECKING:
    from bot.rehearsal.director import Director
    from bot.rehearsal.script import Step

LOOK_AGAIN = timedelta(seconds=30)
LOOKS = 60
A_FEW = 5

WORDS = ("We notice what they already know.", "I wonder what comes next.", "Me pregunto qué sigue.")

Fill = Callable[[Random, PageForm, Seat], dict[str, str]]


async def votes(director: Director, step: Step) -> None:
    """Everybody chooses one of what her page offers."""
    await everybody(director, step, "choose", a_choice)


async def writes(director: Director, step: Step) -> None:
    """Everybody adds a line where her page asks for one."""
    words = (*director.script.lines, *director.script.notes) or WORDS

    def some_words(chance: Random, form: PageForm, seat: Seat) -> dict[str, str]:
        column = {"column": chance.choice(form.offers["column"])} if form.offers.get("column") else {}
        return {**column, "text": chance.choice(words)}

    await everybody(director, step, "write", some_words)


async def seats(director: Director, step: Step) -> None:
    """Whoever came late and has no group asks for partners; most have one, and press nothing."""
    end = director.clock.now() + timedelta(minutes=step.over)

    async def ask(seat: Seat) -> None:
        await answered(director, seat, "seat", end, lambda form: {})

    await director.spread(step, at_a_screen(director), ask)


async def is_free(director: Director) -> None:
    """The facilitator waits until no other routine runs before she starts one."""
    for _ in range(LOOKS):
        if (await director.cast.facilitator.open()).form("routine", "stop") is None:
            return
        await director.clock.sleep_until(director.clock.now() + LOOK_AGAIN)
    raise PageMissing("the routine before does not end")


async def is_asked(director: Director, action: str) -> None:
    """Wait for the step that asks for this; a few pages tell it for all, since a guest who is not confirmed yet is
    not asked. A step that never comes is a stumble."""
    chance = Random(f"{director.seed}:{action}")
    for _ in range(LOOKS):
        seats = at_a_screen(director)
        for seat in chance.sample(seats, min(A_FEW, len(seats))):
            if (await seat.open()).form("routine", action) is not None:
                return
        await director.clock.sleep_until(director.clock.now() + LOOK_AGAIN / 2)
    raise PageMissing(f"nobody was asked to {action}")


def a_choice(chance: Random, form: PageForm, seat: Seat) -> dict[str, str]:
    return {"choice": chance.choice(form.offers["choice"])}


def at_a_screen(director: Director) -> list[Seat]:
    return [seat for seat in director.cast.guests if seat.device and seat.home and not seat.taken]


async def everybody(director: Director, step: Step, action: str, fill: Fill) -> None:
    """When the step comes that asks for it, each acts once, at her own moment. Nobody asked at all is a stumble."""
    await is_asked(director, action)
    begun, end = director.clock.now(), director.clock.now() + timedelta(minutes=step.over)
    done: list[str] = []

    async def act(seat: Seat) -> None:
        chance = Random(f"{director.seed}:{step.at}:{seat.name}")
        if await answered(director, seat, action, end, lambda form: fill(chance, form, seat)):
            done.append(seat.name)

    hosts = director.cast.hosts.values()
    rooms = asyncio.gather(*(for_her_room(director, host, action, fill, step.at) for host in hosts))
    await director.spread(step, at_a_screen(director), act)
    for people in await rooms:
        done += people
    if not done:
        raise PageMissing(f"nobody was asked to {action} from {begun:%H:%M} to {end:%H:%M}")


async def answered(
    director: Director, seat: Seat, action: str, end: datetime, filled: Callable[[PageForm], dict[str, str]]
) -> bool:
    """Look at her page now and again until it asks her; whether it did before the end."""
    while True:
        form = (await seat.open()).form("routine", action)
        if form is not None:
            await seat.send(form, **filled(form))
            return True
        if director.clock.now() + LOOK_AGAIN >= end:
            return False
        await director.clock.sleep_until(director.clock.now() + LOOK_AGAIN)


async def for_her_room(director: Director, host: Seat, action: str, fill: Fill, at: float) -> list[str]:
    """She answers for each of her people whom her page names."""
    if host.taken or not host.home:
        return []
    form = (await host.open()).form("routine", action)
    people = form.offers.get("for", []) if form is not None else []
    chance = Random(f"{director.seed}:{at}:{host.name}")
    for person in people:
        assert form is not None
        await host.send(form, **fill(chance, form, host), **{"for": person})
        form = (await host.open()).form("routine", action)
        if form is None:
            return list(people)
    return list(people)


WAYS: dict[str, Callable[[Director, Step], Awaitable[None]]] = {"votes": votes, "writes": writes, "seats": seats}
