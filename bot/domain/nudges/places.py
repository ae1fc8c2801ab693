"""A site's or a district's own hours and holidays: set once by whoever hosts or leads it, kept by all its people."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.domain.calendar.hours import Hours, with_holidays, with_lesson, with_quiet
from bot.domain.calendar.quiet import Availability, NeverOpen, next_open_instant
from bot.domain.calendar.wallclock import zone_named
from bot.domain.convening.standing import facilitates
from bot.domain.convening.state import Convening, Participant
from bot.domain.log import Actor, Context, Decision, Entry, Refusal, Say, Stream, Then, done, refuse, say
from bot.domain.nudges import facts as f
from bot.domain.nudges import wishes as w
from bot.domain.nudges.audience import own_site
from bot.domain.nudges.state import PlaceHours
from bot.domain.person.wishes import HearPlaceHours

AT_ONCE = 200
DISTRICT = "district"
"""The column of a roster that names it."""


def people_at(state: Convening, place: str) -> tuple[str, ...]:
    """The people of a place, by id. `place` is `site:<id>` or `district:<name>`."""
    kind, _, name = place.partition(":")
    return tuple(sorted(who.person for who in state.roster() if not who.ejected and is_of(who, kind, name)))


def is_of(who: Participant, kind: str, name: str) -> bool:
    return who.site == name if kind == "site" else district_of(who) == name


def district_of(who: Participant) -> str:
    return " ".join(who.attributes.get(DISTRICT, "").casefold().split())


def place_of(state: Convening, wish: w.SetPlaceHours, actor: Actor) -> str | Refusal:
    """Which place is meant, if this actor may set its hours: her own site and its districts, or any for who may
    reach everybody."""
    me = state.one(actor.person)
    mine = me.site if me is not None else ""
    everywhere = facilitates(state, actor) and not own_site(state, actor)
    if wish.district:
        place = f"district:{' '.join(wish.district.casefold().split())}"
        people = [state.one(who) for who in people_at(state, place)]
        if not people:
            return refuse("no-such-district", district=wish.district[:40])
        return place if everywhere or all(who and who.site == mine for who in people) else refuse("not-your-place")
    site = wish.site or mine
    if site not in state.sites:
        return refuse("no-such-site", site=site[:40])
    return f"site:{site}" if everywhere or site == mine else refuse("not-your-place")


def set_place_hours(state: Convening, wish: w.SetPlaceHours, context: Context) -> Decision | Refusal:
    place = place_of(state, wish, context.actor)
    if isinstance(place, Refusal):
        return place
    before = state.followup.places.get(place)
    hours = wished(before.hours if before else Hours(), wish, context.now)
    if isinstance(hours, Refusal):
        return hours
    people = people_at(state, place)
    tell = Then(stream_of(state), w.TellPlaceHours(place), f"places:{place}:{context.fresh('q')}")
    return done(f.PlaceHoursSet(place, hours), say=sentence(hours, wish, len(people)), then=(tell,))


def stream_of(state: Convening) -> Stream:
    return Stream(state.organisation, "convening", state.id)


def wished(hours: Hours, wish: w.SetPlaceHours, now: datetime) -> Hours | Refusal:
    """The hours as they would be; refused where they would leave no hour at all."""
    found: Hours | None = with_quiet(hours, wish.quiet_from, wish.quiet_until, wish.weekends)
    if found is not None and wish.weekday is not None:
        found = with_lesson(found, wish.weekday, wish.start, wish.end) if 0 <= wish.weekday <= 6 else None
    if found is None:
        return refuse("class-hours-unclear")
    if wish.days is not None:
        found = with_holidays(found, wish.days, now.date(), keep=wish.keep)
    try:
        next_open_instant(now, open_hours(found))
    except NeverOpen:
        return refuse("hours-leave-none")
    return found


def open_hours(hours: Hours) -> Availability:
    return Availability(
        zone_named("UTC"),
        hours.quiet_from,
        hours.quiet_until,
        frozenset(hours.free_weekdays),
        hours.class_hours,
        frozenset(hours.holidays),
    )


def sentence(hours: Hours, wish: w.SetPlaceHours, people: int) -> Say:
    if wish.days is not None:
        return say("place-holidays-set", days=len(hours.holidays), people=people)
    since, until = f"{hours.quiet_from:%H:%M}", f"{hours.quiet_until:%H:%M}"
    return say("place-hours-set", since=since, until=until, people=people)


def tell_place_hours(state: Convening, wish: w.TellPlaceHours, context: Context) -> Decision | Refusal:
    """Its people hear of it, some at a time."""
    kept = state.followup.places.get(wish.place)
    if kept is None:
        return refuse("nothing-due")
    untold = [who for who in people_at(state, wish.place) if who not in kept.told]
    chunk = untold[:AT_ONCE]
    then = [told_to(state, wish.place, kept, who) for who in chunk]
    if len(untold) > AT_ONCE:
        then.append(Then(stream_of(state), wish, f"places:{wish.place}:{kept.revision}:{chunk[-1]}"))
    return done(f.PlaceHoursTold(wish.place, tuple(chunk)), say=say("noted"), then=then)


def told_to(state: Convening, place: str, kept: PlaceHours, who: str) -> Then:
    stream = Stream(state.organisation, "person", who)
    wish = HearPlaceHours(place.partition(":")[0], kept.hours)
    return Then(stream, wish, f"hours:{state.id}:{place}:{kept.revision}:{who}")


def news_for(state: Convening, people: tuple[str, ...]) -> tuple[list[Then], list[f.PlaceHoursTold]]:
    """Whoever has come to a place since its hours were set hears of them before anything is sent to her."""
    then: list[Then] = []
    told: list[f.PlaceHoursTold] = []
    for place, kept in sorted(state.followup.places.items()):
        here = frozenset(people_at(state, place))
        new = tuple(who for who in people if who in here and who not in kept.told)
        then += [told_to(state, place, kept, who) for who in new]
        told += [f.PlaceHoursTold(place, new)] if new else []
    return then, told


def hours_set(state: Convening, event: f.PlaceHoursSet, entry: Entry) -> Convening:
    before = state.followup.places.get(event.place)
    kept = PlaceHours(event.hours, before.revision + 1 if before else 1)
    return replace(state, followup=replace(state.followup, places=state.followup.places.set(event.place, kept)))


def hours_told(state: Convening, event: f.PlaceHoursTold, entry: Entry) -> Convening:
    kept = state.followup.places.get(event.place)
    if kept is None:
        return state
    now = replace(kept, told=kept.told | frozenset(event.people))
    return replace(state, followup=replace(state.followup, places=state.followup.places.set(event.place, now)))
