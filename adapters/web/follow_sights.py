"""What the pages of the follow-up show, as plain values."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime

from adapters.web.seats import Seat
from adapters.web.sights import places
from bot import follow_up, form_views
from bot import views as v
from bot.domain.calendar.hours import Hours
from bot.domain.calendar.speak import say_moment, say_zone
from bot.domain.calendar.wallclock import zone_named
from bot.domain.convening.standing import is_vouched_for
from bot.domain.frozen import frozen
from bot.domain.log import wall
from bot.domain.nudges.audience import own_site, people_of
from bot.domain.nudges.places import district_of
from bot.domain.nudges.state import Purpose
from bot.domain.person.state import AROUND, Commitment, Person
from bot.follow_up_cards import audience
from bot.speech import fill_gaps

MOST_CHOICES = 60
ZONES = (
    "America/Los_Angeles",
    "America/Denver",
    "America/Phoenix",
    "America/Chicago",
    "America/New_York",
    "America/Anchorage",
    "Pacific/Honolulu",
)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
KINDS = ("name", "email", "account", "hand", "commit", "form", "team", "delegate", "doors", "line", "draft")
"""What private texts are about, by the first part of their key."""


@frozen
class Plan:
    """What she said she would do, in her own words."""

    id: str
    status: str
    cue: str
    will: str
    partner: str
    by: date
    buddy: str


def surely_hers(seat: Seat) -> bool:
    """Whether this browser's account is vouched for, so that private words may be shown to it."""
    return bool(seat.actor.account) and is_vouched_for(seat.state, seat.actor.account)


def plans(seat: Seat, who: Person) -> tuple[Plan, ...]:
    """Her own plans, the newest draft first, then what is set, by day."""
    if not surely_hers(seat):
        return ()
    mine = who.commitments.values()
    newest = max(mine, key=lambda one: one.nth, default=None)
    draft = newest if newest is not None and newest.status == "draft" else None
    others = sorted((one for one in mine if one.status not in ("draft", "dropped")), key=lambda one: one.by)
    return tuple(plan(seat, who, one) for one in (*([draft] if draft else []), *others))


def plan(seat: Seat, who: Person, one: Commitment) -> Plan:
    def text(part: str) -> str:
        return seat.showing.directory.text(who.id, f"commit:{one.id}:{part}")

    buddy = seat.showing.name(one.buddy) if one.buddy else ""
    return Plan(one.id, one.status, text("cue"), text("will"), text("partner"), one.by, buddy)


def to_whom(one: v.NudgeLine | v.NudgeDraftView, seat: Seat) -> str:
    """How many people, and what they have in common."""
    common = audience(one.audience, one.value, seat.speech)
    return seat.speech("draft-people", people=one.people, audience=common).rstrip(" :")


@frozen
class Coming:
    """Something that will come to her, as she will read it."""

    next: datetime | None
    text: str


def coming(seat: Seat, who: Person) -> tuple[Coming, ...]:
    """What will come to her; not what she has answered or stopped."""
    if who.paused:
        return ()
    over = who.finished | who.stopped | who.hushed
    lines = (one for one in follow_up.coming(seat.showing).lines if one.id not in over)
    return tuple(Coming(one.next, in_her_words(one, seat)) for one in lines)


def in_her_words(one: v.NudgeLine, seat: Seat) -> str:
    """The lead's text with its gaps filled for her, as the message will have it."""
    schedule = seat.state.followup.nudges[one.id].schedule
    day = one.next.astimezone(seat.speech.zone).date() if one.next else seat.showing.now.date()
    values = {
        "name": seat.showing.name(seat.actor.person),
        "site": seat.showing.site_name(seat.me.site) if seat.me else "",
        "title": seat.state.title,
        "due": seat.speech.fill(wall(schedule.due or day)),
        "day": seat.speech.fill(wall(day)),
    }
    return fill_gaps(one.text, values)


def audiences(seat: Seat) -> tuple[str, ...]:
    """Whom a nudge can be for, besides everyone and those who have not answered: sites, cohorts, lists of interest."""
    mine = own_site(seat.state, seat.actor)
    sites = [name for id, name in places(seat) if id != "remote" and mine in ("", id)]
    tags = Counter(tag for who in seat.state.roster() for tag in set(who.attributes.values()) if len(tag) <= 40)
    cohorts = [tag for tag, count in tags.most_common(MOST_CHOICES) if count > 1]
    return tuple(dict.fromkeys([*sites, *sorted(cohorts, key=str.casefold)]))[:MOST_CHOICES]


def lists(seat: Seat) -> tuple[str, ...]:
    return tuple(sorted(seat.state.followup.interests))[:MOST_CHOICES]


def places_to_set(seat: Seat) -> tuple[tuple[str, str, Hours | None], ...]:
    """The sites and districts whose hours this person may set, as (`site:<id>`, its name, what is set)."""
    mine = seat.me.site if seat.me is not None else ""
    everywhere = seat.facilitates and not own_site(seat.state, seat.actor)
    sites = [(f"site:{id}", name) for id, name in places(seat) if id != "remote" and (everywhere or id == mine)]
    found: dict[str, set[str]] = {}
    for who in seat.state.roster():
        found.setdefault(district_of(who), set()).add(who.site)
    districts = [
        (f"district:{name}", name.title())
        for name, where in sorted(found.items())
        if name and (everywhere or where == {mine})
    ]
    kept = seat.state.followup.places
    return tuple((id, name, kept[id].hours if id in kept else None) for id, name in [*sites, *districts][:MOST_CHOICES])


def around(who: Person) -> tuple[tuple[str, Hours], ...]:
    """What her site and her district have set for her."""
    return tuple((place, who.around[place]) for place in AROUND if place in who.around)


def invited(seat: Seat) -> bool:
    """Whether an invitation is for her."""
    invitations = (one for one in seat.state.followup.live() if one.purpose is Purpose.INVITATION)
    return any(seat.actor.person in people_of(seat.state, one.audience) for one in invitations)


def open_question(seat: Seat) -> v.AnswersView | None:
    """The question that she has not answered yet."""
    form = seat.state.forms.open
    if form is None or seat.actor.person in form.answered:
        return None
    return form_views.answers(seat.showing, form.id)


def kept(seat: Seat) -> tuple[tuple[str, int], ...]:
    """What is kept about her in words, counted by what it is about."""
    if not surely_hers(seat):
        return ()
    heads = (key.partition(":")[0] for key in seat.showing.directory.texts(seat.actor.person))
    return tuple(sorted(Counter(head if head in KINDS else "other" for head in heads).items()))


def zone_said(zone: str, seat: Seat) -> str:
    return say_zone(zone_named(zone), seat.language)


def days_said(one: v.ZoneMoments, seat: Seat) -> list[str]:
    now, zone = seat.showing.now, zone_named(one.zone)
    return [say_moment(at, zone, seat.language, now=now) for at in one.moments]
