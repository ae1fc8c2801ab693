"""S10: the facilitator pauses at every topic to invite those on Zoom."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.domain.log import Answer, Post, Refusal, Role
from bot.recap import as_text
from bot.speech import Speech
from bot.typed import in_channel
from bot.views import PlaceView, QueueView, RecapView
from tests.world import ORGANISATION, World

REMOTE = ("lin", "noor", "sol")
ROOM = ("ana", "ben", "cruz", "dee")


@pytest.fixture
async def meeting() -> AsyncIterator[World]:
    """A room group, three people on Zoom, and an agenda of three topics, the first one open."""
    async with World() as world:
        await world.knows("dolores", "Dolores Vega", Role.LEAD)
        await world.says("dolores", "/convening new Network meeting sites:Shasta")
        world.place = f"convening:{world.convening.id}"
        await world.says("dolores", "/convening open")
        for person in ROOM:
            await world.says(person, f"/here site:Shasta name:{person.title()}")
        for person in REMOTE:
            await world.says(person, f"/here mode:remote name:{person.title()}")
        await world.says("dolores", "/convening agenda Budget 10; Field trip 10; Next steps 5")
        await world.says("dolores", "/convening topic")
        yield world


def invitations(posts: list[Post]) -> dict[str, Post]:
    return {post.to: post for post in posts if post.say.id == "check-invites-you"}


async def test_everyone_remote_is_invited_at_once_privately_and_by_name(meeting: World) -> None:
    """Moving on first invites all three, each in a message of their own; nobody in the room is written to."""
    reply = await meeting.says("dolores", "/convening topic")
    assert (
        meeting.hears(reply) == "Before this topic closes I'm asking 3 remote people if they'd like to add something."
    )
    asked = invitations(await meeting.delivers())
    assert set(asked) == {meeting.called(person.title()) for person in REMOTE}
    speech = Speech.about(meeting.convening, meeting.engine.directory(ORGANISATION))
    assert speech.say(asked[meeting.called("Lin")].say).startswith("Lin, before we leave “Budget”")
    assert [choice.label.id for choice in asked[meeting.called("Lin")].choices] == [
        "button-raise",
        "button-write",
        "button-pass",
        "button-invite-me",
        "button-not-today",
    ]
    assert meeting.convening.topic_now() is not None
    assert meeting.convening.topic_now().title == "Budget"  # type: ignore[union-attr]


async def test_the_topic_waits_at_least_ten_seconds_even_when_all_have_passed(meeting: World) -> None:
    """All three pass within two seconds; the topic moves on after ten, not before."""
    await meeting.says("dolores", "/convening topic")
    await meeting.passes(seconds=2)
    for person in REMOTE:
        await meeting.says(person, "/hand pass")
    await meeting.passes(seconds=7)
    assert topic(meeting) == "Budget"
    await meeting.passes(seconds=1)
    assert topic(meeting) == "Field trip"


def topic(meeting: World) -> str:
    now = meeting.convening.topic_now()
    return now.title if now else ""


async def test_each_can_answer_by_button_typed_word_or_pass(meeting: World) -> None:
    """Lin presses the button, Noor types "mano", Sol passes: all three are answers, and those who raised are heard."""
    await meeting.says("dolores", "/convening topic")
    (button, *_) = invitations(await meeting.delivers())[meeting.called("Lin")].choices
    assert isinstance(await meeting.says("lin", f"/{button.command} {button.arguments['action']}"), Answer)
    typed = in_channel("mano")
    assert typed is not None
    assert isinstance(await meeting.says("noor", f"/{typed.command} {typed.action}"), Answer)
    assert isinstance(await meeting.says("sol", "/hand pass"), Answer)
    await meeting.passes(minutes=3)
    assert topic(meeting) == "Budget"
    heard = []
    for _ in range(2):
        await meeting.says("dolores", "/queue next")
        assert meeting.convening.queue.floor is not None
        heard.append(meeting.convening.queue.floor.person)
        await meeting.passes(minutes=1)
        assert topic(meeting) == "Budget"
    await meeting.says("dolores", "/queue done")
    await meeting.passes(seconds=1)
    assert set(heard) == {meeting.called("Lin"), meeting.called("Noor")}
    assert topic(meeting) == "Field trip"


async def test_her_own_page_shows_the_invitation_until_she_answers(meeting: World) -> None:
    """What Lin sees says that she is asked; what Ana in the room sees says only how many are."""
    await meeting.says("dolores", "/convening topic")
    page, board = meeting.sees("lin", "my-place"), meeting.sees("ana", "queue")
    assert isinstance(page, PlaceView)
    assert isinstance(board, QueueView)
    assert page.check is not None
    assert board.check is not None
    assert page.check.asks_me
    assert (board.check.asked, board.check.asks_me, board.check.named) == (3, False, ())
    await meeting.says("lin", "/hand pass")
    after = meeting.sees("lin", "my-place")
    assert isinstance(after, PlaceView)
    assert after.check is not None
    assert not after.check.asks_me


async def test_nobody_is_named_twice_while_another_willing_person_has_not_been(meeting: World) -> None:
    """All three say "invite me" and a fourth joins: over the topics each is named before anybody is named again."""
    await meeting.says("kim", "/here mode:remote name:Kim")
    for person in (*REMOTE, "kim"):
        await meeting.says(person, "/hand invite-me")
    named: list[set[str]] = []
    for _ in range(2):
        await meeting.says("dolores", "/convening topic")
        board = meeting.sees("dolores", "queue")
        assert isinstance(board, QueueView)
        assert board.check is not None
        named.append(set(board.check.named))
        for person in (*REMOTE, "kim"):
            await meeting.says(person, "/hand pass")
        await meeting.passes(seconds=30)
    assert [len(names) for names in named] == [3, 3]
    assert named[0] | named[1] == {"Kim", "Lin", "Noor", "Sol"}


async def test_who_is_absent_or_said_not_today_holds_nothing_open(meeting: World) -> None:
    """Lin's line drops, Noor says "not today", Sol passes: the topic moves on after ten seconds."""
    await meeting.says("lin", "/hand")
    await meeting.says("dolores", "/convening topic")
    await meeting.loses("lin")
    await meeting.says("noor", "/hand not-today")
    await meeting.says("sol", "/hand pass")
    await meeting.passes(seconds=10)
    assert topic(meeting) == "Field trip"
    await meeting.says("dolores", "/convening topic")
    assert set(invitations(await meeting.delivers())) >= {meeting.called("Sol")}
    check = meeting.convening.queue.inviting.check
    assert check is not None
    assert check.asked == (meeting.called("Sol"),)


async def test_who_was_heard_on_the_topic_is_not_asked_again(meeting: World) -> None:
    """All three have spoken on the budget: it closes at once, and says so."""
    for person in REMOTE:
        await meeting.says(person, "/hand")
        await meeting.says("dolores", "/queue next")
    await meeting.says("dolores", "/queue done")
    reply = await meeting.says("dolores", "/convening topic")
    assert meeting.hears(reply) == (
        "Topic: Field trip. “Budget” is closed: everyone remote has been heard, or asked not to be invited."
    )


async def test_with_nobody_remote_it_closes_at_once_and_says_so(meeting: World) -> None:
    """The remote people have gone home: there is nobody to ask, and nobody waits."""
    for person in REMOTE:
        await meeting.says(person, "/here gone")
    reply = await meeting.says("dolores", "/convening close-topic")
    assert meeting.hears(reply) == "Closed: Budget. Nobody is remote just now, so there was nobody to ask."


async def test_a_skip_asks_why_and_is_counted(meeting: World) -> None:
    """Out of time: the facilitator may go on without waiting, says why, and the recap counts it."""
    await meeting.says("dolores", "/convening topic")
    refused = await meeting.says("dolores", "/convening remote skip")
    assert isinstance(refused, Refusal)
    assert refused.code == "why-skip"
    assert isinstance(await meeting.says("dolores", "/convening remote skip why:time"), Answer)
    assert topic(meeting) == "Field trip"
    recap = meeting.sees("dolores", "recap")
    assert isinstance(recap, RecapView)
    assert [(check.topic, check.invited, check.skipped) for check in recap.checks] == [("Budget", 3, "time")]


async def test_the_wait_can_be_extended_and_stands_still_in_a_break(meeting: World) -> None:
    """Thirty seconds more, and a coffee break in between that costs none of them."""
    await meeting.says("dolores", "/convening topic")
    await meeting.says("dolores", "/convening remote extend")
    await meeting.passes(seconds=40)
    await meeting.says("dolores", "/convening break 10m")
    await meeting.passes(minutes=10)
    await meeting.passes(seconds=9)
    assert topic(meeting) == "Budget"
    await meeting.passes(seconds=1)
    assert topic(meeting) == "Field trip"


async def test_every_closed_topic_has_its_record_and_the_recap_gives_the_counts(meeting: World) -> None:
    """Three topics: one taken and passed, one passed by all, one skipped. The recap says so without a name."""
    await meeting.says("dolores", "/convening topic")
    await meeting.says("lin", "/hand read Could we share buses?")
    await meeting.says("noor", "/hand pass")
    await meeting.passes(seconds=25)
    await meeting.says("dolores", "/queue next")
    await meeting.says("dolores", "/queue done")
    await meeting.passes(seconds=1)
    await meeting.says("dolores", "/convening topic")
    for person in REMOTE:
        await meeting.says(person, "/hand pass")
    await meeting.passes(seconds=10)
    await meeting.says("dolores", "/convening close-topic")
    await meeting.says("dolores", "/convening remote skip why:aloud")
    recap = meeting.sees("dolores", "recap")
    assert isinstance(recap, RecapView)
    assert [(one.topic, one.invited, one.taken, one.passed, one.skipped) for one in recap.checks] == [
        ("Budget", 3, 1, 1, ""),
        ("Field trip", 3, 0, 3, ""),
        ("Next steps", 3, 0, 0, "aloud"),
    ]
    closed = [one for one in meeting.convening.agenda if one.closed_at]
    assert {one.id for one in closed} == {one.topic for one in meeting.convening.queue.inviting.past}
    speech = Speech.about(meeting.convening, meeting.engine.directory(ORGANISATION))
    text = as_text(recap, speech)
    assert "“Budget”: 3 remote people invited, 1 spoke up, 1 passed." in text
    assert not any(name in text for name in ("Lin", "Noor", "Sol"))


async def test_undoing_the_step_takes_the_whole_check_back(meeting: World) -> None:
    """The step was too early: after undo the budget is open, and the invitations get one correction each."""
    await meeting.says("dolores", "/convening topic")
    asked = invitations(await meeting.delivers())
    await meeting.passes(seconds=20)
    assert topic(meeting) == "Field trip"
    await meeting.says("dolores", "/convening undo")
    assert topic(meeting) == "Budget"
    corrections = [post for post in await meeting.delivers() if post.say.id == "please-ignore-that"]
    assert {post.to for post in corrections} == set(asked)
