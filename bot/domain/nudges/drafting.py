"""A nudge is looked at, tried on oneself, saved, changed, cancelled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.domain.calendar import limits
from bot.domain.calendar.recurrence import next_occurrences
from bot.domain.calendar.wallclock import UnknownZone, zone_named
from bot.domain.convening.state import Convening
from bot.domain.log import (
    Actor,
    Answer,
    Context,
    Decision,
    Entry,
    Post,
    Refusal,
    Stream,
    Then,
    Word,
    done,
    letter,
    person,
    refuse,
    say,
    wall,
)
from bot.domain.nudges import facts as f
from bot.domain.nudges import wishes as w
from bot.domain.nudges.audience import own_site, people_of
from bot.domain.nudges.schedule import Schedule
from bot.domain.nudges.state import Among, Audience, Draft, Nudge, words_of
from bot.domain.series.wishes import BeginSeries, EndSeries, MoveSeries

MOST_DRAFTS = 50
LIMITS = limits.Limits()


def in_words(refusal: limits.Refusal) -> Refusal:
    """A limit's own sentence."""
    return refuse(refusal.reason.value, **dict(refusal.arguments))


def owner_of(state: Convening, nudge: Nudge | Draft) -> str:
    """Who is told about it: its lead, or whoever runs the convening once she has left."""
    lead = state.one(nudge.owner)
    return state.acting if lead is None or lead.ejected else lead.person


def may_touch(state: Convening, nudge: Nudge | Draft, actor: Actor) -> Refusal | None:
    """Facilitators touch every nudge of the convening; who leads one site, her own."""
    if not own_site(state, actor) or owner_of(state, nudge) == actor.person:
        return None
    return refuse("not-your-nudge")


def series_stream(state: Convening, nudge: str) -> Stream:
    return Stream(state.organisation, "series", nudge)


def draft_nudge(state: Convening, wish: w.DraftNudge, context: Context) -> Decision | Refusal:
    """Keep what was asked for and show it: the people, the next five moments in each zone, or what is unclear."""
    before = state.followup.drafts.get(wish.draft) or as_draft(state.followup.nudges.get(wish.change))
    if (wish.draft or wish.change) and before is None:
        return refuse("no-such-nudge")
    if before is not None and (refusal := may_touch(state, before, context.actor)):
        return refusal
    audience = within(state, wish.audience or (before.audience if before else None), context.actor)
    if isinstance(audience, Refusal):
        return audience
    id = wish.draft or context.fresh("s")
    zone = wish.zone or (before.zone if before else "") or state.zone
    schedule = wish.schedule or (before.schedule if before and not wish.asks else None)
    drafted = f.NudgeDrafted(
        id,
        before.owner if before else context.actor.person,
        audience,
        zone,
        schedule,
        wish.zones or (before.zones if before else ()),
        before.purpose if before else wish.purpose,
        wish.change or (before.replaces if before else ""),
        id if wish.text else before.text if before else "",
    )
    refusal = refused(state, wish, drafted, context.now, new=before is None)
    if refusal is not None:
        return refusal
    words = (Word(words_of(id), "text", wish.text),) if wish.text else ()
    if wish.asks is not None:
        choices = tuple(replace(one, arguments={**one.arguments, "draft": id}) for one in wish.choices)
        return Decision((drafted,), Answer(wish.asks, choices=choices), words)
    return done(drafted, say=say("nudge-drafted"), show="nudge-draft", about=id, words=words)


def as_draft(nudge: Nudge | None) -> Draft | None:
    if nudge is None or nudge.ended:
        return None
    return Draft(
        nudge.id, nudge.owner, nudge.audience, nudge.zone, nudge.schedule, purpose=nudge.purpose, text=nudge.text
    )


def within(state: Convening, audience: Audience | None, actor: Actor) -> Audience | Refusal:
    """Who leads one site reaches the people of that one."""
    if audience is None:
        return refuse("nudge-to-whom")
    site = own_site(state, actor)
    if audience.among is Among.SITE and audience.value not in state.sites:
        return refuse("no-such-site", site=audience.value[:40])
    return replace(audience, within=site) if site else audience


def refused(
    state: Convening, wish: w.DraftNudge, drafted: f.NudgeDrafted, now: datetime, *, new: bool
) -> Refusal | None:
    """Why it cannot be: its text, its people, its days."""
    if new and not wish.text.strip():
        return refuse("schedule-no-text")
    if len(wish.text) > LIMITS.characters:
        return refuse("schedule-text-too-long", length=len(wish.text), limit=LIMITS.characters)
    people = people_of(state, drafted.audience)
    if not people:
        return refuse("schedule-nobody")
    if len(people) > LIMITS.people:
        return refuse("schedule-too-many-people", count=len(people), limit=LIMITS.people)
    try:
        zone = zone_named(drafted.zone)
    except UnknownZone:
        return refuse("schedule-unknown-zone", said=drafted.zone[:40])
    if drafted.schedule is None:
        return None
    others = (one for one in state.followup.live() if one.id != drafted.replaces)
    refusal = limits.refusal_of(drafted.schedule.series, zone, now, waiting_most(state, people, others, now))
    return in_words(refusal) if refusal else None


def waiting_most(state: Convening, people: Iterable[str], nudges: Iterable[Nudge], now: datetime) -> int:
    """How many occurrences already wait for the one among these people who has most."""
    wanted, waiting = frozenset(people), Counter[str]()
    for nudge in nudges:
        left = len(next_occurrences(nudge.schedule.series, now, zone_named(nudge.zone), LIMITS.times))
        for who in people_of(state, nudge.audience):
            if who in wanted:
                waiting[who] += left
    return max(waiting.values(), default=0)


def try_nudge(state: Convening, wish: w.TryNudge, context: Context) -> Decision | Refusal:
    draft = state.followup.drafts.get(wish.draft)
    if draft is None:
        return refuse("no-such-nudge")
    if refusal := may_touch(state, draft, context.actor):
        return refusal
    me = context.actor.person
    today = context.now.astimezone(zone_named(draft.zone)).date()
    due = draft.schedule.due if draft.schedule else None
    text = say(
        "nudge-trial",
        letter=letter("text", words_of(draft.text)),
        name=person(me),
        site=site_of(state, me),
        title=state.title,
        due=wall(due or today),
        day=wall(today),
    )
    trial = Post(f"try:{draft.id}:{context.fresh('y')}", text, to=me, urgent=True)
    return done(f.NudgeTried(draft.id), say=say("nudge-tried"), show="nudge-draft", about=draft.id, posts=(trial,))


def site_of(state: Convening, who: str) -> str:
    found = state.one(who)
    place = state.sites.get(found.site) if found else None
    return place.name if place else ""


def save_nudge(state: Convening, wish: w.SaveNudge, context: Context) -> Decision | Refusal:
    draft = state.followup.drafts.get(wish.draft)
    if draft is None:
        return refuse("no-such-nudge")
    if refusal := may_touch(state, draft, context.actor):
        return refusal
    if draft.schedule is None:
        return refuse("nudge-when")
    if too_much := limits.refusal_of(draft.schedule.series, zone_named(draft.zone), context.now):
        return in_words(too_much)
    changed = state.followup.nudges.get(draft.replaces) if draft.replaces else None
    if draft.replaces and (changed is None or changed.ended):
        return refuse("no-such-nudge")
    return change(state, draft, changed, context) if changed else begin(state, draft, draft.schedule)


def begin(state: Convening, draft: Draft, schedule: Schedule) -> Decision:
    start = Then(series_stream(state, draft.id), BeginSeries(state.id, schedule), f"begin:{draft.id}")
    count = len(people_of(state, draft.audience))
    saved = say("nudge-saved", count=count)
    return done(f.NudgeScheduled(draft.id), say=saved, show="nudges", then=(start,))


def change(state: Convening, draft: Draft, nudge: Nudge, context: Context) -> Decision:
    """What waits of the old one is taken back from everybody before the new one is called."""
    assert draft.schedule is not None
    here, mark = Stream(state.organisation, "convening", state.id), f"{nudge.id}:{nudge.revision + 1}"
    then = (
        Then(here, w.WithdrawFromPeople(nudge.id), f"withdraw:{mark}"),
        Then(series_stream(state, nudge.id), MoveSeries(draft.schedule), f"move:{mark}"),
    )
    return done(f.NudgeChanged(nudge.id, draft.id), say=say("nudge-changed"), show="nudges", then=then)


def cancel_nudge(state: Convening, wish: w.CancelNudge, context: Context) -> Decision | Refusal:
    named = state.followup.nudges.get(wish.nudge)
    chosen = state.followup.live() if wish.every else (named,) if named and not named.ended else ()
    mine = [one for one in chosen if may_touch(state, one, context.actor) is None]
    if not mine:
        return (may_touch(state, chosen[0], context.actor) if chosen else None) or refuse("no-such-nudge")
    return done(
        *(f.NudgeEnded(one.id) for one in mine),
        say=say("nudges-cancelled", count=len(mine)),
        show="nudges",
        then=endings(state, mine),
    )


def endings(state: Convening, nudges: Iterable[Nudge]) -> list[Then]:
    """What must follow elsewhere when nudges end: their series stops, and what waits is taken back."""
    here = Stream(state.organisation, "convening", state.id)
    then: list[Then] = []
    for one in nudges:
        then.append(Then(here, w.WithdrawFromPeople(one.id), f"withdraw:{one.id}:end"))
        then.append(Then(series_stream(state, one.id), EndSeries(), f"end:{one.id}"))
    return then


def drafted(state: Convening, event: f.NudgeDrafted, entry: Entry) -> Convening:
    draft = Draft(
        event.nudge,
        event.owner,
        event.audience,
        event.zone,
        event.schedule,
        event.zones,
        event.purpose,
        event.replaces,
        event.text,
    )
    drafts = state.followup.drafts.set(draft.id, draft)
    if len(drafts) > MOST_DRAFTS:
        drafts = drafts.delete(min(id for id in drafts if id != draft.id))
    return replace(state, followup=replace(state.followup, drafts=drafts))


def scheduled(state: Convening, event: f.NudgeScheduled, entry: Entry) -> Convening:
    draft = state.followup.drafts.get(event.nudge)
    if draft is None or draft.schedule is None:
        return state
    nudge = Nudge(draft.id, draft.owner, draft.audience, draft.zone, draft.schedule, draft.purpose, draft.text)
    followup = replace(state.followup, drafts=state.followup.drafts.delete(draft.id))
    return replace(state, followup=followup.with_nudge(nudge))


def changed(state: Convening, event: f.NudgeChanged, entry: Entry) -> Convening:
    draft, nudge = state.followup.drafts.get(event.by), state.followup.nudges.get(event.nudge)
    if draft is None or nudge is None or draft.schedule is None:
        return state
    new = replace(
        nudge,
        audience=draft.audience,
        zone=draft.zone,
        schedule=draft.schedule,
        text=draft.text,
        revision=nudge.revision + 1,
    )
    followup = replace(state.followup, drafts=state.followup.drafts.delete(draft.id))
    return replace(state, followup=followup.with_nudge(new))


def ended(state: Convening, event: f.NudgeEnded, entry: Entry) -> Convening:
    nudge = state.followup.nudges.get(event.nudge)
    if nudge is None:
        return state
    return replace(state, followup=state.followup.with_nudge(replace(nudge, ended=True)))


def tried(state: Convening, event: f.NudgeTried, entry: Entry) -> Convening:
    return state
