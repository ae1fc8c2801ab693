"""Where and when something was said, and so what its days and times come to."""

from datetime import UTC, date, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

from bot.domain.calendar.clock_readings import WORKING_HOURS, Clock
from bot.domain.calendar.day_readings import Again, Days, comes_again
from bot.domain.calendar.moments import Doubt, Moment, Question, in_order
from bot.domain.calendar.wallclock import instant_of, is_skipped, local_time

_LONGEST_SPAN = timedelta(days=7)


class Speaker:
    """Whoever wrote the phrase: the moment and the place from which "tomorrow" is counted."""

    __slots__ = ("_instant", "_now", "_time_needed", "_zone", "today")

    def __init__(self, now: datetime, zone: ZoneInfo, time_needed: bool) -> None:
        self._instant, self._zone, self._time_needed = now.astimezone(UTC), zone, time_needed
        self._now = local_time(now, zone)
        self.today = self._now.date()

    def later(self, minutes: int) -> Moment | None:
        """Count real minutes, so that "in 24 hours" is 24 hours also where the clocks change."""
        if timedelta(minutes=minutes) > _LONGEST_SPAN:
            return None
        local = local_time(self._instant + timedelta(minutes=minutes), self._zone)
        return Moment(local.date(), local.time().replace(second=0, microsecond=0))

    def time_alone(self, clock: Clock) -> Moment | Question:
        """Read "at 9" without a day: today, or tomorrow where that has passed, which is asked."""
        moments = [Moment(self.today, at) for at in clock.times]
        rolled = [
            moment if self.is_ahead(moment) else _shifted(moment, Again.NEXT_DAY, self.today) for moment in moments
        ]
        if clock.doubt:
            return Question(clock.doubt, in_order(rolled))
        return rolled[0] if rolled == moments else Question(Doubt.ALREADY_PAST, in_order(rolled))

    def day_alone(self, days: Days) -> Moment | Question:
        """Read a day without a time; where one is needed, offer times in working hours."""
        ahead = [day for day in days.days if day >= self.today]
        if not ahead:
            return Question(Doubt.ALREADY_PAST, in_order(self._next_time(Moment(day), days) for day in days.days))
        if days.doubt:
            return Question(days.doubt, in_order(map(Moment, ahead)))
        if not self._time_needed:
            return Moment(ahead[0])
        return self.day_and_time(days, Clock(WORKING_HOURS, Doubt.WHAT_TIME))

    def day_and_time(self, days: Days, clock: Clock) -> Moment | Question:
        """Combine what the day and the time can mean; anything but one future moment is a question."""
        moments = [Moment(day, at) for day, at in product(_around_midnight(days, clock), clock.times)]
        ahead = [moment for moment in moments if self.is_ahead(moment)]
        if not ahead:
            return Question(Doubt.ALREADY_PAST, in_order(self._next_time(moment, days) for moment in moments))
        one_day = len({moment.day for moment in ahead}) == 1
        if doubt := (clock.doubt or days.doubt) if one_day else (days.doubt or clock.doubt):
            return Question(doubt, in_order(ahead))
        return self._on_the_wall(ahead[0])

    def is_ahead(self, moment: Moment) -> bool:
        """Say whether a moment is still to come on the speaker's wall."""
        return moment.local > self._now

    def _next_time(self, moment: Moment, days: Days) -> Moment:
        return _shifted(moment, days.again, self.today)

    def _on_the_wall(self, moment: Moment) -> Moment | Question:
        if not is_skipped(moment.local, self._zone):
            return moment
        after = local_time(instant_of(moment.local, self._zone), self._zone)
        return Question(Doubt.NO_SUCH_TIME, (Moment(after.date(), after.time()),))


def _shifted(moment: Moment, again: Again, today: date) -> Moment:
    return Moment(comes_again(moment.day, again, today), moment.at)


def _around_midnight(days: Days, clock: Clock) -> tuple[date, ...]:
    """Return the days, and for a midnight also the mornings after them."""
    if not clock.midnight:
        return days.days
    return tuple({day + timedelta(days=n) for day in days.days for n in (0, 1)})
