"""What follows when a convening closes: the recap at once, a word for the way home, the pack for who was not there."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.calendar.wallclock import local_time, zone_named
from bot.domain.convening.state import Convening, Participant, Status
from bot.domain.frozen import frozen
from bot.domain.log import Context, Deadline, Decision, Entry, Event, Post, Refusal, Stream, Then, done, refuse, say
from bot.domain.nudges import facts as f
from bot.domain.nudges import team
from bot.domain.nudges import wishes as w
from bot.domain.nudges.audience import people_of
from bot.domain.nudges.drafting import endings, site_of
from bot.domain.nudges.state import Purpose
from bot.domain.nudges.team import team_of
from bot.domain.person.state import Errand
from bot.domain.person.wishes import Remind
from bot.domain.series.wishes import AddMeeting

RIDE_AFTER = timedelta(hours=1)
AT_ONCE = 200
RECAP_EXPIRES = timedelta(hours=24)


@frozen
class WhatFollows:
    """Events, posts and follow-ons that a close brings with it."""

    events: tuple[Event, ...] = ()
    posts: tuple[Post, ...] = ()
    then: tuple[Then, ...] = ()


def follow_up_of_close(state: Convening, context: Context) -> WhatFollows:
    """A convening that never opened is called off, and its nudges with it; one that was held is recapped at once."""
    live = state.followup.live()
    if state.status is Status.PLANNED:
        return WhatFollows(tuple(f.NudgeEnded(one.id) for one in live), (), tuple(endings(state, live)))
    day = local_time(context.now, zone_named(state.zone)).date()
    held = (
        Then(Stream(state.organisation, "series", one.id), AddMeeting(day), f"met:{one.id}:{day}")
        for one in live
        if one.schedule.follows_meetings
    )
    return WhatFollows((), tuple(recaps(state, context)), tuple(held))


def recaps(state: Convening, context: Context) -> list[Post]:
    """To every channel that shows the convening, and to its page."""
    places = sorted({*state.places, f"convening:{state.id}"})
    return [
        Post(
            f"recap:{state.id}:{place}",
            say("recap-posted", title=state.title),
            place=place,
            door=place.partition(":")[0] if not place.startswith("convening:") else "web",
            show="recap",
            expires=context.now + RECAP_EXPIRES,
        )
        for place in places
    ]


def call_ride(state: Convening, wish: w.CallRide, context: Context) -> Decision | Refusal:
    """Everybody who was there, and everybody who was invited and was not, some at a time."""
    if state.closed_at is None or (state.followup.ridden and not wish.after):
        return refuse("nothing-due")
    zone = zone_named(state.zone)
    meant = state.closed_at + RIDE_AFTER
    day = local_time(meant, zone).date()
    people = sorted(who for who in (*there(state), *missing(state)) if who > wish.after)
    chunk = people[:AT_ONCE]
    then = [
        Then(
            Stream(state.organisation, "person", who),
            Remind(errand_home(state, who), (day,), local_time(meant, zone).time(), state.zone, meant),
            f"ride:{state.id}:{who}",
        )
        for who in chunk
    ]
    if len(people) > AT_ONCE:
        here = Stream(state.organisation, "convening", state.id)
        then.append(Then(here, w.CallRide(chunk[-1]), f"ride:{state.id}:after:{chunk[-1]}"))
    return done(f.RideCalled(day), say=say("noted"), then=then)


def was_there(who: Participant) -> bool:
    return who.present or bool(who.present_for)


def there(state: Convening) -> set[str]:
    """Those who were there and have a way to be asked."""
    return {who.person for who in state.roster() if was_there(who) and who.device and not who.ejected}


def missing(state: Convening) -> set[str]:
    """Those who were invited and were not there."""
    invited = {
        who
        for one in state.followup.nudges.values()
        if one.purpose is Purpose.INVITATION
        for who in people_of(state, one.audience)
    }
    return {who for who in invited if (found := state.one(who)) is not None and not was_there(found)}


def errand_home(state: Convening, who: str) -> Errand:
    found = state.one(who)
    if found is None or not was_there(found):
        purpose, series, says = Purpose.CATCH_UP, "catch-up", "catch-up"
    elif team_of(state, found):
        purpose, series, says = Purpose.TEAM, "ride", "ride-prompt-team"
    else:
        purpose, series, says = Purpose.RIDE, "ride", "ride-prompt"
    return Errand(f"{series}-{state.id}", state.id, state.title, site_of(state, who), purpose=purpose, says=says)


def ride_called(state: Convening, event: f.RideCalled, entry: Entry) -> Convening:
    return replace(state, followup=replace(state.followup, ridden=True))


def ride_at(state: Convening) -> datetime | None:
    """When people are to be asked; never where the facilitator turned it off."""
    if state.closed_at is None or state.followup.ridden or state.settings.get("way-home") == "off":
        return None
    return None if state.opened_at is None else state.closed_at + RIDE_AFTER


def deadlines(state: Convening) -> tuple[Deadline, ...]:
    at = ride_at(state)
    ride = (Deadline("ride", at, w.CallRide()),) if at else ()
    return (*ride, *team.deadlines(state))
