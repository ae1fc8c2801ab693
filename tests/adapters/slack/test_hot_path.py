"""What one command costs at Slack's door, in counts: payloads read, clients made, messages composed."""

from __future__ import annotations

import asyncio
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_bolt.app import async_app
from slack_bolt.request import async_request
from slack_bolt.request.async_request import AsyncBoltRequest

from adapters.slack import answers
from adapters.slack.app import Brought
from adapters.slack.gate import fields
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


def test_what_passes_through_bolt_has_every_part_that_bolt_gives_it() -> None:
    """Ours is lighter, not poorer: whatever Bolt asks of a request is there, and says the same of a payload."""
    body = {"command": "/hand", "team_id": "T1", "user_id": "U1"}
    brought, bolts = Brought(body), AsyncBoltRequest(body=body, mode="socket_mode")
    assert vars(brought).keys() == vars(bolts).keys()
    assert {name: part for name, part in vars(brought).items() if name != "context"} == {
        name: part for name, part in vars(bolts).items() if name != "context"
    }


@given(st.text(alphabet="aé+%&= 2F0C3A9/:\n", max_size=30), st.text(alphabet="aé+%&= 2F0C3A9/:\n", max_size=30))
def test_a_form_is_read_as_the_library_reads_it(name: str, value: str) -> None:
    """Twice as fast, to the same words: escapes, plus signs, empty values and half an escape."""
    for form in (f"{name}={value}", urlencode({name: value, "text": value}), f"text={value}&{name}"):
        pairs = parse_qsl(form, keep_blank_values=True, errors="strict") if decodes(form) else None
        if pairs is None:
            with pytest.raises(ValueError):
                fields(form)
        else:
            assert fields(form) == dict(pairs)


def decodes(form: str) -> bool:
    try:
        parse_qsl(form, keep_blank_values=True, errors="strict")
    except UnicodeDecodeError:
        return False
    return True
