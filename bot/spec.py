"""How a command is declared: once, in `commands/`, and rendered natively by every door.

A `Command` (`/hand`) has `Action`s (`up`, `down`, …), an action has `Option`s, and an action's `make` turns what was
asked into an intent. What a person may do is checked when the intent is decided, never here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from bot.directory import Directory, folded
from bot.domain.convening.state import Convening
from bot.domain.frozen import frozen
from bot.domain.log import Actor, Answer, Intent, Refusal, Say, say
from bot.domain.person.state import Person


class OptionKind(StrEnum):
    """What a person fills in, and how doors ask for it."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    WHOLE = "whole"
    MINUTES = "minutes"
    CHOICE = "choice"
    PERSON = "person"
    PEOPLE = "people"
    SITE = "site"
    GROUP = "group"
    TOPIC = "topic"
    MOMENT = "moment"
    YES = "yes"


T = TypeVar("T")


def by_word(called: Iterable[tuple[T, tuple[str, ...]]]) -> dict[str, T]:
    """Things by the words for them; where two share a word it is the first one's."""
    found: dict[str, T] = {}
    for thing, words in called:
        for word in words:
            found.setdefault(word, thing)
    return found


@frozen
class Option:
    """One thing to fill in. `rest` takes the words that belong to no other option; `words` are other spellings."""

    name: str
    kind: OptionKind = OptionKind.TEXT
    required: bool = False
    rest: bool = False
    choices: tuple[str, ...] = ()
    synonyms: Mapping[str, str] = field(default_factory=dict)
    """Other words for a choice, Spanish ones among them: what is said to the choice."""
    words: tuple[str, ...] = ()
    limit: int = 250
    bare: str = ""
    """What it means when only its name is said ("one-each"); empty where a value is needed."""
    meanings: Mapping[str, str] = field(init=False, repr=False, compare=False)
    """Every word for a choice, as it is compared, and the choice that it means."""

    def __post_init__(self) -> None:
        own = {choice: choice for choice in self.choices}
        others = {folded(word): meant for word, meant in self.synonyms.items()}
        object.__setattr__(self, "meanings", others | own)


def a_stranger(person: str) -> Person:
    return Person(person, "")


@frozen
class Asked:
    """What somebody asked, read and looked up: the raw words, the resolved values, and where and when it was said."""

    actor: Actor
    now: datetime
    place: str
    convening: Convening
    directory: Directory
    values: Mapping[str, str] = field(default_factory=dict)
    """Option name to value: a person's, site's, group's or topic's id, a number as text, or the text itself."""
    profile: str = ""
    """The name that the platform knows this account by."""
    unlinked: str = ""
    """An account whose e-mail the platform vouches for and the roster has, before it is anybody's."""

    person: Callable[[str], Person] = a_stranger
    """What is known of a person across convenings: her zone, her language, what is on its way to her."""

    convenings: Sequence[Convening] = ()
    """Every convening at hand, for what is carried over from one to another."""

    def text(self, name: str) -> str:
        return self.values.get(name, "")

    def whole(self, name: str, default: int = 0) -> int:
        return int(self.values.get(name) or default)

    def flag(self, name: str) -> bool:
        return self.values.get(name) == "yes"

    def people(self, name: str) -> tuple[str, ...]:
        return tuple(self.values[name].split(",")) if self.values.get(name) else ()


@frozen
class Elsewhere:
    """An intent for another stream than the convening's: a person's own, by its kind and id."""

    kind: str
    id: str
    intent: Intent


Made = Intent | Elsewhere | Answer | Refusal
Make = Callable[[Asked], Made]


@frozen
class Action:
    """One thing a command can do. `needs_convening` False: it works outside any; `begins` makes a new one."""

    name: str
    make: Make
    options: tuple[Option, ...] = ()
    words: tuple[str, ...] = ()
    needs_convening: bool = True
    begins: bool = False
    named: Mapping[str, Option] = field(init=False, repr=False, compare=False)
    """The options by every word that they are called by."""
    rest: Option | None = field(init=False, repr=False, compare=False)
    """The option that takes the words that belong to no other."""
    alone: Mapping[str, Option] = field(init=False, repr=False, compare=False)
    """The options that mean something when only their name is said, by the words for them."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "named", by_word((option, (option.name, *option.words)) for option in self.options))
        object.__setattr__(self, "rest", next((option for option in self.options if option.rest), None))
        object.__setattr__(self, "alone", {word: option for word, option in self.named.items() if option.bare})

    def option(self, name: str) -> Option | None:
        return self.named.get(name.casefold())


@frozen
class Command:
    """A top-level name and what can be done with it. `default` is the action of the bare command."""

    name: str
    actions: tuple[Action, ...]
    default: str = ""
    words: tuple[str, ...] = ()
    slash: str = ""
    """The top-level name where a platform keeps `name` for itself."""
    called: Mapping[str, Action] = field(init=False, repr=False, compare=False)
    """The actions by every word that they are called by."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "called", by_word((action, (action.name, *action.words)) for action in self.actions))

    @property
    def top_level(self) -> str:
        """What the platforms' own menus call it."""
        return self.slash or self.name

    def action(self, name: str) -> Action | None:
        return self.called.get(name.casefold())

    @property
    def summary(self) -> Say:
        return say(f"command-{self.name}")


@frozen
class Form:
    """Something is missing: what to ask for, as a modal or a page, with what was said already filled in."""

    command: str
    action: str
    fields: tuple[Option, ...]
    filled: Mapping[str, str]
    asks: Say


SLACK_BUILT_INS = frozenset(
    """
    apps archive away call caption collapse collapse-all contract dm dnd expand expand-all feed feedback huddle invite
    invite_people join keys kick leave me msg mute open part people prefs pro rename remind remove search shortcuts
    shrug star status topic unarchive unmute welcome who
    """.split()
)
"""Slack's own slash commands: an app manifest that names one is refused whole. Source: Slack's help centre, "Use
built-in slash commands", and the names that its manifest validation refuses."""


def checked(commands: tuple[Command, ...]) -> Mapping[str, Command]:
    """The commands by name. Raises ValueError at start where a name is Slack's own, doubled, or a form too long."""
    named: dict[str, Command] = {}
    for command in commands:
        if command.top_level in SLACK_BUILT_INS:
            raise ValueError(f"/{command.top_level} is one of Slack's own commands")
        if command.name in named:
            raise ValueError(f"/{command.name} is declared twice")
        if command.default and command.action(command.default) is None:
            raise ValueError(f"/{command.name} has no action {command.default}")
        for action in command.actions:
            check_action(command, action)
        named[command.name] = command
    return named


MOST_FIELDS = 5
"""Discord's modals hold five fields: the strictest door sets the limit for required ones."""
MOST_CHOICES = 25
"""Discord's choices and Slack's comfortable menus."""


def check_action(command: Command, action: Action) -> None:
    where = f"/{command.name} {action.name}"
    if sum(option.required for option in action.options) > MOST_FIELDS:
        raise ValueError(f"{where} asks for more than {MOST_FIELDS} things at once")
    if sum(option.rest for option in action.options) > 1:
        raise ValueError(f"{where} has two options for the rest of the words")
    if any(len(option.choices) > MOST_CHOICES for option in action.options):
        raise ValueError(f"{where} offers more than {MOST_CHOICES} choices")
