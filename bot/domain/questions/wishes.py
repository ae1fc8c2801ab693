"""What people can ask about questions. `number` is the question's own number on the board."""

from __future__ import annotations

from typing import ClassVar

from bot.domain.frozen import frozen
from bot.domain.log import FACILITATING, Intent


@frozen
class AskQuestion(Intent):
    """I have a question; or, for a site host, somebody at my site has one."""

    text: str = ""
    person: str = ""


@frozen
class VoteQuestion(Intent):
    """I would like to hear the answer, too."""

    number: int = 0


@frozen
class MergeQuestions(Intent):
    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    number: int = 0
    into: int = 0


@frozen
class PutQuestion(Intent):
    """Put the next question to the speaker, or the one with this number."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    number: int = 0


@frozen
class AnswerQuestion(Intent):
    """The question before the speaker is answered, or the one with this number."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    number: int = 0


@frozen
class OwnQuestion(Intent):
    """This question stays open, and this person follows it up."""

    roles: ClassVar = FACILITATING
    undoable: ClassVar = True
    number: int = 0
    person: str = ""
