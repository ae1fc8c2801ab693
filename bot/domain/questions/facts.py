"""What can happen to questions. Their words are kept apart under `question:<id>` of whoever asked."""

from __future__ import annotations

from datetime import datetime

from bot.domain.frozen import frozen
from bot.domain.log import Event


@frozen
class QuestionAsked(Event):
    question: str
    number: int
    person: str
    at: datetime


@frozen
class QuestionVoted(Event):
    question: str
    person: str


@frozen
class QuestionsMerged(Event):
    """One question says the same as another: its votes, and its asker's, go there."""

    question: str
    into: str


@frozen
class QuestionPut(Event):
    """The question is before the speaker now."""

    question: str
    at: datetime


@frozen
class QuestionAnswered(Event):
    question: str
    at: datetime


@frozen
class QuestionOwned(Event):
    """It stays open, and this person follows it up."""

    question: str
    person: str
