"""Who looks at a convening through this browser, and which pages she may open there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from adapters.web.identity import Visitor
from bot.domain.convening.standing import facilitates, roles_of
from bot.domain.convening.state import Convening, Participant
from bot.domain.frozen import frozen
from bot.domain.log import HOSTING, Actor
from bot.engine import Engine
from bot.showing import Showing
from bot.speech import LANGUAGES, Speech

NOBODY = Actor(door="web")


@frozen
class Seat:
    """A viewer's place in one convening: her person there, if any, her language, and what she may be shown."""

    state: Convening
    actor: Actor
    me: Participant | None
    showing: Showing
    speech: Speech

    @property
    def language(self) -> str:
        return self.speech.language

    @property
    def facilitates(self) -> bool:
        return facilitates(self.state, self.actor)

    @property
    def hosts(self) -> bool:
        return bool(roles_of(self.state, self.actor) & HOSTING)

    @property
    def is_out(self) -> bool:
        return self.me is not None and self.me.ejected

    @property
    def is_denied(self) -> bool:
        return self.actor.account in self.state.denied

    @property
    def takes_part(self) -> bool:
        return self.me is not None and not self.me.ejected and not self.is_denied


def spoken(visitor: Visitor, me: Participant | None, accepted: str, state: Convening | None) -> str:
    """The language chosen in this browser, else the person's, else the browser's own, else the convening's.

    A person whose language is the convening's has not chosen it: rosters say so of everybody.
    """
    if visitor.language in LANGUAGES:
        return visitor.language
    usual = state.languages[0] if state is not None else "en"
    if me is not None and me.language in LANGUAGES and me.language != usual:
        return me.language
    wanted = [part.split(";")[0].strip()[:2].lower() for part in accepted.split(",")]
    first = next((language for language in wanted if language in LANGUAGES), "")
    return first or usual


class Seats:
    """Finds a visitor's seat. Everything is in memory: no page waits for the database."""

    def __init__(self, engine: Engine, organisation: str) -> None:
        self._engine, self.organisation = engine, organisation

    def actor(self, account: str, state: Convening | None, language: str = "en") -> Actor:
        known = self._engine.directory(self.organisation).whose(account)
        if known is None:
            return Actor(door="web", account=account, language=language)
        me = state.one(known.person) if state is not None else None
        person = me.person if me is not None else known.person
        grants = self._engine.grants(self.organisation, known.person)
        return Actor(person, grants, "web", known.link, language)

    def find(self, state: Convening, visitor: Visitor, accepted: str, now: datetime) -> Seat:
        actor = self.actor(visitor.account, state)
        me = state.one(actor.person) if actor.person else None
        language = spoken(visitor, me, accepted, state)
        return self.seat(state, actor, language, now)

    def seat(self, state: Convening, actor: Actor, language: str, now: datetime) -> Seat:
        directory = self._engine.directory(self.organisation)
        me = state.one(actor.person) if actor.person else None
        return Seat(
            state, actor, me, Showing(state, directory, actor, now), Speech.about(state, directory, language, now)
        )


Gate = Callable[[Seat, bool], bool]
"""Whether a seat may open a page; the second argument tells whether this browser opened a display link of it."""

GATES: Mapping[str, Gate] = {
    "me": lambda seat, screen: seat.takes_part,
    "console": lambda seat, screen: seat.facilitates,
    "groups": lambda seat, screen: seat.facilitates,
    "setup": lambda seat, screen: seat.facilitates,
    "line": lambda seat, screen: seat.facilitates,
    "people": lambda seat, screen: seat.facilitates,
    "host": lambda seat, screen: seat.hosts,
    "display": lambda seat, screen: screen or seat.takes_part or seat.facilitates,
    "recap": lambda seat, screen: seat.takes_part or seat.facilitates,
    "paper": lambda seat, screen: seat.hosts,
    "follow": lambda seat, screen: seat.hosts,
    "nudge": lambda seat, screen: seat.facilitates,
    "mine": lambda seat, screen: seat.takes_part,
    "routines": lambda seat, screen: seat.facilitates,
    "routine-card": lambda seat, screen: seat.facilitates,
    "check": lambda seat, screen: seat.facilitates,
}
"""Who may open which page of a convening. A new page adds a line."""


def may_open(page: str, seat: Seat, screen: bool) -> bool:
    gate = GATES.get(page)
    return gate is not None and not seat.is_out and gate(seat, screen)
