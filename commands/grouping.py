"""What a facilitator types after `/breakout plan`, read forgivingly: columns, weights, people, fixed seats."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from bot.directory import folded
from bot.domain.breakouts.wanted import Avoid, Hybrid, Ring, Wanted
from bot.domain.log import Refusal, refuse
from bot.domain.planner.asking import usual_size
from bot.domain.planner.columns import OTHER_WORDS
from bot.router import find_people
from bot.spec import Asked, Option, OptionKind

BARE = "yes"
"""The value of an option that was only named: "one-each", with the column that is mixed anyway."""
COUNTED = re.compile(r"(?P<first>\d{1,3})\s*(?P<after>\S.*)|(?P<before>\S.*?)\s*[:=]\s*(?P<last>\d{1,3})")
TABLE = re.compile(r"(?P<name>.*?\S)\s*[=:]\s*(?P<room>[1-9]\d{0,3})")
SEATED = re.compile(r"\s*(?P<who>[^=;]+?)\s*=\s*(?:group\s*|grupo\s*)?(?P<group>\d{1,4})\s*")

OPTIONS = (
    Option("size", OptionKind.WHOLE, words=("tamano", "de")),
    Option("min", OptionKind.WHOLE, words=("minimum", "minimo")),
    Option("max", OptionKind.WHOLE, words=("maximum", "maximo")),
    Option("groups", OptionKind.WHOLE, words=("grupos",)),
    Option("rounds", OptionKind.WHOLE, words=("rondas",)),
    Option("by", words=("por", "within")),
    Option("mix", words=("mezclar", "mixed")),
    Option("one-each", bare=BARE, words=("one_each", "oneeach", "uno-de-cada")),
    Option("apart", limit=500, words=("separar",)),
    Option("together", limit=500, words=("juntos",)),
    Option("anchor", words=("ancla", "anchors")),
    Option("at-least", words=("at_least", "al-menos")),
    Option("seats", limit=500, words=("seat", "lugares", "fixed")),
    Option("without", OptionKind.PEOPLE, words=("sin",)),
    Option(
        "hybrid",
        OptionKind.CHOICE,
        choices=("tables", "bridge", "any"),
        synonyms={"mesas": "tables", "table": "tables", "puente": "bridge", "lone": "any", "libre": "any"},
        words=("hibrido",),
    ),
    Option("one-site", OptionKind.YES, bare="yes", words=("site-only", "una-sede")),
    Option("across", OptionKind.YES, bare="yes", words=("entre-cohortes",)),
    Option(
        "ring",
        OptionKind.CHOICE,
        choices=("pairs", "circles", "stations"),
        synonyms={"parejas": "pairs", "circulos": "circles", "estaciones": "stations", "rotation": "stations"},
        words=("rueda",),
    ),
    Option("tables", limit=500, words=("mesas", "capacity", "capacidad")),
    Option(
        "avoid",
        OptionKind.CHOICE,
        choices=("repeats",),
        synonyms={"repetir": "repeats", "again": "repeats"},
        words=("evitar",),
    ),
)
"""Every input of a plan, as options that all doors share."""

Value = TypeVar("Value")


def wanted(asked: Asked) -> Wanted | Refusal:
    """What was asked, with people looked up. A name that cannot be found is said plainly."""
    together = people_sets(asked, "together", asked.text("together"))
    columns, people = apart(asked)
    if isinstance(together, Refusal):
        return together
    if isinstance(people, Refusal):
        return people
    seats = fixed_seats(asked)
    if isinstance(seats, Refusal):
        return seats
    counts = each(asked.text("at-least"), counted)
    if any(one is None for one in counts):
        return refuse("at-least-unreadable", word=asked.text("at-least")[:40])
    mix = words(asked.text("mix"))
    rest = Wanted(
        size=asked.whole("size", usual_size(asked.whole("min"), asked.whole("max"))),
        least=asked.whole("min"),
        most=asked.whole("max"),
        groups=asked.whole("groups"),
        rounds=asked.whole("rounds", 1),
        by=words(asked.text("by")),
        mix=mix,
        apart=columns,
        one_each=one_each(asked.text("one-each"), mix),
        anchors=words(asked.text("anchor")),
        at_least=tuple(one for one in counts if one is not None),
        together=together,
        keep_apart=people,
        seats=seats,
        without=asked.people("without"),
        hybrid=Hybrid(asked.text("hybrid")),
        one_site=asked.flag("one-site"),
        across=asked.flag("across"),
        avoid=Avoid(asked.text("avoid")),
    )
    return with_tables(asked, in_a_ring(asked, rest))


def in_a_ring(asked: Asked, rest: Wanted) -> Wanted:
    """Rings are of pairs that meet once; three rounds where nothing else was said."""
    ring = Ring(asked.text("ring"))
    if ring in (Ring.PAIRS, Ring.CIRCLES):
        rounds = asked.whole("rounds", 3)
        return replace(rest, ring=ring, size=2, least=2, most=3, rounds=rounds, not_again_must_hold=True)
    return replace(rest, ring=ring)


def with_tables(asked: Asked, rest: Wanted) -> Wanted | Refusal:
    """ "Window=6, Door=4, Stage": a group a table, and no more people at it than it has room for."""
    tables = tuple(table(part) for part in words(asked.text("tables")))
    if not tables:
        return refuse("stations-need-tables") if rest.ring is Ring.STATIONS else rest
    if len({name.casefold() for name, _ in tables}) < len(tables):
        return refuse("tables-of-one-name")
    if rest.by or (rest.groups and rest.groups != len(tables)) or rest.ring in (Ring.PAIRS, Ring.CIRCLES):
        return refuse("tables-and-groups", count=len(tables))
    walks = asked.whole("rounds", len(tables)) if rest.ring is Ring.STATIONS else 0
    rounds = 1 if rest.ring is Ring.STATIONS else rest.rounds
    return replace(rest, tables=tables, groups=len(tables), stations=walks, rounds=rounds)


def table(text: str) -> tuple[str, int]:
    """ "Window=6" as (Window, 6); a name alone has room for any number."""
    match = TABLE.fullmatch(text.strip())
    return (match["name"].strip(), int(match["room"])) if match else (text.strip(), 0)


def words(text: str) -> tuple[str, ...]:
    """Columns as people list them: "role,district", "role:4, district", "role and district"."""
    parts = re.split(r"[,;]|\s+(?:and|y)\s+", text)
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def each(text: str, read: Callable[[str], Value]) -> tuple[Value, ...]:
    return tuple(read(part) for part in re.split(r"[,;]", text) if part.strip())


def one_each(text: str, mix: tuple[str, ...]) -> str:
    """The column of which every group has one of each; only named, it is the one that is mixed, else the role."""
    if text != BARE:
        return text.strip()
    return mix[0].partition(":")[0] if mix else "role"


def counted(text: str) -> tuple[str, int] | None:
    """ "2 remote" or "remote:2" as (remote, 2)."""
    match = COUNTED.fullmatch(text.strip())
    if match is None:
        return None
    return (match["after"] or match["before"]).strip(), int(match["first"] or match["last"])


def apart(asked: Asked) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...] | Refusal]:
    """Columns of which a group has nobody twice, or people to be kept apart: whichever the words are."""
    text = asked.text("apart")
    parts = words(text)
    if all(is_column(asked, part) for part in parts) or (len(parts) == 1 and ";" not in text):
        return parts, ()
    return (), people_sets(asked, "apart", text)


def is_column(asked: Asked, word: str) -> bool:
    known = {folded(name) for who in asked.convening.roster() for name in who.attributes}
    return folded(word) in known | {"site", "mode"} | OTHER_WORDS


def people_sets(asked: Asked, option: str, text: str) -> tuple[tuple[str, ...], ...] | Refusal:
    """ "Ana, Ben; Cy, Di" as two sets of people."""
    sets: list[tuple[str, ...]] = []
    for part in text.split(";"):
        found = find_people(Option(option), part, asked.convening, asked.directory, asked.actor)
        if isinstance(found, Refusal):
            return found
        if found:
            sets.append(tuple(found.split(",")))
    return tuple(sets)


def fixed_seats(asked: Asked) -> tuple[tuple[str, int], ...] | Refusal:
    """ "Ana=2, Ben=1" as people with the number of their group."""
    seats: list[tuple[str, int]] = []
    for part in re.split(r"[,;]", asked.text("seats")):
        if not part.strip():
            continue
        match = SEATED.fullmatch(part)
        if match is None:
            return refuse("seats-unreadable", word=part.strip()[:40])
        found = find_people(Option("seats"), match["who"], asked.convening, asked.directory, asked.actor)
        if isinstance(found, Refusal):
            return found
        seats.append((found, int(match["group"])))
    return tuple(seats)
