"""The console: every control of the floor and the line, the remote check, needs, questions, decisions and actions."""

from __future__ import annotations

import re

import pytest

from bot.domain.agreements.state import Check
from bot.domain.queue.state import Turn
from tests.adapters.web.house import Browser, House
from tests.adapters.web.pressing import names, presses

NAMES = ("Ana Ruiz", "Ben Ito", "Cleo Diaz", "Dan Wu")


@pytest.fixture
async def desk(house: House) -> Browser:
    """Four remote people, two topics, first come first served; Dolores at her console."""
    await house.world.says("dolores", "/convening agenda Welcome 10; Harvest 5")
    await house.world.says("dolores", "/convening topic 1")
    await house.world.says("dolores", "/queue policy first-come")
    for name in NAMES:
        await house.world.says(name, f'/here name:"{name}"')
    return await house.entered("console", "dolores")


async def console(house: House, desk: Browser) -> Browser:
    await desk.open(f"/in/{house.id}/console")
    return desk


async def up(house: House, desk: Browser, *people: str) -> None:
    """These raise their hands, a second apart."""
    for name in people:
        await house.world.says(name, "/hand")
        await house.world.passes(seconds=1)
    await console(house, desk)


def speaker(house: House) -> str:
    floor = house.world.convening.queue.floor
    return house.door.engine.directory("north-state").name(floor.person) if floor else ""


def turn(house: House) -> Turn:
    floor = house.world.convening.queue.floor
    assert floor is not None
    return floor


async def test_the_first_buttons_are_the_next_speaker_and_the_end_of_a_turn(house: House, desk: Browser) -> None:
    """Of everything that can be done, calling the next and ending the turn come first; the rest is behind headings."""
    await up(house, desk, *NAMES)
    await presses(desk, "Call Ana Ruiz")
    assert names(desk.page)[:2] == ["Call Ben Ito", "Turn is over"]
    outside = re.sub(
        r"<details.*?</details>", "", desk.page.html[desk.page.html.find('data-part="queue"') :], flags=re.S
    )
    queue = outside[: outside.find("data-part", 10)]
    assert queue.count("<button") == 2


async def test_next_pressed_twice_skips_nobody(house: House, desk: Browser) -> None:
    """Two facilitators press the button of the same board: one person is called."""
    await up(house, desk, *NAMES)
    other = await house.entered("console", "dolores")
    await presses(desk, "Call Ana Ruiz")
    await presses(other, "Call Ana Ruiz")
    assert speaker(house) == "Ana Ruiz"
    assert "already" in other.page.text or "a moment ago" in other.page.text


async def test_anyone_is_called_with_a_reason(house: House, desk: Browser) -> None:
    """Cleo leaves at ten: she is called from her own row, Dan by name, and the log keeps both reasons."""
    await up(house, desk, *NAMES)
    await presses(desk, "Call Cleo Diaz now", why="leaves at ten")
    assert (speaker(house), turn(house).called) == ("Cleo Diaz", "by-name")
    await presses(desk, "Call them", person="Dan Wu", why="has the figures")
    assert (speaker(house), turn(house).called) == ("Dan Wu", "by-name")
    page = await desk.open(f"/in/{house.id}/line")
    assert page.text.count("called by name") == 2
    assert "leaves at ten" not in page.text, "the order log gives rules and no words"


async def test_the_speakers_clock(house: House, desk: Browser) -> None:
    """Two minutes a turn, stopped and started, a minute more when it is almost over, and then no limit."""
    await up(house, desk, "Ana Ruiz")
    await presses(desk, "Save", nth=0, minutes="2")
    await presses(desk, "Call Ana Ruiz")
    await presses(desk, "Stop the clock")
    assert "The clock is stopped." in desk.page.text
    await presses(desk, "Start the clock again")
    await house.world.passes(seconds=100)
    await console(house, desk)
    assert "almost over" in desk.page.text
    assert "1 more minute" in names(desk.page)[:2]
    await presses(desk, "1 more minute")
    assert "almost over" not in desk.page.text
    await house.world.passes(seconds=90)
    assert "time is over" in (await console(house, desk)).page.text
    await presses(desk, "No limit")
    assert turn(house).limit is None


async def test_a_question_is_heard_and_the_speaker_goes_on(house: House, desk: Browser) -> None:
    """Ben's clarifying question waits behind Cleo: it is heard within Ana's turn, and the floor goes back to her."""
    await up(house, desk, "Ana Ruiz", "Cleo Diaz")
    await presses(desk, "Call Ana Ruiz")
    await house.world.says("Ben Ito", "/hand clarify")
    await console(house, desk)
    await presses(desk, "Hear Ben Ito's question, then go on")
    assert speaker(house) == "Ben Ito"
    await presses(desk, "Back to Ana Ruiz")
    assert speaker(house) == "Ana Ruiz"


async def test_last_word_presenter_and_heard_again(house: House, desk: Browser) -> None:
    """A presenter uses no turn; who was cut short goes back in line; the last word closes the queue to new hands."""
    await up(house, desk, "Ana Ruiz", "Ben Ito")
    await presses(desk, "Call Ana Ruiz")
    await presses(desk, "Turn is over")
    await presses(desk, "Put Ana Ruiz back in line: cut short")
    assert "Call Ana Ruiz" in names(desk.page), "with the time she had, she is first again"
    await presses(desk, "Give it", nth=1, person="Dan Wu", minutes="5")
    assert (speaker(house), turn(house).presenter) == ("Dan Wu", True)
    await presses(desk, "Give it", nth=0, person="Cleo Diaz")
    assert (speaker(house), turn(house).called) == ("Cleo Diaz", "last-word")
    assert "Closed to new hands." in desk.page.text
    await presses(desk, "Open the queue")
    assert house.world.convening.queue.is_open


async def test_order_round_and_closing(house: House, desk: Browser) -> None:
    """The order is chosen by its name and explained; a policy that needs the group's word asks for it first."""
    await presses(desk, "Save", nth=1, policy="site-round")
    assert "Order: Site by site" in desk.page.text
    page = await presses(desk, "Save", nth=1, policy="progressive")
    assert "Yes, we agreed" in names(page)
    await presses(desk, "Yes, we agreed")
    assert house.world.convening.settings["policy"] == "progressive"
    await presses(await console(house, desk), "A round: everyone has a go")
    assert len(house.world.convening.queue.hands) >= len(NAMES)
    await presses(desk, "Close the queue")
    assert not house.world.convening.queue.is_open


async def test_think_time_and_a_fair_start(house: House, desk: Browser) -> None:
    """Think time is started and ended from the console; hands that then go up together count as raised together."""
    await presses(desk, "Start think time", minutes="3")
    assert "Think time" in desk.page.text
    await presses(desk, "Open hands now")
    assert house.world.convening.queue.lock is None
    await presses(desk, "Open hands together")
    assert house.world.convening.queue.opening is not None
    assert house.world.convening.queue.opening.seconds == 10


async def test_the_remote_check_in_counts(house: House, desk: Browser) -> None:
    """Counts and the names of those who agreed to be named, more time, and going on only with a reason."""
    await house.world.says("Ben Ito", "/hand invite-me")
    await presses(await console(house, desk), "Next topic")
    assert "Asking 4 remote people" in desk.page.text
    assert "You may invite by name: Ben Ito" in desk.page.text
    await house.world.says("Dan Wu", "/hand pass")
    assert "1 passed" in (await console(house, desk)).page.text
    assert "Dan Wu" not in desk.page.text, "who passed is told to nobody"
    check = house.world.convening.queue.inviting.check
    assert check is not None
    await presses(desk, "30 more seconds")
    later = house.world.convening.queue.inviting.check
    assert later is not None
    assert later.closes_at > check.closes_at
    await presses(desk, "Go on", why="the bell rings")
    (past,) = house.world.convening.queue.inviting.past
    assert past.skipped == "other"


async def test_invitations_are_private_and_counted(house: House, desk: Browser) -> None:
    """Those who have not been heard are asked privately; the console knows how many may be named, and not who."""
    await presses(desk, "Ask them privately")
    assert "I've asked 4 people, privately" in desk.page.text
    await house.world.says("Ana Ruiz", "/hand not-today")
    await house.world.says("Ben Ito", "/hand by-text")
    await console(house, desk)
    assert "0 may be named, 1 by text, 1 not today." in desk.page.text


async def test_needs_are_counted_and_grow_old(house: House, desk: Browser) -> None:
    """Two people need it slower, one of them unnamed: a count and one name; a quarter of an hour later it is gone."""
    await house.world.says("Ana Ruiz", "/hand need slower")
    await house.world.says("Ben Ito", "/hand need slower anonymous:yes")
    await console(house, desk)
    assert "slower, please (asked 2 times)" in desk.page.text
    needed = desk.page.html[desk.page.html.find("needed") :]
    assert "Ana Ruiz" in needed[: needed.find("</div>")]
    assert "Ben Ito" not in desk.page.text
    await house.world.passes(seconds=16 * 60)
    await house.world.says("Cleo Diaz", "/hand")
    assert "slower, please" not in (await console(house, desk)).page.text


async def test_how_the_floor_is_shared(house: House, desk: Browser) -> None:
    """Totals by mode and site, the remote people once, and groups of fewer than four not at all."""
    await up(house, desk, "Ana Ruiz")
    await presses(desk, "Call Ana Ruiz")
    shared = desk.page.text[desk.page.text.find("How the floor is shared") :].split("These are questions")[0]
    assert "20 % have spoken." in shared
    assert shared.count("Remote") == 1


async def test_a_long_line_has_pages(house: House, desk: Browser) -> None:
    """Seventy hands: fifteen are open, three pages are folded, the rest is counted and found on the whole line."""
    for nth in range(70):
        await house.world.says(f"c{nth}", f'/here name:"Person {nth} Long"')
        await house.world.says(f"c{nth}", "/hand")
        await house.world.passes(seconds=1)
    page = (await console(house, desk)).page
    assert [f"Places {n} to {n + 14}" in page.text for n in (16, 31, 46)] == [True] * 3
    assert "and 10 more" in page.text
    assert page.html.count('id="hand-') == 60
    last = await desk.open(f"/in/{house.id}/line?page=5")
    assert "Page 5 of 5" in last.text
    assert "Person 69 Long" in last.text
    assert (await desk.open(f"/in/{house.id}/line?page=moon")).status == 200


async def test_the_whole_line_is_for_those_who_facilitate(house: House, desk: Browser) -> None:
    """Notes stand there: nobody else may open it."""
    ben = await house.joined("Eve Pratt")
    assert (await ben.open(f"/in/{house.id}/line")).status == 403


async def test_questions_are_put_answered_merged_and_owned(house: House, desk: Browser) -> None:
    """Three questions: two are merged, the one with most votes is put and answered, the other gets an owner."""
    for name, text in zip(NAMES, ("Who pays?", "When is lunch?", "Lunch when?"), strict=False):
        await house.world.says(name, f"/ask {text}")
    await presses(await console(house, desk), "Merge", number="3", into="2")
    assert "Lunch when?" not in desk.page.text
    await presses(desk, "Put question 2")
    assert "Being answered now" in desk.page.text
    await presses(desk, "Answered")
    await presses(desk, "Save", nth=2, number="1", person="Dan Wu")
    assert "Follow-up: Dan Wu" in desk.page.text
    open_now = house.world.convening.questions.open()
    assert [one.number for one in open_now] == [1]


async def test_a_decision_is_noted_checked_and_settled(house: House, desk: Browser) -> None:
    """Text and reason; Ben's question keeps it open until it is answered; then it is settled."""
    await presses(desk, "Note it, and ask if it's clear", text="Share the buses", why="Two half-empty ones cost more")
    await house.world.says("Ben Ito", "/decide question")
    await presses(await console(house, desk), "Ben Ito's question is answered")
    await presses(desk, "Decision 1 is settled")
    (decided,) = house.world.convening.agreements.decided
    assert decided.settled_at is not None


async def test_an_action_is_noted_changed_and_done(house: House, desk: Browser) -> None:
    """Without an owner it is kept and says what is missing; then it gets one, and is done."""
    await presses(desk, "Add", text="Write to the garage")
    assert "no owner yet" in desk.page.text
    await presses(desk, "Save", nth=names(desk.page).count("Save") - 1, owner="Ana Ruiz", by="Friday")
    (action,) = house.world.convening.agreements.actions
    assert action.is_complete
    await presses(desk, "Action 1 is done")
    (action,) = house.world.convening.agreements.actions
    assert action.done_at is not None


async def test_a_participant_votes_checks_and_finishes_on_her_page(house: House, desk: Browser) -> None:
    """Her page: ask, vote for another's question, say how a decision sits with her, tick off her own action."""
    eve = await house.joined("Eve Pratt")
    await house.world.says("Ana Ruiz", "/ask Who pays?")
    await house.world.says("dolores", '/decide Share the buses why:"cheaper"')
    await house.world.says("dolores", '/action Write to the garage owner:"Eve Pratt" by:Friday')
    await eve.open(f"/in/{house.id}")
    await presses(eve, "Vote for 1")
    await presses(eve, "Ask a question", text="When is lunch?")
    await presses(eve, "It's clear")
    assert "You said: It's clear" in eve.page.text
    await presses(eve, "Action 1 is done")
    state = house.world.convening
    assert [len(one.votes) for one in state.questions.open()] == [1, 0]
    assert len(state.agreements.decided[0].saying(Check.CLEAR)) == 1
    assert state.agreements.actions[0].done_at is not None
