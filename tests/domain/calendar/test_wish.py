"""Five hundred schedules that would hurt somebody, each refused in one sentence; and the good ones, which pass."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from importlib import resources

import pytest
from fluent.runtime import FluentBundle, FluentResource
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar.limits import Refusal, Refused
from bot.domain.calendar.moments import Doubt
from bot.domain.calendar.recurrence import (
    AfterEachMeeting,
    BeforeDue,
    Daily,
    MonthlyOnDay,
    MonthlyOnWeekday,
    Once,
    Series,
    Weekly,
)
from bot.domain.calendar.wish import Repeats, Wish, accept

NOW = datetime(2027, 1, 11, 18, tzinfo=UTC)
GOOD = Wish("How did the number talk go?", "America/Los_Angeles", "2027-01-14", "16:30")
WEEKLY = replace(GOOD, repeats=Repeats.WEEK, weekdays=frozenset({1}), count=6)
DUE = replace(GOOD, day="2027-02-01", at="08:00", repeats=Repeats.BEFORE_DUE, days_before=(7, 1, 0))

Hostile = tuple[Wish, Refused]


def too_often() -> Iterator[Hostile]:
    """Yield paces that nobody can live with, in words, codes and attacks."""
    paces = ["second", "seconds", "minute", "hour", "SECONDLY", "FREQ=SECONDLY", "* * * * *", "*/5 * * * *", "@reboot"]
    paces += [f"{n} {unit}" for unit in ("seconds", "minutes", "hours", "ms") for n in (0, 1, 2, 5, 10, 15, 30, 45, 59)]
    paces += [
        "",
        " ",
        "always",
        "forever",
        "constantly",
        "Day",
        "week ",
        "'; DROP TABLE nudges; --",
        "\x00",
        "x" * 5_000,
    ]
    paces += ["cada segundo", "cada minuto", "siempre", "a cada rato", "everyone", "<!channel>", "@everyone", "\ud800"]
    yield from ((replace(WEEKLY, repeats=pace), Refused.TOO_OFTEN) for pace in paces)
    steps = [0, -1, -7, 53, 60, 100, 365, 10_000, 2**31, 2**63, -(2**63)]
    for kind in (Repeats.DAY, Repeats.WEEK, Repeats.MONTH_DAY, Repeats.MONTH_WEEKDAY):
        yield from ((replace(WEEKLY, repeats=kind, every=step), Refused.STEP_OUT_OF_RANGE) for step in steps)


def nowhere() -> Iterator[Hostile]:
    """Yield places that no clock hangs in."""
    zones = [
        "",
        " ",
        "Mars/Olympus",
        "PST",
        "PDT",
        "Pacific",
        "Los Angeles",
        "America/Los Angeles",
        "america/los_angeles",
    ]
    zones += [
        "America/Sacramento",
        "America/Fresno",
        "US/California",
        "UTC-8",
        "GMT-0800",
        "-08:00",
        "+25:00",
        "Factory",
    ]
    zones += [
        "../../etc/passwd",
        "/etc/localtime",
        "America/../UTC",
        "America/",
        "America",
        "tzdata",
        "zone.tab",
        "\x00",
    ]
    zones += [
        "America/Los_Angeles\n",
        " America/Los_Angeles",
        "America\\Los_Angeles",
        "Ámerica/Los_Angeles",
        "Z" * 10_000,
    ]
    zones += ["leapseconds", "posixrules", "localtime", "right/UTC", "posix/UTC", "Europe/Atlantis", "Asia/Springfield"]
    zones += [f"Etc/GMT{sign}{n}" for sign in "+-" for n in range(15, 30)] + [
        "None",
        "null",
        "undefined",
        "{zone}",
        "🕐",
    ]
    yield from ((replace(GOOD, zone=zone), Refused.UNKNOWN_ZONE) for zone in zones)


def no_day() -> Iterator[Hostile]:
    """Yield days that are on no calendar, as the day and as the end."""
    days = [
        "",
        "soon",
        "3/4",
        "2027-02-29",
        "2027-02-30",
        "2027-04-31",
        "2027-13-01",
        "2027-00-10",
        "2027-01-00",
        "0000-01-01",
    ]
    days += [
        "10000-01-01",
        "99999-12-31",
        "-2027-01-14",
        "+2027-01-14",
        "20270114",
        "2027-W02-4",
        "2027-014",
        "2027-1-4",
    ]
    days += ["2027-01-14T16:30", "2027-01-14 ", " 2027-01-14", "٢٠٢٧-٠١-١٤", "２０２７-01-14", "NaN"]
    days += ["1e9", "2027/01/14", "tomorrow", "mañana", "2027-01-14\n", "2027-01-14;2027-01-15", "{day}"]
    days += [f"2027-{month:02}-{day}" for month in range(1, 13) for day in (32, 45, 99)]
    yield from ((replace(GOOD, day=day), Refused.NO_SUCH_DAY) for day in days)
    yield from ((replace(WEEKLY, until=day), Refused.NO_SUCH_DAY) for day in days)


def no_time() -> Iterator[Hostile]:
    """Yield times that no clock shows."""
    times = [
        "",
        "9",
        "9:00",
        "9am",
        "noon",
        "24:00",
        "24:01",
        "25:00",
        "12:60",
        "99:99",
        "-1:00",
        "16:30:00",
        "16:30:00.5",
    ]
    times += [
        "1630",
        "16.30",
        "16h30",
        "T16:30",
        "16:30Z",
        "16:30+01:00",
        " 16:30",
        "16:30 ",
        "１６:３０",
        "٠٩:٠٠",
        "::",
        "🕟",
    ]
    times += [f"{hour}:{minute}" for hour in range(24, 34) for minute in ("00", "30")]
    times += [f"{hour:02}:{minute}" for hour in (0, 9, 16, 23) for minute in (60, 61, 75, 99)]
    yield from ((replace(GOOD, at=at), Refused.NO_SUCH_TIME) for at in times)


def wrong_moment() -> Iterator[Hostile]:
    """Yield moments that have gone, or that nobody here will see, and ends before the beginning."""
    yield from (
        (replace(GOOD, day=f"{year}-06-01"), Refused.TOO_FAR_AHEAD) for year in ("9999", "9998", "3000", "2100", "2030")
    )
    yield from (
        (replace(WEEKLY, count=None, until=f"{year}-06-01"), Refused.TOO_FAR_AHEAD) for year in ("9999", "3000", "2050")
    )
    yield from ((replace(DUE, day=f"{year}-12-31"), Refused.TOO_FAR_AHEAD) for year in ("9999", "2999", "2031"))
    yield from ((replace(WEEKLY, every=52, count=n), Refused.TOO_FAR_AHEAD) for n in (4, 10, 50))
    yield from (
        (replace(GOOD, day=f"{year:04}-01-10"), Refused.ALREADY_PAST)
        for year in (1, 1000, 1582, 1900, 1970, 2026, 2027)
    )
    yield from (
        (replace(GOOD, day="2027-01-11", at=at), Refused.ALREADY_PAST) for at in ("00:00", "08:00", "09:59", "10:00")
    )
    yield from ((replace(DUE, day=day), Refused.ALREADY_PAST) for day in ("2027-01-10", "2020-01-01", "0001-01-01"))
    yield from (
        (replace(WEEKLY, until=day), Refused.ENDS_TOO_EARLY) for day in ("2027-01-14", "2026-01-14", "0001-01-01")
    )
    yield from ((replace(WEEKLY, count=n), Refused.ENDS_TOO_EARLY) for n in (0, -1, -(10**9)))
    yield from ((replace(DUE, day="2027-01-14", days_before=(n,)), Refused.ALREADY_PAST) for n in (4, 5, 14, 90))
    yield from ((replace(WEEKLY, day=day), Refused.ALREADY_PAST) for day in ("2027-01-10", "1999-12-31", "0001-01-01"))


def too_much() -> Iterator[Hostile]:
    """Yield floods: ten thousand for one person, one for ten thousand people, and series without an end."""
    repeating = [kind for kind in Repeats if kind not in (Repeats.ONCE, Repeats.BEFORE_DUE, Repeats.AFTER_MEETING)]
    yield from ((replace(WEEKLY, repeats=kind, count=None), Refused.NO_END) for kind in repeating)
    for kind in repeating:
        yield from (
            (replace(WEEKLY, repeats=kind, count=n), Refused.TOO_MANY_TIMES)
            for n in (201, 1_000, 10_000, 2**31, 10**18)
        )
    yield replace(WEEKLY, repeats=Repeats.DAY, count=None, until="2028-12-01"), Refused.TOO_MANY_TIMES
    yield replace(WEEKLY, weekdays=frozenset(range(7)), count=None, until="2028-12-01"), Refused.TOO_MANY_TIMES
    yield from ((replace(WEEKLY, repeats=Repeats.DAY, count=n), Refused.TOO_MANY_WAITING) for n in (101, 150, 200))
    yield from ((replace(GOOD, waiting_each=n), Refused.TOO_MANY_WAITING) for n in (100, 101, 1_000, 10_000, 10**9))
    yield from ((replace(WEEKLY, waiting_each=n), Refused.TOO_MANY_WAITING) for n in (95, 99))
    yield from ((replace(GOOD, people=n), Refused.TOO_MANY_PEOPLE) for n in (2_001, 10_000, 10**6, 2**63))
    yield from ((replace(GOOD, people=n), Refused.NOBODY) for n in (0, -1, -10_000))


def nonsense() -> Iterator[Hostile]:
    """Yield weekdays, month days, reminders and texts that mean nothing."""
    for kind in (Repeats.WEEK, Repeats.MONTH_WEEKDAY):
        wrong = [frozenset[int](), frozenset({7}), frozenset({-1}), frozenset({0, 99}), frozenset(range(8))]
        yield from ((replace(WEEKLY, repeats=kind, weekdays=days), Refused.NO_WEEKDAY) for days in wrong)
    monthly = replace(WEEKLY, repeats=Repeats.MONTH_WEEKDAY)
    yield from ((replace(monthly, nth=nth), Refused.NO_SUCH_NTH) for nth in (0, 6, 7, 53, -2, -53, 10_000))
    month_day = replace(WEEKLY, repeats=Repeats.MONTH_DAY)
    yield from ((replace(month_day, nth=nth), Refused.NO_SUCH_MONTH_DAY) for nth in (0, 32, 99, -1, -31, 10_000))
    yield replace(DUE, days_before=()), Refused.NO_REMINDER
    yield from (
        (replace(DUE, days_before=tuple(range(n))), Refused.TOO_MANY_REMINDERS) for n in (4, 5, 30, 365, 10_000)
    )
    yield from ((replace(DUE, days_before=(n,)), Refused.REMINDER_OUT_OF_RANGE) for n in (-1, -7, 91, 365, 10**9))
    after = replace(GOOD, repeats=Repeats.AFTER_MEETING)
    yield from ((replace(after, days_after=n), Refused.REMINDER_OUT_OF_RANGE) for n in (-1, 91, 10**9))
    yield from ((replace(GOOD, text=text), Refused.NO_TEXT) for text in ("", " ", "\n\n", "\t", "\u2003"))
    yield from ((replace(GOOD, text="a" * n), Refused.TEXT_TOO_LONG) for n in (1_501, 2_001, 40_000, 10**6))
    yield from (
        (replace(GOOD, text=f"hi{char}"), Refused.TEXT_UNREADABLE) for char in "\x00\x07\x08\x1b\x7f\ud800\udfff"
    )


FAMILIES = (too_often, nowhere, no_day, no_time, wrong_moment, too_much, nonsense)
HOSTILE = [case for family in FAMILIES for case in family()]


def bundle(language: str) -> FluentBundle:
    """Return the sentences of one language."""
    text = resources.files("bot.speech").joinpath(language, "calendar.ftl").read_text(encoding="utf-8")
    sentences = FluentBundle([language], use_isolating=False)
    sentences.add_resource(FluentResource(text))
    return sentences


ENGLISH, SPANISH = bundle("en"), bundle("es")


def said(refusal: Refusal, sentences: FluentBundle) -> str:
    """Return the sentence that a person would read, failing on a missing id or argument."""
    message = sentences.get_message(refusal.reason)
    assert message.value is not None
    text, faults = sentences.format_pattern(message.value, dict(refusal.arguments))
    assert faults == []
    return str(text)


def test_there_are_five_hundred_and_they_differ() -> None:
    """The table is as large as promised, and knows every reason to refuse."""
    assert len(HOSTILE) >= 500
    assert len({wish for wish, _ in HOSTILE}) >= 500
    assert {reason for _, reason in HOSTILE} == set(Refused)


def test_each_hostile_schedule_is_refused_in_one_sentence() -> None:
    """Each for its own reason, in both languages, in one line short enough for any screen."""
    for wish, reason in HOSTILE:
        refusal = accept(wish, NOW)
        assert isinstance(refusal, Refusal), wish
        assert refusal.reason is reason, wish
        for sentences in (ENGLISH, SPANISH):
            sentence = said(refusal, sentences)
            assert len(sentence) <= 200
            assert "\n" not in sentence
            assert sentence.isprintable()
            assert sentence.endswith(".")


@pytest.mark.parametrize(
    ("wish", "rule"),
    [
        (GOOD, Once()),
        (replace(WEEKLY, repeats=Repeats.DAY), Daily()),
        (replace(WEEKLY, every=2), Weekly(frozenset({1}), 2)),
        (replace(WEEKLY, repeats=Repeats.MONTH_DAY, nth=31), MonthlyOnDay(31)),
        (replace(WEEKLY, repeats=Repeats.MONTH_WEEKDAY, weekdays=frozenset({4}), nth=-1), MonthlyOnWeekday(4, -1)),
        (DUE, BeforeDue(date(2027, 2, 1), (7, 1, 0))),
        (replace(GOOD, repeats=Repeats.AFTER_MEETING), AfterEachMeeting((), 1)),
    ],
    ids=lambda one: str(getattr(one, "repeats", "")),
)
def test_a_kind_schedule_passes(wish: Wish, rule: object) -> None:
    """What leads ask for every day becomes the series that it names."""
    series = accept(wish, NOW)
    assert isinstance(series, Series)
    assert series.rule == rule
    assert series.at == time.fromisoformat(wish.at)


def test_a_nudge_400_days_ahead_is_not_too_far() -> None:
    """The next school year can be planned now."""
    assert isinstance(accept(replace(GOOD, day="2028-02-15"), NOW), Series)


def test_both_languages_have_the_same_sentences_and_every_question() -> None:
    """No sentence is missing in either language, neither refusals nor questions."""

    def ids(sentences: FluentBundle) -> set[str]:
        return set(sentences._messages)

    assert ids(ENGLISH) == ids(SPANISH)
    assert {f"when-{doubt}" for doubt in Doubt} | set(Refused) <= ids(ENGLISH)


ANYTHING = st.builds(
    Wish,
    text=st.text(max_size=20),
    zone=st.sampled_from(["America/Los_Angeles", "Africa/Cairo"]) | st.text(max_size=20),
    day=st.dates().map(str) | st.text(max_size=12),
    at=st.times().map(lambda at: f"{at:%H:%M}") | st.text(max_size=6),
    repeats=st.sampled_from(list(Repeats)) | st.text(max_size=8),
    every=st.integers(),
    weekdays=st.frozensets(st.integers(-1, 8)),
    nth=st.integers(-3, 40),
    until=st.none() | st.dates().map(str) | st.text(max_size=12),
    count=st.none() | st.integers(),
    days_before=st.lists(st.integers(-5, 100), max_size=5).map(tuple),
    people=st.integers(-1, 3_000),
    waiting_each=st.integers(0, 200),
)


@given(ANYTHING)
def test_no_form_breaks_the_reading(wish: Wish) -> None:
    """Whatever was typed, the end is a series of at most 100 days or one refusal with its sentence."""
    end = accept(wish, NOW)
    if isinstance(end, Refusal):
        assert said(end, ENGLISH)
        assert said(end, SPANISH)
    else:
        assert len(list(end.days())) <= 100
