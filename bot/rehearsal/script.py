"""The script of a rehearsal: what happens when, read from a YAML file that a facilitator can write herself."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from bot.domain.frozen import frozen

WAYS = (
    *("says", "arrive", "check_in", "confirm", "hands", "calls", "answers", "lines", "replies", "drop", "back"),
    *("votes", "writes", "seats"),
)


class ScriptWrong(ValueError):
    """A script cannot be read; the sentence names the step and the cure."""


@frozen
class Step:
    """One thing that happens. `at` and `over` are minutes from the start.

    `does` is one of WAYS: the facilitator `says` a command; people `arrive`; hosts `check_in` those without a device
    and `confirm` those who joined by name; so many `hands` go up; the facilitator `calls` speakers, each for so many
    seconds; remote people give `answers` to the remote check; groups hand in `lines`; people give `replies` to a nudge;
    a site is lost (`drop`) and comes `back`. In a talk routine everybody `votes` and `writes` where a page asks, and
    latecomers ask for `seats`.
    """

    at: float
    does: str
    what: str
    over: float = 0.0


@frozen
class Script:
    """A rehearsal from beginning to end."""

    title: str
    minutes: int
    starts_at: datetime
    zone: str
    steps: tuple[Step, ...]
    notes: tuple[str, ...] = ()
    lines: tuple[str, ...] = field(default=())


def read_script(path: Path) -> Script:
    """The script of a file. Raises ScriptWrong with one plain sentence."""
    try:
        raw = yaml.safe_load(path.read_text("utf-8"))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark else ""
        raise ScriptWrong(f"{path.name}{where}: I can't read this. Look at the spaces before each line.") from error
    if not isinstance(raw, dict) or not isinstance(raw.get("steps"), list):
        raise ScriptWrong(f"{path.name}: a script has a title, minutes and a list called steps.")
    zone = str(raw.get("zone", "America/Los_Angeles"))
    starts = datetime.fromisoformat(str(raw.get("starts", "2026-10-14T09:00")))
    return Script(
        str(raw.get("title", "Rehearsal")),
        int(raw.get("minutes", 60)),
        starts.replace(tzinfo=ZoneInfo(zone)),
        zone,
        tuple(sorted((step(path, number, one) for number, one in enumerate(raw["steps"], 1)), key=lambda s: s.at)),
        tuple(raw.get("notes", ())),
        tuple(raw.get("lines", ())),
    )


def step(path: Path, number: int, raw: Any) -> Step:
    if not isinstance(raw, dict) or "at" not in raw:
        raise ScriptWrong(f"{path.name}, step {number}: a step begins with at: and a minute.")
    ways = [way for way in WAYS if way in raw]
    if len(ways) != 1:
        raise ScriptWrong(f"{path.name}, step {number}: say one of {', '.join(WAYS)}.")
    try:
        return Step(float(raw["at"]), ways[0], str(raw[ways[0]]), float(raw.get("over", 0)))
    except (TypeError, ValueError) as error:
        raise ScriptWrong(f"{path.name}, step {number}: at and over are minutes, as numbers.") from error
