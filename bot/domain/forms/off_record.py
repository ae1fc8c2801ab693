"""Off the record: who spoke when is kept, what anybody said is not."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.breakouts.wishes import GiveLine
from bot.domain.convening.state import Convening
from bot.domain.convening.wishes import TypeIn
from bot.domain.forms.wishes import AnswerForm
from bot.domain.log import Decision, Intent, Refusal, refuse
from bot.domain.nudges.wishes import WriteToTeam
from bot.domain.polls.wishes import AddLine
from bot.domain.queue.wishes import CallPerson, RaiseHand

SETTING = "off-record"

NOTHING_BUT_WORDS: tuple[type[Intent], ...] = (GiveLine, AddLine, AnswerForm, TypeIn, WriteToTeam)
"""What would be empty without its words: it is refused, so that nobody believes it was kept."""
WORDS_BESIDE: tuple[type[Intent], ...] = (RaiseHand, CallPerson)
"""What counts without its words: the hand is up, its note is not kept."""


def is_off_record(state: Convening) -> bool:
    return state.settings.get(SETTING) == "on"


def refused_off_record(state: Convening, intent: Intent) -> Refusal | None:
    if is_off_record(state) and isinstance(intent, NOTHING_BUT_WORDS):
        return refuse("off-the-record")
    return None


def without_words(state: Convening, intent: Intent, decided: Decision | Refusal) -> Decision | Refusal:
    """The same decision with nothing of what was said."""
    if isinstance(decided, Refusal) or not is_off_record(state) or not isinstance(intent, WORDS_BESIDE):
        return decided
    return replace(decided, words=())
