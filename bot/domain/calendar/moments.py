"""What a phrase such as "next Tue 9am" turned out to be: a moment, a question back, or nothing we know."""

from collections.abc import Iterable
from datetime import date, datetime, time
from enum import StrEnum

from bot.domain.frozen import frozen


class Doubt(StrEnum):
    """Why we ask instead of guessing; each is the id of a question in the language files."""

    WHICH_DAY = "which_day"
    DAY_OR_MONTH_FIRST = "day_or_month_first"
    WEEKDAY_DIFFERS = "weekday_differs"
    NO_SUCH_DAY = "no_such_day"
    MORNING_OR_EVENING = "morning_or_evening"
    WHAT_TIME = "what_time"
    NO_SUCH_TIME = "no_such_time"
    ALREADY_PAST = "already_past"


@frozen
class Moment:
    """A day and a time on the wall, the same words for everyone, each in her own zone.

    `at` is None where a day alone was meant, as for a due date.
    """

    day: date
    at: time | None = None

    @property
    def local(self) -> datetime:
        """The naive local datetime; a day alone begins at midnight."""
        return datetime.combine(self.day, self.at or time.min)


@frozen
class Question:
    """What we ask back, with the answers to offer as buttons, soonest first; there may be none to offer.

    An answer whose time is missing where one is needed is a day: pass it to `phrases.complete`.
    """

    about: Doubt
    answers: tuple[Moment, ...]


@frozen
class Unknown:
    """These words were not understood; ask for others and show examples."""

    text: str


Understood = Moment | Question | Unknown


def in_order(moments: Iterable[Moment]) -> tuple[Moment, ...]:
    """Sort moments soonest first and drop repeats."""
    return tuple(sorted(set(moments), key=lambda moment: moment.local))
