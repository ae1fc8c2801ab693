"""What can happen to questions. Their words are kept apart under `question:<id>` of whoever asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.log import Event


@dataclass(frozen=True, slots=True)
class QuestionAsked(Event):
    question: str
    number: int
    person: str
    at: datetime


@dataclass(frozen=True, slots=True)
class QuestionVoted(Event):
    question: str
    person: str


@dataclass(frozen=True, slots=True)
class QuestionsMerged(Event):
    """One question says the same as another: its votes, and its asker's, go there."""

    question: str
    into: str


@dataclass(frozen=True, slots=True)
class QuestionPut(Event):
    """The question is before the speaker now."""

    question: str
    at: datetime


@dataclass(frozen=True, slots=True)
class QuestionAnswered(Event):
    question: str
    at: datetime


@dataclass(frozen=True, slots=True)
class QuestionOwned(Event):
    """It stays open, and this person follows it up."""

    question: str
    person: str
