"""A person's own calendar: what she agreed to, as an iCalendar feed that any calendar program can follow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.domain.calendar.ics import Entry, write_feed
from bot.domain.convening.state import Convening
from bot.domain.nudges.state import Nudge, Purpose, Reply
from bot.domain.person.state import Person
from bot.engine import Engine
from bot.speech import say_in

KEPT_FOR = timedelta(days=400)
"""What lies further back is no use in a calendar."""
SET = frozenset({"set", "partly", "not-yet", "done"})


def feed_for(engine: Engine, organisation: str, person: str, now: datetime) -> bytes:
    """Everything that this person agreed to, as an iCalendar file (UTF-8, RFC 5545).

    Her own commitments by their day, meetings that she said she would come to, and planned convenings that list her.
    Ids never change, so that a calendar program replaces what it has. It reads memory only.
    """
    who = engine.person(organisation, person)
    language = who.language or "en"
    entries = [*own_plans(engine, who, language)]
    for convening in engine.convenings(organisation):
        entries += meetings(convening, person, now)
    recent = [entry for entry in entries if entry.changed_at >= now - KEPT_FOR]
    return write_feed(sorted(recent, key=lambda entry: entry.id), say_in(language, "feed-name"))


def own_plans(engine: Engine, who: Person, language: str) -> Iterator[Entry]:
    """What she said she would do, in her own words, on its day."""
    directory = engine.directory(who.organisation)
    for one in who.commitments.values():
        if one.status not in SET and one.status != "dropped":
            continue
        will, cue = (directory.text(who.id, f"commit:{one.id}:{part}") for part in ("will", "cue"))
        changed = one.changed_at or datetime.combine(one.by, datetime.min.time(), who.wall(one.zone))
        yield Entry(
            f"commitment-{one.id}",
            will or say_in(language, "feed-plan"),
            one.by,
            changed,
            details=cue,
            revision=one.revision,
            cancelled=one.status == "dropped",
        )


def meetings(state: Convening, person: str, now: datetime) -> Iterator[Entry]:
    """The convening itself, where it has a day: once she is listed, and called off where she said she can't come."""
    if state.one(person) is None:
        return
    reply = state.followup.replies.get(person)
    starts = state.starts_at or state.opened_at
    if starts is not None:
        place = site_of(state, person)
        yield Entry(
            f"convening-{state.id}",
            state.title,
            starts,
            starts if starts <= now else now.replace(hour=0, minute=0, second=0, microsecond=0),
            place=place,
            cancelled=reply is Reply.DECLINED,
        )
    elif reply is Reply.COMING:
        yield from invited(state, now)


def invited(state: Convening, now: datetime) -> Iterator[Entry]:
    """A day that only its invitation names."""
    for one in state.followup.nudges.values():
        if is_dated_invitation(one) and one.schedule.due is not None:
            midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
            yield Entry(f"invitation-{one.id}", state.title, one.schedule.due, midnight)


def is_dated_invitation(nudge: Nudge) -> bool:
    return nudge.purpose is Purpose.INVITATION and nudge.schedule.due is not None


def site_of(state: Convening, person: str) -> str:
    who = state.one(person)
    place = state.sites.get(who.site) if who else None
    return place.name if place and place.id != "remote" else ""
