"""A whole Convenor in memory: the real engine and commands, a frozen clock, a ledger that forgets, people who talk."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from bot import letters
from bot.compose import compose
from bot.courier import Courier, expand
from bot.domain.convening.state import Convening
from bot.domain.convening.wishes import ImportRoster, NotePresence, RosterRow
from bot.domain.log import CLOCK, Actor, Answer, Choice, Post, Refusal, Role, Stream, Word
from bot.domain.organisation.wishes import Found
from bot.engine import Engine, Reply
from bot.planning import Planner, Planning
from bot.ports import Delivered, Delivery, Ledger, Parcel, Receipt, Write
from bot.reaching import Reaching
from bot.router import Invocation, Router
from bot.showing import view
from bot.speech import Speech
from bot.views import View
from bot.workers import PlannerWorker
from commands import COMMANDS
from storage.memory import MemoryLedger

NINE = datetime(2026, 10, 14, 16, 0, tzinfo=UTC)
"""A Wednesday, 9 in the morning in California."""
ORGANISATION = "north-state"
WORLDS = itertools.count(1)
PLANNER = PlannerWorker()
"""The real planner in a process of its own, started once for all tests."""


class FrozenClock:
    """Time stands still until the test moves it."""

    def __init__(self, at: datetime = NINE) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    async def sleep_until(self, at: datetime) -> None:
        await asyncio.Event().wait()


class HandAlarm:
    """An alarm that rings when the test says so."""

    def __init__(self) -> None:
        self.at: datetime | None = None
        self.ring: Callable[[], Awaitable[None]] | None = None

    def arm(self, at: datetime | None) -> None:
        self.at = at

    def on_ring(self, ring: Callable[[], Awaitable[None]]) -> None:
        self.ring = ring

    async def start(self) -> None: ...
    async def stop(self) -> None: ...


class PaperDoor:
    """A door that writes down what it delivers."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.posts: list[Post] = []

    async def start(self) -> None: ...
    async def stop(self) -> None: ...

    async def deliver(self, parcel: Parcel, post: Post) -> Delivery:
        self.posts.append(post)
        return Delivered(str(parcel.id))


class World:
    """People say things, time passes, and everybody can be asked what they see."""

    def __init__(self, ledger: Ledger | None = None, planner: Planner | None = None) -> None:
        self.clock, self.alarm = FrozenClock(), HandAlarm()
        self.ledger: Ledger = ledger or MemoryLedger()
        self.courier = Courier(self.ledger, self.clock, "test")
        self.engine = Engine(self.ledger, self.clock, self.alarm, Router(COMMANDS), expand=expand)
        self.planning = Planning(self.engine, planner or PLANNER, seconds=0.2)
        self.courier.given_up = Reaching(self.engine).given_up
        self.web = PaperDoor("web")
        self.courier.serve(self.engine, {"web": self.web})
        self.keys, self.number = itertools.count(1), next(WORLDS)
        self.place = ""

    async def __aenter__(self) -> World:
        await self.engine.start()
        await self.planning.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.planning.stop()
        await self.engine.stop()

    async def knows(self, person: str, name: str, *roles: Role) -> None:
        """Somebody the organisation knows, with a browser of her own."""
        stream = Stream(ORGANISATION, "person", person)
        words = (Word(person, "name", name), Word(person, f"account:web:{person}", f"a-{person}"))
        receipts = (Receipt(f"known:{person}", person, b"{}"),)
        await self.ledger.commit([Write(stream, 0, words=words, receipts=receipts)])
        self.engine.directory(ORGANISATION).apply(words)
        if roles:
            organisation = Stream(ORGANISATION, "organisation", ORGANISATION)
            await self.engine.submit(organisation, Found(person), CLOCK, f"found:{person}")

    async def imports(self, facilitator: str, rows: tuple[RosterRow, ...]) -> Reply:
        """The facilitator confirms a roster that she has looked at."""
        convening = Stream(ORGANISATION, "convening", self.convening.id)
        actor = self.actor(facilitator)
        return await self.engine.submit(convening, ImportRoster(rows), actor, f"import{next(self.keys)}")

    def actor(self, person: str) -> Actor:
        known = self.engine.directory(ORGANISATION).whose(f"web:{person}")
        who = known.person if known else person
        return Actor(who, self.engine.grants(ORGANISATION, who), "web", known.link if known else "")

    def key(self) -> str:
        """A delivery's own id; no other world on the same ledger has it."""
        return f"k{self.number}-{next(self.keys)}"

    async def chooses(self, person: str, choice: Choice) -> Reply:
        """She presses a button."""
        arguments = dict(choice.arguments)
        asked = Invocation(
            ORGANISATION,
            choice.command,
            f"web:{person}",
            self.key(),
            action=arguments.pop("action", ""),
            arguments=arguments,
            place=self.place,
            door="web",
        )
        return await self.engine.ask(asked)

    def mail_of(self, person: str) -> list[str]:
        """Everything that was delivered to her, in her language and on her own wall."""
        return [self.reads(post) for post in self.web.posts if post.to == person]

    def reads(self, post: Post) -> str:
        """A post as its person reads it."""
        return letters.speech_for(self.engine, ORGANISATION, post, self.clock.now()).say(post.say)

    def called(self, name: str) -> str:
        """The id of the one person of that name."""
        (found,) = self.engine.directory(ORGANISATION).named(name, (who.person for who in self.convening.roster()))
        return found

    def at(self, site: str) -> list[str]:
        """The people on the roster of a site, by id."""
        return sorted(who.person for who in self.convening.roster() if who.site == site)

    async def everyone_checks_in(self, facilitator: str) -> None:
        people = ",".join(who.person for who in self.convening.roster() if not who.present)
        await self.says(facilitator, f'/here for:"{people}"')

    async def says(self, person: str, line: str, *, key: str = "", place: str | None = None) -> Reply:
        """What the person types, slash and all."""
        command, _, text = line.removeprefix("/").partition(" ")
        return await self.engine.ask(
            Invocation(
                ORGANISATION,
                command,
                f"web:{person}",
                key or self.key(),
                text=text,
                place=self.place if place is None else place,
                door="web",
            )
        )

    async def loses(self, person: str) -> None:
        """Her last page closes."""
        await self.notes(person, connected=False)

    async def notes(self, person: str, *, connected: bool) -> None:
        stream = Stream(ORGANISATION, "convening", self.convening.id)
        wish = NotePresence(connected=connected)
        await self.engine.submit(stream, wish, self.actor(person), f"presence{next(self.keys)}")

    async def passes(self, **length: float) -> None:
        """Time goes by, and everything that falls due meanwhile happens at its own moment."""
        await self.reaches(self.clock.at + timedelta(**length))

    async def reaches(self, end: datetime) -> None:
        """It is this time now; what fell due on the way happened, and what was to be sent was sent, each at its own."""
        await self.settles()
        while (at := await self._next()) is not None and at <= end:
            self.clock.at = max(self.clock.at, at)
            if self.alarm.at is not None and self.alarm.at <= self.clock.at:
                assert self.alarm.ring is not None
                await self.alarm.ring()
            await self.settles()
            await self.delivers()
        self.clock.at = max(self.clock.at, end)
        await self.delivers()

    async def _next(self) -> datetime | None:
        return min((at for at in (self.alarm.at, await self.ledger.next_post()) if at is not None), default=None)

    async def settles(self) -> None:
        """Whatever follows on from what was decided, over however many streams, has been decided too."""
        while self.engine.busy:
            await asyncio.sleep(0)

    async def plans(self) -> None:
        """Everything that was asked of the planner is computed, and what it leads to is asked for too."""
        await self.planning.idle()
        while self.alarm.at is not None and self.alarm.at <= self.clock.at:
            assert self.alarm.ring is not None
            await self.alarm.ring()
            await self.planning.idle()

    async def delivers(self) -> list[Post]:
        """The courier makes its round; returns what was delivered by it."""
        before = len(self.web.posts)
        while await self.courier.round():
            pass
        return self.web.posts[before:]

    @property
    def convening(self) -> Convening:
        return max(self.engine.convenings(ORGANISATION), key=lambda c: c.opened_at or NINE)

    def sees(self, person: str, show: str, about: str = "") -> View | None:
        """A view as that person is shown it."""
        actor = self.actor(person)
        return view(self.convening, self.engine.directory(ORGANISATION), actor, self.clock.now(), show, about)

    def view_of(self, convening: str, person: str, reply: Answer) -> View | None:
        """The view under an answer about a convening that is not the one everybody is in."""
        state = self.engine.convening(ORGANISATION, convening)
        assert state is not None
        directory = self.engine.directory(ORGANISATION)
        return view(state, directory, self.actor(person), self.clock.now(), reply.show, reply.about)

    async def presses(self, person: str, show: str, label: str) -> Reply:
        """She presses the one button of that label under what she sees."""
        shown = self.sees(person, show)
        assert shown is not None
        card = compose(shown, Speech.about(self.convening, self.engine.directory(ORGANISATION)))
        (button,) = (button for button in card.buttons() if button.label == label)
        options = "".join(f' {name}:"{value}"' for name, value in button.arguments.items())
        return await self.says(person, f"/{button.command} {button.action}{options}")

    def hears(self, reply: Reply, language: str = "en") -> str:
        """The sentence of an answer, as it is said."""
        assert isinstance(reply, Answer | Refusal)
        speech = Speech.about(self.convening, self.engine.directory(ORGANISATION), language, self.clock.now())
        return speech.say(reply.say)
