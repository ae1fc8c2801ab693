"""Events, intents and answers as bytes and back: JSON, one object a line, readable by a person with a text tool."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import msgspec

from bot.domain.agreements import facts as agreement_facts
from bot.domain.agreements import wishes as agreement_wishes
from bot.domain.breakouts import facts as breakout_facts
from bot.domain.breakouts import wishes as breakout_wishes
from bot.domain.convening import facts as convening_facts
from bot.domain.convening import wishes as convening_wishes
from bot.domain.forms import facts as form_facts
from bot.domain.forms import wishes as form_wishes
from bot.domain.frozen import frozen
from bot.domain.log import Answer, Entry, Event, Intent, Post, Refusal
from bot.domain.nudges import facts as nudge_facts
from bot.domain.nudges import wishes as nudge_wishes
from bot.domain.organisation import facts as organisation_facts
from bot.domain.organisation import wishes as organisation_wishes
from bot.domain.person import facts as person_facts
from bot.domain.person import wishes as person_wishes
from bot.domain.polls import facts as poll_facts
from bot.domain.polls import wishes as poll_wishes
from bot.domain.questions import facts as question_facts
from bot.domain.questions import wishes as question_wishes
from bot.domain.queue import facts as queue_facts
from bot.domain.queue import wishes as queue_wishes
from bot.domain.routines import facts as routine_facts
from bot.domain.routines import wishes as routine_wishes
from bot.domain.series import facts as series_facts
from bot.domain.series import wishes as series_wishes
from bot.ports import Record

FACTS: tuple[ModuleType, ...] = (
    convening_facts,
    queue_facts,
    question_facts,
    agreement_facts,
    breakout_facts,
    organisation_facts,
    nudge_facts,
    form_facts,
    person_facts,
    series_facts,
    routine_facts,
    poll_facts,
)
WISHES: tuple[ModuleType, ...] = (
    convening_wishes,
    queue_wishes,
    question_wishes,
    agreement_wishes,
    breakout_wishes,
    organisation_wishes,
    nudge_wishes,
    form_wishes,
    person_wishes,
    series_wishes,
    routine_wishes,
    poll_wishes,
)


def classes_in(modules: tuple[ModuleType, ...], base: type) -> Iterator[type]:
    for module in modules:
        for _, found in inspect.getmembers(module, inspect.isclass):
            if issubclass(found, base) and found is not base and found.__module__ == module.__name__:
                yield found


def by_name(modules: tuple[ModuleType, ...], base: type) -> dict[str, type]:
    """Classes by their own name. Two of one name would make an old log unreadable, so that is an error at start."""
    named: dict[str, type] = {}
    for found in classes_in(modules, base):
        if found.__name__ in named:
            raise TypeError(f"two kinds of {base.__name__} are called {found.__name__}")
        named[found.__name__] = found
    return named


EVENTS = by_name(FACTS, Event)
INTENTS = by_name(WISHES, Intent)

_encoder = msgspec.json.Encoder()
_decoders: dict[type, msgspec.json.Decoder[Any]] = {}


def encode(value: Any) -> bytes:
    return _encoder.encode(value)


def decode(data: bytes, kind: type) -> Any:
    """The value of that class. Raises msgspec.ValidationError where the bytes are not one."""
    decoder = _decoders.get(kind)
    if decoder is None:
        decoder = _decoders[kind] = msgspec.json.Decoder(kind)
    return decoder.decode(data)


def record(entry: Entry) -> Record:
    """A log line as the ledger keeps it."""
    return Record(
        entry.seq,
        entry.at,
        entry.actor,
        entry.action,
        entry.undoable,
        type(entry.event).__name__,
        encode(entry.event),
    )


def entry(line: Record) -> Entry:
    """A log line as the domain reads it. Raises KeyError for an event that this version does not know."""
    event = decode(line.data, EVENTS[line.type])
    return Entry(line.seq, line.at, line.actor, line.action, line.undoable, event)


@frozen
class Kept:
    """A first answer as it is kept: one of the two is set."""

    answer: Answer | None = None
    refusal: Refusal | None = None


def encode_reply(reply: Answer | Refusal) -> bytes:
    return encode(Kept(answer=reply) if isinstance(reply, Answer) else Kept(refusal=reply))


def decode_reply(data: bytes) -> Answer | Refusal:
    kept: Kept = decode(data, Kept)
    reply = kept.answer or kept.refusal
    if reply is None:
        raise msgspec.ValidationError("a kept answer holds neither an answer nor a refusal")
    return reply


def encode_intent(intent: Intent) -> bytes:
    return encode([type(intent).__name__, intent])


def decode_intent(data: bytes) -> Intent:
    name, raw = msgspec.json.decode(data, type=tuple[str, msgspec.Raw])
    intent: Intent = decode(bytes(raw), INTENTS[name])
    return intent


def encode_post(post: Post) -> bytes:
    return encode(post)


def decode_post(data: bytes) -> Post:
    post: Post = decode(data, Post)
    return post
