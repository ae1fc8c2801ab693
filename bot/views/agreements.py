"""What people asked, decided and will do."""

from __future__ import annotations

from datetime import date

from bot.domain.frozen import frozen
from bot.views.people import PersonLine


@frozen
class QuestionLine:
    """A question; `number` is what people call it, `owner` a name, `mine` whether the viewer asked or voted for it."""

    number: int
    text: str
    who: PersonLine
    votes: int
    owner: str = ""
    mine: bool = False


@frozen
class QuestionsView:
    """The questions in the order in which they are put: the one before the speaker, those that wait, and counts."""

    now: QuestionLine | None
    waiting: tuple[QuestionLine, ...]
    put: tuple[QuestionLine, ...]
    """Put before and not answered yet."""
    answered: int


@frozen
class DecisionLine:
    """A decision with its reason, who was present (a count), and how it sits with people.

    `questions` are the names of those whose question is open: they have a hand up for it.
    """

    number: int
    text: str
    why: str
    present: int
    clear: int
    concerns: int
    questions: tuple[str, ...]
    settled: bool


@frozen
class DecisionsView:
    decisions: tuple[DecisionLine, ...]


@frozen
class ActionLine:
    """Who does what by when; what is missing is empty."""

    number: int
    text: str
    owner: str
    due: date | None
    done: bool


@frozen
class ActionsView:
    actions: tuple[ActionLine, ...]
    under: tuple[str, ...] = ()
    """Where they are listed by a column of the roster: for each of them the owner's value, empty for none."""


@frozen
class AnswersView:
    """A question to everybody and what may be seen of its answers: in batches of four and more, never with a name."""

    id: str
    question: str
    count: int
    closed: bool
    answers: tuple[str, ...]
