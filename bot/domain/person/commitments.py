"""What a person said she would do: in her own words, agreed by her, reminded of, reported back, never judged.

draft -> set -> (reminded) -> reported: done, partly or not yet -> planned anew, helped with, or dropped. It comes up
again after two and six weeks; two silences make it quiet.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.domain.calendar.quiet import Availability, next_open_instant
from bot.domain.calendar.recurrence import MORNING
from bot.domain.calendar.wallclock import instant_of, local_time
from bot.domain.log import (
    Choice,
    Context,
    Deadline,
    Decision,
    Entry,
    Post,
    Refusal,
    Say,
    Stream,
    Then,
    Word,
    done,
    refuse,
    say,
)
from bot.domain.nudges.state import Purpose
from bot.domain.nudges.wishes import AskCoach, CountCommitment
from bot.domain.person import facts as f
from bot.domain.person import wishes as w
from bot.domain.person.letters import own_words
from bot.domain.person.reminding import outcome
from bot.domain.person.state import Commitment, Errand, Person, Step

LONGEST_PART = 200
MOST_OPEN = 10
FARTHEST = timedelta(days=120)
CHECKS = (timedelta(days=14), timedelta(days=42))
"""About two and six weeks after the day: spaced looks back."""
REPORTS = frozenset({"done", "partly", "not-yet"})
OPEN = frozenset({"set", "done", "partly", "not-yet"})
SILENCES_BEFORE_QUIET = 2
MOST_COLLEAGUES = 500


def words(state: Person, id: str, wish: w.DraftCommitment) -> list[Word]:
    parts = {"cue": wish.cue, "will": wish.will, "partner": wish.partner}
    return [Word(state.id, f"commit:{id}:{part}", text.strip()) for part, text in parts.items() if text.strip()]


def sentence(who: str, id: str, has_partner: bool) -> Say:
    """ "When …, I will …, with …": her own words, and nothing is set before she says yes."""
    return Say("commitment-with" if has_partner else "commitment-alone", own_words(who, id))


def draft(state: Person, wish: w.DraftCommitment, context: Context) -> Decision | Refusal:
    if not wish.cue.strip() or not wish.will.strip():
        return refuse("commitment-what")
    if max(len(wish.cue), len(wish.will), len(wish.partner)) > LONGEST_PART:
        return refuse("text-length", most=LONGEST_PART)
    today = local_time(context.now, state.wall(wish.zone)).date()
    if wish.by is None or not today < wish.by <= today + FARTHEST:
        return refuse("commitment-when", days=FARTHEST.days)
    if sum(one.status in OPEN for one in state.commitments.values()) >= MOST_OPEN:
        return refuse("commitment-many", most=MOST_OPEN)
    id = context.fresh("m")
    drafted = f.CommitmentDrafted(
        id, wish.convening, wish.title, wish.site, wish.by, bool(wish.partner.strip()), wish.zone
    )
    choices = tuple(
        Choice(Say(f"choice-{answer}"), "nudge", {"action": answer, "commitment": id})
        for answer in ("agree", "not-now")
    )
    look = Say("commitment-look", {}, (sentence(state.id, id, bool(wish.partner.strip())),))
    return done(drafted, say=look, words=words(state, id, wish), choices=choices)


def agree(state: Person, wish: w.AgreeCommitment, context: Context) -> Decision | Refusal:
    """Her yes sets it: the school day before, the morning of, the day after, two and six weeks on."""
    one = state.commitments.get(wish.commitment) or newest(state, "draft")
    if one is None or one.status != "draft":
        return refuse("no-commitment")
    set_ = f.CommitmentSet(one.id, steps(one.by, state.availability(one.zone)))
    told = count(state, one.convening, "set", context)
    return done(set_, say=say("commitment-set"), then=told)


def ways(commitment: str, *answers: str) -> tuple[Choice, ...]:
    """The ways on, as buttons about one commitment."""
    about = {"commitment": commitment}
    return tuple(Choice(Say(f"choice-{answer}"), "nudge", {"action": answer, **about}) for answer in answers)


def newest(state: Person, *statuses: str) -> Commitment | None:
    mine = [one for one in state.commitments.values() if one.status in statuses]
    return max(mine, key=lambda one: one.nth, default=None)


def not_now(state: Person, wish: w.DeclineCommitment, context: Context) -> Decision | Refusal:
    """ "Not now" is an answer too."""
    if state.answered.get(wish.convening):
        return refuse("nothing-changed")
    return done(
        f.CommitmentDeclined(wish.convening),
        say=say("commitment-not-now"),
        then=count(state, wish.convening, "not-now", context),
    )


def count(state: Person, convening: str, kind: str, context: Context) -> tuple[Then, ...]:
    """The convening counts each person once, and is never told who."""
    before = state.answered.get(convening, "")
    if not convening or before == kind:
        return ()
    wish = CountCommitment(kind, before)
    return (Then(Stream(state.organisation, "convening", convening), wish, f"commit:{context.fresh('c')}"),)


def steps(by: date, hours: Availability) -> tuple[Step, ...]:
    """What comes when, in local days: each on a day on which she may be reached."""
    before = by - timedelta(days=1)
    while is_free(before, hours) and by - before < timedelta(days=14):
        before -= timedelta(days=1)
    return (
        Step("before", before),
        Step("morning", by),
        Step("report", open_day(by + timedelta(days=1), hours)),
        *(Step(f"check-{n}", open_day(by + later, hours)) for n, later in enumerate(CHECKS, 1)),
    )


def is_free(day: date, hours: Availability) -> bool:
    return day.weekday() in hours.free_weekdays or day in hours.holidays


def open_day(day: date, hours: Availability) -> date:
    """That day or the next one on which she may be reached."""
    return local_time(next_open_instant(at_morning(day, hours), hours), hours.zone).date()


def at_morning(day: date, hours: Availability) -> datetime:
    return instant_of(datetime.combine(day, MORNING), hours.zone)


def take_step(state: Person, wish: w.TakeStep, context: Context) -> Decision | Refusal:
    one = state.commitments.get(wish.commitment)
    step = one.steps[0] if one and one.steps else None
    if one is None or step is None or step.name != wish.step:
        return refuse("nothing-due")
    gathered = outcome(state, context, one.zone)
    gathered.events.append(f.StepTaken(one.id, step.name))
    asks = step.name not in ("before", "morning")
    if asks and state.silences(f"report-{one.id}") >= SILENCES_BEFORE_QUIET:
        gathered.events.append(f.CommitmentStatus(one.id, "quiet"))
        gathered.hold(errand(one, asks=True), (context.now,), "quiet")
        return gathered.decided()
    due = at_morning(step.day, gathered.open_hours)
    if context.now - due < timedelta(days=1):
        gathered.plan(errand(one, asks=asks), step.day, due)
    elif asks:
        gathered.hold(errand(one, asks=True), (due,), "late")
    else:
        gathered.events.append(f.NudgePassedOver(f"commit-{one.id}", (step.day,), "late"))
    return gathered.decided()


def errand(one: Commitment, *, asks: bool) -> Errand:
    kind, says = ("report", "commitment-report") if asks else ("commit", "commitment-reminder")
    purpose = Purpose.REPORT if asks else Purpose.COMMITMENT
    suffix = "with" if one.partnered else "alone"
    return Errand(
        f"{kind}-{one.id}",
        one.convening,
        one.title,
        one.site,
        purpose=purpose,
        item=f"{kind}-{one.id}",
        says=f"{says}-{suffix}",
        mine=one.id,
    )


def report(state: Person, wish: w.ReportBack, context: Context) -> Decision | Refusal:
    """Done, partly, not yet, with one line if she likes; a buddy hears the status alone."""
    one = state.commitments.get(wish.commitment) or newest(state, *OPEN, "quiet")
    if one is None:
        return refuse("no-commitment")
    if wish.status not in REPORTS or not 0 <= wish.colleagues <= MOST_COLLEAGUES:
        return refuse("answer-unknown")
    gathered = outcome(state, context, one.zone)
    gathered.events += [
        f.CommitmentStatus(one.id, wish.status),
        f.NudgeAnswered(f"report-{one.id}", None, wish.status),
    ]
    if wish.status == "done":
        gathered.take_back([a for a in state.waiting.values() if a.errand.series == f"commit-{one.id}"])
    counted = CountCommitment(wish.status, one.status if one.status in REPORTS else "", one.site, wish.colleagues)
    if one.convening:
        gathered.tell(one.convening, counted, f"report:{context.fresh('r')}")
    if one.buddy:
        buddy = Stream(state.organisation, "person", one.buddy)
        gathered.then.append(Then(buddy, w.HearOfBuddy(state.id, wish.status), f"buddy:{context.fresh('b')}"))
    decided = gathered.decided()
    line = (Word(state.id, f"commit:{one.id}:report", wish.line.strip()[:LONGEST_PART]),) if wish.line.strip() else ()
    choices = ways(one.id, "replan", "help", "drop") if wish.status == "not-yet" else ()
    answer = replace(decided.answer, say=Say(f"reported-{wish.status}"), choices=choices)
    return replace(decided, words=line, answer=answer)


def replan(state: Person, wish: w.ReplanCommitment, context: Context) -> Decision | Refusal:
    """Another day, perhaps a smaller step: the same chain again."""
    one = state.commitments.get(wish.commitment) or newest(state, *OPEN, "quiet")
    if one is None:
        return refuse("no-commitment")
    today = local_time(context.now, state.wall(one.zone)).date()
    if wish.by is None or not today < wish.by <= today + FARTHEST:
        return refuse("commitment-when", days=FARTHEST.days)
    gathered = outcome(state, context, one.zone)
    gathered.events.append(f.CommitmentReplanned(one.id, wish.by, steps(wish.by, gathered.open_hours)))
    gathered.take_back([a for a in state.waiting.values() if a.errand.mine == one.id])
    text = (Word(state.id, f"commit:{one.id}:will", wish.will.strip()[:LONGEST_PART]),) if wish.will.strip() else ()
    decided = gathered.decided()
    return replace(decided, words=text, answer=replace(decided.answer, say=say("commitment-replanned")))


def drop(state: Person, wish: w.DropCommitment, context: Context) -> Decision | Refusal:
    """Without shame: it is simply not there any more."""
    one = state.commitments.get(wish.commitment) or newest(state, *OPEN, "quiet")
    if one is None:
        return refuse("no-commitment")
    gathered = outcome(state, context, one.zone)
    gathered.events.append(f.CommitmentStatus(one.id, "dropped"))
    gathered.take_back([a for a in state.waiting.values() if a.errand.mine == one.id])
    gathered.then += count(state, one.convening, "dropped", context)
    decided = gathered.decided()
    return replace(decided, answer=replace(decided.answer, say=say("commitment-dropped")))


def ask_help(state: Person, wish: w.AskHelp, context: Context) -> Decision | Refusal:
    """She asks for help, and says so by name, because she wants to be found."""
    one = state.commitments.get(wish.commitment) or newest(state, *OPEN, "quiet")
    if one is None or not one.convening:
        return refuse("no-commitment")
    stream = Stream(state.organisation, "convening", one.convening)
    asked = Then(stream, AskCoach(state.id), f"coach:{context.fresh('h')}")
    return done(f.HelpWanted(one.id), say=say("commitment-help"), then=(asked,))


def recall(state: Person, wish: w.RecallOwnWords, context: Context) -> Decision | Refusal:
    """The next convening opens with what she said last time, in her own words, for her eyes."""
    mine = [one for one in state.commitments.values() if one.status in OPEN and one.convening != wish.convening]
    if not mine or state.paused:
        return done(say=say("noted"))
    lines = tuple(sentence(state.id, one.id, one.partnered) for one in sorted(mine, key=lambda one: one.nth))
    about = {"commitment": mine[-1].id}
    choices = tuple(
        Choice(Say(f"choice-{way}"), "nudge", {"action": way, **about}) for way in ("did", "partly", "not-yet")
    )
    shown = Post(
        f"own:{wish.convening}:{state.id}",
        Say("own-words", {"title": wish.title}, lines),
        to=state.id,
        choices=choices,
        expires=context.now + timedelta(hours=12),
        convening=wish.convening,
    )
    return done(say=say("noted"), posts=(shown,))


def with_commitment(state: Person, id: str, **changes: object) -> Person:
    one = state.commitments.get(id)
    if one is None:
        return state
    return replace(state, commitments=state.commitments.set(id, replace(one, **changes)))  # type: ignore[arg-type]


def drafted(state: Person, event: f.CommitmentDrafted, entry: Entry) -> Person:
    one = Commitment(
        event.commitment,
        event.convening,
        event.title,
        event.site,
        event.by,
        event.partnered,
        event.zone,
        nth=len(state.commitments),
    )
    return replace(state, commitments=state.commitments.set(one.id, one))


def set_(state: Person, event: f.CommitmentSet, entry: Entry) -> Person:
    after = with_commitment(state, event.commitment, status="set", steps=event.steps, changed_at=entry.at)
    one = after.commitments.get(event.commitment)
    return replace(after, answered=after.answered.set(one.convening, "set")) if one else after


def declined(state: Person, event: f.CommitmentDeclined, entry: Entry) -> Person:
    return replace(state, answered=state.answered.set(event.convening, "not-now"))


def step_taken(state: Person, event: f.StepTaken, entry: Entry) -> Person:
    one = state.commitments.get(event.commitment)
    left = tuple(step for step in one.steps if step.name != event.step) if one else ()
    return with_commitment(state, event.commitment, steps=left)


def status(state: Person, event: f.CommitmentStatus, entry: Entry) -> Person:
    """Once it was done, the reminders are over and the looks back stay; dropped and quiet ones are left alone."""
    one = state.commitments.get(event.commitment)
    if one is None:
        return state
    kept = tuple(step for step in one.steps if step.name.startswith("check"))
    left = () if event.status in ("dropped", "quiet") else kept if event.status == "done" else one.steps
    return with_commitment(
        state, one.id, status=event.status, steps=left, changed_at=entry.at, revision=one.revision + 1
    )


def replanned(state: Person, event: f.CommitmentReplanned, entry: Entry) -> Person:
    one = state.commitments.get(event.commitment)
    again = one.revision + 1 if one else 0
    return with_commitment(
        state,
        event.commitment,
        by=event.by,
        steps=event.steps,
        status="set",
        changed_at=entry.at,
        revision=again,
    )


def deadlines(state: Person) -> tuple[Deadline, ...]:
    due = []
    for one in state.commitments.values():
        if one.steps and one.status in OPEN:
            step = one.steps[0]
            at = at_morning(step.day, state.availability(one.zone)) - timedelta(hours=1)
            due.append(Deadline(f"commit:{one.id}:{step.name}:{step.day}", at, w.TakeStep(one.id, step.name)))
    return tuple(due)
