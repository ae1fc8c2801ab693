"""What people do: commands, buttons, forms, menus and shortcuts. Each waits for its commit before it answers."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from typing import Any

import structlog

from adapters.slack import forms, inbound, limits
from adapters.slack.answers import Told
from adapters.slack.context import Json, Surroundings
from adapters.slack.owning import Owning
from adapters.slack.pacing import URGENT
from adapters.slack.sender import SlackBusy, SlackRefused, SlackUnsure
from bot.domain.log import Answer, Refusal, refuse
from bot.router import Invocation
from bot.spec import Form

log = structlog.get_logger("slack")

LATE = limits.ANSWER_SECONDS - 0.3
"""After so many seconds Slack has given up on us, and the person must be told another way."""


class Doing:
    """Handlers of commands and interactions."""

    def __init__(self, around: Surroundings, owning: Owning) -> None:
        self.around, self.owning = around, owning

    async def command(self, body: Json) -> Json | None:
        began = time.monotonic()
        where = self.around.where(inbound.team_of(body), str(body.get("channel_id", "")))
        told = await self.owning.told(body, where)
        if told is not None:
            return told.message()
        asked = await self.around.introduced(inbound.command(body, where), str(body.get("user_name", "")))
        reply = await self.around.ask(asked)
        if isinstance(reply, Form):
            self.around.later(self.open_form(asked, reply, body))
            return None
        told = await self.around.keep(self.around.answers.tell(asked, reply))
        if time.monotonic() - began > LATE:
            self.around.later(self.respond(body, told, replace=False))
        return told.message()

    async def press(self, body: Json) -> Json | None:
        """A button or menu. The answer goes to her alone; in an ephemeral message it takes the message's place."""
        action = (body.get("actions") or [{}])[0]
        meant = await self.meaning(action)
        asked = inbound.press(body, meant, self.where_of(body), chosen_in(action))
        asked = await self.introduced(asked, body)
        reply = await self.around.ask(asked) if meant else refuse("slack-old-button")
        self.around.later(self.show(asked, reply, body))
        return None

    async def meaning(self, action: Mapping[str, Any]) -> Json:
        """What a button stands for: written on it, or kept under the key that is."""
        written = action.get("value") or action.get("block_id") or ""
        meant = as_object(str(written))
        if "k" not in meant:
            return meant
        kept = (await self.around.ledger.kept("slack", str(meant["k"]))).get(str(meant["k"]), "")
        return as_object(kept)

    async def submission(self, body: Json) -> Json | None:
        """A form sent: what came of it stands where the form stood; a refusal keeps the form and what was typed."""
        view = body.get("view") or {}
        meant = forms.meaning(view)
        if body.get("type") == "view_closed" or view.get("callback_id") != forms.CALLBACK:
            return None
        given = forms.values(view)
        asked = inbound.submission(body, meant, given, self.around.where(inbound.team_of(body), meant.get("p", "")))
        asked = await self.introduced(asked, body)
        reply = await self.around.ask(asked)
        answers = self.around.answers
        convening = answers.convening(asked)
        speech = answers.speech(asked, convening)
        if isinstance(reply, Form):
            shown = self.form_view(asked, reply, note=speech.say(forms.missing(reply)))
            return {"response_action": "update", "view": shown}
        if isinstance(reply, Refusal) and not reply.choices:
            return {"response_action": "update", "view": forms.again(view, speech.say(reply.say), given)}
        told = await self.around.keep(answers.tell(asked, reply))
        return {"response_action": "update", "view": forms.result(f"/{asked.command}", told.blocks, speech)}

    async def options(self, body: Json) -> Json | None:
        """A menu that is typed into."""
        view = body.get("view") or {}
        meant = forms.meaning(view)
        where = self.around.where(inbound.team_of(body), str(meant.get("p", "")))
        asked = inbound.press(body, meant, where)
        convening = self.around.answers.convening(asked)
        if convening is None:
            return {"options": []}
        kind = str(body.get("action_id", "")).partition(":")[2] or "person"
        directory = self.around.engine.directory(asked.organisation)
        speech = self.around.answers.speech(asked, convening)
        return {"options": forms.search(kind, str(body.get("value", "")), convening, directory, speech)}

    async def shortcut(self, body: Json) -> Json | None:
        """From a message's menu, or from anywhere: named after the command and action it stands for."""
        command, _, action = str(body.get("callback_id", "")).partition(":")
        message = body.get("message") or {}
        arguments = quoted(command, message, inbound.team_of(body))
        meant = {"c": command, "a": action, "x": arguments}
        asked = await self.introduced(inbound.press(body, meant, self.where_of(body)), body)
        reply = await self.around.ask(asked)
        self.around.later(self.show(asked, reply, body))
        return None

    # --- showing ----------------------------------------------------------------------------------------------------

    def where_of(self, body: Json) -> inbound.Where:
        container = body.get("container") or {}
        message = body.get("message") or {}
        channel = str((body.get("channel") or {}).get("id") or container.get("channel_id") or "")
        thread = str(container.get("thread_ts") or message.get("thread_ts") or container.get("message_ts") or "")
        return self.around.where(inbound.team_of(body), channel, thread)

    async def introduced(self, asked: Invocation, body: Json) -> Invocation:
        user = body.get("user") or {}
        name = str(user.get("name") or user.get("username") or "")
        return await self.around.introduced(asked, name, inbound.is_stranger(body))

    async def show(self, asked: Invocation, reply: Answer | Refusal | Form, body: Json) -> None:
        """After a press: to her alone where she pressed, as a form, or over the page that has no channel."""
        if isinstance(reply, Form):
            await self.open_form(asked, reply, body)
            return
        told = await self.around.keep(self.around.answers.tell(asked, reply))
        container = body.get("container") or {}
        if body.get("response_url"):
            await self.respond(body, told, replace=bool(container.get("is_ephemeral")))
            return
        speech = self.around.answers.speech(asked, self.around.answers.convening(asked))
        view = forms.result(f"/{asked.command}", told.blocks, speech)
        method = "views.push" if container.get("type") == "view" and in_modal(body) else "views.open"
        await self.around.sender.call(
            inbound.team_of(body), method, priority=URGENT, trigger_id=str(body.get("trigger_id", "")), view=view
        )

    async def respond(self, body: Json, told: Told, *, replace: bool) -> None:
        """By the response_url; where Slack takes it no more, in the channel for her eyes alone."""
        message = told.message(replace=replace)
        thread = str((body.get("container") or {}).get("thread_ts") or "")
        if thread and not replace:
            message["thread_ts"] = thread
        if await self.around.sender.respond(str(body.get("response_url", "")), message):
            return
        channel = str((body.get("channel") or {}).get("id") or body.get("channel_id") or "")
        user = inbound.user_of(body)
        if channel:
            await self.around.sender.call(
                inbound.team_of(body),
                "chat.postEphemeral",
                channel=channel,
                priority=URGENT,
                user=user,
                text=told.text,
                blocks=told.blocks,
                thread_ts=thread or None,
            )

    def form_view(self, asked: Invocation, form: Form, *, note: str = "") -> Json:
        answers = self.around.answers
        convening = answers.convening(asked)
        directory = self.around.engine.directory(asked.organisation)
        view = forms.modal(form, convening, directory, answers.speech(asked, convening), note=note)
        return view | {"private_metadata": with_channel(view["private_metadata"], asked.place)}

    async def open_form(self, asked: Invocation, form: Form, body: Json) -> None:
        """The form; where Slack will not open it any more, what to add to the command instead."""
        try:
            await self.around.sender.call(
                inbound.team_of(body),
                "views.open",
                priority=URGENT,
                trigger_id=str(body.get("trigger_id", "")),
                view=self.form_view(asked, form),
            )
        except (SlackRefused, SlackBusy, SlackUnsure):
            told = self.around.answers.tell(asked, Refusal(forms.missing(form)))
            await self.respond(body, told, replace=False)


def chosen_in(action: Mapping[str, Any]) -> str | None:
    """What was chosen in a menu, or None for a plain button."""
    if action.get("type") == "button":
        return None
    return forms.value_of(action)


def as_object(text: str) -> Json:
    try:
        read = json.loads(text) if text else {}
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}


def in_modal(body: Mapping[str, Any]) -> bool:
    return str((body.get("view") or {}).get("type", "")) == "modal"


def with_channel(metadata: str, place: str) -> str:
    """The form remembers the channel it was asked for in."""
    if not place.startswith(f"{inbound.DOOR}:"):
        return metadata
    return json.dumps({**json.loads(metadata), "p": inbound.parts(place)[1]}, ensure_ascii=False)


def quoted(command: str, message: Mapping[str, Any], team: str) -> dict[str, str]:
    """What a message shortcut takes from the message: its first words, as the note or the text."""
    words = " ".join(inbound.said(str(message.get("text") or ""), team).split())[:200]
    if not words:
        return {}
    return {"note": words, "kind": "reply"} if command == "hand" else {"text": words}
