"""A series is due: whether and when this person gets it, by her own zone, hours, cap and consent.

Every occurrence ends in exactly one of four: a message on its way, a line in her digest, passed over because she
wanted no more of it, or not sent and told to the lead. Nothing is dropped in silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from bot.domain.calendar.cap import Verdict, weigh
from bot.domain.calendar.lateness import Fate, Missed, catch_up, fate_of
from bot.domain.calendar.quiet import (
    Availability,
    IntoDigest,
    NeverOpen,
    next_digest,
    next_open_instant,
    when_to_send,
)
from bot.domain.calendar.wallclock import instant_of, local_time
from bot.domain.log import Context, Decision, Event, Intent, Post, Refusal, Stream, Then, done, refuse, say
from bot.domain.nudges.wishes import NoteFailure
from bot.domain.person import facts as f
from bot.domain.person import wishes as w
from bot.domain.person.letters import digest, joined, post, useless_after
from bot.domain.person.state import Errand, Line, Person, Planned

SILENCES_BEFORE_QUIET = 2


@dataclass(slots=True)
class Outcome:
    """What a decision gathers while it goes through what is due."""

    state: Person
    context: Context
    open_hours: Availability
    zone: str = ""
    """Whose wall counts where she has chosen none."""
    events: list[Event] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    cancels: list[str] = field(default_factory=list)
    then: list[Then] = field(default_factory=list)

    def decided(self) -> Decision:
        return done(
            *self.events, say=say("noted"), posts=self.posts, then=self.then, cancels=tuple(dict.fromkeys(self.cancels))
        )

    def tell(self, convening: str, intent: Intent, key: str) -> None:
        stream = Stream(self.state.organisation, "convening", convening)
        self.then.append(Then(stream, intent, key))

    def hold(self, errand: Errand, due: Sequence[datetime], why: str) -> None:
        """A line in the digest instead of a message of its own."""
        days = tuple(local_time(one, self.open_hours.zone).date() for one in due)
        after = max(due[-1], self.context.now)
        at = self.state.digest_at or next_digest(after, self.open_hours)
        self.events.append(f.NudgeHeld(errand, days, tuple(due), why, at))

    def give_up(self, errand: Errand, days: Sequence[date], why: str) -> None:
        """Not sent, because it is of no use any more: the lead is told."""
        self.events.append(f.NudgePassedOver(errand.series, tuple(days), why))
        wish = NoteFailure(errand.series, reason=why, unsent=len(days))
        self.tell(errand.convening, wish, f"unsent:{errand.series}:{days[-1]}:{self.state.id}")

    def plan(self, errand: Errand, day: date, due: datetime, tag: str = "", asked: bool = False) -> None:
        """Send it at its time or the next open one, unless she has had enough; `asked`: she wanted it just then."""
        start = max(due, self.context.now)
        sending = when_to_send(start, self.open_hours)
        if isinstance(sending, IntoDigest):
            return self.hold(errand, (due,), "closed")
        ends = useless_after(errand, self.open_hours.zone)
        if ends is not None and sending.instant >= ends:
            return self.give_up(errand, (day,), Fate.NOT_SENT_PAST_DUE.value)
        verdict = Verdict.SEND if asked else self.weighed(errand, sending.instant)
        key = f"nudge:{self.state.id}:{errand.series}:{day}:{tag or errand.revision}"
        planned = Planned(key, errand, day, due, sending.instant, key)
        if verdict is Verdict.DAY_FULL and (others := self.same_day(planned)):
            return self.join(planned, others)
        if verdict is not Verdict.SEND:
            return self.hold(errand, (due,), verdict.value)
        late = fate_of(Missed(key, errand.series, due), self.context.now) is Fate.SEND_LATE
        self.events.append(f.NudgePlanned(key, errand, day, due, planned.at, key, self.zone))
        self.posts.append(post(planned, self.state.id, self.open_hours.zone, late))
        return None

    def weighed(self, errand: Errand, at: datetime) -> Verdict:
        state = self.state
        return weigh(state.history(), at, self.open_hours.zone, errand.item or None, state.allowance)

    def same_day(self, planned: Planned) -> list[Planned]:
        """What waits to remind her of other accepted things on the same local day."""
        zone = self.open_hours.zone
        today = local_time(planned.at, zone).date()
        waiting = [one for one in self.state.waiting.values() if one.errand.item]
        same = [one for one in waiting if local_time(one.at, zone).date() == today]
        return [one for one in same if one.post == same[0].post]

    def join(self, planned: Planned, others: Sequence[Planned]) -> None:
        """Two reminders on one day are one message."""
        key = f"joint:{self.state.id}:{self.context.fresh('j')}"
        several = (*others, replace(planned, at=others[0].at))
        self.cancels.append(others[0].post)
        first = others[0].at
        self.events.append(
            f.NudgePlanned(planned.key, planned.errand, planned.day, planned.due, first, planned.key, self.zone)
        )
        self.repost(several, key)

    def repost(self, several: Sequence[Planned], key: str) -> None:
        self.events.append(f.NudgeJoined(tuple(one.key for one in several), key))
        self.posts.append(joined(several, self.state.id, self.open_hours.zone, key))

    def plan_anew(self) -> None:
        """What waits for a time at which she may not be reached any more comes at the next at which she may."""
        waiting = tuple(self.state.waiting.values())
        for message in dict.fromkeys(one.post for one in waiting if self.is_closed(one)):
            self.cancels.append(message)
            self.events.append(f.NudgeReturned(message))
            for nth, one in enumerate(one for one in waiting if one.post == message):
                self.zone, self.open_hours = one.zone, self.state.availability(one.zone)
                self.plan(one.errand, one.day, one.due, tag=self.context.fresh("q", nth), asked=True)

    def is_closed(self, one: Planned) -> bool:
        return next_open_instant(one.at, self.state.availability(one.zone)) != one.at

    def take_back(self, gone: Iterable[Planned]) -> None:
        """What waits is not sent; a message that carried others too is made again without it."""
        leaving = {one.key: one for one in gone}
        for nth, message in enumerate(dict.fromkeys(one.post for one in leaving.values())):
            self.cancels.append(message)
            left = [one for one in self.state.waiting.values() if one.post == message and one.key not in leaving]
            if left:
                self.repost(left, f"joint:{self.state.id}:{self.context.fresh('j', nth)}")


def outcome(state: Person, context: Context, zone: str = "") -> Outcome:
    return Outcome(state, context, state.availability(zone), zone)


def unwanted(state: Person, errand: Errand) -> str:
    """Why she wants no more of it, or nothing."""
    if state.paused:
        return "paused"
    if errand.series in state.stopped:
        return "stopped"
    if errand.series in state.finished:
        return "answered"
    return "quiet" if errand.series in state.hushed else ""


def falls_quiet(state: Person, errand: Errand) -> bool:
    """Reminders of an accepted date end by themselves after three; anything else ends when nobody answers."""
    return not errand.item and state.silences(errand.series) >= SILENCES_BEFORE_QUIET


def remind(state: Person, wish: w.Remind, context: Context) -> Decision | Refusal:
    errand = wish.errand
    seen = state.seen.get(errand.series)
    days = tuple(day for day in sorted(wish.days) if seen is None or day > seen)
    if not days:
        return refuse("already-reminded")
    if why := unwanted(state, errand):
        return done(f.NudgePassedOver(errand.series, days, why), say=say("noted"))
    gathered = outcome(state, context, wish.zone)
    wall = gathered.open_hours.zone
    due = {day: wish.instant or instant_of(datetime.combine(day, wish.at), wall) for day in days}
    try:
        if falls_quiet(state, errand):
            gathered.events.append(f.SeriesHushed(errand.series))
            gathered.hold(errand, tuple(due.values()), "quiet")
        else:
            sort_out(gathered, errand, due)
    except NeverOpen:
        gathered.give_up(errand, days, "never-open")
    return gathered.decided()


def sort_out(gathered: Outcome, errand: Errand, due: dict[date, datetime]) -> None:
    """After we were down there may be several: the newest is sent, the rest told in one line or reported."""
    ends = useless_after(errand, gathered.open_hours.zone)
    missed = [Missed(day.isoformat(), errand.series, at, ends) for day, at in due.items()]
    sorted_out = catch_up(missed, gathered.context.now)
    for one, _ in sorted_out.send:
        gathered.plan(errand, date.fromisoformat(one.id), one.due)
    for line in sorted_out.digest:
        gathered.hold(errand, tuple(one.due for one in line.missed), "late")
    for line in sorted_out.not_sent:
        gathered.give_up(errand, [date.fromisoformat(one.id) for one in line.missed], line.fate.value)


def note_outcome(state: Person, wish: w.NoteOutcome, context: Context) -> Decision | Refusal:
    """The courier says what became of a message."""
    carried = [one for one in state.waiting.values() if one.post == wish.post]
    if not carried:
        return done(say=say("noted"))
    gathered = outcome(state, context)
    if wish.outcome == "sent":
        gathered.events.append(f.NudgeArrived(wish.post, context.now, wish.detail))
    elif wish.outcome == "refused":
        gathered.events.append(f.NudgeLost(wish.post, wish.detail))
        for one in carried:
            failed = NoteFailure(one.errand.series, state.id, wish.detail)
            gathered.tell(one.errand.convening, failed, f"lost:{one.key}")
    else:
        gathered.events.append(f.NudgeReturned(wish.post))
        for one in carried:
            too_late(gathered, one)
    return gathered.decided()


def too_late(gathered: Outcome, one: Planned) -> None:
    """It waited in the outbox while we were down, for longer than it helps."""
    ends = useless_after(one.errand, gathered.open_hours.zone)
    fate = fate_of(Missed(one.key, one.errand.series, one.due, ends), gathered.context.now)
    if fate in (Fate.NOT_SENT_PAST_DUE, Fate.NOT_SENT_TOO_OLD):
        gathered.give_up(one.errand, (one.day,), fate.value)
    else:
        gathered.hold(one.errand, (one.due,), "late")


def withdraw(state: Person, wish: w.WithdrawSeries, context: Context) -> Decision | Refusal:
    mine = [one for one in state.waiting.values() if one.errand.series == wish.series]
    if not mine and wish.series not in state.seen and all(line.errand.series != wish.series for line in state.lines):
        return refuse("nothing-changed")
    gathered = outcome(state, context)
    gathered.events.append(f.SeriesWithdrawn(wish.series))
    gathered.take_back(mine)
    return gathered.decided()


def finish_series(state: Person, wish: w.FinishSeries, context: Context) -> Decision | Refusal:
    if wish.series in state.finished:
        return refuse("nothing-changed")
    gathered = outcome(state, context)
    gathered.events.append(f.NudgeAnswered(wish.series, None, "done", for_good=True))
    gathered.take_back(one for one in state.waiting.values() if one.errand.series == wish.series)
    return gathered.decided()


def send_digest(state: Person, wish: w.SendDigest, context: Context) -> Decision | Refusal:
    """Monday's lines in one message; what became useless meanwhile is reported instead."""
    if not state.lines:
        return refuse("nothing-due")
    gathered = outcome(state, context)
    zone = gathered.open_hours.zone
    useful: list[Line] = []
    for line in state.lines:
        newest = Missed("", line.errand.series, line.due[-1], useless_after(line.errand, zone))
        fate = fate_of(newest, context.now)
        if line.why != "quiet" and fate in (Fate.NOT_SENT_PAST_DUE, Fate.NOT_SENT_TOO_OLD):
            gathered.give_up(line.errand, [local_time(one, zone).date() for one in line.due], fate.value)
        else:
            useful.append(line)
    at = next_open_instant(context.now, gathered.open_hours)
    key = f"digest:{state.id}:{local_time(at, zone).date()}"
    gathered.events.append(f.DigestQueued(key, at))
    if useful:
        gathered.posts.append(digest(state, useful, key, at, zone))
    return gathered.decided()
