"""Directs a rehearsal: at each minute of the script, the simulated people do their part at the pages."""

from __future__ import annotations

import asyncio
import shlex
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

import structlog

from bot.clock import ScaledClock
from bot.reading import read
from bot.rehearsal import taking_part
from bot.rehearsal.page import Page, PageForm
from bot.rehearsal.replying import reply
from bot.rehearsal.script import Script, Step
from bot.rehearsal.seat import PageMissing, Seat
from commands import COMMANDS

log = structlog.get_logger("rehearsal")

KINDS = ("new", "new", "new", "reply", "clarify")
WILLING = 0.25
"""How many of those who are asked raise a hand; the others pass, which is a good answer."""
STILL_ASKING = "check-still-open"
"""The one refusal that a facilitator only has to wait for."""
PATIENCE = timedelta(seconds=20)
"""How often, on the rehearsal's own clock, the facilitator looks at the console while she calls speakers."""
PLANS, PLAN_LOOKS = 3, 40
"""How often she asks for a plan, and how often she looks for it each time."""
LOOKS = 60
"""How often she looks before she takes it that nothing will come: twenty minutes of a meeting."""


@dataclass(slots=True)
class Cast:
    """Everybody in the rehearsal."""

    facilitator: Seat
    hosts: dict[str, Seat]
    guests: list[Seat]
    """Everybody who comes in by the join page or is checked in: all but the hosts."""
    people: list[Seat]
    code: str = ""
    convening: str = ""


@dataclass(slots=True)
class Director:
    """Runs a script with a cast on a clock that may be fast. `seed` makes two rehearsals alike."""

    script: Script
    cast: Cast
    clock: ScaledClock
    seed: int = 1
    done: asyncio.Event = field(default_factory=asyncio.Event)
    stumbles: list[str] = field(default_factory=list)
    """What went wrong with a simulated person: a rehearsal that hides it would teach nothing."""
    replied: Counter[str] = field(default_factory=Counter)
    """How often each answer was given to a nudge."""
    _doing: list[asyncio.Task[None]] = field(default_factory=list)

    async def run(self) -> None:
        """From the first step to the last. Returns when everything has happened."""
        begun = self.clock.now()
        asked: list[asyncio.Task[None]] = []
        for step in self.script.steps:
            await self.clock.sleep_until(begun + timedelta(minutes=step.at))
            if step.does == "says":
                await asyncio.gather(*asked)  # she does not go on before people have done what the step asks
                await self._carry(step)
            else:
                self._doing.append(asyncio.create_task(self._carry(step)))
                asked += self._doing[-1:] if step.does in taking_part.WAYS else []
        await self.clock.sleep_until(begun + timedelta(minutes=self.script.minutes))
        await asyncio.gather(*self._doing)
        self.done.set()

    async def _carry(self, step: Step) -> None:
        try:
            await WAYS[step.does](self, step)
        except (PageMissing, OSError, TimeoutError) as error:
            self._stumble(f"minute {step.at:g}, {step.does} {step.what}: {error}")

    def _stumble(self, what: str) -> None:
        self.stumbles.append(what)
        log.warning("stumbled", what=what)

    def _chance(self, step: Step) -> Random:
        return Random(f"{self.seed}:{step.at}:{step.does}")

    # --- the facilitator ----------------------------------------------------------------------------------------------

    async def says(self, step: Step) -> None:
        """The facilitator types a command into her console."""
        seat = self.cast.facilitator
        if seat.taken:
            return
        if not await self._types(step.what):
            self._doing.append(asyncio.create_task(self._tries_again(step.what)))

    async def _tries_again(self, line: str) -> None:
        """Remote people still want to speak before the topic closes: she lets them, and tries again."""
        for _ in range(LOOKS):
            await self.clock.sleep_until(self.clock.now() + PATIENCE)
            if await self._types(line):
                return
        self._stumble(f"{line}: remote people were waited for in vain")

    async def _types(self, line: str) -> bool:
        """A command as the facilitator's console sends it: any of its forms carries the marks that a page needs.

        False where it has to wait for the remote people; any other refusal is a stumble.
        """
        seat = self.cast.facilitator
        form = next((form for form in (await seat.open()).forms if form.target.startswith("/do/")), None)
        if form is None:
            raise PageMissing("no form on the console")
        name, _, text = line.removeprefix("/").partition(" ")
        command = COMMANDS[name]
        said = read(command, text)
        if said.action is None or said.unknown:
            raise PageMissing(f"I can't read {line}")
        if (name, said.action.name) == ("routine", "run"):
            await taking_part.is_free(self)
        marks = {name: value for name, value in form.fields.items() if name in ("csrf", "key")}
        filled = {**marks, "command": name, "action": said.action.name, **said.values}
        told = await seat.ask(PageForm(form.target, filled))
        if told.get("code") == STILL_ASKING:
            return False
        if not told.get("ok"):
            self._stumble(f"{line}: {told.get('say', '')}")
        if (name, said.action.name) == ("breakout", "plan"):
            await self._is_planned(PageForm(form.target, filled))
        if (name, said.action.name) == ("nudge", "schedule") and told.get("ok"):
            await self._types(f"/nudge save draft:{told['about']}")
        return True

    async def _is_planned(self, asked: PageForm) -> None:
        """She looks at her console until she can open the groups.

        A plan takes its real seconds, which are minutes on a fast clock: one that was given up is asked for again.
        """
        seat = self.cast.facilitator
        for _ in range(PLANS):
            for _ in range(PLAN_LOOKS):
                page = await seat.open()
                if page.form("breakout", "open") is not None:
                    return
                await self.clock.sleep_until(self.clock.now() + PATIENCE)
            key = next((form.fields["key"] for form in page.forms if "key" in form.fields), "")
            await seat.ask(asked, key=key)
        raise PageMissing("the groups cannot be opened")

    async def calls(self, step: Step) -> None:
        """She gives the floor, lets each speaker have the time, and calls the next while anybody waits."""
        end = self.clock.now() + timedelta(minutes=step.over)
        each = timedelta(seconds=float(step.what))
        while self.clock.now() < end:
            called = False
            if not self.cast.facilitator.taken:
                called = await self.cast.facilitator.press("queue", "next") is not None
            await self.clock.sleep_until(self.clock.now() + (each if called else PATIENCE))
        await self.cast.facilitator.press("queue", "done")

    # --- everybody ------------------------------------------------------------------------------------------------

    async def spread(self, step: Step, seats: list[Seat], act: Callable[[Seat], Awaitable[None]]) -> None:
        """Each seat acts once, at its own moment within the step."""
        chance, begun = self._chance(step), self.clock.now()
        moments = sorted(chance.random() * step.over for _ in seats)
        order = list(seats)
        chance.shuffle(order)
        await asyncio.gather(
            *(self._at(begun + timedelta(minutes=at), seat, act) for at, seat in zip(moments, order, strict=True))
        )

    async def _at(self, at: datetime, seat: Seat, act: Callable[[Seat], Awaitable[None]]) -> None:
        await self.clock.sleep_until(at)
        if seat.taken:
            return
        try:
            await act(seat)
        except (PageMissing, OSError, TimeoutError) as error:
            self._stumble(f"{seat.name}: {error}")

    async def arrive(self, step: Step) -> None:
        """People with a device open the join page, type their name and come in."""
        await self.spread(step, [seat for seat in self.cast.guests if seat.device], self._join)

    async def _join(self, seat: Seat) -> None:
        page = await seat.open(f"/join/{self.cast.code}")
        form = next((form for form in page.forms if "name" in form.fields), None)
        if form is None:
            raise PageMissing("no name to type on the join page")
        fields = {"name": seat.name, "site": site_value(seat), "mode": seat.mode, "language": seat.language}
        page = await seat.send(form, **{name: value for name, value in fields.items() if name in form.fields})
        seat.home = page.address

    async def check_in(self, step: Step) -> None:
        """Site hosts check in the people of their room who have no device."""
        await self.spread(step, list(self.cast.hosts.values()), self._check_in_room)

    async def _check_in_room(self, host: Seat) -> None:
        """She ticks herself and everybody without a device, and checks them in."""
        form = next((f for f in (await host.open()).all("here", "in") if "site" not in f.fields), None)
        if form is None:
            raise PageMissing("nobody to check in on the host's page")
        people = [seat for seat in self.cast.people if seat.site == host.site and (not seat.device or seat is host)]
        await host.send(form, **{"for": ", ".join(seat.name for seat in people)})

    async def confirm(self, step: Step) -> None:
        """Hosts and the facilitator say yes to people who joined by name."""
        end = self.clock.now() + timedelta(minutes=step.over)
        while self.clock.now() < end and not self.done.is_set():
            for seat in (*self.cast.hosts.values(), self.cast.facilitator):
                if seat.home and not seat.taken:
                    for form in yes_to(await seat.open()):
                        await seat.send(form)
            await self.clock.sleep_until(self.clock.now() + timedelta(minutes=2))

    async def hands(self, step: Step) -> None:
        """So many people raise a hand; hosts raise for those without a device."""
        chance = self._chance(step)
        willing = [seat for seat in self.cast.people if not seat.taken]
        chosen = chance.sample(willing, min(int(step.what), len(willing)))
        notes = {seat.name: chance.choice(("", "", *self.script.notes)) for seat in chosen}
        kinds = {seat.name: chance.choice(KINDS) for seat in chosen}

        async def raise_it(seat: Seat) -> None:
            if seat.device and seat not in self.cast.hosts.values():
                await seat.press("hand", "up", kind=kinds[seat.name], note=notes[seat.name])
            elif seat.site in self.cast.hosts:
                await self.cast.hosts[seat.site].press("hand", "up", **{"for": seat.name})

        await self.spread(step, chosen, raise_it)

    async def answers(self, step: Step) -> None:
        """Remote people who are asked before a topic closes answer on their own page: most pass, some raise a hand."""
        end = self.clock.now() + timedelta(minutes=step.over)
        asked = [seat for seat in self.cast.guests if seat.mode == "remote" and not seat.taken]
        willing = {seat.name for seat in asked if Random(f"{self.seed}:{step.at}:{seat.name}").random() < WILLING}
        while asked and self.clock.now() < end:
            still = await asyncio.gather(*(self._is_waiting(seat, seat.name in willing) for seat in asked))
            asked = [seat for seat, waits in zip(asked, still, strict=True) if waits]
            await self.clock.sleep_until(self.clock.now() + timedelta(seconds=5))

    async def _is_waiting(self, seat: Seat, willing: bool) -> bool:
        """Answer if she is being asked now; otherwise she goes on waiting to be."""
        if not seat.home:
            return False
        page = await seat.open()
        passing = page.form("hand", "pass")
        if passing is None or page.form("hand", "invite-me") is None:  # who speaks soon may pass, too
            return True
        raising = page.form("hand", "up") if willing else None
        await seat.send(raising or passing)
        return False

    async def lines(self, step: Step) -> None:
        """One person of each group hands in its line; a group that has one shows no empty box."""
        chance = self._chance(step)
        told = [seat for seat in self.cast.guests if seat.device and chance.random() < 0.4]

        async def hand_in(seat: Seat) -> None:
            await seat.press("breakout", "line", text=chance.choice(self.script.lines or ("We agreed to try it.",)))

        await self.spread(step, told, hand_in)

    async def replies(self, step: Step) -> None:
        """People who were nudged answer on their own page: most have done it, some later, some want no more of it."""
        end = self.clock.now() + timedelta(minutes=step.over)

        async def look(seat: Seat) -> None:
            chance = Random(f"{self.seed}:{step.at}:{seat.name}")
            pressed = await reply(seat, chance)
            while pressed is None and self.clock.now() < end:
                await self.clock.sleep_until(self.clock.now() + timedelta(minutes=1))
                pressed = await reply(seat, chance)
            self.replied["unread" if pressed is None else pressed or "read"] += 1

        await self.spread(step, [seat for seat in self.cast.guests if seat.device and seat.home], look)

    async def drop(self, step: Step) -> None:
        """A site's line is lost: its host's page goes silent, and the facilitator marks it."""
        await self._mark("drop", step.what)

    async def back(self, step: Step) -> None:
        await self._mark("back", step.what)

    async def _mark(self, action: str, site: str) -> None:
        """The host presses the button herself if her page still works; else the facilitator does."""
        host = self.cast.hosts.get(site)
        pressed = await host.press("convening", action) if host is not None and not host.taken else None
        if pressed is None and not self.cast.facilitator.taken:
            await self._types(f"/convening {action} {shlex.quote(site)}")


def site_value(seat: Seat) -> str:
    """The site's id as the join page offers it."""
    return "".join(ch if ch.isalnum() else "-" for ch in seat.site.casefold()).strip("-")


def yes_to(page: Page) -> list[PageForm]:
    return [form for form in page.all("convening", "confirm") if form.fields.get("yes", "yes") == "yes"]


WAYS: Mapping[str, Callable[[Director, Step], Awaitable[None]]] = {
    "says": Director.says,
    "arrive": Director.arrive,
    "check_in": Director.check_in,
    "confirm": Director.confirm,
    "hands": Director.hands,
    "calls": Director.calls,
    "answers": Director.answers,
    "lines": Director.lines,
    "replies": Director.replies,
    "drop": Director.drop,
    "back": Director.back,
    **taking_part.WAYS,
}
