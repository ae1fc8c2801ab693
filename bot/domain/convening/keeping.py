"""A convening's retention date: its log becomes its totals, and the words that were said in it are emptied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.domain.convening import facts as f
from bot.domain.convening import wishes as w
from bot.domain.convening.state import Convening, Status
from bot.domain.log import Context, Decision, Entry, Event, Refusal, Word, done, refuse, say
from bot.domain.nudges import closing
from bot.domain.nudges.state import Followup

HERS = frozenset({"name", "email", "doors", "account", "commit"})
"""How the keys of words begin that are a person's own and not a convening's."""
ITS_OWN = frozenset({"box", "site", "shelf", "room"})
"""How owners begin that are nobody: anonymous answers, a site's contact, imported routines, norms."""


def falls_due(state: Convening, days: int) -> datetime | None:
    """When its log is to become its totals; None while it is open, or while something is still to come of it.

    A team's thread ends with it: how long words are kept is the organisation's to say.
    """
    if state.status is not Status.CLOSED or state.closed_at is None or days <= 0:
        return None
    follows = state.followup.live() or closing.ride_at(state)
    return None if follows else state.closed_at + timedelta(days=days)


def summarise(state: Convening, wish: w.Summarise, context: Context) -> Decision | Refusal:
    """The totals are written down and the words emptied; the ledger then lets that one line stand for the log."""
    if state.status is not Status.CLOSED or state.totals is not None:
        return refuse("nothing-due")
    words = [Word(owner, key, None) for owner, key in wish.words]
    return done(f.ConveningSummarised(context.now, wish.totals), say=say("noted"), words=words)


def summarised(state: Convening, event: f.ConveningSummarised, entry: Entry) -> Convening:
    """Nothing is true of it any more but its totals: the same state as from that one line alone."""
    totals = event.totals
    return Convening(
        state.id,
        state.organisation,
        title=totals.title,
        status=Status.CLOSED,
        zone=totals.zone,
        languages=totals.languages,
        code=totals.code,
        opened_at=totals.opened_at,
        closed_at=totals.closed_at,
        followup=Followup(ridden=True, threads_over=True),
        carried=totals.carried,
        totals=totals,
        summarised_at=event.at,
    )


def said_in(id: str, events: Iterable[Event], words: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Which of the private words, by owner and key, were said in this convening: those that name something of its log.

    A nudge's text stays with the nudge, and a person's name, address, accounts and commitments stay hers.
    """
    named = {id, *(text for event in events for text in texts(event))} - {""}
    for owner, key in words:
        first, _, rest = key.partition(":")
        kind, _, whose = owner.partition(":")
        about = whose if kind in ITS_OWN else "" if first in HERS else rest
        if about.partition(":")[0] in named:
            yield owner, key


def texts(value: Any) -> Iterator[str]:
    """Every text in an event, however deep: its ids among them."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for one in fields(value):
            yield from texts(getattr(value, one.name))
    elif isinstance(value, tuple | list | frozenset):
        for one in value:
            yield from texts(one)
