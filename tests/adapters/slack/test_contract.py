"""Slack keeps what every door promises."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from adapters.slack import forms, inbound, limits
from adapters.slack.answers import Answers, Told, more_in
from adapters.slack.blocks import Press, card_blocks, fallback, texts_of
from adapters.slack.doing import as_object
from adapters.slack.inbound import Where
from bot.directory import Directory
from bot.domain.log import Answer, Refusal
from bot.router import Invocation
from bot.spec import Action, Command, Form
from bot.speech import Speech
from bot.ui import Card
from commands import COMMANDS
from tests.contracts.door import Asking, DoorContract, DoorDriver, Shown, some_speech
from tests.emulation.slack.block_limits import in_blocks, in_view
from tests.emulation.slack.calls import checker_present, schema_checker

WHERE = Where("home", "T1", "slack:T1:C1")
ALIVE = re.compile(r"<[@!#]|<https?:|<mailto:")


def parts_of(part: object) -> Iterator[Mapping[str, Any]]:
    """Every object in a piece of Block Kit."""
    if isinstance(part, dict):
        yield part
        for value in part.values():
            yield from parts_of(value)
    elif isinstance(part, list):
        for one in part:
            yield from parts_of(one)


def alive(text: str, blocks: list[dict[str, Any]]) -> list[str]:
    """What Slack would turn into a mention, a link or formatting."""
    found = [match.group() for match in ALIVE.finditer(text)]
    for part in parts_of(blocks):
        if part.get("type") == "mrkdwn":
            found.append(str(part))
        if part.get("type") in ("user", "channel", "broadcast", "usergroup", "link") and "elements" not in part:
            found.append(str(part))
    return found


def problems(blocks: list[dict[str, Any]], most: int = limits.BLOCKS_IN_MESSAGE) -> list[str]:
    """By the emulator's own reading of Slack's limits everywhere; by the published schemas too where they are."""
    found = [problem.line for problem in in_blocks(blocks, most="blocks-per-message")]
    if checker_present():
        found += [problem for problem in schema_checker().check_blocks(blocks, most) if problem]
    return found


@pytest.mark.skipif(not checker_present(), reason="Slack's published schemas are not beside this folder")
def test_the_published_schemas_object_to_what_is_wrong() -> None:
    """The other half of `problems`, which is silent where the schemas are not at hand."""
    assert list(filter(None, schema_checker().check_blocks([{"type": "header"}], 50)))


def pressed(blocks: list[dict[str, Any]], overflow: Mapping[str, str]) -> list[tuple[str, Invocation]]:
    buttons = []
    for part in parts_of(blocks):
        if part.get("type") == "button":
            meant = as_object(part["value"])
            meant = as_object(overflow[meant["k"]]) if "k" in meant else meant
            body = {"user": {"id": "U1"}, "team": {"id": "T1"}, "trigger_id": "1"}
            buttons.append((part["text"]["text"], inbound.press(body, meant, WHERE)))
    return buttons


def shown(text: str, blocks: list[dict[str, Any]], overflow: Mapping[str, str]) -> Shown:
    assert len(text) <= limits.FALLBACK_TEXT
    return Shown(list(texts_of(blocks)), pressed(blocks, overflow), problems(blocks), alive(text, blocks))


class SlackDriver:
    """Renders and reads as the Slack door does."""

    def says(self, command: Command, action: Action, text: str) -> Invocation:
        body = {
            "command": f"/{command.top_level}",
            "text": f"{action.name} {text}",
            "user_id": "U1",
            "team_id": "T1",
            "trigger_id": "1",
        }
        return inbound.command(body, WHERE)

    def card(self, card: Card, *, place: bool) -> Shown:
        press = Press("c1")
        blocks = card_blocks(card, press, more_in(some_speech()))
        return shown(fallback(card.spoken()), blocks, press.overflow)

    def reply(self, reply: Answer | Refusal, card: Card | None, speech: Speech) -> Shown:
        answers = Answers.__new__(Answers)
        told: Told = Answers.compose(answers, speech.say(reply.say), card, reply.choices, speech, None)
        return shown(told.text, told.blocks, told.overflow)

    def form(self, form: Form, values: dict[str, str], speech: Speech) -> Asking:
        view = forms.modal(form, speech.convening, speech.directory or Directory(), speech)
        fields = [b["block_id"].removeprefix("field:") for b in view["blocks"] if b["type"] == "input"]
        state = {f"field:{name}": {"a": filled(view, name, value)} for name, value in values.items()}
        sent = {**view, "id": "V1", "hash": "1", "state": {"values": state}}
        body = {"view": sent, "user": {"id": "U1"}, "team": {"id": "T1"}}
        asked = inbound.submission(body, forms.meaning(sent), forms.values(sent), WHERE)
        found = [problem.line for problem in in_view(view)]
        found += [problem for problem in schema_checker().check_view(view) if problem] if checker_present() else []
        return Asking(fields, asked, found)


def filled(view: dict[str, Any], name: str, value: str) -> dict[str, Any]:
    """What Slack reports for an element that was filled in."""
    element = next(block["element"] for block in view["blocks"] if block.get("block_id") == f"field:{name}")
    if element["type"] in ("plain_text_input", "number_input"):
        return {"type": element["type"], "value": value}
    if element["type"].startswith("multi"):
        return {"type": element["type"], "selected_options": [{"value": value}]}
    return {"type": element["type"], "selected_option": {"value": value}}


class TestSlack(DoorContract):
    """The Slack door."""

    @pytest.fixture
    def driver(self) -> DoorDriver:
        return SlackDriver()


def test_every_command_is_also_said_under_the_apps_own_name() -> None:
    """`/convenor hand reply` means `/hand reply`, since the last installed app wins a short name."""
    for command in COMMANDS.values():
        body = {"command": "/convenor", "text": f"{command.name} x y", "user_id": "U1", "team_id": "T1"}
        asked = inbound.command(body, WHERE)
        assert (asked.command, asked.text) == (command.name, "x y")
    assert json.dumps(alive("<!channel>", [])) != "[]"
