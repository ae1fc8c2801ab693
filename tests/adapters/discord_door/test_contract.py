"""Discord keeps what every door promises, with Components V2 and with embeds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import discord
import pytest
from discord.http import handle_message_parameters

from adapters.discord import embeds, forms, inbound, meaning, rendering
from adapters.discord.answering import button
from adapters.discord.candidates import candidates
from adapters.discord.inbound import Arrival
from adapters.discord.inert import inert
from adapters.discord.one_sheet import single
from adapters.discord.rendering import RULE, Sheet, Words, blocks, choices, pages
from bot.directory import Directory
from bot.domain.convening.state import Convening
from bot.domain.log import Answer, Refusal
from bot.router import Invocation
from bot.spec import Action, Command, Form
from bot.speech import Speech
from bot.ui import Card
from commands import COMMANDS
from tests.contracts.door import Asking, DoorContract, DoorDriver, Shown, some_speech
from tests.emulation.discord_wire.messages import every_component
from tests.emulation.discord_wire.record import SpecsAbsent, official_spec

WHERE = Arrival("discord:1", "home", "discord:7", "discord:2:3", "en", "Ana")
DRESS = re.compile(r"^(### |-# |• |\d+\\\. |⏱ |\*\*(?=.))")
MARK = re.compile(r"(?<!\\)(?:\\\\)*([*_~`|\[\]@#<>]|://)")
OURS = re.compile(r"\(<t:\d+:R>\)$")


def undressed(line: str) -> str:
    """A line without the marks that the door itself puts around people's words."""
    bare = DRESS.sub("", OURS.sub("", line))
    bare = bare.removesuffix("**")
    return re.sub(r"^([^*\\]{1,40})\*\* ", r"\1 ", bare)


def plain(line: str) -> str:
    return re.sub(r"\\([^\w\s])", r"\1", undressed(line))


def alive(texts: Sequence[str]) -> list[str]:
    """What Discord would format, link or ring in these texts."""
    lines = (undressed(line) for text in texts for line in text.splitlines())
    return [line for line in lines if MARK.search(line)]


def objections(path: str, body: Mapping[str, Any]) -> list[str]:
    """Where it breaks Discord's published schema; the counts beside it are checked with and without the schema."""
    try:
        return list(official_spec().request("POST", path, body))
    except SpecsAbsent:
        return []


def test_the_published_schema_objects_to_what_is_wrong() -> None:
    """The half of `problems` that is silent where the schema is not at hand."""
    try:
        official_spec()
    except SpecsAbsent as absent:
        pytest.skip(str(absent))
    assert objections("/channels/1/messages", {"content": 7})


def payload(sheet: Sheet, plainly: bool) -> tuple[dict[str, Any], dict[str, str]]:
    """What the library would post, and what must be kept for it."""
    if plainly:
        embedded = embeds.build(sheet)
        made, kept = {"embed": embedded.embed, "view": embedded.view}, embedded.kept
    else:
        built = rendering.build(sheet)
        made, kept = {"view": built.view}, built.kept
    with handle_message_parameters(allowed_mentions=discord.AllowedMentions.none(), **made) as sent:  # type: ignore[arg-type]
        assert sent.payload is not None
        return dict(sent.payload), kept


def texts(body: Mapping[str, Any]) -> Iterator[str]:
    for part in every_component(body.get("components", [])):
        if part["type"] == 10:
            yield part["content"]
    for embed in body.get("embeds", []):
        yield re.sub(r"^\[(.*)\]\(https?://\S+\)$", r"\1", embed.get("description", ""), flags=re.M)


def problems(body: Mapping[str, Any]) -> list[str]:
    found = objections("/channels/1/messages", body)
    parts = list(every_component(body.get("components", [])))
    found += ["too many components"] * (len(parts) > 40)
    found += ["too much text"] * (sum(len(p.get("content", "")) for p in parts) > 4000)
    found += ["too many rows"] * (bool(body.get("embeds")) and len(body["components"]) > 5)
    ids = [part["custom_id"] for part in parts if "custom_id" in part]
    found += ["an id twice"] * (len(ids) != len(set(ids)))
    return list(found)


def pressed(custom_id: str, kept: Mapping[str, str]) -> Invocation:
    name = meaning.unnumbered(custom_id)
    meant = meaning.read(kept.get(name, name))
    assert meant is not None
    return inbound.from_meaning(WHERE, meant)


def ways(body: Mapping[str, Any], kept: Mapping[str, str]) -> Iterator[tuple[str, Invocation]]:
    for part in every_component(body.get("components", [])):
        if part["type"] == 2 and "custom_id" in part:
            yield part["label"], pressed(part["custom_id"], kept)
        for option in part.get("options", []):
            yield option["label"], pressed(option["value"], kept)


class DiscordDriver:
    """Renders and reads as the Discord door does."""

    def __init__(self, plainly: bool) -> None:
        self.plainly = plainly

    def shown(self, sheets: Sequence[Sheet]) -> Shown:
        bodies = [payload(sheet, self.plainly) for sheet in sheets]
        said = [text for body, _ in bodies for text in texts(body)]
        return Shown(
            ["\n".join(plain(line) for line in text.splitlines()) for text in said],
            [way for body, kept in bodies for way in ways(body, kept)],
            [problem for body, _ in bodies for problem in problems(body)],
            alive(said),
        )

    def says(self, command: Command, action: Action, text: str) -> Invocation:
        option = {"name": "action", "type": 3, "value": action.name}
        nested = {"name": action.name, "type": 1, "options": []}
        data = {"name": command.top_level, "options": [option if command.name in ("hand", "here") else nested]}
        return inbound.from_command(WHERE, data, COMMANDS)

    def card(self, card: Card, *, place: bool) -> Shown:
        return self.shown([single(blocks(card), some_speech())] if place else pages(blocks(card)))

    def reply(self, reply: Answer | Refusal, card: Card | None, speech: Speech) -> Shown:
        buttons = tuple(button(way, speech) for way in reply.choices)
        under = [RULE, *blocks(card)] if card else []
        said = Words((inert(speech.say(reply.say)),))
        return self.shown(pages([said, *under, *choices(buttons, speech("discord-choose"))]))

    def form(self, form: Form, values: dict[str, str], speech: Speech) -> Asking:
        offer = lambda option: candidates(option, speech.convening or Convening("", ""), Directory(), speech)  # noqa: E731
        modal, kept = forms.modal(form, speech, offer)
        body = {"type": 9, "data": modal.to_dict()}
        fields = [part["component"] for part in body["data"]["components"]]
        sent = {
            "components": [
                {"type": 18, "component": {"custom_id": field["custom_id"], **worth(field, values)}} for field in fields
            ]
        }
        meant = meaning.read(kept.get(modal.custom_id, modal.custom_id))
        assert meant is not None
        asked = inbound.from_meaning(WHERE, meant, inbound.filled_in(sent))
        found = objections("/interactions/1/abc/callback", body)
        return Asking([field["custom_id"] for field in fields], asked, found)


def worth(field: Mapping[str, Any], values: Mapping[str, str]) -> dict[str, Any]:
    value = values[field["custom_id"]]
    return {"value": value} if field["type"] == 4 else {"values": [value]}


class TestDiscord(DoorContract):
    """The Discord door."""

    @pytest.fixture(params=["components", "embeds"])
    def driver(self, request: pytest.FixtureRequest) -> DoorDriver:
        return DiscordDriver(request.param == "embeds")


def test_the_check_for_living_words_finds_some() -> None:
    """Unescaped, every one of these would ring, link or format."""
    for text in ("@everyone", "<@1>", "*bold*", "https://evil.example", "[a](b)", "||spoiler||", "`code`"):
        assert alive([text]) == [text]
        assert alive([inert(text)]) == []
