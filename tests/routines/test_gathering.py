"""What a step gathers: hidden polls, corners by vote, boards by site, and forms without names."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot import codec
from bot.domain.convening.state import Mode
from bot.domain.log import Answer, Refusal, Stream
from bot.domain.polls.deciding import box_of
from bot.domain.routines.seating import ONLINE
from bot.views import AskView
from tests.sessions import board, convene, own_step, people
from tests.world import ORGANISATION, World


@pytest.fixture
async def session() -> AsyncIterator[World]:
    """Twenty-two people in three rooms and eight at home."""
    async with World() as world:
        await convene(world, 22, 8, 3)
        await world.delivers()
        yield world


async def begins(world: World, routine: str, step: str = "") -> None:
    """The routine runs, as far as that step."""
    await world.says("dolores", f"/routine run {routine}")
    await world.delivers()
    while step and (run := world.convening.routines.run) is not None and run.step.id != step:
        await world.passes(seconds=15)
    assert world.convening.routines.run is not None


def asked(world: World, person: str) -> AskView:
    step = own_step(world, person)
    assert step is not None
    assert step.asks is not None
    return step.asks


def at_the_board(world: World) -> AskView:
    now = board(world).now
    assert now is not None
    assert now.asks is not None
    return now.asks


async def vote(world: World, person: str, choice: str) -> None:
    reply = await world.says("dolores", f"/routine choose {choice} for:{person}")
    assert isinstance(reply, Answer), reply


async def all_vote(world: World, step: str = "choose") -> dict[str, str]:
    """Every second agrees strongly, the others disagree, and one alone agrees."""
    await begins(world, "four-corners", step)
    everyone = people(world, Mode.ROOM) + people(world, Mode.REMOTE)
    votes = {person: ("strongly-agree", "disagree")[n % 2] for n, person in enumerate(everyone)}
    votes[everyone[0]] = "agree"
    for person, choice in votes.items():
        await vote(world, person, choice)
    return votes


async def test_votes_stay_hidden_until_the_step_is_over(session: World) -> None:
    """While people choose nobody sees a count; her own choice is marked for her alone."""
    votes = await all_vote(session)
    person = people(session, Mode.REMOTE)[0]
    poll = asked(session, person)
    assert poll.hidden
    assert {choice.people for choice in poll.choices} == {None}
    assert [choice.id for choice in poll.choices if choice.mine] == [votes[person]]
    assert poll.answered == 30


async def test_corners_are_formed_by_vote_and_nobody_stands_alone(session: World) -> None:
    """Those who chose alike sit together at their own place; the one who was alone joins the nearest."""
    votes = await all_vote(session)
    while (run := session.convening.routines.run) is not None and run.step.id != "corner":
        await session.passes(seconds=15)
    assert run is not None
    members = [person for group in run.step.groups for person in group.members]
    assert sorted(members) == sorted(votes)
    assert all(len(group.members) >= 2 for group in run.step.groups)
    home = set(people(session, Mode.REMOTE))
    for group in run.step.groups:
        assert (group.place == ONLINE) == bool(home & set(group.members))
    alone = next(person for person, choice in votes.items() if choice == "agree")
    together = next(group for group in run.step.groups if alone in group.members)
    assert len({votes[one] for one in together.members if one != alone}) == 1


async def test_counts_come_after_the_vote_and_small_ones_stay_hidden(session: World) -> None:
    """15 and 14 are shown; one person alone is not, nor the count from which she could be worked out."""
    await all_vote(session)
    await session.passes(minutes=2)
    (poll,) = [one for one in board(session, people(session, Mode.ROOM)[0]).results if one.kind == "poll"]
    shown = {choice.id: choice.people for choice in poll.choices}
    assert shown["agree"] is None
    assert list(shown.values()).count(None) == 2
    (true,) = [one for one in board(session).results if one.kind == "poll"]
    assert {choice.id: choice.people for choice in true.choices} == {
        "strongly-agree": 14,
        "agree": 1,
        "disagree": 15,
        "strongly-disagree": 0,
    }


async def test_a_choice_can_be_changed_and_counts_once(session: World) -> None:
    """Chosen twice, the newer one stands; what is no choice is refused with the word that was typed."""
    await begins(session, "four-corners", "choose")
    person = people(session, Mode.ROOM)[0]
    await vote(session, person, "agree")
    await vote(session, person, "disagree")
    assert at_the_board(session).answered == 1
    refused = await session.says("dolores", f"/routine choose maybe for:{person}")
    assert isinstance(refused, Refusal)
    assert session.hears(refused) == "“maybe” is not one of the choices here."


@pytest.mark.parametrize("word", ["2", "Agree", "De acuerdo", "agree"])
async def test_a_choice_is_understood_by_number_or_in_either_language(session: World, word: str) -> None:
    """Typed in a thread where there are no buttons."""
    await begins(session, "four-corners", "choose")
    person = people(session, Mode.ROOM)[0]
    await session.says("dolores", f'/routine choose for:{person} "{word}"')
    assert [choice.id for choice in asked(session, person).choices if choice.mine] == ["agree"]


async def test_notices_and_wonders_stand_on_one_board_by_site(session: World) -> None:
    """Each line under its column with its site, never with a name, and not in the order in which they came."""
    await begins(session, "notice-wonder", "record")
    home, room = people(session, Mode.REMOTE)[0], people(session, Mode.ROOM)[0]
    for person, column, text in ((room, "wonder", "Why is it cold?"), (home, "notice", "Frost on one side")):
        await session.says("dolores", f'/routine write "{text}" column:{column} for:{person}')
    lines, who = at_the_board(session).lines, session.convening.one(room)
    assert who is not None
    assert [(line.label.en, line.site, line.text) for line in lines] == [
        ("I notice", "remote", "Frost on one side"),
        ("I wonder", who.site, "Why is it cold?"),
    ]


async def test_a_private_list_is_seen_by_its_writer_alone(session: World) -> None:
    """ "Nothing is shown to others yet": not to other people, not to the facilitator."""
    await begins(session, "notice-wonder", "list")
    mine, other = people(session, Mode.REMOTE)[:2]
    await session.says("dolores", f'/routine write "Frost" column:notice for:{mine}')
    assert [line.text for line in asked(session, mine).lines] == ["Frost"]
    assert asked(session, other).lines == ()
    assert at_the_board(session).lines == ()


async def test_an_exit_ticket_without_names_leaves_nothing_of_its_writer(session: World) -> None:
    """The words are kept under a random key; the log has no line of it, and nobody's name, time or order."""
    await begins(session, "exit-ticket-321")
    stream = Stream(ORGANISATION, "convening", session.convening.id)
    before = await session.ledger.head(stream)
    reply = await session.says("dolores", '/routine write "Start from a phenomenon"')
    assert session.hears(reply) == "Thank you. Your words are kept, and nothing says whose they are."
    assert await session.ledger.head(stream) == before
    assert all("phenomenon" not in codec.entry(line).event.__repr__() for line in await session.ledger.read(stream))
    (word,) = [word for word in await session.ledger.words(ORGANISATION) if word.text == "Start from a phenomenon"]
    run = session.convening.routines.run
    assert run is not None
    assert word.person == box_of(run.id, 0)
    assert "dolores" not in word.key


async def test_anonymous_answers_come_together_and_only_where_there_are_four(session: World) -> None:
    """Three are never shown; four are, after the step, in an order of chance."""
    await begins(session, "exit-ticket-321")
    for n in range(3):
        await session.says("dolores", f'/routine write "idea {n}"')
    await session.passes(seconds=90)
    assert [one for one in board(session).results if one.anonymous] == []
    for n in range(4):
        await session.says("dolores", f'/routine write "question {n}"')
    assert at_the_board(session).lines == ()
    await session.passes(seconds=60)
    (box,) = [one for one in board(session).results if one.anonymous]
    assert sorted(line.text for line in box.lines) == [f"question {n}" for n in range(4)]
    assert {line.site for line in box.lines} == {""}


async def test_a_step_that_is_gone_back_to_takes_no_more_anonymous_answers(session: World) -> None:
    """Four were shown; a fifth would be the one line that was not there before, and so it is not taken."""
    await begins(session, "exit-ticket-321")
    for n in range(4):
        await session.says("dolores", f'/routine write "idea {n}"')
    await session.passes(seconds=95)
    assert len([one for one in board(session).results if one.anonymous]) == 1
    await session.says("dolores", "/routine back")
    await session.delivers()
    assert session.convening.routines.run is not None
    assert session.convening.routines.run.at == 0
    refused = await session.says("dolores", '/routine write "one more"')
    assert isinstance(refused, Refusal)
    assert "were shown already" in session.hears(refused)
    assert all(word.text != "one more" for word in await session.ledger.words(ORGANISATION))


async def test_there_is_nothing_to_choose_or_write_where_a_step_asks_nothing(session: World) -> None:
    """Said plainly."""
    await begins(session, "think-pair-share")
    assert session.hears(await session.says("dolores", "/routine choose agree")) == (
        "There is nothing to choose in this step."
    )
    assert session.hears(await session.says("dolores", "/routine write hello")) == (
        "There is nothing to write in this step."
    )
