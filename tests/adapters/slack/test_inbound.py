"""Recorded payloads in, invocations out: what Slack really sends, read without asking anybody."""

from __future__ import annotations

import hashlib
import hmac
import time
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack import inbound
from adapters.slack.blocks import clipped, escaped, fallback
from adapters.slack.gate import TurnedAway, fields, let_in
from adapters.slack.inbound import Where
from adapters.slack.limits import FALLBACK_TEXT
from adapters.slack.pacing import Spaced, Window
from bot import typed
from bot.router import Invocation
from commands import COMMANDS

WHERE = Where("home", "T012AB3CD", "slack:T012AB3CD:C2147483705")
SLASH = {
    # docs.slack.dev/interactivity/implementing-slash-commands
    "token": "gIkuvaNzQIHg97ATvDxqgjtO",
    "team_id": "T012AB3CD",
    "team_domain": "example",
    "channel_id": "C2147483705",
    "channel_name": "test",
    "user_id": "U2147483697",
    "user_name": "Steve",
    "command": "/hand",
    "text": "for:<@U012ABCDEF|ana> about &lt;slide 4&gt; &amp; <https://a.example/x|here>",
    "response_url": "https://hooks.slack.com/commands/1234/5678",
    "trigger_id": "13345224609.738474920.8088930838d88f008e0",
}


def test_a_slash_command_is_read_whole() -> None:
    """People become accounts, links addresses, entities signs; the trigger id is the delivery's own."""
    assert inbound.command(SLASH, WHERE) == Invocation(
        "home",
        "hand",
        "slack:T012AB3CD:U2147483697",
        "slack:T012AB3CD:command:13345224609.738474920.8088930838d88f008e0",
        text="for:account:slack:T012AB3CD:U012ABCDEF about <slide 4> & https://a.example/x",
        place="slack:T012AB3CD:C2147483705",
        door="slack",
    )


def test_a_press_says_what_its_button_meant() -> None:
    """The value carries the command; the convening it was drawn for comes along."""
    body = {
        "type": "block_actions",
        "user": {"id": "U1", "team_id": "T9"},
        "team": {"id": "T012AB3CD"},
        "trigger_id": "7",
    }
    asked = inbound.press(body, {"c": "queue", "a": "next", "x": {"replaces": "u1"}, "in": "c1"}, WHERE)
    assert (asked.command, asked.action, dict(asked.arguments)) == ("queue", "next", {"replaces": "u1", "in": "c1"})
    assert asked.key == "slack:T012AB3CD:press:7"
    assert inbound.is_stranger(body)


def test_an_event_belongs_to_the_workspace_that_installed_us() -> None:
    """In Slack Connect the envelope's team is the sender's; `authorizations` says whose event it is."""
    body = {"team_id": "T-theirs", "authorizations": [{"team_id": "T012AB3CD"}], "event": {"user": "U1"}}
    assert inbound.team_of(body) == "T012AB3CD"
    assert inbound.user_of(body) == "U1"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("hand", ("hand", "up", "")),
        ("MANO!", ("hand", "up", "")),
        ("q+ about slide 4", ("hand", "up", "about slide 4")),
        ("q-", ("hand", "down", "")),
        ("q- later", ("hand", "later", "")),
        ("q?", ("queue", "show", "")),
        ("hand reply", ("hand", "up", "reply")),
        ("mano pregunta", ("hand", "up", "pregunta")),
        ("hand: about slide 4", ("hand", "up", "about slide 4")),
        ("nuestra línea: más tiempo", ("breakout", "line", "más tiempo")),
        ("aquí", ("here", "", "")),
        ("hand me that", None),
        ("on the other hand", None),
        ("help", None),
        ("", None),
    ],
)
def test_typed_words(said: str, meant: tuple[str, str, str] | None) -> None:
    """Only these words, only as the whole message; everything else is talk."""
    found = typed.in_channel(said)
    assert (found and (found.command, found.action, found.text)) == meant


def test_help_is_a_call_only_in_a_groups_own_place() -> None:
    """In the main channel "help" is a word; in a group it calls somebody."""
    assert typed.in_channel("help", group=True) == typed.Typed("breakout", "help")
    assert typed.to_the_app("queue show", COMMANDS) == typed.Typed("queue", "", "show")
    assert typed.to_the_app("/convening new Fractions", COMMANDS) == typed.Typed("convening", "", "new Fractions")
    assert typed.to_the_app("good morning", COMMANDS) is None


def sign(raw: bytes, secret: str, at: float) -> dict[str, str]:
    stamp = str(int(at))
    digest = hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + raw, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}", "Content-Type": "application/json"}


@given(st.binary(max_size=300))
def test_any_signed_bytes_are_a_payload_or_turned_away(raw: bytes) -> None:
    """Whatever the bytes: an object, 400 or 401, and nothing else."""
    now = time.time()
    try:
        body: object = let_in(raw, sign(raw, "s", now), "s", now)
    except TurnedAway as away:
        body = {} if away.status == 400 else None
    assert isinstance(body, dict)


@given(st.text(alphabet="ab=&+%2F0é", max_size=40))
def test_a_form_is_read_as_the_standard_library_reads_it(text: str) -> None:
    """Every field, blank ones and escapes among them; what is no UTF-8 is refused by both."""
    try:
        expected: object = dict(parse_qsl(text, keep_blank_values=True, errors="strict"))
    except ValueError:
        expected = ValueError
    try:
        read: object = fields(text)
    except ValueError:
        read = ValueError
    assert read == expected


@given(st.binary(max_size=50), st.text(max_size=20))
def test_nothing_unsigned_is_read(raw: bytes, signature: str) -> None:
    """Without the signature nobody looks inside."""
    with pytest.raises(TurnedAway) as away:
        let_in(raw, {"X-Slack-Request-Timestamp": "1", "X-Slack-Signature": signature}, "s", 1.0)
    assert away.value.status == 401


@given(st.text(max_size=9000))
def test_a_fallback_is_short_inert_and_never_cut_inside_a_sign(text: str) -> None:
    """At most as long as an edit may be, without `<` or `>`, every `&` the beginning of an entity."""
    said = fallback(text)
    assert len(said) <= FALLBACK_TEXT
    assert "<" not in said
    assert ">" not in said
    assert all(rest.startswith(("amp;", "lt;", "gt;")) for rest in said.split("&")[1:])
    assert clipped(text, 50) == text or clipped(text, 50).endswith("…")
    assert "<!" not in escaped(text)


@given(st.lists(st.floats(0, 30), min_size=1, max_size=200))
def test_a_window_never_lets_more_than_its_tier_through(gaps: list[float]) -> None:
    """However calls come, no minute holds more than the tier."""
    gauge, now, made = Window(20), 0.0, list[float]()
    for gap in gaps:
        now += gap
        now += gauge.wait(now)
        gauge.take(now)
        made.append(now)
    assert all(sum(at <= other < at + 60 for other in made) <= 20 for at in made)


@given(st.lists(st.floats(0, 3), min_size=1, max_size=100))
def test_spaced_calls_keep_their_distance(gaps: list[float]) -> None:
    """Over any stretch there are no more calls than intervals, but for one fifth of an interval."""
    gauge, now, made = Spaced(1.0), 100.0, list[float]()
    for gap in gaps:
        now += gap
        now += gauge.wait(now)
        gauge.take(now)
        made.append(now)
    assert all(made[n + k] - made[n] >= k * 1.0 - 0.21 for n in range(len(made)) for k in range(1, len(made) - n))
