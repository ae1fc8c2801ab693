"""People write dates in their own words; each phrase of the table gets its answer, its question, or "say it again"."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar.moments import Doubt, Moment, Question, Understood, Unknown
from bot.domain.calendar.phrases import complete, understand
from bot.domain.calendar.wallclock import zone_named

TABLE = yaml.safe_load((Path(__file__).parents[2] / "data" / "phrases.yaml").read_text(encoding="utf-8"))
ZONE = zone_named(TABLE["zone"])
ENTRIES = [
    *[{"language": "en", **entry} for entry in TABLE["english"]],
    *[{"language": "es", **entry} for entry in TABLE["spanish"]],
    *[{"day_is_enough": True, **entry} for entry in TABLE["due_dates"]],
]


def moment(written: Any) -> Moment:
    """Read an expected answer: "2027-01-12 09:00", or a bare date."""
    day, _, at = str(written).partition(" ")
    return Moment(date.fromisoformat(day), time.fromisoformat(at) if at else None)


def expected(entry: dict[str, Any]) -> Understood:
    """Read what the table says should come of a phrase."""
    if "answer" in entry:
        return moment(entry["answer"])
    if "ask" in entry:
        return Question(Doubt(entry["ask"]), tuple(moment(answer) for answer in entry["of"]))
    return Unknown(entry["say"])


def at(written: str) -> datetime:
    """Return the instant at which the wall in Los Angeles shows this."""
    return datetime.fromisoformat(written).replace(tzinfo=ZONE)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry['language']}: {entry['say']}")
def test_each_phrase_is_answered_asked_about_or_not_understood(entry: dict[str, Any]) -> None:
    """Every phrase of the table ends as the table says, with exactly the offered answers."""
    now = at(entry.get("said_at", TABLE["said_at"]))
    time_needed = not entry.get("day_is_enough", False)
    assert understand(entry["say"], now, ZONE, entry["language"], time_needed=time_needed) == expected(entry)


def test_the_table_is_as_large_and_as_doubtful_as_was_promised() -> None:
    """At least 120 phrases, 20 of them doubtful, in both languages."""
    questions = [entry for entry in ENTRIES if "ask" in entry]
    assert len(ENTRIES) >= 120
    assert len(questions) >= 20
    assert {entry["language"] for entry in questions} == {"en", "es"}
    assert {entry["ask"] for entry in questions} == set(Doubt)


def test_a_tapped_day_is_asked_for_its_time_and_a_tapped_time_is_enough() -> None:
    """After "which Tuesday?" a day alone leads to "at what time?"; a full moment is taken as it is."""
    now = at("2027-01-11 10:00")
    assert complete(Moment(date(2027, 1, 19)), now, ZONE) == Question(
        Doubt.WHAT_TIME, tuple(Moment(date(2027, 1, 19), time(hour)) for hour in (8, 12, 16))
    )
    full = Moment(date(2027, 1, 19), time(9))
    assert complete(full, now, ZONE) == full


def test_two_zones_read_tomorrow_from_their_own_wall() -> None:
    """At 22:00 in Los Angeles it is already tomorrow in New York, and the words follow the speaker."""
    now = at("2027-01-11 22:00")
    eastern = zone_named("America/New_York")
    assert understand("tomorrow at noon", now, ZONE, "en") == moment("2027-01-12 12:00")
    assert understand("tomorrow at noon", now, eastern, "en") == moment("2027-01-13 12:00")


WORDS = (
    "next this Tuesday tue monday at 9 9am 4:30pm noon in 3 weeks 14 Jan 3/4 the 31st of february tomorrow morning "
    "el próximo martes a las nueve y media de la tarde mañana dentro de quince días último viernes marzo 2027"
)


@given(
    st.lists(st.sampled_from(WORDS.split()), max_size=8).map(" ".join) | st.text(max_size=200),
    st.sampled_from(["en", "es"]),
)
def test_no_text_breaks_the_reading_and_no_answer_lies_in_the_past(text: str, language: str) -> None:
    """Whatever is typed, the end is a future moment, a question with future answers, or "not understood"."""
    now = at("2027-01-11 10:00")
    match understand(text, now, ZONE, language):
        case Moment() as one:
            assert one.local > datetime(2027, 1, 11, 10)
        case Question(_, answers):
            assert all(answer.day >= date(2027, 1, 11) for answer in answers)
            assert len(set(answers)) == len(answers) <= 25
        case Unknown(words):
            assert words == text


@given(
    st.datetimes(min_value=datetime(2024, 1, 1), max_value=datetime(2028, 12, 31)),
    st.sampled_from(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]),
)
def test_next_weekday_is_asked_exactly_where_two_readings_differ(local: datetime, name: str) -> None:
    """Whenever it is said, "next Friday" is one day only if the coming Friday is also the one of next week."""
    said = understand(f"next {name} at noon", local.replace(tzinfo=ZONE), ZONE, "en")
    days = {said.day} if isinstance(said, Moment) else {answer.day for answer in said.answers}  # type: ignore[union-attr]
    assert all(day.strftime("%A") == name and 0 < (day - local.date()).days <= 14 for day in days)
    assert len(days) == (1 if isinstance(said, Moment) else 2)
