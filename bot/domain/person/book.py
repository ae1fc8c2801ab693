"""Everything that can happen to one person, in one place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bot.domain.log import Book, Context, Deadline, Decision, Entry, Intent, Refusal, Role, refuse
from bot.domain.person import answering, buddies, codes, commitments, reminding, settings
from bot.domain.person import facts as f
from bot.domain.person import wishes as w
from bot.domain.person.state import Arrived, Line, Person, Planned

MOST_REMEMBERED = 100
"""Delivered nudges that are kept for the cap and for typed answers."""

Decider = Callable[[Person, Any, Context], "Decision | Refusal"]
Evolver = Callable[[Person, Any, Entry], Person]

DECIDERS: Mapping[type[Intent], Decider] = {
    w.ChooseZone: settings.choose_zone,
    w.PreferLanguage: settings.prefer_language,
    w.SetQuietHours: settings.set_quiet_hours,
    w.AddClassHours: settings.add_class_hours,
    w.SetHolidays: settings.set_holidays,
    w.HearPlaceHours: settings.hear_place_hours,
    w.KeepOwnHours: settings.keep_own_hours,
    w.SetAllowance: settings.set_allowance,
    w.OrderDoors: settings.order_doors,
    w.PauseNudges: settings.pause_nudges,
    w.ForgetMe: settings.forget_me,
    w.NoteForgotten: settings.note_forgotten,
    w.Remind: reminding.remind,
    w.NoteOutcome: reminding.note_outcome,
    w.WithdrawSeries: reminding.withdraw,
    w.FinishSeries: reminding.finish_series,
    w.SendDigest: reminding.send_digest,
    w.AnswerNudge: answering.answer,
    w.SendCode: codes.send_code,
    w.DraftCommitment: commitments.draft,
    w.AgreeCommitment: commitments.agree,
    w.DeclineCommitment: commitments.not_now,
    w.TakeStep: commitments.take_step,
    w.ReportBack: commitments.report,
    w.ReplanCommitment: commitments.replan,
    w.DropCommitment: commitments.drop,
    w.AskHelp: commitments.ask_help,
    w.RecallOwnWords: commitments.recall,
    w.AskBuddy: buddies.ask_buddy,
    w.BeAskedAsBuddy: buddies.be_asked,
    w.AnswerBuddy: buddies.answer_buddy,
    w.GainBuddy: buddies.gain_buddy,
    w.HearOfBuddy: buddies.hear_of_buddy,
}


def decide(state: Person, intent: Intent, context: Context) -> Decision | Refusal:
    """Only she herself may ask; the clock may do what falls due."""
    actor = context.actor
    if Role.CLOCK not in actor.grants and (actor.person != state.id or Role.PARTICIPANT not in intent.roles):
        return refuse("only-for-yourself")
    return DECIDERS[type(intent)](state, intent, context)


def hours_set(state: Person, event: f.HoursSet, entry: Entry) -> Person:
    chosen = state.chosen | {event.part} if event.part else state.chosen
    return replace(state, hours=event.hours, chosen=chosen)


def planned(state: Person, event: f.NudgePlanned, entry: Entry) -> Person:
    one = Planned(event.key, event.errand, event.day, event.due, event.at, event.post, event.zone)
    return seen(replace(state, waiting=state.waiting.set(one.key, one)), event.errand.series, event.day)


def seen(state: Person, series: str, day: Any) -> Person:
    """Each local day of a series is decided on once."""
    last = state.seen.get(series)
    return state if last is not None and last >= day else replace(state, seen=state.seen.set(series, day))


def joined(state: Person, event: f.NudgeJoined, entry: Entry) -> Person:
    waiting = state.waiting
    for key in event.keys:
        if key in waiting:
            waiting = waiting.set(key, replace(waiting[key], post=event.post))
    return replace(state, waiting=waiting)


def held(state: Person, event: f.NudgeHeld, entry: Entry) -> Person:
    """A series has one line, whatever of it was held and why."""
    series = event.errand.series
    before = next((line for line in state.lines if line.errand.series == series), None)
    line = Line(event.errand, tuple(sorted({*(before.due if before else ()), *event.due})), event.why)
    others = tuple(one for one in state.lines if one.errand.series != series)
    held_ = replace(state, lines=(*others, line), digest_at=state.digest_at or event.digest_at)
    return seen(held_, series, max(event.days))


def passed_over(state: Person, event: f.NudgePassedOver, entry: Entry) -> Person:
    return seen(state, event.series, max(event.days))


def carried(state: Person, post: str) -> list[Planned]:
    return [one for one in state.waiting.values() if one.post == post]


def without(state: Person, gone: list[Planned]) -> Person:
    waiting = state.waiting
    for one in gone:
        waiting = waiting.delete(one.key)
    return replace(state, waiting=waiting)


def arrived(state: Person, event: f.NudgeArrived, entry: Entry) -> Person:
    these = carried(state, event.post)
    new = tuple(Arrived(one.key, one.errand, one.day, event.at) for one in these)
    return replace(without(state, these), arrived=(*state.arrived, *new)[-MOST_REMEMBERED:])


def gone(state: Person, event: f.NudgeLost | f.NudgeReturned, entry: Entry) -> Person:
    return without(state, carried(state, event.post))


def answered(state: Person, event: f.NudgeAnswered, entry: Entry) -> Person:
    said = tuple(
        replace(one, answer=event.answer) if one.errand.series == event.series else one for one in state.arrived
    )
    same = [one for one in state.waiting.values() if one.errand.series == event.series]
    taken = [one for one in same if event.for_good or one.day == event.day]
    after = replace(without(state, taken), arrived=said, hushed=state.hushed - {event.series})
    if not event.for_good:
        return after
    return without_lines(replace(after, finished=after.finished | {event.series}), event.series)


def without_lines(state: Person, series: str) -> Person:
    lines = tuple(line for line in state.lines if line.errand.series != series)
    return replace(state, lines=lines, digest_at=state.digest_at if lines else None)


def of_series(state: Person, series: str) -> list[Planned]:
    return [one for one in state.waiting.values() if one.errand.series == series]


def stopped(state: Person, event: f.SeriesStopped, entry: Entry) -> Person:
    after = without(state, of_series(state, event.series))
    return without_lines(replace(after, stopped=after.stopped | {event.series}), event.series)


def withdrawn(state: Person, event: f.SeriesWithdrawn, entry: Entry) -> Person:
    """What has arrived stays; a day that was only planned may be planned anew."""
    after = without_lines(without(state, of_series(state, event.series)), event.series)
    came = [one.day for one in state.arrived if one.errand.series == event.series]
    kept = after.seen.set(event.series, max(came)) if came else after.seen.delete(event.series)
    return replace(after, seen=kept) if event.series in after.seen else after


def digest_queued(state: Person, event: f.DigestQueued, entry: Entry) -> Person:
    return replace(state, lines=(), digest_at=None)


EVOLVERS: Mapping[type, Evolver] = {
    f.ZoneChosen: lambda state, event, entry: replace(state, zone=event.zone),
    f.LanguagePreferred: lambda state, event, entry: replace(state, language=event.language),
    f.HoursSet: hours_set,
    f.PlaceHoursHeard: lambda state, event, entry: replace(state, around=state.around.set(event.place, event.hours)),
    f.KeptOwnHours: lambda state, event, entry: replace(state, alone=event.alone),
    f.AllowanceSet: lambda state, event, entry: replace(state, per_week=event.per_week),
    f.DoorsOrdered: lambda state, event, entry: state,
    f.NudgesPaused: lambda state, event, entry: replace(without(state, [*state.waiting.values()]), paused=True),
    f.NudgesResumed: lambda state, event, entry: replace(state, paused=False),
    f.ForgettingAsked: lambda state, event, entry: replace(state, forgetting=True),
    f.PersonForgotten: lambda state, event, entry: replace(Person(state.id, state.organisation), paused=True),
    f.NudgePlanned: planned,
    f.NudgeJoined: joined,
    f.NudgeHeld: held,
    f.NudgePassedOver: passed_over,
    f.NudgeArrived: arrived,
    f.NudgeLost: gone,
    f.NudgeReturned: gone,
    f.NudgeAnswered: answered,
    f.SeriesStopped: stopped,
    f.SeriesHushed: lambda state, event, entry: replace(state, hushed=state.hushed | {event.series}),
    f.SeriesWithdrawn: withdrawn,
    f.DigestQueued: digest_queued,
    f.CommitmentDrafted: commitments.drafted,
    f.CommitmentSet: commitments.set_,
    f.CommitmentDeclined: commitments.declined,
    f.StepTaken: commitments.step_taken,
    f.CommitmentStatus: commitments.status,
    f.CommitmentReplanned: commitments.replanned,
    f.HelpWanted: lambda state, event, entry: state,
    f.BuddyAsked: lambda state, event, entry: commitments.with_commitment(state, event.commitment, asked=event.buddy),
    f.BuddyRequested: buddies.requested,
    f.BuddyAnswered: buddies.buddy_answered,
    f.BuddyGained: lambda state, event, entry: commitments.with_commitment(state, event.commitment, buddy=event.buddy),
}


def evolve(state: Person, entry: Entry) -> Person:
    evolver = EVOLVERS.get(type(entry.event))
    return evolver(state, entry.event, entry) if evolver else state


def deadlines(state: Person) -> tuple[Deadline, ...]:
    due = commitments.deadlines(state)
    if state.digest_at is None:
        return due
    return (
        *due,
        Deadline(f"digest:{state.digest_at.isoformat()}", state.digest_at, w.SendDigest()),
    )


BOOK = Book(
    initial=lambda stream: Person(stream.id, stream.organisation),
    decide=decide,
    evolve=evolve,
    deadlines=deadlines,
    is_open=lambda state: True,
)
