"""A discourse routine: a talk activity told step by step, for the room and for remote people at once.

These are values only. They are read from one YAML file per routine (see `docs/routine-schema.md`), checked there, and
never changed afterwards. Minutes are minutes of meeting time; every text stands in English and in Spanish.
"""

from typing import Literal

from bot.domain.frozen import frozen

Language = Literal["en", "es"]
Aim = Literal[
    "wake-up",
    "surface-ideas",
    "explain",
    "compare",
    "text",
    "data",
    "contested",
    "converge",
    "dilemma",
    "lesson",
    "trust",
    "share-work",
    "close",
]
Mode = Literal["solo", "pair", "trio", "small", "whole", "inner", "expert", "home", "presenter", "text"]
Hands = Literal["open", "closed"]
QueuePolicy = Literal["keep", "balanced", "remote-alternation", "site-round", "round-robin", "typed"]
Formation = Literal["none", "form", "reuse", "join", "split", "rotate", "vote", "seats", "expert", "home"]
Turns = Literal["none", "first", "back", "second", "equal", "round", "last-word"]
Rotation = Literal["none", "partners", "stations", "tables"]
Scaling = Literal["groups", "circles", "two", "no"]
ProductKind = Literal["nothing", "harvest", "poll", "board", "form"]

# What stands on a screen at once; the narrowest door decides (modal title 24, form label 45, button 75).
LINE_LIMIT = 280
TITLE_LIMIT = 60
FORM_TITLE_LIMIT = 24
FIELD_LABEL_LIMIT = 45
BUTTON_LIMIT = 75
FIELDS_LIMIT = 5


@frozen
class Text:
    """The same words in English and in Spanish."""

    en: str
    es: str

    def to(self, language: Language) -> str:
        """The words in one language."""
        return self.es if language == "es" else self.en


@frozen
class Size:
    """How many people make one group: the fewest, the wished number, the most."""

    min: int
    target: int
    max: int


@frozen
class Minutes:
    """How long a routine takes: the shortest that works, the usual, the longest."""

    min: float
    typical: float
    max: float
    basis: str


@frozen
class Role:
    """A job somebody has during a routine, with what it asks of them."""

    id: str
    name: Text
    does: Text


@frozen
class Choice:
    """One button of a poll, one field of a form or one column of a board."""

    id: str
    label: Text


@frozen
class Product:
    """What a step leaves behind: a harvest line, a poll, a notice board, a form, or nothing.

    `hidden` polls show totals only, so that no one sees who was quick; `anonymous` forms keep no name.
    """

    kind: ProductKind = "nothing"
    title: Text = Text("", "")
    choices: tuple[Choice, ...] = ()
    hidden: bool = False
    anonymous: bool = False


@frozen
class Step:
    """One stretch of a routine: who talks with whom, for how long, and what each place is told.

    `short_minutes` is the length in the short form that a time for each person asks for (0: left out); None keeps
    the usual length. `remote_minutes` is used instead of `minutes` when remote people are present.
    """

    id: str
    title: Text
    mode: Mode
    minutes: float
    host: Text
    room: Text | None = None
    remote: Text | None = None
    hands: Hands = "closed"
    queue: QueuePolicy = "keep"
    groups: Formation = "none"
    size: Size | None = None
    turns: Turns = "none"
    turn_seconds: tuple[int, int] | None = None
    rounds: int | Literal["people"] = 1
    rotate: Rotation = "none"
    seats: int | Literal["half"] | None = None
    reports: bool = False
    quiet: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    also: tuple[tuple[str, Text], ...] = ()
    prompts: tuple[Text, ...] = ()
    stems: tuple[Text, ...] = ()
    makes: Product = Product()
    warning: Text | None = None
    end: Text | None = None
    short_minutes: float | None = None
    remote_minutes: float | None = None

    def line_for(self, role: str) -> Text | None:
        """The line that somebody with this role sees in place of the usual one, if the step has one."""
        return dict(self.also).get(role)


@frozen
class Routine:
    """A whole talk activity, ready to be chosen, printed or run."""

    id: str
    names: Text
    family: str
    setting: str
    purpose: Text
    aims: tuple[Aim, ...]
    unit: str
    people: Size
    scales: Scaling
    minutes: Minutes
    choose_when: Text
    avoid_when: Text
    opening: Text
    steps: tuple[Step, ...]
    roles: tuple[Role, ...]
    sources: tuple[str, ...]
    grade: str
    note: str
    spanish: str
    makes: tuple[str, ...]
    subjects: tuple[str, ...]
    groups: Size | None = None
    circle: Size | None = None
    cycles: Size | None = None
    assigned: bool = False
    alongside: bool = False
    speak: int = 1
    setup: int = 0
    needs_trust: bool = False
    digest: str = ""

    @property
    def step_minutes(self) -> float:
        """The minutes of all steps together, in their usual form."""
        cycles = self.cycles.target if self.cycles else 1
        return cycles * sum(step.minutes for step in self.steps)

    def role(self, role: str) -> Role | None:
        """The role of that id, if this routine has it."""
        return next((one for one in self.roles if one.id == role), None)
