"""A convening without an engine: people do things in order, at given seconds, and the book decides and remembers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.domain.convening.book import BOOK
from bot.domain.convening.facts import PersonArrived, PersonListed
from bot.domain.convening.state import REMOTE_SITE, Convening, Mode
from bot.domain.convening.wishes import OpenConvening, OpenTopic, PlanConvening, SetAgenda
from bot.domain.log import CLOCK, Actor, Context, Decision, Entry, Event, Intent, Refusal, Role, Stream, entries
from bot.domain.queue import facts as f
from bot.domain.queue import wishes as w
from bot.domain.queue.ordering import line
from bot.domain.turns import Kind

NINE = datetime(2026, 10, 14, 16, 0, tzinfo=UTC)
STREAM = Stream("north-state", "convening", "c1")
DOLORES = Actor("dolores", frozenset({Role.LEAD}), "web", "a-dolores")


@dataclass
class Meeting:
    """Who is there, what has happened, and the second it is."""

    state: Convening = field(default_factory=lambda: BOOK.initial(STREAM))
    log: list[Entry] = field(default_factory=list)
    second: float = 0
    seeds: int = 0

    @property
    def now(self) -> datetime:
        return NINE + timedelta(seconds=self.second)

    def asks(self, actor: Actor, wish: Intent) -> Decision | Refusal:
        """Somebody wants something; what it leads to is remembered."""
        self.seeds += 1
        context = Context(STREAM, actor, self.now, self.seeds)
        decision = BOOK.decide(self.state, wish, context)
        if isinstance(decision, Decision):
            for entry in entries(decision, len(self.log), context, type(wish).undoable):
                self.log.append(entry)
                self.state = BOOK.evolve(self.state, entry)
        return decision

    def happens(self, *events: Event) -> None:
        for event in events:
            entry = Entry(len(self.log) + 1, self.now, "", len(self.log) + 1, False, event)
            self.log.append(entry)
            self.state = BOOK.evolve(self.state, entry)

    def leads(self, wish: Intent) -> Decision | Refusal:
        return self.asks(DOLORES, wish)

    def says(self, person: str, wish: Intent, door: str = "web") -> Decision | Refusal:
        return self.asks(Actor(person, frozenset(), door, f"{door}:{person}"), wish)

    def raises(self, person: str, kind: str = "new", door: str = "web", at: float | None = None) -> str:
        """Her hand goes up; its id, or empty where it could not."""
        self.second = self.second if at is None else at
        decision = self.says(person, w.RaiseHand(Kind(kind)), door)
        raised = [one.hand for one in decision.events if isinstance(one, f.HandRaised)] if is_yes(decision) else []
        return raised[0] if raised else ""

    def next(self) -> str:
        """The next is called; whose turn it is now."""
        self.leads(w.CallNext())
        return self.state.queue.floor.person if self.state.queue.floor else ""

    def speaks(self, *people: str) -> None:
        """Each raises a hand, is called at once, and finishes."""
        for person in people:
            self.second += 1
            self.raises(person)
            self.leads(w.CallPerson(person))
            self.leads(w.EndTurn())

    def lets_time_pass(self, seconds: float) -> None:
        """Time goes by, and everything that falls due meanwhile happens at its own moment."""
        end = self.second + seconds
        rung: set[tuple[str, datetime]] = set()
        while True:
            due = [d for d in BOOK.deadlines(self.state) if (d.name, d.at) not in rung]
            first = min(due, key=lambda d: d.at, default=None)
            if first is None or first.at > NINE + timedelta(seconds=end):
                break
            rung.add((first.name, first.at))
            self.second = max(self.second, (first.at - NINE).total_seconds())
            self.asks(CLOCK, first.intent)
        self.second = end

    @property
    def order(self) -> list[str]:
        """The people in the order in which they will be called."""
        return [placed.hand.person for placed in line(self.state)]

    def served(self) -> list[str]:
        """Everybody is called until nobody waits; who came, in order."""
        came: list[str] = []
        while self.state.queue.hands:
            came.append(self.next())
        return came


def is_yes(decision: Decision | Refusal) -> bool:
    return isinstance(decision, Decision)


def meeting(sites: Mapping[str, str], topics: tuple[str, ...] = ("Warm-up", "Main topic")) -> Meeting:
    """Open, with these people here: person to site ("remote" for those at home), and a topic open if there are any."""
    made = Meeting()
    rooms = tuple(dict.fromkeys(site for site in sites.values() if site != REMOTE_SITE))
    made.leads(PlanConvening("Fall symposium", rooms))
    made.leads(OpenConvening())
    for person, site in sites.items():
        home = site.casefold()
        mode = Mode.REMOTE if site == REMOTE_SITE else Mode.ROOM
        made.happens(PersonListed(person, home, mode, Role.PARTICIPANT), PersonArrived(person, made.now, home, mode))
    if topics:
        made.leads(SetAgenda(tuple((title, 0) for title in topics)))
        made.leads(OpenTopic())
    return made
