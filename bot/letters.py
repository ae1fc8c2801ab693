"""How a post is said to the person it goes to: her language, her wall, the convening that it is about."""

from __future__ import annotations

from datetime import datetime

from bot.domain.convening.standing import CLAIM
from bot.domain.convening.state import Convening
from bot.domain.log import Post
from bot.engine import Engine
from bot.speech import LANGUAGES, Speech


def speech_for(engine: Engine, organisation: str, post: Post, now: datetime, otherwise: str = "") -> Speech:
    """The voice in which a door says a post to its person.

    `otherwise` is the door's own guess of her language, where she has chosen none.
    """
    convening = engine.convening(organisation, post.convening) if post.convening else None
    who = engine.person(organisation, post.to)
    language = who.language or listed(convening, post.to) or otherwise or "en"
    zone = who.wall(convening.zone if convening else "")
    return Speech(language if language in LANGUAGES else "en", zone, engine.directory(organisation), convening, now)


def listed(convening: Convening | None, person: str) -> str:
    me = convening.one(person) if convening else None
    return me.language if me else ""


def addresses(engine: Engine, organisation: str, person: str, door: str) -> tuple[str, ...]:
    """Her accounts at a door. One that only gave her name is none: nothing private goes there before a host's yes."""
    directory = engine.directory(organisation)
    states = engine.convenings(organisation)

    def is_hers(account: str) -> bool:
        known = directory.whose(account)
        link = known.link if known else ""
        return not link.startswith(CLAIM) or any(link in state.confirmed for state in states)

    mine = (account for account in directory.accounts(person) if account.startswith(f"{door}:"))
    return tuple(filter(is_hers, mine))
