"""S13. "There are presentations and direct information, but we stop and participate.\""""

import itertools
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.routines.pacing import (
    CUE_AFTER,
    FloorEntry,
    buttons,
    cue,
    next_cue,
    presenting_since,
    stretches,
    too_long,
)
from bot.routines import shipped

NINE = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
END = NINE + timedelta(minutes=60)


def at(minute: float) -> datetime:
    return NINE + timedelta(minutes=minute)


PRESENTING = FloorEntry("presenting", NINE)


def session(taken: dict[int, str]) -> tuple[list[FloorEntry], list[datetime]]:
    """An hour of presenting; the facilitator answers the numbered cues: takes a routine, or says not now."""
    log, cues, now = [PRESENTING], list[datetime](), NINE
    while (due := next_cue(log, now)) is not None and due < END:
        cues.append(due)
        answer = taken.get(len(cues) - 1, "")
        if answer == "takes":
            log.append(FloorEntry("interaction", due, due + timedelta(minutes=2)))
        elif answer:
            log.append(FloorEntry("dismissed", due))
        now = due + timedelta(minutes=2) if answer == "takes" else due
    return log, cues


def test_a_private_cue_comes_after_12_minutes_with_one_tap_routines() -> None:
    """The facilitator alone is told, and one tap starts turn-and-talk, a poll or notice and wonder."""
    due = next_cue([PRESENTING], NINE)
    assert due == at(12)
    shown = cue([PRESENTING], at(12))
    assert shown is not None
    assert shown.private
    assert shown.one_tap == ("turn-and-talk", "poll", "notice-wonder")
    assert set(shown.one_tap) - {"poll"} <= set(shipped())
    assert [label.es for _, label in buttons(shown, shipped())] == [
        *("Voltea y conversa", "Encuesta rápida", "Noto y me pregunto", "Ahora no"),
    ]
    assert shown.say.to("en") == "12 minutes of presenting so far. A short turn for everyone? One tap starts it."
    assert shown.say.to("es").startswith("Llevas 12 minutos de presentación.")


def test_an_hour_in_which_cues_are_taken_has_no_stretch_over_15_minutes() -> None:
    """Taken each time, the cues come at 12, 26, 40 and 54 minutes, and nobody only listens for longer."""
    log, cues = session(dict.fromkeys(range(9), "takes"))
    assert [(due - NINE).total_seconds() / 60 for due in cues] == [12, 26, 40, 54]
    assert too_long(log, END) == ()


def test_a_cue_that_is_overlooked_comes_once_more_before_15_minutes() -> None:
    """At 14 minutes the cue comes again, then no more: it does not nag."""
    log, cues = session({})
    assert [(due - NINE).total_seconds() / 60 for due in cues] == [12, 14]
    assert [stretch.lasting for stretch in too_long(log, END)] == [timedelta(minutes=60)]


def test_not_now_counts_from_then_on() -> None:
    """Dismissed at 12 minutes, the next cue comes 12 minutes later, and no stretch is too long."""
    log, cues = session(dict.fromkeys(range(9), "not now"))
    assert [(due - NINE).total_seconds() / 60 for due in cues] == [12, 24, 36, 48]
    assert too_long(log, END) == ()


def test_a_question_from_the_floor_is_taking_part() -> None:
    """A turn at ten minutes: the count begins again when it ends."""
    log = [PRESENTING, FloorEntry("interaction", at(10), at(11))]
    assert next_cue(log, at(10.5)) is None
    assert next_cue(log, at(11)) == at(23)


def test_two_presenters_in_a_row_are_one_stretch() -> None:
    """The second speaker does not reset the listeners."""
    log = [FloorEntry("presenting", NINE, at(8)), FloorEntry("presenting", at(8))]
    assert next_cue(log, at(8)) == at(12)
    assert stretches(log, at(10))[0].lasting == timedelta(minutes=10)


def test_a_break_ends_the_stretch_and_nobody_is_cued_in_it() -> None:
    """On a break there is nothing to pace."""
    log = [FloorEntry("presenting", NINE, at(9)), FloorEntry("break", at(9), at(20))]
    assert next_cue(log, at(15)) is None
    assert presenting_since(log, at(15)) is None


@given(st.lists(st.tuples(st.sampled_from(["interaction", "dismissed", "break"]), st.integers(1, 59)), max_size=8))
def test_stretches_never_overlap_and_the_next_cue_is_never_in_the_past(doings: list[tuple[str, int]]) -> None:
    """Whatever happens in the hour, the reading of the log stays sound."""
    log = [PRESENTING, *(FloorEntry(kind, at(minute), at(minute + 1)) for kind, minute in doings)]
    found = stretches(log, END)
    assert all(before.end <= after.start for before, after in itertools.pairwise(found))
    due = next_cue(log, at(30))
    assert due is None or at(30) < due <= at(30) + CUE_AFTER + timedelta(minutes=2)
