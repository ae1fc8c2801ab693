"""After a second, an hour, three days or forty days down, each missed nudge ends in exactly one place."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar.lateness import CatchUp, Fate, Line, Missed, catch_up, fate_of

NOW = datetime(2027, 1, 20, 17, tzinfo=UTC)
SECOND, HOUR, DAY = timedelta(seconds=1), timedelta(hours=1), timedelta(days=1)


def missed(late_by: timedelta, series: str = "once", useless_after: timedelta | None = None) -> Missed:
    """Return a nudge that was due so long ago, and that lost its sense so long ago."""
    gone = None if useless_after is None else NOW - useless_after
    return Missed(f"{series}-{late_by}", series, NOW - late_by, gone)


@pytest.mark.parametrize(
    ("down_for", "fate"),
    [
        (1 * SECOND, Fate.SEND),
        (1 * HOUR, Fate.SEND_LATE),
        (24 * HOUR, Fate.SEND_LATE),
        (24 * HOUR + SECOND, Fate.DIGEST_LINE),
        (3 * DAY, Fate.DIGEST_LINE),
        (30 * DAY, Fate.DIGEST_LINE),
        (30 * DAY + SECOND, Fate.NOT_SENT_TOO_OLD),
        (40 * DAY, Fate.NOT_SENT_TOO_OLD),
    ],
    ids=str,
)
def test_how_late_it_is_decides_what_becomes_of_it(down_for: timedelta, fate: Fate) -> None:
    """A second passes unnoticed, an hour is worded late, three days are a digest line, forty days go to the lead."""
    assert fate_of(missed(down_for), NOW) is fate


@pytest.mark.parametrize("down_for", [SECOND, HOUR, 3 * DAY, 40 * DAY], ids=str)
def test_past_its_due_date_it_is_reported_whatever_the_delay(down_for: timedelta) -> None:
    """A reminder of a deadline that has gone helps nobody, even an hour late."""
    assert fate_of(missed(down_for, useless_after=timedelta(microseconds=1)), NOW) is Fate.NOT_SENT_PAST_DUE
    assert fate_of(missed(HOUR, useless_after=timedelta(0)), NOW) is Fate.SEND_LATE


def test_a_daily_series_missed_for_forty_days_is_one_message_one_line_and_one_report() -> None:
    """Not forty messages: the newest is sent late, those of a month are one digest line, the rest one report."""
    daily = [missed(n * DAY + HOUR, "daily") for n in range(40)]
    after = catch_up(daily, NOW)
    assert after.send == ((daily[0], Fate.SEND_LATE),)
    assert after.digest == (Line("daily", Fate.DIGEST_LINE, tuple(daily[29:0:-1])),)
    assert after.not_sent == (Line("daily", Fate.NOT_SENT_TOO_OLD, tuple(daily[:29:-1])),)


def test_two_of_one_series_within_a_day_are_one_message_and_one_line() -> None:
    """Of the two that could still be sent only the newer one is."""
    older, newer = missed(23 * HOUR, "daily"), missed(HOUR, "daily")
    assert catch_up([newer, older], NOW) == CatchUp(
        ((newer, Fate.SEND_LATE),), (Line("daily", Fate.DIGEST_LINE, (older,)),), ()
    )


def test_nothing_missed_is_nothing_to_say() -> None:
    """No empty digest line and no empty report."""
    assert catch_up([], NOW) == CatchUp((), (), ())


DELAYS = st.sampled_from([SECOND, HOUR, 23 * HOUR, 25 * HOUR, 3 * DAY, 29 * DAY, 40 * DAY])
MANY = st.lists(
    st.builds(missed, DELAYS, st.sampled_from(["a", "b", "c"]), st.none() | DELAYS),
    max_size=30,
    unique_by=lambda one: one.id,
)


@given(MANY)
def test_never_dropped_and_never_a_flood(many: list[Missed]) -> None:
    """Each missed nudge ends in exactly one place; a series sends at most one message and fills at most one line."""
    after = catch_up(many, NOW)
    lines = after.digest + after.not_sent
    told = [one for one, _ in after.send] + [one for line in lines for one in line.missed]
    assert sorted(one.id for one in told) == sorted(one.id for one in many)
    for sent in ([one.series for one, _ in after.send], [line.series for line in after.digest]):
        assert len(sent) == len(set(sent))
