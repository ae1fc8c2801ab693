"""What one command costs at Slack's door, in counts: payloads read, clients made, messages composed."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from slack_bolt.app import async_app
from slack_bolt.request import async_request

from adapters.slack import answers
from tests.adapters.slack.hall import hall


def counted(monkeypatch: pytest.MonkeyPatch, module: Any, name: str) -> list[str]:
    """Writes down every call of a function, which goes on as before."""
    before, calls = getattr(module, name), list[str]()

    def call(*args: Any, **more: Any) -> Any:
        calls.append(name)
        return before(*args, **more)

    monkeypatch.setattr(module, name, call)
    return calls


async def test_bolt_reads_no_payload_again_and_makes_no_client(monkeypatch: pytest.MonkeyPatch) -> None:
    """The raw body is read once, at our own gate; Bolt is handed what was read, and makes nothing to throw away."""
    async with hall() as here:
        await here.meeting()
        people = [await here.comes(f"Person {n}") for n in range(3)]
        parsed = counted(monkeypatch, async_request, "parse_body")
        clients = counted(monkeypatch, async_app, "AsyncWebClient")
        assert all([(await person.slash("/hand")).ok for person in people])
        assert (len(parsed), len(clients)) == (0, 0)
        assert here.door.dispatch.bolt._async_listeners == []


async def test_a_message_is_composed_once_for_all_who_stand_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """Eight people take their hands down: each is told so, and the message was made once."""
    async with hall() as here:
        await here.meeting()
        people = [await here.comes(f"Person {n}") for n in range(8)]
        await asyncio.gather(*(person.slash("/hand") for person in people))
        composed = counted(monkeypatch, answers, "compose")
        told = await asyncio.gather(*(person.slash("/hand", "down") for person in people))
        assert len({str(one.answer) for one in told}) == 1
        assert len(composed) == 1
