"""Spanish words for days and times, as Californian teachers say them. Texts arrive in lower case, without accents."""

import re

from bot.domain.calendar import day_readings as read
from bot.domain.calendar.clock_readings import CHOICES, MIDNIGHT, NOON
from bot.domain.calendar.tongue import Tongue, anywhere, counted, one_of, whole

_WEEKDAYS = counted("lunes/lun martes miercoles/mie jueves/jue viernes/vie sabado/sab domingo/dom", 0)
_MONTHS = counted(
    "enero/ene febrero/feb marzo abril/abr mayo junio/jun julio/jul agosto/ago septiembre/setiembre/sept/sep "
    "octubre/oct noviembre/nov diciembre/dic",
    1,
)
_HOURS = counted("una dos tres cuatro cinco seis siete ocho nueve diez once doce", 1)
_NUMBERS = {**_HOURS, "un": 1, "quince": 15, "veinte": 20, "treinta": 30}
_NTH = {"primer": 1, "segundo": 2, "tercer": 3, "cuarto": 4, "ultimo": -1}
_WORDS = {"weekday": _WEEKDAYS, "month": _MONTHS, "n": _NUMBERS, "nth": _NTH}

_QUARTER_TO = ("cuarto para la", "cuarto para las", "un cuarto para la", "un cuarto para las")
_SHIFTS = {"y media": 30, "y cuarto": 15, "menos cuarto": -15, **dict.fromkeys(_QUARTER_TO, -15)}
_HALVES = {
    "am": "am",
    "pm": "pm",
    "del mediodia": "afternoon",
    "del dia": "afternoon",
    "de la madrugada": "dawn",
    "de la manana": "morning",
    "de la tarde": "afternoon",
    "de la noche": "evening",
}
_BEFORE = r"(?P<before>(?:un )?cuarto para las?) "
_AFTER = r" (?P<after>y media|y cuarto|menos cuarto)"
_HOUR = rf"(?P<hour>\d{{1,2}}|{one_of(_HOURS)})(?::(?P<minute>\d\d))?(?:{_AFTER})?"
_AT = r"a (?:las? )?"
_EL = r"(?:el |del )?"
_IN = r"(?:en|dentro de)"
_NEXT_WEEK = r"(?:la )?(?:proxima semana|semana (?:que viene|proxima|entrante))"

_DAYS = (
    (r"hoy", read.days_from_today(0)),
    (r"manana", read.days_from_today(1)),
    (r"pasado manana", read.days_from_today(2)),
    (rf"{_EL}{{weekday}}", read.weekday),
    (rf"{_EL}este {{weekday}}", read.this_weekday),
    (rf"{_EL}proximo {{weekday}}", read.next_weekday),
    (rf"{_EL}{{weekday}} (?:que viene|proximo|entrante)", read.next_weekday),
    (rf"{_EL}{{weekday}} de {_NEXT_WEEK}", read.weekday_next_week),
    (_NEXT_WEEK, read.next_week),
    (r"este fin de semana", read.this_weekend),
    (r"de hoy en ocho", read.counted_days(7)),
    (rf"{_IN} (?:ocho|8) dias", read.counted_days(7, 8)),
    (rf"{_IN} (?:quince|15) dias", read.counted_days(14, 15)),
    (rf"{_IN} {{n}} dias?", read.days_later),
    (rf"{_IN} {{n}} semanas?", read.weeks_later),
    (rf"{_IN} {{n}} mes(?:es)?", read.months_later),
    (rf"{_EL}(?:{{weekday}} )?(?:dia )?{{day}} de {{month}}(?: del? {{year}})?", read.day_and_month),
    (rf"{_EL}(?:{{weekday}} )?primero de {{month}}(?: del? {{year}})?", read.first_of_month),
    (r"el (?:{weekday} )?(?:dia )?{day}", read.day_of_month),
    (rf"{_EL}(?P<year>\d{{4}})-(?P<month>\d\d)-{{day}}", read.day_and_month),
    (rf"{_EL}{{first}}/{{second}}(?:/{{year}})?", read.slashed),
    (rf"{_EL}{{nth}} {{weekday}} de {{month}}", read.nth_weekday),
    (r"(?:a )?(?:fin|fines|finales) de(?:l| este)? mes", read.end_of_month),
    (r"(?:a )?(?:fin|fines|finales) de {month}", read.end_of_month),
)
_CLOCKS = (
    rf"(?:{_AT})?(?:{_BEFORE})?{_HOUR} ?(?P<half>{one_of(_HALVES)})",
    rf"{_AT}(?:{_BEFORE})?{_HOUR}(?: ?h| horas| en punto)?",
    rf"{_BEFORE}{_HOUR}",
    r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?: ?h| horas)?",
)
_FIXED_CLOCKS = (
    (r"(?:al? )?mediodia", NOON),
    (r"(?:a )?(?:la )?medianoche", MIDNIGHT),
    (r"(?:por|en|de) la manana", CHOICES["morning"]),
    (r"(?:por|en|de) la tarde", CHOICES["afternoon"]),
    (r"(?:por|en|de) la noche", CHOICES["evening"]),
)

SPANISH = Tongue(
    words=_WORDS,
    hours=_HOURS,
    shifts=_SHIFTS,
    halves=_HALVES,
    days=tuple((whole(template, _WORDS), reading) for template, reading in _DAYS),
    clocks=tuple(anywhere(template, {}) for template in _CLOCKS),
    fixed_clocks=tuple((anywhere(template, {}), clock) for template, clock in _FIXED_CLOCKS),
    spans=(whole(rf"{_IN} {{n}} (?P<unit>minutos?|horas?|media hora)", _WORDS),),
    span_minutes={"minuto": 1, "minutos": 1, "hora": 60, "horas": 60, "media hora": 30},
    rewrites=(
        # "mañana por la mañana a las 9" is "mañana a las 9 de la mañana"
        (re.compile(r"\b(?:por|en) la (manana|tarde|noche) (a las? [\w: ]+)$"), r"\2 de la \1"),
        (re.compile(r"\besta (manana|tarde|noche)\b"), r"hoy por la \1"),
        (re.compile(r"\bmedia hora\b"), "una media hora"),
    ),
    # "mar" is martes to some and marzo to others; the English grammar must not decide it for them.
    refuses=frozenset({"mar"}),
)
