"""An equity conversation: norms on a card, answers without names, and a mode in which nothing said is kept."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.domain.log import Answer, Refusal, Role
from bot.views import AnswersView, NormsView, QueueView
from storage.memory import MemoryLedger
from tests.world import ORGANISATION, World

PEOPLE = ("Ana", "Ben", "Cy", "Dee", "Eli", "Fay")


@pytest.fixture
async def world() -> AsyncIterator[World]:
    """Six people in a room, and a question that is not easy."""
    async with World(MemoryLedger()) as made:
        await made.knows("dolores", "Dolores Vega", Role.LEAD)
        await made.says("dolores", "/convening new Equity conversation sites:Shasta")
        made.place = f"convening:{made.convening.id}"
        await made.says("dolores", "/convening open")
        for name in PEOPLE:
            await made.says(name, f"/here site:Shasta mode:room name:{name}")
        yield made


async def asks(world: World) -> None:
    await world.says("dolores", "/convening form Whose voice is missing here?")


def shown(world: World, person: str) -> AnswersView:
    found = world.sees(person, "answers")
    assert isinstance(found, AnswersView)
    return found


async def test_answers_need_at_least_four_and_come_without_names(world: World) -> None:
    """Three answers show nothing; when the form is closed with five, all five stand there in no order."""
    await asks(world)
    for name in PEOPLE[:3]:
        await world.says(name, f"/convening answer I am {name} and I think so")
    assert (shown(world, "dolores").count, shown(world, "dolores").answers) == (3, ())
    for name in PEOPLE[3:5]:
        await world.says(name, f"/convening answer I am {name} and I think so")
    assert shown(world, "dolores").answers == ()
    await world.says("dolores", "/convening close-form")
    assert len(shown(world, "dolores").answers) == 5


async def test_three_answers_are_never_shown(world: World) -> None:
    """Closed with three, they stay unseen for good."""
    await asks(world)
    for name in PEOPLE[:3]:
        await world.says(name, f"/convening answer from {name}")
    await world.says("dolores", "/convening close-form")
    assert shown(world, "dolores").answers == ()


async def test_no_role_and_no_table_ties_an_answer_to_a_person(world: World) -> None:
    """The whole ledger is searched: the words lie under the form and a random key, and nothing else holds them."""
    await asks(world)
    for name in PEOPLE:
        await world.says(name, f"/convening answer secret-of-{name}")
    owners = {
        (word.person, word.key) for word in await world.ledger.words(ORGANISATION) if "secret-of" in (word.text or "")
    }
    assert len(owners) == len(PEOPLE)
    people = {world.called(name) for name in PEOPLE}
    for owner, key in owners:
        assert owner.startswith("box:")
        assert not any(person in owner or person in key for person in people)
    for stream, _ in await world.ledger.open_streams():
        for line in await world.ledger.read(stream):
            assert b"secret-of" not in line.data
            assert not any(key.partition(":")[2].encode() in line.data for _, key in owners)
    assert isinstance(world.ledger, MemoryLedger)


async def test_answering_twice_is_refused_and_participants_see_only_the_count(world: World) -> None:
    """Ana answers once; Ben sees that one person has answered."""
    await asks(world)
    assert isinstance(await world.says("Ana", "/convening answer yes"), Answer)
    again = await world.says("Ana", "/convening answer no")
    assert isinstance(again, Refusal)
    assert again.code == "form-answered-once"
    assert (shown(world, "Ben").count, shown(world, "Ben").answers) == (1, ())


async def test_off_the_record_keeps_the_hand_and_its_time_and_no_word(world: World) -> None:
    """Ana raises her hand with a note: the hand and its time are kept, the note nowhere."""
    await world.says("dolores", "/convening settings off-record on")
    await world.says("Ana", "/hand reply something-private")
    board = world.sees("dolores", "queue")
    assert isinstance(board, QueueView)
    assert [(hand.who.name, hand.note) for hand in board.hands] == [("Ana", "")]
    kept = [word.text for word in await world.ledger.words(ORGANISATION)]
    assert not any("something-private" in (text or "") for text in kept)
    for stream, _ in await world.ledger.open_streams():
        assert all(b"something-private" not in line.data for line in await world.ledger.read(stream))


async def test_what_would_be_only_words_is_refused_off_the_record(world: World) -> None:
    """Nobody believes that something was kept which was not."""
    await asks(world)
    await world.says("dolores", "/convening settings off-record on")
    reply = await world.says("Ana", "/convening answer yes")
    assert isinstance(reply, Refusal)
    assert reply.code == "off-the-record"
    await world.says("dolores", "/convening settings off-record off")
    assert isinstance(await world.says("Ana", "/convening answer yes"), Answer)


async def test_the_norms_stand_on_a_card_for_everybody(world: World) -> None:
    """The facilitator writes them, and the card says what a public agency may have to show."""
    await world.says("dolores", "/convening norms What is said here stays here.")
    card = world.sees("Ana", "norms")
    assert isinstance(card, NormsView)
    assert card.text == "What is said here stays here."
