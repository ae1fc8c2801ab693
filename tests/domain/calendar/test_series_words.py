"""A series asked for in words is the rule that was meant, begins when it can, and ends where it was said to."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar.limits import Refusal, Refused, refusal_of
from bot.domain.calendar.moments import Doubt, Moment, Question, Unknown
from bot.domain.calendar.recurrence import AfterEachMeeting, Daily, MonthlyOnDay, MonthlyOnWeekday, Rule, Series, Weekly
from bot.domain.calendar.series_words import Repeated, understand_series
from bot.domain.calendar.wallclock import zone_named

TABLE = yaml.safe_load((Path(__file__).parents[2] / "data" / "phrases.yaml").read_text(encoding="utf-8"))
ZONE = zone_named(TABLE["zone"])
NOW = datetime.fromisoformat(TABLE["said_at"]).replace(tzinfo=ZONE)


def rule(written: str) -> Rule:
    """Read a rule as the table writes it: "every 2 weekly 1", "monthly last 4", "month day 15"."""
    match written.split():
        case ["daily"]:
            return Daily()
        case ["after", "meeting"]:
            return AfterEachMeeting(())
        case ["month", "day", day]:
            return MonthlyOnDay(int(day))
        case ["monthly", nth, weekday]:
            return MonthlyOnWeekday(int(weekday), -1 if nth == "last" else int(nth))
        case ["every", step, "weekly", *weekdays]:
            return Weekly(frozenset(map(int, weekdays)), int(step))
        case ["weekly", *weekdays]:
            return Weekly(frozenset(map(int, weekdays)))
    raise AssertionError(written)


def moment(written: Any) -> Moment:
    """Read "2027-01-12 09:00"."""
    day, _, at = str(written).partition(" ")
    return Moment(date.fromisoformat(day), time.fromisoformat(at))


def expected(entry: dict[str, Any]) -> Repeated | Unknown:
    """Read what the table says should come of a phrase."""
    if entry.get("unknown"):
        return Unknown(entry["say"])
    if "ask" in entry:
        return Repeated(rule(entry["rule"]), Question(Doubt(entry["ask"]), tuple(map(moment, entry["of"]))))
    return Repeated(rule(entry["rule"]), moment(entry["first"]), entry.get("until"), entry.get("count"))


@pytest.mark.parametrize("entry", TABLE["series"], ids=lambda entry: f"{entry['language']}: {entry['say']}")
def test_each_series_is_understood_asked_about_or_not_understood(entry: dict[str, Any]) -> None:
    """Every series of the table has its rule, its first moment or its question, and its end."""
    assert understand_series(entry["say"], NOW, ZONE, entry["language"]) == expected(entry)


def test_every_other_week_begins_with_the_coming_one() -> None:
    """Said on a Wednesday, "every other Tuesday" begins next Tuesday, not the one after."""
    wednesday = datetime(2027, 1, 13, 10, tzinfo=ZONE)
    said = understand_series("every other Tuesday at 9am, 3 times", wednesday, ZONE, "en")
    assert isinstance(said, Repeated)
    assert isinstance(said.first, Moment)
    series = Series(said.rule, time(9), said.first.day, count=said.count)
    assert [f"{day:%m-%d}" for day in series.days()] == ["01-19", "02-02", "02-16"]


@pytest.mark.parametrize(
    ("say", "reason"),
    [
        ("every day at 9am", Refused.NO_END),
        ("every day at 9am, 999 times", Refused.TOO_MANY_TIMES),
        ("every 53 weeks on Friday at 9am, 2 times", Refused.STEP_OUT_OF_RANGE),
        ("every Tuesday at 9am until Jan 14 2030", Refused.TOO_FAR_AHEAD),
    ],
)
def test_a_series_in_words_has_the_same_limits_as_a_form(say: str, reason: Refused) -> None:
    """What a form refuses cannot be said in words either."""
    said = understand_series(say, NOW, ZONE, "en")
    assert isinstance(said, Repeated)
    assert isinstance(said.first, Moment)
    series = Series(said.rule, said.first.at or time(9), said.first.day, said.until, said.count)
    refusal = refusal_of(series, ZONE, NOW)
    assert isinstance(refusal, Refusal)
    assert refusal.reason is reason


WORDS = (
    "every other each tuesday tuesdays monday and the last friday of month weekly on at 9am 9 2 weeks "
    " until june 5 6 times "
    "todos los martes cada dos semanas el último viernes del mes hasta de veces después reunión"
)


@given(st.lists(st.sampled_from(WORDS.split()), max_size=9).map(" ".join) | st.text(max_size=150))
def test_no_words_break_the_reading(text: str) -> None:
    """Whatever is typed, the end is a series whose first moment is ahead, or "not understood"."""
    for language in ("en", "es"):
        match understand_series(text, NOW, ZONE, language):
            case Repeated(first=Moment() as first):
                assert first.day >= NOW.date()
            case Repeated(first=Question(answers=answers)):
                assert all(answer.local > NOW.replace(tzinfo=None) for answer in answers)
            case Unknown(words):
                assert words == text
