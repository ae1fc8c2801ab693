"""Planning, opening, breaking, adjourning, closing, and who runs it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.domain.convening import facts as f
from bot.domain.convening import wishes as w
from bot.domain.convening.carrying import brought_along
from bot.domain.convening.state import REMOTE_SITE, Call, Convening, Mode, Participant, Status, Topic
from bot.domain.log import Context, Decision, Entry, Event, Post, Refusal, Role, Word, done, moment, person, refuse, say
from bot.domain.nudges.closing import follow_up_of_close
from bot.domain.turns import POLICIES

TAKE_OVER_AFTER = timedelta(seconds=30)
"""How long a facilitator may be gone before the co-facilitator runs the convening (ours)."""

LONG_AGO = datetime.min.replace(tzinfo=UTC)

CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""No I, O, 0 or 1: a code is read aloud in a room."""


def code_from(lot: int, length: int = 6) -> str:
    """A short join code: six letters and digits that cannot be mistaken for one another."""
    letters = []
    for _ in range(length):
        lot, rest = divmod(lot, len(CODE_LETTERS))
        letters.append(CODE_LETTERS[rest])
    return "".join(letters)


def fresh_code(context: Context) -> str:
    return code_from(context.lot("code") << 32 | context.lot("code again"))


def site_id(name: str) -> str:
    """A site's id within its convening: its name in plain letters, so that logs can be read."""
    plain = "".join(ch if ch.isalnum() else "-" for ch in name.casefold()).strip("-")
    return plain or "site"


def plan_convening(state: Convening, wish: w.PlanConvening, context: Context) -> Decision | Refusal:
    if state.status is not Status.UNKNOWN:
        return refuse("already-planned")
    facilitator = wish.facilitator or context.actor.person
    events: list[Event] = [f.SiteAdded(REMOTE_SITE, REMOTE_SITE)]
    events += [f.SiteAdded(site_id(name), name) for name in wish.sites if site_id(name) != REMOTE_SITE]
    if facilitator:
        events.append(
            f.PersonListed(facilitator, REMOTE_SITE, Mode.REMOTE, Role.FACILITATOR, language=context.actor.language)
        )
    if wish.place:
        events.append(f.PlaceBound(wish.place, ""))
    planned = f.ConveningPlanned(wish.title, wish.zone, wish.languages, fresh_code(context), wish.starts_at)
    sentence = say("convening-planned", title=wish.title, code=planned.code)
    return done(planned, *events, *brought_along(wish, context), say=sentence, show="convening")


def open_convening(state: Convening, wish: w.OpenConvening, context: Context) -> Decision | Refusal:
    if state.status in (Status.ON_BREAK, Status.ADJOURNED):
        return done(f.ConveningResumed(context.now), say=say("convening-resumed"), show="convening")
    if state.status is Status.OPEN:
        return refuse("already-open")
    events: tuple[Event, ...] = (f.ConveningOpened(context.now),)
    if context.actor.person in state.people:
        events += (f.TookOver(context.actor.person),)
    return done(*events, say=say("convening-opened", code=state.code), show="convening")


def resume(state: Convening, wish: w.Resume, context: Context) -> Decision | Refusal:
    if not state.is_paused:
        return refuse("not-paused")
    return done(f.ConveningResumed(context.now), say=say("convening-resumed"), show="convening")


def begin_break(state: Convening, wish: w.BeginBreak, context: Context) -> Decision | Refusal:
    if state.is_paused:
        return refuse("already-paused")
    if not 0 <= wish.minutes <= 240:
        return refuse("break-too-long", minutes=wish.minutes)
    until = context.now + timedelta(minutes=wish.minutes) if wish.minutes else None
    sentence = say("break-until", until=moment(until)) if until else say("break-began")
    return done(f.BreakBegan(context.now, until), say=sentence, show="convening")


def adjourn(state: Convening, wish: w.Adjourn, context: Context) -> Decision | Refusal:
    if state.status is Status.ADJOURNED:
        return refuse("already-paused")
    if wish.until is not None and wish.until <= context.now:
        return refuse("moment-past", at=moment(wish.until))
    sentence = say("adjourned-until", until=moment(wish.until)) if wish.until else say("adjourned")
    return done(f.ConveningAdjourned(context.now, wish.until), say=sentence, show="convening")


def close_convening(state: Convening, wish: w.CloseConvening, context: Context) -> Decision | Refusal:
    if not wish.sure:
        return refuse("close-for-good", hands=len(state.queue.hands))
    open_topic = (f.TopicClosed(state.topic, context.now),) if state.topic else ()
    what_follows = follow_up_of_close(state, context)
    return done(
        *open_topic,
        f.ConveningClosed(context.now),
        *what_follows.events,
        say=say("convening-closed"),
        show="recap",
        posts=what_follows.posts,
        then=what_follows.then,
    )


def set_call(state: Convening, wish: w.SetCall, context: Context) -> Decision | Refusal:
    if wish.link and not wish.link.startswith(("https://", "http://")):
        return refuse("link-unreadable")
    return done(f.CallSet(wish.link, wish.dial_in), say=say("call-set"), show="convening")


def set_contact(state: Convening, wish: w.SetContact, context: Context) -> Decision | Refusal:
    if wish.site not in state.sites:
        return refuse("no-such-site", site=wish.site)
    word = Word(f"site:{state.id}:{wish.site}", "contact", wish.contact or None)
    return done(say=say("contact-set", site=state.sites[wish.site].name), words=(word,))


def rotate_code(state: Convening, wish: w.RotateCode, context: Context) -> Decision | Refusal:
    code = fresh_code(context)
    return done(f.CodeRotated(code), say=say("code-rotated", code=code), show="convening")


SETTINGS = {
    "policy": frozenset(policy.id for policy in POLICIES.values() if not policy.needs_consent),
    "language": frozenset({"en", "es", "en+es"}),
    "clarify-pauses": frozenset({"on", "off"}),
    "off-record": frozenset({"on", "off"}),
    "way-home": frozenset({"on", "off"}),
    "on-deck": frozenset({"off", "tell", "answer"}),
}
"""What can be set, and to what. A feature that adds a setting adds a line here."""


def change_setting(state: Convening, wish: w.ChangeSetting, context: Context) -> Decision | Refusal:
    allowed = SETTINGS.get(wish.name)
    if allowed is None:
        return refuse("no-such-setting", name=wish.name, known=", ".join(sorted(SETTINGS)))
    if wish.value not in allowed:
        return refuse("setting-value", name=wish.name, known=", ".join(sorted(allowed)))
    return done(f.SettingChanged(wish.name, wish.value), say=say("setting-changed", name=wish.name, value=wish.value))


def bind_place(state: Convening, wish: w.BindPlace, context: Context) -> Decision | Refusal:
    if wish.site and wish.site not in state.sites:
        return refuse("no-such-site", site=wish.site)
    return done(f.PlaceBound(wish.place, wish.site), say=say("place-bound", title=state.title), show="convening")


def unbind_place(state: Convening, wish: w.UnbindPlace, context: Context) -> Decision | Refusal:
    if wish.place not in state.places:
        return refuse("place-not-bound")
    return done(f.PlaceUnbound(wish.place), say=say("place-unbound", title=state.title))


def hand_over(state: Convening, wish: w.HandOver, context: Context) -> Decision | Refusal:
    to = state.one(wish.to or context.actor.person)
    if to is None:
        return refuse("nobody-to-hand-over-to")
    if to.person == state.acting:
        return refuse("already-running-it", person=person(to.person))
    events: tuple[Event, ...] = (f.TookOver(to.person),)
    if to.role not in (Role.FACILITATOR, Role.CO_FACILITATOR):
        events = (f.RoleGiven(to.person, Role.CO_FACILITATOR), *events)
    told = Post(f"handover:{context.fresh('o')}", say("you-run-it", title=state.title), to=to.person, urgent=True)
    return done(*events, say=say("handed-over", person=person(to.person)), posts=(told,))


def stand_in(state: Convening) -> Participant | None:
    """Who runs the convening if its facilitator has gone: the co-facilitator who is here and was listed first."""
    here = [
        who
        for who in state.facilitators()
        if who.person != state.acting and who.present and who.lost_at is None and not who.ejected
    ]
    return min(here, key=lambda who: (who.arrived_at or LONG_AGO, who.person), default=None)


def take_over_if_dropped(state: Convening, wish: w.TakeOverIfDropped, context: Context) -> Decision | Refusal:
    gone = state.one(state.acting)
    other = stand_in(state)
    if gone is None or gone.lost_at is None or other is None:
        return refuse("nothing-to-take-over")
    told = Post(
        f"takeover:{context.fresh('o')}",
        say("you-run-it-now", person=person(gone.person), title=state.title),
        to=other.person,
        urgent=True,
    )
    return done(
        f.TookOver(other.person, unasked=True), say=say("handed-over", person=person(other.person)), posts=(told,)
    )


def planned(state: Convening, event: f.ConveningPlanned, entry: Entry) -> Convening:
    return replace(
        state,
        title=event.title,
        zone=event.zone,
        languages=event.languages,
        code=event.code,
        starts_at=event.starts_at,
        status=Status.PLANNED,
    )


def opened(state: Convening, event: f.ConveningOpened, entry: Entry) -> Convening:
    return replace(state, status=Status.OPEN, opened_at=event.at)


def break_began(state: Convening, event: f.BreakBegan, entry: Entry) -> Convening:
    return replace(state, status=Status.ON_BREAK, paused_at=event.at, resumes_at=event.until)


def adjourned(state: Convening, event: f.ConveningAdjourned, entry: Entry) -> Convening:
    """A break that becomes an adjournment keeps the moment at which the clocks stopped."""
    return replace(state, status=Status.ADJOURNED, paused_at=state.paused_at or event.at, resumes_at=event.until)


def resumed(state: Convening, event: f.ConveningResumed, entry: Entry) -> Convening:
    """Every clock goes on where it stopped: what was due is due later by the length of the pause."""
    pause = event.at - state.paused_at if state.paused_at else timedelta()
    return replace(
        state,
        status=Status.OPEN,
        paused_at=None,
        resumes_at=None,
        agenda=tuple(later(topic, pause) if topic.id == state.topic else topic for topic in state.agenda),
        queue=state.queue.later_by(pause),
        breakouts=state.breakouts.later_by(pause),
        routines=state.routines.after_break(event.at - pause, event.at),
    )


def later(topic: Topic, pause: timedelta) -> Topic:
    """The open topic's clock waits too."""
    return replace(topic, opened_at=topic.opened_at + pause) if topic.opened_at else topic


def closed(state: Convening, event: f.ConveningClosed, entry: Entry) -> Convening:
    return replace(state, status=Status.CLOSED, closed_at=event.at, paused_at=None, resumes_at=None)


def call_set(state: Convening, event: f.CallSet, entry: Entry) -> Convening:
    return replace(state, call=Call(event.link, event.dial_in))


def code_rotated(state: Convening, event: f.CodeRotated, entry: Entry) -> Convening:
    return replace(state, code=event.code, old_codes=state.old_codes | {state.code})


def setting_changed(state: Convening, event: f.SettingChanged, entry: Entry) -> Convening:
    return replace(state, settings=state.settings.set(event.name, event.value))


def place_bound(state: Convening, event: f.PlaceBound, entry: Entry) -> Convening:
    return replace(state, places=state.places.set(event.place, event.site))


def place_unbound(state: Convening, event: f.PlaceUnbound, entry: Entry) -> Convening:
    return replace(state, places=state.places.delete(event.place)) if event.place in state.places else state


def took_over(state: Convening, event: f.TookOver, entry: Entry) -> Convening:
    return replace(state, acting=event.person)
