"""The words of the queue's rules: each policy brings its own sentences, and the catalogue takes them in from there.

So a new policy stays one file, and a person is still answered from one catalogue, with the same checks on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bot.domain.convening.state import REMOTE_SITE
from bot.domain.turns import POLICIES
from bot.domain.turns.words import SENTENCES
from bot.views import ReasonLine

if TYPE_CHECKING:
    from bot.speech import Speech

GAP = re.compile(r"\{(\w+)\}")


def messages(language: str) -> str:
    """The rules' sentences as Fluent messages: `policy-…`, `policy-…-how` and `reason-…`."""
    return "\n".join(f"{id} = " + GAP.sub(r"{ $\1 }", text) for id, text in sentences(language))


def sentences(language: str) -> Iterator[tuple[str, str]]:
    for policy in POLICIES.values():
        yield f"policy-{policy.id}", policy.name[language]
        yield f"policy-{policy.id}-how", policy.explanation[language]
    for id, words in SENTENCES.items():
        yield f"reason-{id}", words[language]


def why(speech: Speech, name: str, number: int, reasons: Iterable[ReasonLine]) -> str:
    """Why somebody has her place, or (without a name) why you have yours: one sentence."""
    clauses = joined(speech, reasons)
    sentence = "why-next" if number == 1 else "why-further"
    return speech(sentence if name else f"{sentence}-you", who=name, number=number, why=clauses)


def because(speech: Speech, reasons: Iterable[ReasonLine]) -> str:
    """The reasons alone, where the place stands above them already."""
    return speech("why-because", why=joined(speech, reasons))


def joined(speech: Speech, reasons: Iterable[ReasonLine]) -> str:
    return speech("why-and").join(clause(speech, reason) for reason in reasons)


def clause(speech: Speech, reason: ReasonLine) -> str:
    mode = speech(f"people-{reason.mode}") if reason.mode else ""
    site = speech("remote-site") if reason.site == REMOTE_SITE else reason.site
    return speech(f"reason-{reason.reason}", mode=mode, site=site)
