"""Holidays come in from a district's file, what a person agreed to goes out as her own, and no file does harm."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar.ics import (
    LARGEST_FILE,
    MOST_EVENTS,
    CalendarTooLarge,
    Entry,
    Holiday,
    NotACalendar,
    read_holidays,
    write_feed,
)

FIRST, LAST = date(2026, 8, 1), date(2027, 7, 31)
CHANGED = datetime(2027, 1, 11, 18, tzinfo=UTC)
STARTS = datetime(2027, 1, 15, 0, 30, tzinfo=UTC)


def calendar(*events: str) -> bytes:
    """Return a file with these events, each given by its lines."""
    body = "".join(f"BEGIN:VEVENT\n{event}\nEND:VEVENT\n" for event in events)
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//District//EN\n{body}END:VCALENDAR\n"
    return text.replace("\n", "\r\n").encode()


def days(*events: str) -> list[str]:
    """Return the days off that these events mean."""
    return [f"{holiday.day}" for holiday in read_holidays(calendar(*events), FIRST, LAST).days]


KING_DAY = "UID:1\nDTSTART;VALUE=DATE:20270118\nSUMMARY:Martin Luther King Jr. Day"


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (KING_DAY, ["2027-01-18"]),
        ("UID:2\nDTSTART;VALUE=DATE:20261125\nDTEND;VALUE=DATE:20261128", ["2026-11-25", "2026-11-26", "2026-11-27"]),
        ("UID:3\nDTSTART:20270118T000000\nDTEND:20270119T000000", ["2027-01-18"]),
        ("UID:4\nDTSTART;VALUE=DATE:20201225\nRRULE:FREQ=YEARLY", ["2026-12-25"]),
        ("UID:5\nDTSTART;VALUE=DATE:20201126\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", ["2026-11-26"]),
        ("UID:6\nDTSTART;VALUE=DATE:20270405\nRRULE:FREQ=DAILY;COUNT=3", ["2027-04-05", "2027-04-06", "2027-04-07"]),
        (
            "UID:7\nDTSTART;VALUE=DATE:20270405\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE;VALUE=DATE:20270406",
            ["2027-04-05", "2027-04-07"],
        ),
        ("UID:8\nDTSTART;VALUE=DATE:20260730\nDTEND;VALUE=DATE:20260803", ["2026-08-01", "2026-08-02"]),
    ],
    ids=lambda one: one[:5] if isinstance(one, str) else "",
)
def test_whole_days_are_days_off(event: str, expected: list[str]) -> None:
    """One day, several, repeated, excepted, or reaching into the asked span: each counts as its calendar means it."""
    assert days(event) == expected


@pytest.mark.parametrize(
    "event",
    [
        "UID:1\nDTSTART:20270118T090000Z\nDTEND:20270118T100000Z",
        "UID:2\nDTSTART;VALUE=DATE:20270118\nSTATUS:CANCELLED",
        "UID:3\nSUMMARY:no day at all",
        "UID:4\nDTSTART;VALUE=DATE:20270118\nDTEND;VALUE=DATE:99990118",
        "UID:5\nDTSTART;VALUE=DATE:20270118\nRRULE:FREQ=SECONDLY",
        "UID:6\nDTSTART;VALUE=DATE:20270118\nRRULE:FREQ=DAILY;INTERVAL=0",
        "UID:7\nDTSTART;VALUE=DATE:00010101\nRRULE:FREQ=DAILY",
        "UID:8\nDTSTART;VALUE=DATE:20270118\nRRULE:FREQ=SOMETIMES",
        "UID:9\nDTSTART;VALUE=DATE:20271340",
    ],
)
def test_what_is_no_day_off_is_left_out_and_counted(event: str) -> None:
    """A meeting, a cancelled day or an attack does not close anybody's day, and the person is told how many."""
    holidays = read_holidays(calendar(KING_DAY, event), FIRST, LAST)
    assert holidays.days == (Holiday(date(2027, 1, 18), "Martin Luther King Jr. Day"),)
    assert holidays.left_out == 1
    assert holidays.dates == {date(2027, 1, 18)}


@pytest.mark.parametrize("file", [b"", b"hello", b"\xff\xfe\x00", b"PK\x03\x04", b"<html></html>", b"BEGIN:VCALENDAR"])
def test_a_file_that_is_no_calendar_is_refused(file: bytes) -> None:
    """A spreadsheet or a web page saved by mistake is named for what it is not."""
    with pytest.raises(NotACalendar):
        read_holidays(file, FIRST, LAST)


def test_a_file_too_large_is_refused_before_it_is_read() -> None:
    """Neither bytes nor events without measure."""
    with pytest.raises(CalendarTooLarge):
        read_holidays(b"x" * (LARGEST_FILE + 1), FIRST, LAST)
    with pytest.raises(CalendarTooLarge):
        read_holidays(calendar(*[KING_DAY] * (MOST_EVENTS + 1)), FIRST, LAST)


def lines(feed: bytes) -> list[str]:
    """Return the content lines of a feed, unfolded as RFC 5545 says."""
    return feed.decode().replace("\r\n ", "").split("\r\n")


def test_a_feed_is_what_calendar_programs_expect() -> None:
    """Times in UTC, commas escaped, a uid that stays, a number that grows, and a cancelled event that says so."""
    entry = Entry("nudge-7", "Report back: number talk, room 4; bring notes", STARTS, CHANGED, details="one\ntwo")
    (written,) = re.findall(r"BEGIN:VEVENT.*END:VEVENT", "\n".join(lines(write_feed([entry], "Convenor"))), re.DOTALL)
    assert set(written.split("\n")) == {
        "BEGIN:VEVENT",
        "UID:nudge-7@convenor",
        "DTSTAMP:20270111T180000Z",
        "LAST-MODIFIED:20270111T180000Z",
        "SEQUENCE:0",
        "SUMMARY:Report back: number talk\\, room 4\\; bring notes",
        "DTSTART:20270115T003000Z",
        "DTEND:20270115T010000Z",
        "DESCRIPTION:one\\ntwo",
        "STATUS:CONFIRMED",
        "END:VEVENT",
    }
    cancelled = Entry("nudge-7", "Report back", STARTS, CHANGED, revision=1, cancelled=True)
    assert {"UID:nudge-7@convenor", "SEQUENCE:1", "STATUS:CANCELLED"} <= set(lines(write_feed([cancelled], "C")))


def test_a_due_date_is_a_whole_day() -> None:
    """A day alone has no time, and its end is the next day, which is not included."""
    due = Entry("due-1", "Poster due", date(2027, 1, 20), CHANGED)
    assert {"DTSTART;VALUE=DATE:20270120", "DTEND;VALUE=DATE:20270121"} <= set(lines(write_feed([due], "Convenor")))


TEXTS = st.text(max_size=200) | st.sampled_from(
    ["END:VEVENT\r\nBEGIN:VEVENT", "a\r\nATTACH:http://x", "ñ" * 90, "a\x00\x07\x1b\ud800", "\\n;,"]
)
ENTRIES = st.lists(
    st.builds(
        Entry,
        id=st.text(max_size=60),
        title=TEXTS,
        starts=st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)),
        changed_at=st.just(CHANGED),
        details=TEXTS,
        place=TEXTS,
    ),
    max_size=4,
)


@given(ENTRIES)
def test_no_text_breaks_a_feed(entries: list[Entry]) -> None:
    """Whatever people wrote, lines end in CRLF, none is over 75 bytes, and no text becomes a line of its own."""
    feed = write_feed(entries, "Convenor")
    physical = feed.split(b"\r\n")
    assert feed.endswith(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in physical)
    names = [re.split("[:;]", line)[0] for line in lines(feed)]
    assert names.count("BEGIN") == names.count("END") == len(entries) + 1
    assert "ATTACH" not in names
    assert feed.decode().replace("\r\n", "").isprintable()
    assert write_feed(entries, "Convenor") == feed


@given(st.binary(max_size=300) | st.text(max_size=300).map(calendar))
def test_no_file_breaks_the_reading(file: bytes) -> None:
    """Any bytes end as holidays within the asked span, or as one of two refusals."""
    try:
        holidays = read_holidays(file, FIRST, LAST)
    except (NotACalendar, CalendarTooLarge):
        return
    assert all(FIRST <= holiday.day <= LAST for holiday in holidays.days)


def test_an_hour_is_an_hour_for_a_reader_in_another_zone() -> None:
    """An end given is the end written."""
    entry = Entry("m", "Meeting", STARTS, CHANGED, ends=STARTS + timedelta(hours=1))
    assert "DTEND:20270115T013000Z" in lines(write_feed([entry], "Convenor"))
