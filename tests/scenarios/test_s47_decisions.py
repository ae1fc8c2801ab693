"""S47: decisions everyone understands."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.domain.log import Answer, Refusal, Role
from bot.recap import as_text
from bot.spec import Form
from bot.speech import Speech
from bot.views import DecisionLine, DecisionsView, QueueView, RecapView
from tests.world import ORGANISATION, World

LEADERS = tuple(f"leader{n}" for n in range(1, 13))


@pytest.fixture
async def council() -> AsyncIterator[World]:
    """Twelve leaders, and a decision on the table with its reason."""
    async with World() as world:
        await world.knows("dolores", "Dolores Vega", Role.LEAD)
        await world.says("dolores", "/convening new Council sites:Shasta")
        world.place = f"convening:{world.convening.id}"
        await world.says("dolores", "/convening open")
        for person in LEADERS:
            await world.says(person, f'/here site:Shasta name:"{person.title()}"')
        await world.says("dolores", '/decide We start with grade 5 in March why:"Grade 5 takes the state test in May"')
        yield world


def newest(world: World) -> DecisionLine:
    view = world.sees("leader1", "decisions")
    assert isinstance(view, DecisionsView)
    return view.decisions[-1]


async def test_the_record_holds_text_reason_and_who_was_present(council: World) -> None:
    """What was decided and why stands as it was said, with the twelve who were there."""
    one = newest(council)
    assert (one.text, one.why) == ("We start with grade 5 in March", "Grade 5 takes the state test in May")
    assert one.present == 12
    assert set(council.convening.agreements.decided[0].present) == {
        council.called(person.title()) for person in LEADERS
    }


async def test_a_decision_without_a_reason_is_asked_for_one(council: World) -> None:
    """Only the text was given: the reason is asked for, and nothing is noted yet."""
    reply = await council.says("dolores", "/decide We meet on Mondays")
    assert isinstance(reply, Form)
    assert [field.name for field in reply.fields] == ["why"]
    assert len(council.convening.agreements.decided) == 1


async def test_questions_enter_the_queue_and_hold_the_decision_open(council: World) -> None:
    """One leader has a question: her hand is up by itself, and the decision is not settled before it is answered."""
    for person in LEADERS[:10]:
        await council.says(person, "/decide clear")
    await council.says("leader11", "/decide question")
    await council.says("leader12", "/decide concern")
    board = council.sees("dolores", "queue")
    assert isinstance(board, QueueView)
    assert [(line.who.name, line.kind) for line in board.hands] == [("Leader11", "clarify")]
    refused = await council.says("dolores", "/decide done")
    assert isinstance(refused, Refusal)
    assert council.hears(refused) == "Decision 1 still has 1 open question. Please answer first."
    await council.says("dolores", "/queue next")
    await council.says("dolores", "/queue done")
    assert isinstance(await council.says("dolores", "/decide done"), Refusal)
    await council.says("leader11", "/decide clear")
    settled = await council.says("dolores", "/decide done")
    assert council.hears(settled) == "Decision 1 is settled. 1 concern is on record."
    one = newest(council)
    assert (one.clear, one.concerns, one.questions, one.settled) == (11, 1, (), True)


async def test_a_button_or_a_word_answers_the_check(council: World) -> None:
    """The buttons on the card are the words that can be typed: each counts once a person, and the last one counts."""
    for person in ("leader1", "leader1", "leader2"):
        assert isinstance(await council.says(person, "/decide concern"), Answer)
    await council.says("leader1", "/decidir claro")
    one = newest(council)
    assert (one.clear, one.concerns) == (1, 1)


async def test_an_open_question_is_in_the_recap(council: World) -> None:
    """The meeting closes with the question open: the recap has the decision, its reason, and the open question."""
    await council.says("leader3", "/decide question")
    await council.says("dolores", "/convening close sure:yes")
    recap = council.sees("dolores", "recap")
    assert isinstance(recap, RecapView)
    text = as_text(recap, Speech.about(council.convening, council.engine.directory(ORGANISATION)))
    assert "Decided: We start with grade 5 in March" in text
    assert "Why: Grade 5 takes the state test in May" in text
    assert "12 present, clear to 0, 0 concerns" in text
    assert "1 question is open" in text
    assert "Leader3" not in text
