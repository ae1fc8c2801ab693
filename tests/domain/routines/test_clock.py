"""The rubber-band clock bends to the facilitator, and nobody is cut off unwarned."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.routines.clock import (
    Clock,
    Moment,
    back,
    begin,
    clock_of,
    extend,
    pause,
    resume,
    retime,
    shorten,
    skip,
    tick,
)
from bot.domain.routines.words import Sentence

NINE = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


def at(seconds: float) -> datetime:
    return NINE + timedelta(seconds=seconds)


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def done(clock: Clock | Sentence) -> Clock:
    assert isinstance(clock, Clock), clock
    return clock


def begun(*seconds: int) -> Clock:
    return done(begin(clock_of(seconds), NINE))


def said(moments: tuple[Moment, ...]) -> list[tuple[str, int, float]]:
    return [(moment.kind, moment.step, (moment.at - NINE).total_seconds()) for moment in moments]


def run(clock: Clock) -> list[tuple[str, int, float]]:
    """Wake at each deadline until the run is over."""
    heard: list[tuple[str, int, float]] = []
    while clock.deadline is not None:
        clock, moments = tick(clock, clock.deadline)
        heard += said(moments)
    return heard


def test_a_run_warns_one_minute_before_and_ends_on_time() -> None:
    """A minute of thinking, then five of talk: 15 seconds before the short one's end, a minute before the other's."""
    assert run(begun(60, 300)) == [("warning", 0, 45), ("end", 0, 60), ("warning", 1, 300), ("finish", 1, 360)]


def test_a_restart_changes_nothing() -> None:
    """The clock is a value: taken up an instant later by another program, it ends at the same instant."""
    clock, _ = tick(begun(300), at(100))
    again = Clock(**{name: getattr(clock, name) for name in Clock.__slots__})
    assert again == clock
    assert again.ends_at == at(300)


def test_a_step_that_should_have_ended_while_the_program_was_down_is_warned_of_first() -> None:
    """Down from minute two to minute nine of a five-minute talk: one minute left is said now, then it ends."""
    clock, moments = tick(begun(300, 300), at(540))
    assert said(moments) == [("warning", 0, 540)]
    assert clock.ends_at == at(600)
    clock, moments = tick(clock, at(600))
    assert said(moments) == [("end", 0, 600)]
    assert clock.ends_at == at(900)


def test_pausing_keeps_what_is_left() -> None:
    """Paused at two minutes for half an hour, a five-minute talk still has three."""
    clock = done(pause(begun(300), at(120)))
    assert (clock.deadline, clock.left(at(1920))) == (None, minutes(3))
    assert done(resume(clock, at(1920))).ends_at == at(2100)


def test_two_more_minutes_after_the_warning_bring_a_new_warning() -> None:
    """Extended in its last minute, a talk is warned of again before its new end."""
    clock, moments = tick(begun(300), at(240))
    assert said(moments) == [("warning", 0, 240)]
    clock = done(extend(clock, minutes(2), at(250)))
    assert run(clock) == [("warning", 0, 360), ("finish", 0, 420)]


def test_shortening_leaves_at_least_ten_seconds_and_says_so() -> None:
    """Ten minutes taken from a five-minute talk end it in ten seconds, with the warning at once."""
    clock = done(shorten(begun(300), minutes(10), at(60)))
    assert run(clock) == [("warning", 0, 60), ("finish", 0, 70)]


def test_skipping_gives_notice_and_a_second_tap_goes_on_at_once() -> None:
    """One tap: ten seconds. Two taps: now."""
    clock, moments = tick(done(skip(begun(300, 60), at(60))), at(60))
    assert said(moments) == [("warning", 0, 60)]
    assert clock.ends_at == at(70)
    on = done(skip(clock, at(64)))
    assert (on.step, on.ends_at) == (1, at(124))


def test_going_back_gives_the_step_its_whole_time_again() -> None:
    """A minute into the second step, the first one begins anew."""
    clock, _ = tick(begun(60, 300), at(45))
    clock, _ = tick(clock, at(60))
    assert done(back(clock, at(120))).ends_at == at(180)


def test_two_more_minutes_can_be_taken_from_the_rest_to_keep_the_end() -> None:
    """Four steps to 9:20; two minutes more for the first are shared by the other three, and 9:20 stays."""
    clock = done(extend(begun(300, 300, 300, 300), minutes(2), at(240)))
    fitted = done(retime(clock, at(1200), at(240), keep_step=True))
    assert fitted.ends_at == at(420)
    assert at(240) + fitted.left_in_all(at(240)) == at(1200)
    assert fitted.lengths[1:] == (timedelta(seconds=260),) * 3


def test_an_end_that_cannot_be_kept_is_refused_with_what_is_missing() -> None:
    """Four steps will not fit into twenty seconds."""
    refused = retime(begun(300, 300, 300, 300), at(20), NINE)
    assert isinstance(refused, Sentence)
    assert refused.to("en").startswith("The steps that are left need 35 seconds more")


@pytest.mark.parametrize(
    ("clock", "act", "refusal"),
    [
        (clock_of([60]), lambda clock: pause(clock, NINE), "not-started"),
        (begun(60), lambda clock: begin(clock, NINE), "already-started"),
        (begun(60), lambda clock: resume(clock, NINE), "not-paused"),
        (done(pause(begun(60), NINE)), lambda clock: pause(clock, NINE), "already-paused"),
        (begun(60), lambda clock: back(clock, NINE), "first-step"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(
    clock: Clock, act: Callable[[Clock], Clock | Sentence], refusal: str
) -> None:
    """Each refusal is a state, said in both languages."""
    refused = act(clock)
    assert isinstance(refused, Sentence)
    assert refused.id == refusal
    assert refused.to("en") != refused.to("es")


def test_an_hour_of_steps_does_not_drift_even_when_each_wake_is_late() -> None:
    """Sixty steps, each tick 200 ms late, one restart between: the hour ends on the hour."""
    clock = begun(*[60] * 60)
    ends = []
    while clock.deadline is not None:
        clock, moments = tick(clock, clock.deadline + timedelta(milliseconds=200))
        ends += [moment.at for moment in moments if moment.kind in ("end", "finish")]
    assert ends == [at(60 * number) for number in range(1, 61)]


ACTS: dict[str, Callable[[Clock, timedelta, datetime], Clock | Sentence]] = {
    "wait": lambda clock, by, now: clock,
    "pause": lambda clock, by, now: pause(clock, now),
    "resume": lambda clock, by, now: resume(clock, now),
    "extend": extend,
    "shorten": shorten,
    "skip": lambda clock, by, now: skip(clock, now),
    "back": lambda clock, by, now: back(clock, now),
    "retime": lambda clock, by, now: retime(clock, now + by, now),
}
stories = st.lists(
    st.tuples(st.sampled_from(sorted(ACTS)), st.integers(0, 200), st.integers(5, 300), st.booleans()), max_size=25
)


@settings(max_examples=300)
@given(st.lists(st.integers(15, 400), min_size=1, max_size=5), stories)
def test_no_step_ends_without_a_warning_whatever_the_facilitator_does(
    lengths: list[int], story: list[tuple[str, int, int, bool]]
) -> None:
    """Any mix of pauses, stretches, skips and outages: before each end a warning was given, with time to act on it."""
    clock, now, warned = begun(*lengths), NINE, False
    for act, wait, by, awake in story:
        now += timedelta(seconds=wait)
        while clock.deadline is not None and clock.deadline <= now:
            clock, moments = tick(clock, clock.deadline if awake else now)
            for moment in moments:
                assert moment.kind == "warning" or warned
                assert moment.kind != "warning" or moment.left > timedelta()
                warned = moment.kind == "warning"
        changed = ACTS[act](clock, timedelta(seconds=by), now)
        if not isinstance(changed, Clock):
            continue
        if changed.step > clock.step:
            assert act == "skip"
            assert warned
        warned = warned and changed.step == clock.step
        clock = changed
