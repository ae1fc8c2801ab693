"""Everything that a person can do in Slack, each way told as she does it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.clock import SystemClock
from bot.domain.convening.state import Mode
from bot.domain.convening.wishes import ConfirmAccount, ImportRoster, Join, RosterRow
from bot.domain.log import Actor, Post, Stream, say
from bot.ports import Delivered, Parcel, Unreachable
from tests.adapters.slack.hall import HOME, Hall, hall
from tests.emulation.slack.people import Person


def heard(person: Person) -> str:
    """What she was told, newest last."""
    return "\n".join(seen.reads for seen in person.ephemerals)


@pytest.mark.parametrize("word", ["hand", "Mano", "q+ about slide 4", "hand reply", "q+"])
async def test_a_typed_word_raises_a_hand(word: str) -> None:
    """A word in the bound channel is enough, and only she is told where she stands."""
    async with hall() as here:
        await here.meeting()
        ana = await here.comes("Ana Ruiz")
        await ana.types(word)
        await here.until(lambda: here.waiting() == ["Ana Ruiz"])
        await here.until(lambda: "You're next" in heard(ana))
        await ana.types("q-")
        await here.until(lambda: here.waiting() == [])


async def test_ordinary_talk_raises_nothing() -> None:
    """Sentences with these words in them are conversation."""
    async with hall() as here:
        await here.meeting()
        ana = await here.comes("Ana Ruiz")
        for talk in (
            "hand me the marker please",
            "Can I lend a hand?",
            "the queue is long",
            "we are here now",
            "line 4",
        ):
            await ana.types(talk)
        await here.slack.settle()
        assert here.waiting() == []


async def test_a_reaction_on_the_board_raises_and_lowers() -> None:
    """A raised hand under the board is a raised hand, whatever its skin; taking it back lowers it."""
    async with hall() as here:
        await here.meeting()
        ana = await here.comes("Ana Ruiz")
        board = await here.shows("Nobody is waiting")
        await ana.reacts(board, "raised_hand::skin-tone-4")
        await here.until(lambda: here.waiting() == ["Ana Ruiz"])
        await ana.unreacts(board, "raised_hand::skin-tone-4")
        await here.until(lambda: here.waiting() == [])
        assert board.ts == (await here.board()).ts


async def test_a_message_can_be_answered_through_the_queue() -> None:
    """From a message's own menu: queue a reply to this; the words are kept as her note."""
    async with hall() as here:
        await here.meeting()
        ana, luis = await here.comes("Ana Ruiz"), await here.comes("Luis Vega")
        await luis.types("Fractions before decimals, always")
        message = next(m for m in here.slack.channel("#main").messages if "decimals" in m.text)
        await ana.shortcut("hand:up", message)
        await here.until(lambda: here.waiting() == ["Ana Ruiz"])
        (hand,) = here.convening.queue.hands.values()
        assert hand.kind.value == "reply"
        assert "decimals" in here.engine.directory("home").text(hand.person, f"note:{hand.id}")


async def test_a_mention_and_a_direct_message_are_commands() -> None:
    """`@Convenor hand` counts once although Slack tells of it twice; a direct message needs no slash."""
    async with hall() as here:
        await here.meeting()
        ana = await here.comes("Ana Ruiz")
        await ana.mentions_app("hand reply")
        await here.slack.settle()
        assert here.waiting() == ["Ana Ruiz"]
        await ana.tells_app("hand down")
        await here.until(lambda: here.waiting() == [])
        await here.until(lambda: any("down" in post.reads for post in ana.dm.messages))


async def test_what_is_missing_is_asked_in_a_form() -> None:
    """`/breakout say` without words opens a form; what came of it stands where the form stood."""
    async with hall() as here:
        maria = await here.meeting()
        await here.comes("Ana Ruiz")
        await maria.slash("/convening", "role")
        await here.until(lambda: maria.modal is not None)
        assert maria.modal is not None
        found = await maria.searches(maria.modal, "search:person", "an")
        assert [one["text"]["text"] for one in found] == ["Ana Ruiz (remote)"]
        role = next(b for b in maria.modal.blocks if b.get("block_id") == "field:role")
        assert len(role["element"]["options"]) >= 5
        await maria.submit(maria.modal, {"search:person": found[0], "choose": "co_facilitator"})
        assert maria.modal is not None
        assert "Ana Ruiz" in maria.modal.reads
        assert maria.notices == []
        roles = {p.role.value for p in here.convening.people.values()}
        assert "co_facilitator" in roles


async def test_a_refused_form_keeps_what_was_typed() -> None:
    """The reason stands above the fields, and sending it again with other words works."""
    async with hall() as here:
        maria = await here.meeting()
        await maria.slash("/convening", "site")
        await here.until(lambda: maria.modal is not None)
        await maria.submit(maria.modal, {"field:name": "Chico"})
        assert "Chico" in {site.name for site in here.convening.sites.values()}
        await maria.close_view(maria.modal)
        await maria.slash("/convening", "site")
        await here.until(lambda: maria.modal is not None)
        await maria.submit(maria.modal, {"field:name": "Chico"})
        assert maria.modal is not None
        field = next(b for b in maria.modal.blocks if b.get("block_id") == "field:name")
        assert field["element"]["initial_value"] == "Chico"
        await maria.submit(maria.modal, {"field:name": "Redding"})
        assert "Redding" in {site.name for site in here.convening.sites.values()}


async def test_home_shows_my_meetings_and_works() -> None:
    """The Home tab: my meeting, my place, and buttons that do the same as the commands."""
    async with hall() as here:
        await here.meeting()
        ana = await here.comes("Ana Ruiz")
        await ana.opens_home()
        await here.until(lambda: ana.home is not None)
        assert ana.home is not None
        assert "Fractions day" in ana.home.reads
        await ana.click(ana.home, "press:hand:up:0")
        await here.until(lambda: here.waiting() == ["Ana Ruiz"])
        await here.until(lambda: ana.modal is not None and "next" in ana.modal.reads)
        stranger = here.slack.person("Nobody Yet")
        await stranger.opens_home()
        await here.until(lambda: stranger.home is not None)
        assert stranger.home is not None
        assert "not in a meeting" in stranger.home.reads


async def test_home_shows_a_lead_what_is_scheduled() -> None:
    """A nudge that was saved stands on her Home tab, to be cancelled there; a participant sees what comes to her."""
    async with hall() as here:
        maria = await here.meeting()
        ana = await here.comes("Ana Ruiz")
        await maria.slash("/nudge", "schedule to:everyone when:“in 3 weeks at 10am” text:“How did the fractions go?”")
        draft = maria.ephemerals[-1]
        await maria.click(draft, "press:nudge:save:0")
        await here.until(lambda: len(here.convening.followup.nudges) == 1)
        for person in (maria, ana):
            await person.opens_home()
            await here.until(lambda person=person: person.home is not None)
            assert "How did the fractions go?" in person.home.reads


async def test_a_commitment_stands_on_home() -> None:
    """What Ana said she would do is on her Home tab, in her own words, once she has agreed to it."""
    async with hall() as here:
        await here.meeting()
        ana = await here.comes("Ana Ruiz")
        await ana.slash("/nudge", "commit cue:“my third period starts” will:“wait ten seconds” by:“in 9 days”")
        await ana.click(ana.ephemerals[-1], "press:nudge:agree:0")
        await ana.opens_home()
        await here.until(lambda: ana.home is not None and "wait ten seconds" in ana.home.reads)


class LaterClock(SystemClock):
    """Our own clock, moved on by a test."""

    ahead = timedelta()

    def now(self) -> datetime:
        return super().now() + self.ahead


async def test_what_she_writes_back_to_a_nudge_answers_it() -> None:
    """A nudge lies in Ana's direct messages; "done, thanks!" counts, and talk about the weather does not."""
    async with hall() as here:
        here.clock = clock = LaterClock()
        await here.restart()
        maria = await here.meeting()
        ana = await here.comes("Ana Ruiz")
        await maria.slash("/nudge", "schedule to:“Ana Ruiz” when:“tomorrow at 10am” text:“Bring a photo”")
        await maria.click(maria.ephemerals[-1], "press:nudge:save:0")
        for _ in range(6):
            clock.ahead += timedelta(hours=8)
            await here.engine.ring()
            here.courier.wake()
        await here.until(lambda: any("Bring a photo" in post.reads for post in ana.dm.messages))
        await ana.tells_app("done, thanks!")
        known = here.engine.directory(HOME).whose(f"slack:{here.slack.workspace.id}:{ana.id}")
        assert known is not None
        person = known.person
        await here.until(lambda: [one.answer for one in here.engine.person(HOME, person).arrived] == ["done"])


async def test_help_names_what_can_be_typed_here() -> None:
    """Slack keeps /me for itself: help says /my, which works."""
    async with hall() as here:
        maria = await here.meeting()
        await maria.slash("/convening", "help")
        assert "/my:" in maria.ephemerals[-1].reads
        assert "/me:" not in maria.ephemerals[-1].reads
        assert (await maria.slash("/my")).ok


async def test_each_is_told_in_her_own_language() -> None:
    """Slack knows that Lucía reads Spanish; the board is in the place's language."""
    async with hall() as here:
        await here.meeting()
        lucia = await here.comes("Lucía Paz", locale="es-MX")
        await lucia.slash("/hand", "pregunta")
        assert "Sigues tú" in heard(lucia) or "siguiente" in heard(lucia)
        board = await here.shows("Lucía Paz")
        assert "Speaking" in board.reads or "Nobody has the floor" in board.reads


async def test_somebody_on_the_roster_is_herself() -> None:
    """Slack vouches for her address, the roster has it: /here makes no second Ana."""
    async with hall() as here:
        maria = await here.meeting()
        await roster(here, maria, "Ana Ruiz", "ana.ruiz@north-state.example")
        ana = await here.comes("Ana Ruiz")
        assert (
            len([p for p in here.convening.roster() if here.engine.directory("home").name(p.person) == "Ana Ruiz"]) == 1
        )
        known = here.engine.directory("home").whose(f"slack:{ana.workspace.id}:{ana.id}")
        assert known is not None
        assert known.link in here.convening.confirmed


async def test_an_account_that_only_typed_a_name_gets_no_private_message() -> None:
    """Eve says that she is Ana: what is for Ana alone goes nowhere, until a host says that it is she."""
    async with hall() as here:
        maria = await here.meeting()
        await roster(here, maria, "Ana Ruiz", "ana.ruiz@north-state.example")
        eve = here.slack.person("Eve")
        ana = next(
            p.person for p in here.convening.roster() if here.engine.directory(HOME).name(p.person) == "Ana Ruiz"
        )
        stream = Stream(HOME, "convening", here.convening.id)
        account = f"slack:{eve.workspace.id}:{eve.id}"
        join = Join(person=ana, account=account, link="claim-1")
        await here.engine.submit(stream, join, Actor(account="claim-1", door="slack"), "typed")
        parcel = Parcel(1, HOME, stream, "n", ana, "", b"", here.clock.now(), None, 1, 1)
        kept_back = await here.door.deliver(parcel, Post("n", say("somebody"), to=ana))
        assert isinstance(kept_back, Unreachable)
        known = here.engine.directory(HOME).whose(f"slack:{maria.workspace.id}:{maria.id}")
        assert known is not None
        await here.engine.submit(stream, ConfirmAccount("claim-1"), Actor(known.person, account=known.link), "yes")
        assert "claim-1" in here.convening.confirmed
        assert isinstance(await here.door.deliver(parcel, Post("n", say("somebody"), to=ana)), Delivered)


async def test_a_guest_of_another_organisation_is_nobody_on_the_roster() -> None:
    """Through Slack Connect a guest may call herself anything: her address is not vouched for here."""
    async with hall() as here:
        maria = await here.meeting()
        await roster(here, maria, "Ana Ruiz", "eva.moss@elsewhere.example")
        eva = here.slack.guest("Eva Moss")
        await eva.slash("/here")
        await eva.slash("/hand")
        await here.until(lambda: here.waiting() == ["Eva Moss"])
        known = here.engine.directory("home").whose(f"slack:{here.slack.workspace.id}:{eva.id}")
        assert known is not None
        assert here.engine.directory("home").name(known.person) == "Eva Moss"


async def roster(here: Hall, lead: Person, name: str, email: str) -> None:
    stream = Stream("home", "convening", here.convening.id)
    known = here.engine.directory("home").whose(f"slack:{lead.workspace.id}:{lead.id}")
    assert known is not None
    row = RosterRow(name=name, site="remote", mode=Mode.REMOTE, email=email)
    await here.engine.submit(stream, ImportRoster((row,)), Actor(known.person), "roster")
