"""Workspaces: installed, connected, renewed, in trouble and gone; each by itself."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from adapters.slack.tenants import Installation
from bot.domain.log import CLOCK, Post, Stream, say
from bot.domain.organisation.wishes import Found
from tests.adapters.slack.hall import HOME, Hall, hall
from tests.emulation.slack.people import Person


def many(**more: Any) -> Any:
    """A hall that is installed by OAuth instead of by one token."""
    return hall(slack_bot_token="", **more)


async def oauth(here: Hall) -> None:
    """What the installation needs to know of the app before it is opened."""
    app = here.slack.app
    here.settings = replace(here.settings, slack_client_id=app.client_id, slack_client_secret=app.client_secret)
    await here.restart()


async def installs(here: Hall, person: Person) -> str:
    status, text = await person.installs_app(f"http://127.0.0.1:{here.port}/slack/install")
    assert status == 200
    return text


async def connected(here: Hall, person: Person) -> None:
    """An administrator's one-time code is typed in the workspace."""
    await here.engine.submit(Stream(HOME, "organisation", HOME), Found("p1", "Maria"), CLOCK, "found")
    await person.slash("/convenor", f"connect {await here.door.connect_code('p1')}")


async def test_from_nothing_to_a_working_hand() -> None:
    """Install, type the code, plan, open, raise a hand: what the README promises."""
    async with many() as here:
        await oauth(here)
        maria = here.slack.person("Maria Lopez")
        assert "connect" in await installs(here, maria)
        await maria.slash("/hand")
        assert "connected to an organization" in maria.ephemerals[-1].reads
        await connected(here, maria)
        assert "is connected" in maria.ephemerals[-1].reads
        await maria.slash("/convening", "new Fractions day")
        await maria.slash("/convening", "open")
        await maria.slash("/hand", "reply")
        await here.shows("Maria")


async def test_a_code_works_once_and_for_a_day() -> None:
    """A code that was used, or never was, connects nobody."""
    async with hall() as here:
        maria, eve = here.slack.person("Maria Lopez"), here.slack.person("Eve")
        await here.engine.submit(Stream(HOME, "organisation", HOME), Found("p1", "Maria"), CLOCK, "found")
        code = await here.door.connect_code("p1")
        await maria.slash("/convenor", f"connect {code.lower()}")
        assert "is connected" in maria.ephemerals[-1].reads
        await eve.slash("/convenor", f"connect {code}")
        assert "isn't good any more" in eve.ephemerals[-1].reads
        await eve.slash("/convenor", "breakouts channels")
        assert "Only an administrator" in eve.ephemerals[-1].reads


async def test_an_install_begun_in_another_browser_is_refused() -> None:
    """The state belongs to the browser that began, and works once."""
    async with many() as here:
        await oauth(here)
        import aiohttp

        async with aiohttp.ClientSession() as browser:
            url = f"http://127.0.0.1:{here.port}/slack/oauth_redirect?code=x&state=y"
            async with browser.get(url) as answer:
                assert answer.status == 400
        status, _ = await here.slack.person("Maria").installs_app(
            f"http://127.0.0.1:{here.port}/slack/install", says_yes=False
        )
        assert status == 400


async def test_tokens_lie_sealed_and_are_never_shown() -> None:
    """What the database holds of a workspace opens only with the installation's key."""
    async with many() as here:
        await oauth(here)
        await installs(here, here.slack.person("Maria"))
        token = here.slack.token_of(here.slack.workspace).value
        (kept,) = (await here.ledger.kept("slack", "tenant:")).values()
        assert token not in kept
        team = here.slack.workspace.id
        assert here.door.tenants.get(team).token == token  # type: ignore[union-attr]
        assert token not in repr(here.door.tenants.get(team))
        here.settings = replace(here.settings, secret_keys=("another-key-of-thirty-two-letters!!",))
        await here.restart()
        assert here.door.tenants.get(team).token == ""  # type: ignore[union-attr]


async def test_a_token_is_renewed_by_one_at_a_time() -> None:
    """Its end is near and twenty calls come at once: the refresh token is used once, and all calls go through."""
    async with many() as here:
        here.slack.app.token_rotation = True
        await oauth(here)
        await installs(here, here.slack.person("Maria"))
        team = here.slack.workspace.id
        before = here.door.tenants.get(team)
        assert before is not None
        soon = (here.clock.now() + timedelta(minutes=5)).isoformat()
        await here.door.tenants.save(replace(before, expires=soon))
        tokens = await asyncio.gather(*(here.door.tenants.token(team) for _ in range(20)))
        assert len(set(tokens)) == 1
        assert tokens[0] != before.token
        renewals = [c for c in here.slack.calls.to("oauth.v2.access") if "refresh_token" in c.args]
        assert len(renewals) == 1


async def test_uninstalling_ends_it_in_both_orders() -> None:
    """The tokens are thrown away, nothing is sent any more, and posts say why they could not go."""
    async with many() as here:
        await oauth(here)
        maria = here.slack.person("Maria Lopez")
        await installs(here, maria)
        await connected(here, maria)
        for told in here.slack.uninstall():
            assert (await told).ok
        team = here.slack.workspace.id
        gone = here.door.tenants.get(team)
        assert gone is not None
        assert (gone.trouble, gone.token) == ("uninstalled", "")
        calls = len(here.slack.calls)
        delivered = await here.door.deliver(parcel(), Post("n", say("somebody"), to="p1"))
        assert getattr(delivered, "reason", "") == "workspace not connected"
        assert len(here.slack.calls) == calls
        await installs(here, maria)
        assert here.door.tenants.get(team).trouble == ""  # type: ignore[union-attr]


def parcel(attempts: int = 1, key: str = "n") -> Any:
    from datetime import UTC, datetime

    from bot.ports import Parcel

    stream = Stream(HOME, "convening", "c")
    return Parcel(1, HOME, stream, key, "p1", "", b"", datetime.now(UTC), None, attempts, 1)


async def test_an_archived_channel_is_told_to_the_facilitator_and_comes_back() -> None:
    """The board cannot be written: she reads why, the queue goes on, and unarchiving brings the board back."""
    async with hall() as here:
        maria = await here.meeting()
        ana = await here.comes("Ana Ruiz")
        await here.shows("Nobody is waiting")
        await maria.archives("#main")
        await here.slack.settle()
        await here.until(lambda: any("archived" in post.reads for post in maria.dm.messages))
        await ana.tells_app("hand")
        await here.until(lambda: here.waiting() == ["Ana Ruiz"])
        await maria.unarchives("#main")
        await here.shows("Ana Ruiz")
        assert sum("archived" in post.reads for post in maria.dm.messages) == 1


async def test_a_scope_that_was_taken_away_is_said() -> None:
    """Without chat:write no board: whoever runs it can read why on the console's side, and answers still work."""
    async with hall() as here:
        await here.meeting()
        ana = await here.comes("Ana Ruiz")
        await here.shows("Nobody is waiting")
        here.slack.drop_scope("chat:write")
        await ana.slash("/hand")
        assert "next" in ana.ephemerals[-1].reads
        outcome = await here.door.deliver(
            parcel(), Post("n", say("somebody"), place=f"slack:{here.slack.workspace.id}:C1")
        )
        assert "may not do this" in getattr(outcome, "reason", "")


async def test_somebody_who_was_deactivated_is_not_written_to() -> None:
    """Her account is no more: the post goes by another door, and Slack is not asked."""
    async with hall() as here:
        await here.meeting()
        ana = await here.comes("Ana Ruiz")
        await ana.is_deactivated()
        await here.slack.settle()
        known = here.engine.directory(HOME).whose(f"slack:{ana.workspace.id}:{ana.id}")
        assert known is not None
        calls = len(here.slack.calls.to("chat.postMessage"))
        outcome = await here.door.deliver(parcel(), Post("n", say("somebody"), to=known.person))
        assert getattr(outcome, "reason", "") == "deactivated in Slack"
        assert len(here.slack.calls.to("chat.postMessage")) == calls


async def test_one_workspaces_trouble_slows_no_other() -> None:
    """Slack tells one workspace to wait; another's calls go on at once."""
    async with hall() as here:
        here.door.pacer.hold("T-slow", "chat.postMessage", "C1", 60)
        waiting = asyncio.create_task(here.door.pacer.turn("T-slow", "chat.postMessage", "C1"))
        await asyncio.wait_for(here.door.pacer.turn("T-other", "chat.postMessage", "C1"), 0.5)
        assert not waiting.done()
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)


@pytest.mark.parametrize(("chosen", "posts"), [("may-repeat", 2), ("may-miss", 1)])
async def test_where_nobody_can_look_the_workspaces_choice_counts(chosen: str, posts: int) -> None:
    """The post's fate is unknown and history may not be read: it repeats, or it may be missed, as was chosen."""
    from tests.emulation.slack.faults import dropped

    async with hall() as here:
        maria = await here.meeting()
        await here.shows("Nobody is waiting")
        await maria.slash("/convenor", f"delivery {chosen}")
        here.slack.drop_scope("channels:history", "groups:history", "im:history", "mpim:history")
        here.slack.faults.on("chat.postMessage", dropped(), times=1)
        person = here.engine.directory(HOME).whose(f"slack:{maria.workspace.id}:{maria.id}")
        assert person is not None
        post = Post("nudge:1", say("somebody"), to=person.person)
        first = await here.door.deliver(parcel(1, "nudge:1"), post)
        assert type(first).__name__ == "Later"
        second = await here.door.deliver(parcel(2, "nudge:1"), post)
        assert type(second).__name__ == "Delivered"
        assert sum("nudge:1" in json.dumps(m.metadata or {}) for m in maria.dm.messages) == posts


async def test_a_post_that_arrived_unheard_is_found() -> None:
    """The answer to a post was lost: before it is sent again its delivery id is looked up."""
    from tests.emulation.slack.faults import dropped

    async with hall() as here:
        maria = await here.meeting()
        await here.shows("Nobody is waiting")
        here.slack.faults.on("chat.postMessage", dropped(), times=1)
        person = here.engine.directory(HOME).whose(f"slack:{maria.workspace.id}:{maria.id}")
        assert person is not None
        post = Post("nudge:2", say("somebody"), to=person.person)
        await here.door.deliver(parcel(1, "nudge:2"), post)
        assert type(await here.door.deliver(parcel(2, "nudge:2"), post)).__name__ == "Delivered"
        assert sum("nudge:2" in json.dumps(m.metadata or {}) for m in maria.dm.messages) == 1


def test_an_installation_never_prints_its_tokens() -> None:
    """Neither token stands in a repr."""
    here = Installation("T1", token="xoxb-canary", refresh="xoxe-canary")
    assert "canary" not in repr(here)
