"""One nudge a week for a person, whoever sends it; reminders she accepted come besides, three a thing, one a day."""

from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar.cap import Allowance, Sent, Verdict, weigh
from bot.domain.calendar.wallclock import local_time, zone_named

PACIFIC = zone_named("America/Los_Angeles")


def at(written: str) -> datetime:
    """Return the instant at which the wall in Los Angeles shows this."""
    return datetime.fromisoformat(written).replace(tzinfo=PACIFIC)


def test_a_second_nudge_in_a_week_goes_to_the_digest() -> None:
    """The week is seven days on her wall, not a calendar week that a Sunday and a Monday would fool."""
    history = [Sent(at("2027-01-12 09:00"))]
    assert weigh([], at("2027-01-12 09:00"), PACIFIC) is Verdict.SEND
    assert weigh(history, at("2027-01-13 09:00"), PACIFIC) is Verdict.WEEK_FULL
    assert weigh(history, at("2027-01-18 23:00"), PACIFIC) is Verdict.WEEK_FULL
    assert weigh(history, at("2027-01-19 00:10"), PACIFIC) is Verdict.SEND


def test_a_weekly_nudge_passes_also_when_the_week_is_an_hour_short() -> None:
    """From Tuesday 9:00 to Tuesday 9:00 are only 167 hours when the clocks go forward."""
    assert at("2027-03-16 09:00").timestamp() - at("2027-03-09 09:00").timestamp() == 167 * 3600
    assert weigh([Sent(at("2027-03-09 09:00"))], at("2027-03-16 09:00"), PACIFIC) is Verdict.SEND


def test_reminders_of_what_she_accepted_neither_fill_the_week_nor_are_stopped_by_it() -> None:
    """A nudge and a reminder may come in one week."""
    assert weigh([Sent(at("2027-01-12 09:00"))], at("2027-01-12 10:00"), PACIFIC, item="poster") is Verdict.SEND
    assert weigh([Sent(at("2027-01-12 09:00"), "poster")], at("2027-01-13 09:00"), PACIFIC) is Verdict.SEND


def test_a_thing_is_reminded_of_three_times_and_no_day_has_two_reminders() -> None:
    """A fourth for the same thing, or a second on the same day even for another thing, joins the digest."""
    history = [Sent(at(f"2027-01-{day} 09:00"), "poster") for day in (12, 18, 19)]
    assert weigh(history, at("2027-01-20 09:00"), PACIFIC, item="poster") is Verdict.ITEM_FULL
    assert weigh(history, at("2027-01-19 16:00"), PACIFIC, item="lesson") is Verdict.DAY_FULL
    assert weigh(history, at("2027-01-20 09:00"), PACIFIC, item="lesson") is Verdict.SEND


def test_each_recipient_sets_her_own_cap() -> None:
    """Nothing but the digest, or up to three a week: hers to choose."""
    history = [Sent(at("2027-01-12 09:00")), Sent(at("2027-01-13 09:00"))]
    assert weigh([], at("2027-01-14 09:00"), PACIFIC, allowance=Allowance(per_week=0)) is Verdict.WEEK_FULL
    assert weigh(history, at("2027-01-14 09:00"), PACIFIC, allowance=Allowance(per_week=3)) is Verdict.SEND
    assert weigh(history, at("2027-01-14 09:00"), PACIFIC, allowance=Allowance(per_week=2)) is Verdict.WEEK_FULL


TRIES = st.lists(st.tuples(st.integers(0, 24 * 60), st.sampled_from([None, "poster", "lesson"])), max_size=120)


@given(TRIES)
def test_whatever_is_tried_no_week_and_no_day_overflows(tries: list[tuple[int, str | None]]) -> None:
    """However many convenings try at once, what is sent obeys the cap on every day of sixty."""
    history: list[Sent] = []
    for hour, item in sorted(tries, key=lambda one: one[0]):
        instant = at("2027-02-20 00:00") + timedelta(hours=hour)
        if weigh(history, instant, PACIFIC, item) is Verdict.SEND:
            history.append(Sent(instant, item))
    nudges = [local_time(sent.instant, PACIFIC).date() for sent in history if sent.item is None]
    reminders = [local_time(sent.instant, PACIFIC).date() for sent in history if sent.item]
    assert all((later - earlier).days >= 7 for earlier, later in pairwise(nudges))
    assert len(set(reminders)) == len(reminders)
    assert all(sum(sent.item == item for sent in history) <= 3 for item in ("poster", "lesson"))
