"""How a run goes on by itself: a step is sent out, begins everywhere at once, is warned of, and ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.domain.convening.state import Convening
from bot.domain.convening.wishes import NoteDelivered
from bot.domain.log import Context, Deadline, Decision, Event, Post, Refusal, Say, done, duration, refuse, say
from bot.domain.routines import clock as timing
from bot.domain.routines import facts as f
from bot.domain.routines import wishes as w
from bot.domain.routines.chairs import drawn
from bot.domain.routines.cues import warning_lead
from bot.domain.routines.evolving import changed
from bot.domain.routines.latecomers import newcomers, partner_for
from bot.domain.routines.seating import by_vote
from bot.domain.routines.staging import floor_of, starts_at
from bot.domain.routines.state import Run
from bot.domain.routines.telling import cue_posts, key_of, line_of, name_of, places_of, step_posts


class Going:
    """A run taken further within one decision: the events so far, the run after them, and what is posted."""

    def __init__(self, state: Convening, run: Run, now: datetime) -> None:
        self.state, self.run, self.now = state, run, now
        self.events: list[Event] = []
        self.posts: list[Post] = []
        self.cancels: list[str] = []
        self.over = False

    def happens(self, event: Event) -> None:
        self.events.append(event)
        self.run = changed(self.run, event)

    def decision(self, sentence: Say, show: str = "routine") -> Decision:
        return done(*self.events, say=sentence, show=show, posts=self.posts, cancels=self.cancels)

    # --- one step ---------------------------------------------------------------------------------------------------

    def send(self, at: datetime) -> None:
        """The step goes out to every place; where there is none to wait for, it begins at that moment."""
        take, places = self.run.take + 1, places_of(self.state)
        self.happens(f.StepSent(self.run.id, self.run.at, take, places, at, floor_of(len(places))))
        self.posts += step_posts(self.state, self.run, self.run.at, take)
        self.begin_if_all_have_it(at)

    def prepare(self, at: datetime) -> None:
        """The next step is made ready in every place, to appear when this one ends."""
        following = self.run.at + 1
        if following >= len(self.run.steps) or self.run.steps[following].forms == "vote":
            return
        take, places = self.run.take + 1, places_of(self.state)
        self.happens(f.StepSent(self.run.id, following, take, places, at, floor_of(len(places)), early=True))
        made = step_posts(self.state, self.run, following, take)
        self.posts += [replace(post, not_before=at) for post in made]

    def unprepare(self) -> None:
        """What was made ready for another moment is not sent."""
        if self.run.ahead is not None:
            self.cancels.append(f"{key_of(self.run, self.run.take)}:*")

    def begin_if_all_have_it(self, at: datetime) -> None:
        staging = self.run.staging
        if staging is not None and not staging.waiting:
            self.begin(max(at, starts_at(staging)) if staging.places else at)

    def begin(self, at: datetime) -> None:
        """The clock runs; hands and the queue's policy are now as the step wants them."""
        self.happens(f.StepBegan(self.run.id, self.run.at, at))
        if self.run.step.seats:
            self.happens(f.CircleSeated(self.run.id, self.run.at, drawn(self.run)))
        for who in newcomers(self.state, self.run):
            partner = partner_for(self.state, self.run, who)
            if partner is not None:
                self.happens(f.LatecomerSeated(self.run.id, self.run.at, who.person, partner))

    def end(self, at: datetime) -> None:
        """The step is over: the next one begins as soon as every place has it, or the routine is over."""
        self.happens(f.StepEnded(self.run.id, self.run.at, at))
        self.follow(at)

    def follow(self, at: datetime) -> None:
        if self.run.clock.over:
            self.finish(at)
            return
        self.group_by_vote()
        if self.run.waiting and self.run.staging is None:
            self.send(at)
        else:
            self.begin_if_all_have_it(at)

    def group_by_vote(self) -> None:
        """Where the step wants it, those who chose alike sit together, at their own place."""
        run, step = self.run, self.run.step
        polls = [at for at in range(run.at) if run.steps[at].makes.kind == "poll"]
        if step.forms != "vote" or step.size is None or not polls:
            return
        votes, poll = run.gathered(polls[-1]).votes, run.steps[polls[-1]]
        corners = by_vote(votes, poll.makes.choices, dict(run.lanes), run.remote, step.size)
        self.happens(f.CornersFormed(run.id, run.at, corners.groups))

    def finish(self, at: datetime, cut_short: bool = False) -> None:
        """Hands and policy are put back as they were."""
        self.unprepare()
        self.events.append(f.RoutineEnded(self.run.id, at, cut_short))
        self.over = True
        sentence = say("routine-stopped" if cut_short else "routine-over", routine=name_of(self.run))
        self.posts += cue_posts(self.state, f"over:{self.run.id}:{self.run.take}", sentence)

    # --- what is due ------------------------------------------------------------------------------------------------

    def switch(self, at: datetime) -> None:
        """The next person, partner, table or station, said in text."""
        nth, mark = self.run.switched, self.run.next_mark
        assert mark is not None
        sentence = say("routine-said", text=line_of(self.run, self.run.at, f"cue/{mark.second}"))
        self.happens(f.TurnsSwitched(self.run.id, self.run.at, nth, at))
        self.posts += cue_posts(self.state, f"cue:{self.run.id}:{self.run.take}:{nth}", sentence)

    def warn(self, at: datetime) -> None:
        self.happens(f.StepWarned(self.run.id, self.run.at, at))
        left = self.run.clock.left(at)
        usual = round(left.total_seconds()) == warning_lead(self.run.step.seconds)
        sentence = (
            say("routine-said", text=line_of(self.run, self.run.at, "warning"))
            if usual
            else say(
                "routine-time-left",
                title=line_of(self.run, self.run.at, "title"),
                time=duration(left.total_seconds()),
            )
        )
        self.posts += cue_posts(self.state, f"warn:{self.run.id}:{self.run.take}:{at.timestamp()}", sentence)
        if self.run.clock.ends_at is not None and not self.run.clock.skipping:
            self.prepare(self.run.clock.ends_at)


def sent_out(state: Convening, context: Context, started: f.RoutineStarted, run: Run) -> Decision:
    """The first step of a run that was just planned goes out."""
    going = Going(state, run, context.now)
    going.events.append(started)
    going.send(context.now)
    return going.decision(say("routine-started", routine=name_of(run), people=sum(1 for _ in run.people())))


def running(state: Convening, id: str = "") -> Run | None:
    run = state.routines.run
    return run if run is not None and (not id or run.id == id) else None


def note_delivered(state: Convening, wish: NoteDelivered, context: Context) -> Decision | Refusal:
    """A place has a step: the last one starts the clock."""
    _, run_id, take, place = (*wish.post.split(":", 3), "", "", "")[:4]
    run = running(state, run_id)
    if run is None or not take.isdigit() or int(take) != run.take:
        return refuse("nothing-changed")
    going = Going(state, run, context.now)
    going.happens(f.PlaceServed(run.id, run.take, place, context.now))
    if going.run == run:
        return refuse("nothing-changed")
    if going.run.waiting:
        going.begin_if_all_have_it(context.now)
    return going.decision(say("nothing-changed"))


def begin_step(state: Convening, wish: w.BeginStep, context: Context) -> Decision | Refusal:
    """The places that are late were waited for long enough."""
    run = running(state, wish.run)
    if run is None or not run.waiting or run.take != wish.take:
        return refuse("nothing-changed")
    going = Going(state, run, context.now)
    going.begin(context.now)
    return going.decision(say("nothing-changed"))


def tick(state: Convening, wish: w.TickRoutine, context: Context) -> Decision | Refusal:
    """Everything of this step that has fallen due, in order."""
    run = running(state, wish.run)
    if run is None or run.waiting:
        return refuse("nothing-changed")
    going = Going(state, run, context.now)
    while not going.over and not going.run.waiting and (due := next_due(going.run)) and due <= context.now:
        at, before = due if context.now - due <= timing.LATE else context.now, going.run
        if going.run.next_mark_at == due:
            going.switch(at)
        elif going.run.clock.warned:
            going.end(at)
        else:
            going.warn(at)
        if (going.run.clock, going.run.switched) == (before.clock, before.switched):
            break
    return going.decision(say("nothing-changed")) if going.events else refuse("nothing-changed")


def next_due(run: Run) -> datetime | None:
    """When the running step next has something to say."""
    instants = [at for at in (run.clock.deadline, run.next_mark_at) if at is not None]
    return min(instants, default=None)


def deadlines(state: Convening) -> tuple[Deadline, ...]:
    """The running step's next cue, or the moment until which late places are waited for; none in a break."""
    run = state.routines.run
    if run is None or state.is_paused:
        return ()
    if run.waiting:
        latest = run.staging.latest if run.staging else run.began_at
        return (Deadline(f"routine:{run.id}:{run.take}", latest, w.BeginStep(run.id, run.take)),)
    due = next_due(run)
    return (Deadline(f"routine:{run.id}", due, w.TickRoutine(run.id)),) if due else ()
