"""When a nudge reaches a person: at her own local time, in her open hours, once, and not too often.

Everything here is a pure function of its arguments. Time comes in as an aware instant, a zone as a `ZoneInfo`
from `wallclock.zone_named`; nothing reads a clock, and nothing guesses what a person meant.
"""
