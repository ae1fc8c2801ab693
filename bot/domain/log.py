"""The one idea: what happened is written down, and everything else is read from it.

A *stream* is one log: of a convening, a person, a series or an organisation. An *intent* is what somebody
wants; it is decided on exactly one stream and yields *events* or a *refusal*. Nothing here knows a platform,
a database, the time of day or a die: time, chance and identity come in through `Context`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from hashlib import blake2b
from typing import Any, ClassVar, NewType

from bot.domain.frozen import frozen

PersonId = NewType("PersonId", str)
SiteId = NewType("SiteId", str)
OrganisationId = NewType("OrganisationId", str)


class Role(StrEnum):
    """What a person may do; in a convening the first four, in an organisation the last two."""

    OBSERVER = "observer"
    PARTICIPANT = "participant"
    SITE_HOST = "site_host"
    FACILITATOR = "facilitator"
    CO_FACILITATOR = "co_facilitator"
    LEAD = "lead"
    ADMINISTRATOR = "administrator"
    CLOCK = "clock"


ANYONE = frozenset(Role)
TAKING_PART = ANYONE - {Role.OBSERVER}
FACILITATING = frozenset({Role.FACILITATOR, Role.CO_FACILITATOR, Role.LEAD, Role.CLOCK})
HOSTING = FACILITATING | {Role.SITE_HOST}
KEEPING_ROSTER = FACILITATING | {Role.ADMINISTRATOR}
LEADING = frozenset({Role.LEAD, Role.ADMINISTRATOR, Role.CLOCK})
ADMINISTERING = frozenset({Role.ADMINISTRATOR})
ONLY_THE_CLOCK = frozenset({Role.CLOCK})


@dataclass(frozen=True, slots=True, order=True)
class Stream:
    """One log: whose it is, of what kind, and its name within the organisation."""

    organisation: str
    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.organisation}/{self.kind}/{self.id}"

    @classmethod
    def parse(cls, text: str) -> Stream:
        """Read back what `str` wrote. Raises ValueError where it is no stream's name."""
        organisation, kind, name = text.split("/", 2)
        return cls(organisation, kind, name)


class Event:
    """Something that happened. Carries ids, never a person's words."""

    __slots__ = ()


class Intent:
    """Something that somebody wants. `roles` says who may; `undoable`, whether a facilitator can take it back."""

    __slots__ = ()
    roles: ClassVar[frozenset[Role]] = TAKING_PART
    undoable: ClassVar[bool] = False


class RefKind(StrEnum):
    """What a name in a sentence stands for; the door looks the name up when the sentence is said."""

    PERSON = "person"
    SITE = "site"
    GROUP = "group"
    TOPIC = "topic"
    MOMENT = "moment"
    DURATION = "duration"
    TERM = "term"
    WORD = "word"
    LETTER = "letter"
    WALL = "wall"
    TEXT = "text"
    ROUTINE = "routine"


@frozen
class Ref:
    """A name to be filled in when the sentence is said.

    `id` is the person's, site's, group's or topic's id; for a MOMENT an ISO instant; for a DURATION seconds;
    for a TERM the id of a catalogue message, whose own gaps `args` fill; for a WORD the key of a private text of
    `owner`; a LETTER is such a text whose own gaps, `{name}` among them, are filled with the sentence's other values;
    for a WALL a day or a time on everybody's own wall, in ISO form without a zone; for a TEXT the words themselves in
    English, with the Spanish ones as `owner`; for a ROUTINE the path of a line in its file.
    """

    kind: RefKind
    id: str
    owner: str = ""
    args: Mapping[str, Arg] = field(default_factory=dict, hash=False)


def person(id: str) -> Ref:
    return Ref(RefKind.PERSON, id)


def site(id: str) -> Ref:
    return Ref(RefKind.SITE, id)


def moment(at: datetime) -> Ref:
    return Ref(RefKind.MOMENT, at.isoformat())


def duration(seconds: float) -> Ref:
    return Ref(RefKind.DURATION, str(round(seconds)))


def term(id: str, **args: Arg) -> Ref:
    return Ref(RefKind.TERM, id, args=args)


def letter(key: str, owner: str) -> Ref:
    return Ref(RefKind.LETTER, key, owner)


def wall(local: date) -> Ref:
    """A day, or a day and a time without a zone, as everybody's own wall shows it."""
    return Ref(RefKind.WALL, local.isoformat())


Arg = str | int | Ref | tuple[str | Ref, ...]
"""What fills a gap; several are joined as the reader's language joins them."""


@frozen
class Say:
    """A sentence to be said in the reader's own language: the catalogue's id and what fills its gaps."""

    id: str
    args: Mapping[str, Arg] = field(default_factory=dict)
    lines: tuple[Say, ...] = ()
    """Sentences that stand one under the other in the gap `lines`."""

    @property
    def names_nobody(self) -> bool:
        """Whether nothing but numbers fills its gaps, so that it is the same for everybody in one language."""
        return not self.lines and all(type(arg) is int for arg in self.args.values())


def say(id: str, **args: Arg) -> Say:
    return Say(id, args)


@frozen
class Choice:
    """A way on, offered as a button: what it says and the command it stands for."""

    label: Say
    command: str
    arguments: Mapping[str, str] = field(default_factory=dict)


@frozen
class Answer:
    """What the person who asked is told: one sentence, and the view that goes under it, if any.

    `show` names a view ("queue", "me", "help", …) built from the state when the answer is shown; `about` is its
    subject.
    """

    say: Say
    show: str = ""
    about: str = ""
    choices: tuple[Choice, ...] = ()


@frozen
class Refusal:
    """Why not, and what to do instead: the person's business, never a fault. `choices` are the ways on."""

    say: Say
    choices: tuple[Choice, ...] = ()

    @property
    def code(self) -> str:
        return self.say.id


def refuse(id: str, *choices: Choice, **args: Arg) -> Refusal:
    return Refusal(Say(id, args), choices)


@frozen
class Word:
    """A private text, kept apart from the facts and emptied when its person is forgotten.

    `text` None removes it. Keys are paths such as `name`, `email`, `account:web:…`, `hand:<id>`.
    """

    person: str
    key: str
    text: str | None


@frozen
class Post:
    """A one-off message to one person or place, sent once, tracked until delivered or given up.

    `key` is unique within the organisation: a post made again under its key is the same post. `to` is a person,
    or empty for the place `place`. `door` is the one door that is to carry it, or empty for the person's own choice.
    `show` and `about` name a view to go under the sentence. `not_before` holds it back; after `expires` it is not sent.
    """

    key: str
    say: Say
    to: str = ""
    place: str = ""
    door: str = ""
    show: str = ""
    about: str = ""
    choices: tuple[Choice, ...] = ()
    not_before: datetime | None = None
    expires: datetime | None = None
    urgent: bool = False
    convening: str = ""
    """The convening that it is about, where the stream that sends it is not one."""
    late: Say | None = None
    """What is said instead where it is carried long after `not_before`."""
    reports: bool = False
    """Whether its stream is to be told when it has been delivered."""


@frozen
class Then:
    """A recorded follow-on: an intent for another stream, carried out once under its own key."""

    stream: Stream
    intent: Intent
    key: str


@frozen
class Decision:
    """What a yes consists of: the events, the private texts, the answer, the posts and what follows elsewhere."""

    events: tuple[Event, ...]
    answer: Answer
    words: tuple[Word, ...] = ()
    posts: tuple[Post, ...] = ()
    then: tuple[Then, ...] = ()
    cancels: tuple[str, ...] = ()
    """Keys of posts, or prefixes ending in `*`, that are not to be sent any more."""


def done(
    *events: Event,
    say: Say,
    show: str = "",
    about: str = "",
    words: Iterable[Word] = (),
    posts: Iterable[Post] = (),
    then: Iterable[Then] = (),
    cancels: Iterable[str] = (),
    choices: Iterable[Choice] = (),
) -> Decision:
    """A decision in one line."""
    answer = Answer(say, show, about, tuple(choices))
    return Decision(events, answer, tuple(words), tuple(posts), tuple(then), tuple(cancels))


@frozen
class Actor:
    """Who asks: a person by id (empty: the clock, or nobody yet), what they hold organisation-wide, by which door."""

    person: str = ""
    grants: frozenset[Role] = frozenset()
    door: str = ""
    account: str = ""
    language: str = "en"


CLOCK = Actor(grants=frozenset({Role.CLOCK}), door="clock")


@frozen
class Context:
    """Time, chance and identity, handed to a decision from outside."""

    stream: Stream
    actor: Actor
    now: datetime
    seed: int

    def fresh(self, what: str, nth: int = 0) -> str:
        """A new id, the same one for the same seed: `what` is a short prefix such as `h` for a hand."""
        digest = blake2b(f"{self.seed}:{what}:{nth}".encode(), digest_size=5).hexdigest()
        return f"{what}{digest}"

    def lot(self, what: str = "") -> int:
        """A drawn lot between 0 and 2**32: the same for the same seed, recorded by whoever uses it."""
        return int.from_bytes(blake2b(f"{self.seed}:lot:{what}".encode(), digest_size=4).digest(), "big")


@frozen
class Entry:
    """One line of a log: an event, when it was decided, by whom, and as part of which action.

    `action` is the sequence number of the decision's first entry; `undoable` is set on that first entry alone.
    """

    seq: int
    at: datetime
    actor: str
    action: int
    undoable: bool
    event: Event


@frozen
class Deadline:
    """What must happen next, and when. `name` is unique within the stream; `intent` is decided when it falls due."""

    name: str
    at: datetime
    intent: Intent


@frozen
class Book:
    """The four pure functions of one kind of stream, and the state that an empty log has."""

    initial: Callable[[Stream], Any]
    decide: Callable[[Any, Intent, Context], Decision | Refusal]
    evolve: Callable[[Any, Entry], Any]
    deadlines: Callable[[Any], tuple[Deadline, ...]]
    is_open: Callable[[Any], bool]
    """Whether the stream is loaded at start; a closed one is read when somebody asks for it."""


def entries(decision: Decision, head: int, context: Context, undoable: bool) -> tuple[Entry, ...]:
    """The decision's events as the next lines of the log whose last line is `head`."""
    first = head + 1
    return tuple(
        Entry(first + n, context.now, context.actor.person, first, undoable and n == 0, event)
        for n, event in enumerate(decision.events)
    )


def with_posts(decision: Decision, *posts: Post) -> Decision:
    return replace(decision, posts=decision.posts + posts)
