"""What a person chooses for herself: her zone, her language, her hours, how much she takes."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.calendar.hours import Hours, Part, with_holidays, with_lesson, with_quiet
from bot.domain.calendar.quiet import NeverOpen, next_open_instant
from bot.domain.calendar.wallclock import zone_names
from bot.domain.log import Context, Decision, Event, Refusal, Say, Word, done, refuse, say
from bot.domain.person import facts as f
from bot.domain.person import wishes as w
from bot.domain.person.reminding import outcome
from bot.domain.person.state import Person

LANGUAGES = ("en", "es")
MOST_A_WEEK = 7
DOORS = ("slack", "discord", "web", "mail")


def choose_zone(state: Person, wish: w.ChooseZone, context: Context) -> Decision | Refusal:
    if wish.zone not in zone_names():
        return refuse("no-such-zone", zone=wish.zone[:40])
    return done(f.ZoneChosen(wish.zone), say=say("zone-chosen", zone=wish.zone))


def prefer_language(state: Person, wish: w.PreferLanguage, context: Context) -> Decision | Refusal:
    if wish.language not in LANGUAGES:
        return refuse("no-such-language")
    return done(f.LanguagePreferred(wish.language), say=say("language-chosen"))


def set_hours(state: Person, hours: Hours, part: Part, context: Context) -> Decision | Refusal:
    """Refused where it would leave her no hour at all."""
    event = f.HoursSet(hours, part)
    said = say("hours-set", since=hours.quiet_from.strftime("%H:%M"), until=f"{hours.quiet_until:%H:%M}")
    return with_hours(replace(state, hours=hours, chosen=state.chosen | {part}), event, context, said)


def with_hours(after: Person, event: Event, context: Context, said: Say) -> Decision | Refusal:
    """What waits for a time that is closed now comes at the next open one instead."""
    try:
        next_open_instant(context.now, after.availability())
    except NeverOpen:
        return refuse("hours-leave-none")
    gathered = outcome(after, context)
    gathered.events.append(event)
    gathered.plan_anew()
    decided = gathered.decided()
    return replace(decided, answer=replace(decided.answer, say=said))


def set_quiet_hours(state: Person, wish: w.SetQuietHours, context: Context) -> Decision | Refusal:
    hours = with_quiet(state.hours, wish.quiet_from, wish.quiet_until, wish.weekends)
    return set_hours(state, hours, Part.QUIET, context)


def add_class_hours(state: Person, wish: w.AddClassHours, context: Context) -> Decision | Refusal:
    if not 0 <= wish.weekday <= 6:
        return refuse("schedule-no-weekday")
    hours = with_lesson(state.hours, wish.weekday, wish.start, wish.end)
    return set_hours(state, hours, Part.LESSONS, context) if hours else refuse("class-hours-unclear")


def set_holidays(state: Person, wish: w.SetHolidays, context: Context) -> Decision | Refusal:
    hours = with_holidays(state.hours, wish.days, context.now.date(), keep=wish.keep)
    decided = set_hours(state, hours, Part.HOLIDAYS, context)
    if isinstance(decided, Refusal):
        return decided
    said = say("holidays-set", count=len(hours.holidays))
    return replace(decided, answer=replace(decided.answer, say=said))


def hear_place_hours(state: Person, wish: w.HearPlaceHours, context: Context) -> Decision | Refusal:
    """Her site or district has set its hours: from now on they are hers where she has chosen none."""
    if state.around.get(wish.place) == wish.hours:
        return refuse("nothing-changed")
    after = replace(state, around=state.around.set(wish.place, wish.hours))
    return with_hours(after, f.PlaceHoursHeard(wish.place, wish.hours), context, say("noted"))


def keep_own_hours(state: Person, wish: w.KeepOwnHours, context: Context) -> Decision | Refusal:
    said = say("own-hours-only" if wish.alone else "place-hours-too")
    return with_hours(replace(state, alone=wish.alone), f.KeptOwnHours(wish.alone), context, said)


def set_allowance(state: Person, wish: w.SetAllowance, context: Context) -> Decision | Refusal:
    if not 0 <= wish.per_week <= MOST_A_WEEK:
        return refuse("allowance-out-of-range", most=MOST_A_WEEK)
    return done(f.AllowanceSet(wish.per_week), say=say("allowance-set", count=wish.per_week))


def order_doors(state: Person, wish: w.OrderDoors, context: Context) -> Decision | Refusal:
    doors = tuple(dict.fromkeys(wish.doors))
    if not doors or any(door not in DOORS for door in doors):
        return refuse("no-such-door", known=", ".join(DOORS))
    word = Word(state.id, "doors", ",".join(doors))
    return done(f.DoorsOrdered(), say=say("doors-ordered", doors=", ".join(doors)), words=(word,))


def forget_me(state: Person, wish: w.ForgetMe, context: Context) -> Decision | Refusal:
    gathered = outcome(state, context)
    gathered.events += [f.NudgesPaused(), f.ForgettingAsked()]
    gathered.take_back(state.waiting.values())
    decided = gathered.decided()
    return replace(decided, answer=replace(decided.answer, say=say("forget-me-done")))


def note_forgotten(state: Person, wish: w.NoteForgotten, context: Context) -> Decision | Refusal:
    return done(f.PersonForgotten(), say=say("noted"))


def pause_nudges(state: Person, wish: w.PauseNudges, context: Context) -> Decision | Refusal:
    if not wish.paused:
        return done(f.NudgesResumed(), say=say("nudges-resumed"))
    gathered = outcome(state, context)
    gathered.events.append(f.NudgesPaused())
    gathered.take_back(state.waiting.values())
    decided = gathered.decided()
    return replace(decided, answer=replace(decided.answer, say=say("nudges-paused")))
