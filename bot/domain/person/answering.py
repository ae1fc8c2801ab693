"""What a person says to a nudge: done, later, another day, stop, not me, away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.calendar.quiet import next_digest, next_open_instant
from bot.domain.calendar.wallclock import instant_of, local_time
from bot.domain.log import Context, Decision, Refusal, Say, moment, refuse, say
from bot.domain.nudges.wishes import CountAnswer, NoteFailure
from bot.domain.person import commitments
from bot.domain.person import facts as f
from bot.domain.person import wishes as w
from bot.domain.person.reminding import Outcome, outcome
from bot.domain.person.state import Arrived, Errand, Person

MOST_AHEAD = timedelta(days=90)
"""A nudge that is put off longer is a new plan."""


def answer(state: Person, wish: w.AnswerNudge, context: Context) -> Decision | Refusal:
    about = state.latest(wish.series, wish.day) or waiting(state, wish.series)
    if about is None:
        return refuse("no-nudge-to-answer")
    if about.errand.mine and wish.answer in OWN:
        return OWN[wish.answer](state, about.errand.mine, context)
    act = ANSWERS.get(wish.answer)
    if act is None:
        return refuse("answer-unknown")
    return act(outcome(state, context), about, wish)


def waiting(state: Person, series: str) -> Arrived | None:
    """A nudge can be answered before it comes: the next one of that series, or of any."""
    mine = [one for one in state.waiting.values() if series in ("", one.errand.series)]
    first = min(mine, key=lambda one: one.at, default=None)
    return Arrived(first.key, first.errand, first.day, first.at) if first else None


def count(gathered: Outcome, errand: Errand, said: str) -> None:
    """Leads see totals of answers: the convening counts, and is never told who."""
    gathered.tell(errand.convening, CountAnswer(errand.series, said), f"answer:{gathered.context.fresh('n')}")


def finish(gathered: Outcome, about: Arrived, wish: w.AnswerNudge) -> Decision:
    """Done: what else was to remind of it does not come. In a repeating series that is this time's."""
    for_good = not about.errand.repeating
    gathered.events.append(f.NudgeAnswered(about.errand.series, about.day, "done", for_good))
    same = [one for one in gathered.state.waiting.values() if one.errand.series == about.errand.series]
    gathered.take_back(one for one in same if for_good or one.day == about.day)
    count(gathered, about.errand, "done")
    return said(gathered, say("nudge-done"))


def put_off(gathered: Outcome, about: Arrived, wish: w.AnswerNudge) -> Decision | Refusal:
    """Later: tomorrow's first open hour, or when she said."""
    now = gathered.context.now
    until = wish.until or tomorrow(now, gathered)
    if not now < until <= now + MOST_AHEAD:
        return refuse("snooze-out-of-range", days=MOST_AHEAD.days)
    gathered.events.append(f.NudgeAnswered(about.errand.series, about.day, wish.answer))
    same = [one for one in gathered.state.waiting.values() if one.errand.series == about.errand.series]
    gathered.take_back(one for one in same if one.day == about.day)
    gathered.plan(about.errand, about.day, until, tag=gathered.context.fresh("z"), asked=True)
    count(gathered, about.errand, wish.answer)
    return said(gathered, say("nudge-snoozed", until=moment(next_open_instant(until, gathered.open_hours))))


def tomorrow(now: datetime, gathered: Outcome) -> datetime:
    """The same time tomorrow, or the first open hour after it."""
    zone = gathered.open_hours.zone
    local = local_time(now, zone) + timedelta(days=1)
    return next_open_instant(instant_of(local.replace(second=0, microsecond=0), zone), gathered.open_hours)


def stop(gathered: Outcome, about: Arrived, wish: w.AnswerNudge) -> Decision:
    series = about.errand.series
    gathered.events += [f.NudgeAnswered(series, about.day, "stop"), f.SeriesStopped(series)]
    gathered.take_back([one for one in gathered.state.waiting.values() if one.errand.series == series])
    count(gathered, about.errand, "stop")
    return said(gathered, say("nudge-stopped"))


def not_me(gathered: Outcome, about: Arrived, wish: w.AnswerNudge) -> Decision:
    """It went to the wrong person: no more of it, and its lead is told, as for a letter that comes back."""
    series = about.errand.series
    gathered.events += [f.NudgeAnswered(series, about.day, "wrong-person"), f.SeriesStopped(series)]
    gathered.take_back([one for one in gathered.state.waiting.values() if one.errand.series == series])
    failed = NoteFailure(series, gathered.state.id, "wrong-person")
    gathered.tell(about.errand.convening, failed, f"lost:{about.key}")
    return said(gathered, say("nudge-not-you"))


def away(gathered: Outcome, about: Arrived, wish: w.AnswerNudge) -> Decision:
    """Out of office: that was no silence, and it stands in the digest when she is back."""
    now = gathered.context.now
    gathered.events.append(f.NudgeAnswered(about.errand.series, about.day, "away"))
    gathered.hold(about.errand, (about.at,), "away")
    return said(gathered, say("nudge-away", at=moment(next_digest(now, gathered.open_hours))))


def said(gathered: Outcome, sentence: Say) -> Decision:
    decided = gathered.decided()
    return replace(decided, answer=replace(decided.answer, say=sentence))


Act = Callable[[Outcome, Arrived, w.AnswerNudge], "Decision | Refusal"]
Own = Callable[[Person, str, Context], "Decision | Refusal"]
OWN: Mapping[str, Own] = {
    "done": lambda state, id, context: commitments.report(state, w.ReportBack(id), context),
    "stop": lambda state, id, context: commitments.drop(state, w.DropCommitment(id), context),
}
"""What these answers mean where the nudge was about something that she herself had said she would do."""

ANSWERS: Mapping[str, Act] = {
    "done": finish,
    "snooze": put_off,
    "replan": put_off,
    "stop": stop,
    "wrong-person": not_me,
    "away": away,
}
