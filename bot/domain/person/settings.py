"""What a person chooses for herself: her zone, her language, her hours, how much she takes."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.calendar.quiet import ClassHours, NeverOpen, next_open_instant
from bot.domain.calendar.wallclock import zone_names
from bot.domain.log import Context, Decision, Refusal, Word, done, refuse, say
from bot.domain.person import facts as f
from bot.domain.person import wishes as w
from bot.domain.person.reminding import outcome
from bot.domain.person.state import Hours, Person

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


def set_hours(state: Person, hours: Hours, context: Context) -> Decision | Refusal:
    """Refused where it would leave her no hour at all."""
    try:
        next_open_instant(context.now, replace(state, hours=hours).availability())
    except NeverOpen:
        return refuse("hours-leave-none")
    return done(
        f.HoursSet(hours),
        say=say("hours-set", since=hours.quiet_from.strftime("%H:%M"), until=f"{hours.quiet_until:%H:%M}"),
    )


def set_quiet_hours(state: Person, wish: w.SetQuietHours, context: Context) -> Decision | Refusal:
    old = state.hours
    free = old.free_weekdays if wish.weekends is None else () if wish.weekends else (5, 6)
    hours = replace(
        old,
        quiet_from=wish.quiet_from or old.quiet_from,
        quiet_until=wish.quiet_until or old.quiet_until,
        free_weekdays=free,
    )
    return set_hours(state, hours, context)


def add_class_hours(state: Person, wish: w.AddClassHours, context: Context) -> Decision | Refusal:
    if not 0 <= wish.weekday <= 6:
        return refuse("schedule-no-weekday")
    kept = state.hours.class_hours
    if wish.start is None or wish.end is None:
        kept = tuple(one for one in kept if one.weekday != wish.weekday)
    elif wish.start >= wish.end or len(kept) >= 50:
        return refuse("class-hours-unclear")
    else:
        kept = (*kept, ClassHours(wish.weekday, wish.start, wish.end))
    return set_hours(state, replace(state.hours, class_hours=kept), context)


def set_holidays(state: Person, wish: w.SetHolidays, context: Context) -> Decision | Refusal:
    days = {*wish.days, *(state.hours.holidays if wish.keep else ())}
    today = context.now.date()
    coming = tuple(sorted(day for day in days if day >= today))[:500]
    decided = set_hours(state, replace(state.hours, holidays=coming), context)
    if isinstance(decided, Refusal):
        return decided
    return done(*decided.events, say=say("holidays-set", count=len(coming)))


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
