"""From a routine's YAML text to a `Routine`, or to the list of what to put right, line by line.

Pure: a text goes in. Finding and keeping the files is the shelf's work (`bot.routines`). The schema is explained in
`docs/routine-schema.md`.
"""

import hashlib
from typing import Literal, get_args

import yaml

from bot.domain.routines import model
from bot.domain.routines.model import Choice, Minutes, Product, Role, Routine, Size, Step, Text
from bot.domain.routines.nodes import Fields, Problem, Reading, compose
from bot.domain.routines.sense import sense

SPANISH_UNREVIEWED = "not yet reviewed by a teacher"
SPEAK = ("few", "some", "most", "everyone")
REQUIRED = (
    *("schema", "id", "spanish", "names", "family", "purpose", "aims", "unit", "people", "scales", "minutes"),
    *("choose_when", "avoid_when", "opening", "sources", "grade", "steps"),
)
OPTIONAL = (
    *("setting", "groups", "circle", "cycles", "seating", "runs", "speak", "setup", "trust", "subjects", "makes"),
    *("note", "roles"),
)
STEP_REQUIRED = ("id", "title", "mode", "minutes", "host")
STEP_OPTIONAL = (
    *("short_minutes", "remote_minutes", "hands", "queue", "groups", "size", "turns", "turn_seconds", "rounds"),
    *("rotate", "seats", "reports", "quiet", "room", "remote", "roles", "also", "prompts", "stems", "makes"),
    *("warning", "end"),
)


class RoutineUnreadable(ValueError):
    """A routine's text cannot be used; `problems` says why, line by line."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(problem.to("en") for problem in problems))
        self.problems = problems


def read(text: str) -> tuple[Routine | None, tuple[Problem, ...]]:
    """The routine told by a text, with its problems in order of line. No routine where there is any problem."""
    node = compose(text)
    if isinstance(node, Problem):
        return None, (node,)
    reading = Reading()
    routine = _routine(reading, node, hashlib.sha256(text.encode()).hexdigest()[:16])
    problems = tuple(sorted(reading.problems, key=lambda problem: problem.line))
    return (None if problems else routine), problems


def check(text: str) -> tuple[Problem, ...]:
    """What has to be put right before this text can be used as a routine; nothing if it can."""
    return read(text)[1]


def routine_from(text: str) -> Routine:
    """The routine told by a text. Raises RoutineUnreadable with every problem found."""
    routine, problems = read(text)
    if routine is None:
        raise RoutineUnreadable(problems)
    return routine


def _routine(reading: Reading, node: yaml.Node, digest: str) -> Routine:
    found = reading.fields(node, "", REQUIRED, OPTIONAL)
    if "schema" in found and found["schema"].value != "1":
        reading.wrong(found["schema"], "bad-schema")
    roles = tuple(_role(reading, one) for one in reading.items(found.get("roles"), "roles"))
    steps = reading.each(found.get("steps"), "steps", lambda one: _step(reading, one, found))
    routine = Routine(
        id=reading.ident(found.get("id"), "id"),
        names=reading.bilingual(found.get("names"), "names", model.TITLE_LIMIT),
        family=reading.words(found.get("family"), "family"),
        setting=reading.words(found.get("setting"), "setting", empty=True),
        purpose=reading.bilingual(found.get("purpose"), "purpose"),
        aims=reading.each(
            found.get("aims"), "aims", lambda one: reading.choice(one, "aims", get_args(model.Aim), "explain")
        ),
        unit=reading.words(found.get("unit"), "unit"),
        people=_people(reading, found.get("people")),
        scales=reading.choice(found.get("scales"), "scales", get_args(model.Scaling), "no"),
        minutes=_minutes(reading, found.get("minutes")),
        choose_when=reading.bilingual(found.get("choose_when"), "choose_when"),
        avoid_when=reading.bilingual(found.get("avoid_when"), "avoid_when"),
        opening=reading.bilingual(found.get("opening"), "opening"),
        steps=steps,
        roles=roles,
        sources=reading.names(found.get("sources"), "sources"),
        grade=reading.choice(found.get("grade"), "grade", ("A", "B", "C", "D"), "D"),
        note=reading.words(found.get("note"), "note", 1000, empty=True),
        spanish=_spanish(reading, found.get("spanish")),
        makes=reading.names(found.get("makes"), "makes"),
        subjects=reading.names(found.get("subjects"), "subjects") or ("any",),
        groups=reading.size(found.get("groups"), "groups"),
        circle=reading.size(found.get("circle"), "circle"),
        cycles=reading.size(found.get("cycles"), "cycles"),
        assigned=reading.choice(found.get("seating"), "seating", ("neighbors", "assigned"), "neighbors") == "assigned",
        alongside=reading.choice(found.get("runs"), "runs", ("timed", "alongside"), "timed") == "alongside",
        speak=SPEAK.index(reading.choice(found.get("speak"), "speak", SPEAK, "some")),
        setup=reading.whole(found.get("setup"), "setup", 0, 3),
        needs_trust=reading.choice(found.get("trust"), "trust", ("any", "some"), "any") == "some",
        digest=digest,
    )
    if not reading.problems:
        sense(reading, routine, found)
    return routine


def _people(reading: Reading, node: yaml.Node | None) -> Size:
    if node is None:
        return Size(1, 1, 1)
    found = reading.fields(node, "people", ("min", "max"))
    least = reading.whole(found.get("min"), "people.min", 1, 10_000, 1)
    most = reading.whole(found.get("max"), "people.max", 1, 10_000, least)
    if least > most:
        reading.wrong(node, "not-size", where="people")
    return Size(least, least, most)


def _minutes(reading: Reading, node: yaml.Node | None) -> Minutes:
    if node is None:
        return Minutes(0, 0, 0, "")
    found = reading.fields(node, "minutes", ("min", "typical", "max"), ("basis",))
    least, usual, most = (reading.number(found.get(key), f"minutes.{key}", 0, 600) for key in ("min", "typical", "max"))
    if not least <= usual <= most:
        reading.wrong(node, "minutes-order", where="minutes")
    return Minutes(least, usual, most, reading.words(found.get("basis"), "minutes.basis", empty=True))


def _spanish(reading: Reading, node: yaml.Node | None) -> str:
    text = reading.words(node, "spanish")
    if node is not None and text != SPANISH_UNREVIEWED and not text.startswith("reviewed by "):
        reading.wrong(node, "not-spanish-state", where="spanish")
    return text


def _role(reading: Reading, node: yaml.Node) -> Role:
    found = reading.fields(node, "roles", ("id", "name", "does"))
    return Role(
        reading.ident(found.get("id"), "roles.id"),
        reading.bilingual(found.get("name"), "roles.name", model.TITLE_LIMIT),
        reading.bilingual(found.get("does"), "roles.does"),
    )


def _step(reading: Reading, node: yaml.Node, routine: Fields) -> Step:
    found = reading.fields(node, "step", STEP_REQUIRED, STEP_OPTIONAL)
    alongside = "runs" in routine and routine["runs"].value == "alongside"
    for place in ("room", "remote"):
        if place not in found and not alongside:
            reading.wrong(node, "no-line", field=place)
    return Step(
        id=reading.ident(found.get("id"), "step.id"),
        title=reading.bilingual(found.get("title"), "step.title", model.TITLE_LIMIT),
        mode=reading.choice(found.get("mode"), "step.mode", get_args(model.Mode), "whole"),
        minutes=reading.number(found.get("minutes"), "step.minutes", 0, 600),
        host=reading.bilingual(found.get("host"), "step.host"),
        room=_line(reading, found, "room"),
        remote=_line(reading, found, "remote"),
        hands=reading.choice(found.get("hands"), "step.hands", get_args(model.Hands), "closed"),
        queue=reading.choice(found.get("queue"), "step.queue", get_args(model.QueuePolicy), "keep"),
        groups=reading.choice(found.get("groups"), "step.groups", get_args(model.Formation), "none"),
        size=reading.size(found.get("size"), "step.size"),
        turns=reading.choice(found.get("turns"), "step.turns", get_args(model.Turns), "none"),
        turn_seconds=_turn_seconds(reading, found.get("turn_seconds")),
        rounds=_rounds(reading, found.get("rounds")),
        rotate=reading.choice(found.get("rotate"), "step.rotate", get_args(model.Rotation), "none"),
        seats=_seats(reading, found.get("seats")),
        reports=reading.yes(found.get("reports"), "step.reports"),
        quiet=reading.names(found.get("quiet"), "step.quiet"),
        roles=reading.names(found.get("roles"), "step.roles"),
        also=_also(reading, found.get("also")),
        prompts=reading.texts(found.get("prompts"), "step.prompts"),
        stems=reading.texts(found.get("stems"), "step.stems"),
        makes=_product(reading, found.get("makes")),
        warning=_line(reading, found, "warning"),
        end=_line(reading, found, "end"),
        short_minutes=_maybe_minutes(reading, found, "short_minutes"),
        remote_minutes=_maybe_minutes(reading, found, "remote_minutes"),
    )


def _line(reading: Reading, found: Fields, name: str) -> Text | None:
    return reading.bilingual(found[name], f"step.{name}") if name in found else None


def _maybe_minutes(reading: Reading, found: Fields, name: str) -> float | None:
    return reading.number(found[name], f"step.{name}", 0, 600) if name in found else None


def _turn_seconds(reading: Reading, node: yaml.Node | None) -> tuple[int, int] | None:
    if node is None:
        return None
    values = [reading.whole(one, "step.turn_seconds", 5, 600, 5) for one in reading.items(node, "step.turn_seconds")]
    if len(values) != 2 or values != sorted(values):
        reading.wrong(node, "not-size", where="step.turn_seconds")
        return None
    return values[0], values[1]


def _rounds(reading: Reading, node: yaml.Node | None) -> int | Literal["people"]:
    if node is not None and node.value == "people":
        return "people"
    return reading.whole(node, "step.rounds", 1, 12, 1)


def _seats(reading: Reading, node: yaml.Node | None) -> int | Literal["half"] | None:
    if node is None or node.value == "half":
        return None if node is None else "half"
    return reading.whole(node, "step.seats", 3, 30, 5)


def _also(reading: Reading, node: yaml.Node | None) -> tuple[tuple[str, Text], ...]:
    if node is None:
        return ()
    if not isinstance(node, yaml.MappingNode):
        reading.wrong(node, "not-a-map", where="step.also")
        return ()
    return tuple((str(key.value), reading.bilingual(value, f"step.also.{key.value}")) for key, value in node.value)


def _product(reading: Reading, node: yaml.Node | None) -> Product:
    if node is None or node.value == "nothing":
        return Product()
    found = reading.fields(node, "makes", ("kind", "title"), ("choices", "hidden", "anonymous"))
    kind = reading.choice(found.get("kind"), "makes.kind", get_args(model.ProductKind), "nothing")
    limit = model.FORM_TITLE_LIMIT if kind == "form" else model.TITLE_LIMIT
    label = model.FIELD_LABEL_LIMIT if kind == "form" else model.BUTTON_LIMIT
    choices = tuple(_choice(reading, one, label) for one in reading.items(found.get("choices"), "makes.choices"))
    if kind in ("form", "poll", "board") and not 1 <= len(choices) <= model.FIELDS_LIMIT:
        reading.wrong(node, "no-choices", field=kind, most=model.FIELDS_LIMIT)
    return Product(
        kind,
        reading.bilingual(found.get("title"), "makes.title", limit),
        choices,
        reading.yes(found.get("hidden"), "makes.hidden"),
        reading.yes(found.get("anonymous"), "makes.anonymous"),
    )


def _choice(reading: Reading, node: yaml.Node, limit: int) -> Choice:
    found = reading.fields(node, "makes.choices", ("id", "label"))
    return Choice(
        reading.ident(found.get("id"), "makes.choices.id"),
        reading.bilingual(found.get("label"), "makes.choices.label", limit),
    )
