"""A run whatever the facilitator does to its clock: the log tells it again, and nobody is cut off without a warning."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import codec
from bot.domain.convening import wishes as convening
from bot.domain.convening.book import BOOK
from bot.domain.convening.state import Convening, Mode
from bot.domain.log import CLOCK, Actor, Context, Decision, Entry, Intent, Refusal, Role, Stream, entries
from bot.domain.routines import facts as f
from bot.domain.routines import wishes as w
from bot.domain.routines.lengths import Timing
from bot.routines import shipped

NINE = datetime(2026, 10, 14, 16, 0, tzinfo=UTC)
STREAM = Stream("north-state", "convening", "c1")
LEAD = Actor("dolores", frozenset({Role.LEAD}))


class Log:
    """A convening's log that a test writes: decisions become lines, time falls due as it passes."""

    def __init__(self) -> None:
        self.now, self.seed = NINE, 0
        self.state: Convening = BOOK.initial(STREAM)
        self.lines: list[Entry] = []
        self.posts: list[str] = []

    def wants(self, intent: Intent, actor: Actor = LEAD) -> Decision | Refusal:
        self.seed += 1
        context = Context(STREAM, actor, self.now, self.seed)
        made = BOOK.decide(self.state, intent, context)
        if isinstance(made, Decision):
            for line in entries(made, len(self.lines), context, type(intent).undoable):
                self.state = BOOK.evolve(self.state, line)
                self.lines.append(line)
            self.posts += [post.key for post in made.posts if post.reports]
        return made

    def passes(self, seconds: float, late: float = 0) -> None:
        """Time goes by, and each deadline is met at its own moment, or so many seconds `late`."""
        end = self.now + timedelta(seconds=seconds)
        for _ in range(200):
            due = min(BOOK.deadlines(self.state), key=lambda one: one.at, default=None)
            if due is None or due.at > end:
                break
            self.now = max(self.now, due.at + timedelta(seconds=late))
            if isinstance(self.wants(due.intent, CLOCK), Refusal):
                break
        self.now = end

    def delivers(self) -> None:
        """Every post that asked to be reported reaches its place."""
        posts, self.posts = self.posts, []
        for key in posts:
            self.wants(convening.NoteDelivered(key), CLOCK)


def session(places: int = 2) -> Log:
    """Nine people in a room and four at home, with some channels bound, and a lead who facilitates."""
    log = Log()
    log.wants(convening.PlanConvening("Science talk", ("Butte",), facilitator="dolores"))
    rows = [convening.RosterRow(f"Room {n}", "Butte", Mode.ROOM) for n in range(9)]
    rows += [convening.RosterRow(f"Home {n}", "remote", Mode.REMOTE) for n in range(4)]
    log.wants(convening.ImportRoster(tuple(rows)))
    for n in range(places):
        log.wants(convening.BindPlace(f"web:{n}", "butte" if n else ""))
    log.wants(convening.OpenConvening())
    log.wants(convening.CheckIn(tuple(who.person for who in log.state.roster())))
    return log


ACTS: dict[str, Intent] = {
    "pause": w.PauseRoutine(),
    "go": w.ResumeRoutine(),
    "more": w.ExtendStep(45),
    "more, same end": w.ExtendStep(30, keep_end=True),
    "less": w.ShortenStep(20),
    "next": w.SkipStep(),
    "back": w.RepeatStep(),
    "break": convening.BeginBreak(5),
    "resume": convening.Resume(),
    "undo": convening.Undo(),
}
ROUTINES = st.sampled_from(["turn-and-talk", "1-2-4-all", "four-corners", "inside-outside"])
Acts = st.lists(st.one_of(st.sampled_from(sorted(ACTS)), st.just("deliver"), st.integers(1, 90)), max_size=25)
TIMES = st.sampled_from([Timing(), Timing(each=30)])


def played(acts: list[str | int], routine: str, timing: Timing, places: int) -> Log:
    log = session(places)
    log.wants(w.RunRoutine(shipped()[routine], timing))
    for act in acts:
        if act == "deliver":
            log.delivers()
        elif isinstance(act, int):
            log.passes(act)
        else:
            log.wants(ACTS[str(act)])
    return log


@settings(max_examples=60, deadline=None)
@given(
    Acts, st.sampled_from(["turn-and-talk", "1-2-4-all", "four-corners", "inside-outside"]), TIMES, st.integers(0, 2)
)
def test_the_log_tells_the_run_again(acts: list[str | int], routine: str, timing: Timing, places: int) -> None:
    """Written as bytes and read back, every line leads to the same state: after a restart nothing is different."""
    log = played(acts, routine, timing, places)
    again: Convening = BOOK.initial(STREAM)
    for line in log.lines:
        kept = codec.entry(codec.record(line))
        assert kept == line
        again = BOOK.evolve(again, kept)
    assert again == log.state


@settings(max_examples=60, deadline=None)
@given(Acts, st.sampled_from(["think-pair-share", "microlab", "save-last-word"]), st.integers(0, 2))
def test_nobody_is_cut_off_without_a_warning(acts: list[str | int], routine: str, places: int) -> None:
    """Whatever was done to it, a step that ends by the clock was warned of at least five seconds before."""
    log = played(acts, routine, Timing(), places)
    warned: datetime | None = None
    for line in log.lines:
        match line.event:
            case f.StepWarned(at=at):
                warned = at
            case f.StepEnded(at=at):
                assert warned is not None
                assert at - warned >= timedelta(seconds=5)
                warned = None
            case f.StepBegan():
                warned = None


@settings(max_examples=60, deadline=None)
@given(Acts, st.sampled_from(["think-pair-share", "jigsaw"]), st.integers(0, 2))
def test_a_run_never_hangs(acts: list[str | int], routine: str, places: int) -> None:
    """Unless it is paused or there is a break, something is always due, and in the end it is over."""
    log = played(acts, routine, Timing(), places)
    log.wants(convening.Resume())
    log.wants(w.ResumeRoutine())
    for _ in range(400):
        run = log.state.routines.run
        if run is None:
            break
        assert [one for one in BOOK.deadlines(log.state) if one.name.startswith("routine:")]
        log.passes(60)
    assert log.state.routines.run is None


@pytest.mark.parametrize("places", [0, 3])
def test_hands_and_policy_are_as_they_were_when_it_is_over(places: int) -> None:
    """Whatever its steps set, at the end the queue is the facilitator's again."""
    log = session(places)
    log.wants(convening.ChangeSetting("policy", "site-round"))
    log.wants(w.RunRoutine(shipped()["1-2-4-all"]))
    seen = set()
    while (run := log.state.routines.run) is not None:
        seen.add(log.state.settings.get("policy"))
        log.delivers()
        log.passes(30 if run else 0)
    assert seen == {"site-round", "remote-alternation"}
    assert log.state.settings["policy"] == "site-round"
    assert log.state.queue.is_open
    assert log.state.queue.lock is None


def test_a_post_of_an_earlier_take_starts_nothing() -> None:
    """A place that reports a step which has been sent anew since is not taken for the new one."""
    log = session(2)
    log.wants(w.RunRoutine(shipped()["think-pair-share"]))
    early = list(log.posts)
    log.passes(60)
    log.posts.clear()
    log.wants(w.RepeatStep())
    for key in early:
        assert isinstance(log.wants(convening.NoteDelivered(key), CLOCK), Refusal)
    run = log.state.routines.run
    assert run is not None
    assert run.waiting


def test_an_alarm_that_rings_late_does_not_add_up() -> None:
    """Woken a fifth of a second late each time, an hour of tables is still over after an hour."""
    log = session(0)
    log.wants(w.RunRoutine(shipped()["world-cafe"], Timing(minutes=60)))
    while log.state.routines.run is not None:
        log.passes(10, late=0.2)
    (done,) = log.state.routines.past
    assert done.ended_at is not None
    assert abs((done.ended_at - NINE) - timedelta(minutes=60)) < timedelta(milliseconds=250)
