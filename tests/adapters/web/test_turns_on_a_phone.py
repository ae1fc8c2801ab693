"""A participant's page: every way to ask for a turn, to answer an invitation, and to say what one needs."""

from __future__ import annotations

from bot.domain.queue.inviting import Consent, Response
from bot.domain.queue.signals import Need
from bot.domain.turns import Kind
from tests.adapters.web.house import Browser, House
from tests.adapters.web.pressing import names, presses


def person(house: House, name: str) -> str:
    directory = house.door.engine.directory("north-state")
    return next(who.person for who in house.world.convening.roster() if directory.name(who.person) == name)


async def again(house: House, browser: Browser) -> str:
    """The words of her page as it is now."""
    return (await browser.open(f"/in/{house.id}")).text


async def test_a_hand_has_a_kind_and_a_note(house: House) -> None:
    """Ana picks "Clarify", writes a note and raises; the facilitator reads it, and the others do not."""
    ana, ben = await house.joined("Ana Ruiz"), await house.joined("Ben Ito")
    await presses(ana, "Raise hand", kind="clarify", note="which slide?")
    (hand,) = house.world.convening.queue.hands.values()
    assert hand.kind is Kind.CLARIFY
    console = await house.entered("console", "dolores")
    assert "which slide?" in console.page.text
    assert "which slide?" not in await again(house, ben)


async def test_a_note_is_read_aloud_instead_of_speaking(house: House) -> None:
    """Ana would rather not speak: her hand goes up in writing; Ben's is up already and becomes one."""
    ana, ben = await house.joined("Ana Ruiz"), await house.joined("Ben Ito")
    await presses(ana, "Read it for me", kind="new", note="Could we share buses?")
    await presses(ben, "Raise hand")
    await presses(ben, "Read it for me", note="Lunch is cold.")
    queue = house.world.convening.queue
    assert [queue.raising(hand.id).written for hand in queue.hands.values()] == [True, True]
    assert "to be read aloud" in await again(house, ben)


async def test_later_and_lower(house: House) -> None:
    """Ana lets Ben go first and keeps her hand up; then she lowers it."""
    await house.world.says("dolores", "/queue policy first-come")
    cleo, ana, ben = [await house.joined(name) for name in ("Cleo Diaz", "Ana Ruiz", "Ben Ito")]
    for browser in (cleo, ana, ben):
        await presses(browser, "Raise hand")
        await house.world.passes(seconds=1)
    assert "You're number 2" in await again(house, ana)
    assert "You're number 3" in (await presses(ana, "Let the next person go first")).text
    assert "You're number 2" in await again(house, ben)
    await presses(ana, "Lower my hand: say something")
    assert house.world.convening.queue.of(person(house, "Ana Ruiz")) == ()


async def test_agreeing_takes_no_turn(house: House) -> None:
    """Ben agrees with Ana, who speaks: everybody sees one agreement, and no hand went up."""
    ana, ben = await house.joined("Ana Ruiz"), await house.joined("Ben Ito")
    await presses(ana, "Raise hand")
    await house.world.says("dolores", "/queue next")
    await again(house, ben)
    assert "1 person agrees" in (await presses(ben, "I agree")).text
    assert "1 person agrees" in await again(house, ana)
    assert not house.world.convening.queue.hands


async def test_ready_hold_and_pass_on_deck(house: House) -> None:
    """Ana is told that she speaks soon: she holds her place, is ready again, and in the end passes."""
    ben, ana = await house.joined("Ben Ito"), await house.joined("Ana Ruiz")
    await presses(ben, "Raise hand")
    await house.world.passes(seconds=1)
    await presses(ana, "Raise hand")
    await house.world.says("dolores", "/queue next")
    assert {"I'm ready", "Hold my place", "Pass this time"} <= set(names(await ana.open(f"/in/{house.id}")))
    assert "Your place is kept" in (await presses(ana, "Hold my place")).text
    assert "number 0" not in ana.page.text
    assert "You're next" in (await presses(ana, "I'm ready")).text
    assert "I'm ready" not in names(ana.page)
    await presses(ana, "Pass this time")
    assert house.world.convening.queue.of(person(house, "Ana Ruiz")) == ()


async def test_a_speaker_sees_her_time(house: House) -> None:
    """Two minutes a turn: Ana's page counts them, says when they are over, and stands still with the clock."""
    ana = await house.joined("Ana Ruiz")
    await presses(ana, "Raise hand")
    await house.world.says("dolores", "/queue limit 2m")
    await house.world.says("dolores", "/queue next")
    assert "Time left:" in await again(house, ana)
    await house.world.says("dolores", "/queue pause")
    assert "The clock is stopped." in await again(house, ana)
    await house.world.says("dolores", "/queue resume")
    await house.world.passes(seconds=121)
    assert "Your time is over. Take a moment to finish." in await again(house, ana)
    await presses(ana, "I'm done")
    assert house.world.convening.queue.floor is None


async def test_she_is_told_that_she_goes_on_after_a_question(house: House) -> None:
    """Ben's question is heard within Ana's turn: her page says that she goes on, and she does."""
    ana, ben = await house.joined("Ana Ruiz"), await house.joined("Ben Ito")
    await presses(ana, "Raise hand")
    await house.world.says("dolores", "/queue next")
    await presses(ben, "Raise hand", kind="clarify")
    await house.world.says("dolores", "/queue question")
    assert "You go on after this question" in await again(house, ana)
    await again(house, ben)
    await presses(ben, "I'm done")
    assert "You have the floor" in await again(house, ana)


async def test_a_need_is_told_to_the_facilitator_alone(house: House) -> None:
    """Ana asks for slower with her name, Ben for louder without his: only the console hears, and no name is kept."""
    ana, ben = await house.joined("Ana Ruiz"), await house.joined("Ben Ito")
    await presses(ana, "Slower")
    await presses(ben, "Louder", anonymous="yes")
    slower, louder = house.world.convening.queue.access
    assert (slower.need, slower.person) == (Need.SLOWER, person(house, "Ana Ruiz"))
    assert (louder.need, louder.person) == (Need.LOUDER, "")
    assert "slower, please" not in await again(house, ben)
    assert "louder, please" not in await again(house, ana)


async def test_every_answer_to_the_remote_check(house: House) -> None:
    """Before the topic closes, remote people raise, write, pass, or say how they would like to be invited."""
    answers = {
        "Ana": "Raise hand",
        "Ben": "Read it for me",
        "Cleo": "Pass this time",
        "Dan": "You may say my name",
        "Eva": "By text, please",
        "Fay": "Not today",
    }
    pages = {name: await house.joined(f"{name} Ruiz") for name in answers}
    await house.world.says("dolores", "/convening agenda Welcome 10; Harvest 5")
    await house.world.says("dolores", "/convening topic 1")
    await house.world.says("dolores", "/convening topic 2")
    for name, button in answers.items():
        assert "would you like to add something?" in await again(house, pages[name])
        await presses(pages[name], button, **({"note": "In writing."} if name == "Ben" else {}))
    inviting = house.world.convening.queue.inviting
    assert inviting.check is not None
    said = {name: inviting.check.answers.get(person(house, f"{name} Ruiz"), (None, ""))[0] for name in answers}
    assert (said["Ana"], said["Ben"], said["Cleo"]) == (Response.RAISED, Response.WROTE, Response.PASSED)
    consents = [inviting.consents.get(person(house, f"{name} Ruiz")) for name in ("Dan", "Eva", "Fay")]
    assert consents == [Consent.INVITE, Consent.TEXT, Consent.NOT_TODAY]
    assert "would you like to add something?" not in await again(house, pages["Ana"])


async def test_what_was_drafted_in_think_time_goes_with_the_hand(house: House) -> None:
    """Hands stay down while people think; Ana's draft stands in her page and becomes her hand's note."""
    ana = await house.joined("Ana Ruiz")
    await house.world.says("dolores", "/queue lock 3m batch:10")
    assert "Think time" in await again(house, ana)
    assert "Raise hand" not in names(ana.page)
    await presses(ana, "Keep my note", note="share the buses")
    assert not house.world.convening.queue.hands
    await house.world.says("dolores", "/queue open")
    await again(house, ana)
    await presses(ana, "Raise hand")
    (hand,) = house.world.convening.queue.hands.values()
    console = await house.entered("console", "dolores")
    assert house.world.convening.queue.raising(hand.id).note
    assert "share the buses" in console.page.text


async def test_think_time_lets_a_process_point_through(house: House) -> None:
    """The sound is gone: that cannot wait until hands open."""
    ana = await house.joined("Ana Ruiz")
    await house.world.says("dolores", "/queue lock 3m")
    await again(house, ana)
    await presses(ana, "It can't wait: raise a process point")
    assert [hand.kind for hand in house.world.convening.queue.hands.values()] == [Kind.PROCESS]
