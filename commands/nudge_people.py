"""Whom a nudge is for, as a lead says it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.directory import folded
from bot.domain.calendar.wallclock import zone_named
from bot.domain.log import Refusal, Role, refuse
from bot.domain.nudges.audience import people_of
from bot.domain.nudges.state import Among, Audience, ZoneCount
from bot.router import find_person, find_site
from bot.spec import Asked, Option

EVERYBODY = frozenset({"everyone", "everybody", "all", "todos", "todas", "todo el mundo"})
SILENT = frozenset({"unanswered", "no answer", "sin respuesta", "not answered"})
ROLES = {
    "participants": Role.PARTICIPANT,
    "participantes": Role.PARTICIPANT,
    "hosts": Role.SITE_HOST,
    "site hosts": Role.SITE_HOST,
    "anfitriones": Role.SITE_HOST,
    "facilitators": Role.FACILITATOR,
    "facilitadores": Role.FACILITATOR,
    "observers": Role.OBSERVER,
    "observadores": Role.OBSERVER,
}


def wall_of(asked: Asked) -> ZoneInfo:
    """The zone in which a lead means what she says."""
    return zone_named(asked.person(asked.actor.person).zone or asked.convening.zone)


def audience_of(asked: Asked) -> Audience | Refusal | None:
    """Whom it is for: what was named last by an option of its own, else the words after `to`."""
    if asked.text("person"):
        return Audience(Among.PERSON, asked.text("person"))
    if asked.text("site"):
        return Audience(Among.SITE, asked.text("site"))
    if asked.text("group"):
        return named_group(asked, asked.text("group"))
    if asked.text("cohort"):
        return Audience(Among.COHORT, asked.text("cohort"))
    if asked.text("interest"):
        return Audience(Among.INTERESTED, " ".join(asked.text("interest").casefold().split()))
    return said_to(asked, asked.text("to")) if asked.text("to") else None


def said_to(asked: Asked, words: str) -> Audience | Refusal:
    """ "everyone", "unanswered", "hosts", a site, a cohort, or a person."""
    wanted = folded(words)
    if wanted in EVERYBODY:
        return Audience(Among.EVERYONE)
    if wanted in SILENT:
        return Audience(Among.UNANSWERED)
    if wanted in ROLES:
        return Audience(Among.ROLE, ROLES[wanted].value)
    cohort = Audience(Among.COHORT, words.strip())
    if people_of(asked.convening, cohort):
        return cohort
    if wanted in ("cohort", "cohorte"):
        return Audience(Among.EVERYONE)
    site = find_site(TO, words, asked.convening, asked.directory, asked.actor)
    if not isinstance(site, Refusal):
        return Audience(Among.SITE, site)
    found = find_person(TO, words, asked.convening, asked.directory, asked.actor)
    return found if isinstance(found, Refusal) else Audience(Among.PERSON, found)


def named_group(asked: Asked, words: str) -> Audience | Refusal:
    breakouts = asked.convening.breakouts
    rounds = (*breakouts.past, *((breakouts.round,) if breakouts.round else ()))
    for one in reversed(rounds):
        for group in one.groups.values():
            if folded(group.name) == folded(words):
                return Audience(Among.GROUP, group.id)
    return refuse("no-such-group", group=words[:40])


def zones_of(asked: Asked, audience: Audience) -> tuple[ZoneCount, ...]:
    """How many of the people have which wall: the preview shows the moments on each."""
    return count_zones(asked, people_of(asked.convening, audience))


def count_zones(asked: Asked, people: tuple[str, ...]) -> tuple[ZoneCount, ...]:
    counts: dict[str, int] = {}
    for who in people:
        zone = asked.person(who).zone or asked.convening.zone
        counts[zone] = counts.get(zone, 0) + 1
    return tuple(ZoneCount(zone, counts[zone]) for zone in sorted(counts, key=lambda zone: (-counts[zone], zone)))


TO = Option("to", limit=80, words=("a", "para"))
