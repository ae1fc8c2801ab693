"""English words for days and times. Texts arrive in lower case, without accents, commas or double spaces."""

import re

from bot.domain.calendar import day_readings as read
from bot.domain.calendar.clock_readings import CHOICES, MIDNIGHT, NOON
from bot.domain.calendar.tongue import Tongue, anywhere, counted, one_of, whole

_WEEKDAYS = counted(
    "monday/mon tuesday/tue/tues wednesday/wed/weds thursday/thu/thur/thurs friday/fri saturday/sat sunday/sun", 0
)
_MONTHS = counted(
    "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sept/sep october/oct "
    "november/nov december/dec",
    1,
)
_HOURS = counted("one two three four five six seven eight nine ten eleven twelve", 1)
_NUMBERS = {**_HOURS, "a": 1, "an": 1, "fifteen": 15, "twenty": 20, "thirty": 30}
_NTH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": -1}
_WORDS = {"weekday": _WEEKDAYS, "month": _MONTHS, "n": _NUMBERS, "nth": _NTH}

_SHIFTS = {"half past": 30, "quarter past": 15, "a quarter past": 15, "quarter to": -15, "a quarter to": -15}
_HALVES = {
    "am": "am",
    "pm": "pm",
    "a": "am",
    "p": "pm",
    "in the morning": "morning",
    "in the afternoon": "afternoon",
    "in the evening": "evening",
    "at night": "evening",
}
_HOUR = rf"(?P<hour>\d{{1,2}}|{one_of(_HOURS)})(?::(?P<minute>\d\d))?"
_BEFORE = rf"(?P<before>{one_of(_SHIFTS)})"
_ON = r"(?:on )?"
_DATED = rf"{_ON}(?:(?:the )?{{weekday}} )?"
_SUFFIX = r"(?:st|nd|rd|th)?"

_DAYS = (
    (r"today", read.days_from_today(0)),
    (r"tomorrow|tmrw|tmw", read.days_from_today(1)),
    (r"(?:the )?day after tomorrow", read.days_from_today(2)),
    (rf"{_ON}{{weekday}}", read.weekday),
    (rf"{_ON}this {{weekday}}", read.this_weekday),
    (rf"{_ON}(?:this |the )?coming {{weekday}}", read.coming_weekday),
    (rf"{_ON}next {{weekday}}", read.next_weekday),
    (rf"{_ON}{{weekday}} (?:of )?next week", read.weekday_next_week),
    (r"next week (?:on )?{weekday}", read.weekday_next_week),
    (r"{n} weeks? from (?:this )?{weekday}", read.weeks_from_weekday),
    (r"(?:a|one) week from (?:today|now)", read.counted_days(7)),
    (r"(?:a|one) week from tomorrow", read.counted_days(8)),
    (r"next week", read.next_week),
    (r"this weekend", read.this_weekend),
    (r"in {n} days?", read.days_later),
    (r"{n} days? from (?:now|today)", read.days_later),
    (r"in {n} (?:weeks?|wks?)", read.weeks_later),
    (r"{n} weeks? from (?:now|today)", read.weeks_later),
    (r"in a fortnight", read.counted_days(14)),
    (r"in {n} months?", read.months_later),
    (r"{n} months? from (?:now|today)", read.months_later),
    (rf"{_DATED}(?:the )?{{day}}{_SUFFIX} (?:of )?{{month}}(?: {{year}})?", read.day_and_month),
    (rf"{_DATED}{{month}} (?:the )?{{day}}{_SUFFIX}(?: {{year}})?", read.day_and_month),
    (rf"{_DATED}the {{day}}(?:st|nd|rd|th)", read.day_of_month),
    (rf"{_DATED}(?P<year>\d{{4}})-(?P<month>\d\d)-{{day}}", read.day_and_month),
    (rf"{_DATED}{{first}}/{{second}}(?:/{{year}})?", read.slashed),
    (r"(?:on )?(?:the )?{nth} {weekday} (?:of|in) {month}", read.nth_weekday),
    (r"(?:at |by )?(?:the )?end of (?:the |this )?month", read.end_of_month),
    (r"(?:at |by )?(?:the )?end of {month}", read.end_of_month),
)
_CLOCKS = (
    rf"(?:at )?(?:{_BEFORE} )?{_HOUR}(?: o'clock)? ?(?P<half>{one_of(_HALVES)})",
    rf"at (?:{_BEFORE} )?{_HOUR}(?: o'clock)?",
    rf"{_BEFORE} {_HOUR}(?: o'clock)?",
    rf"{_HOUR} o'clock",
    r"(?P<hour>\d{1,2}):(?P<minute>\d\d)",
)
_FIXED_CLOCKS = (
    (r"(?:at )?(?:noon|midday)", NOON),
    (r"(?:at )?midnight", MIDNIGHT),
    (r"(?:in the )?morning", CHOICES["morning"]),
    (r"(?:in the )?afternoon", CHOICES["afternoon"]),
    (r"(?:in the )?(?:evening|night)", CHOICES["evening"]),
)


ENGLISH = Tongue(
    words=_WORDS,
    hours=_HOURS,
    shifts=_SHIFTS,
    halves=_HALVES,
    days=tuple((whole(template, _WORDS), reading) for template, reading in _DAYS),
    clocks=tuple(anywhere(template, {}) for template in _CLOCKS),
    fixed_clocks=tuple((anywhere(template, {}), clock) for template, clock in _FIXED_CLOCKS),
    spans=(
        whole(r"in {n} (?P<unit>minutes?|mins?|hours?|hrs?|half hours?)", _WORDS),
        whole(r"{n} (?P<unit>minutes?|mins?|hours?|hrs?) from now", _WORDS),
    ),
    span_minutes={
        **dict.fromkeys(("minute", "minutes", "min", "mins"), 1),
        **dict.fromkeys(("half hour", "half hours"), 30),
        **dict.fromkeys(("hour", "hours", "hr", "hrs"), 60),
    },
    rewrites=(
        (re.compile(r" @ ?"), " at "),
        (re.compile(r"\btonight\b"), "today night"),
        (re.compile(r"^this (morning|afternoon|evening)\b"), r"today \1"),
        # "tomorrow morning at 9" is "tomorrow at 9 in the morning"; at 9 pm it would be no time at all
        (re.compile(r"\bmorning (at \d{1,2}(?::\d\d)?)(?: ?am)?$"), r"\1 in the morning"),
        (re.compile(r"\bafternoon (at \d{1,2}(?::\d\d)?)(?: ?pm)?$"), r"\1 in the afternoon"),
        (re.compile(r"\b(?:evening|night) (at \d{1,2}(?::\d\d)?)(?: ?pm)?$"), r"\1 in the evening"),
        (re.compile(r"\bhalf an hour\b"), "a half hour"),
    ),
)
