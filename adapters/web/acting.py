"""Everything a page can do: one form, one command, one answer, with or without a script."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aiohttp import web
from multidict import MultiDictProxy

from adapters.web.guard import LONGEST_FORM, VISITOR, Trouble, wants_json
from bot.domain.log import Answer, Choice, Refusal
from bot.engine import Reply
from bot.router import Invocation
from bot.spec import Form

if TYPE_CHECKING:
    from adapters.web.door import WebDoor
    from adapters.web.seats import Seat

OURS = frozenset({"csrf", "key", "command", "action", "back"})
KEY = re.compile(r"[\w-]{8,80}")
BACKS = frozenset({"", "console", "setup", "people", "host", "recap", "routines", "groups", "follow", "mine"})
DRAFT = "nudge-draft"
"""What is shown of a nudge before it is saved has a page of its own."""
MOST_FIELDS = 600
"""A host checking in a full room sends one field a person."""

Fields = MultiDictProxy[str | bytes | bytearray | web.FileField]


async def read_form(request: web.Request, most: int = LONGEST_FORM) -> Fields:
    """The posted fields; a body over `most` bytes is refused before it is read."""
    if (request.content_length or 0) > most:
        raise Trouble(413, "too-large")
    fields = await request.clone(client_max_size=most).post()
    if len(fields) > MOST_FIELDS:
        raise Trouble(413, "too-large")
    return fields


def text(fields: Fields, name: str) -> str:
    value = fields.get(name, "")
    return value if isinstance(value, str) else ""


def arguments(fields: Fields) -> dict[str, str]:
    """What was filled in, by option; several boxes of one name are joined by commas."""
    filled: dict[str, list[str]] = {}
    for name, value in fields.items():
        if name not in OURS and isinstance(value, str) and value.strip():
            filled.setdefault(name, []).append(value)
    return {name: ",".join(values) for name, values in filled.items()}


class Acting:
    """Takes a posted form to the engine and says what came of it."""

    def __init__(self, door: WebDoor) -> None:
        self._door = door

    async def act(self, request: web.Request) -> web.Response:
        fields = await read_form(request)
        seat = await self._door.seat(request)
        self._door.check_token(request, text(fields, "csrf") or request.headers.get("X-Csrf", ""))
        asked = self._invocation(request, seat, fields)
        reply = await self._door.engine.ask(asked)
        seat = await self._door.seat(request)
        if asked.command == "me" and asked.action == "language" and isinstance(reply, Answer):
            request[VISITOR].remember(language=asked.arguments.get("language", ""))
            seat = await self._door.seat(request)
        if wants_json(request):
            return web.json_response(spoken(reply, seat))
        return self._page(request, seat, asked, reply, text(fields, "back"))

    def _invocation(self, request: web.Request, seat: Seat, fields: Fields) -> Invocation:
        visitor, key = request[VISITOR], text(fields, "key")
        if not KEY.fullmatch(key):
            raise Trouble(400, "unreadable")
        return Invocation(
            self._door.organisation,
            text(fields, "command"),
            visitor.account,
            # Two browsers may hold the same rendering of a form, so a key counts within its browser only.
            f"web:{visitor.browser}:{key}",
            action=text(fields, "action"),
            arguments=arguments(fields),
            place=f"convening:{seat.state.id}",
            door="web",
            language=seat.language,
        )

    def _page(self, request: web.Request, seat: Seat, asked: Invocation, reply: Reply, back: str) -> web.Response:
        """Without a script: back to the page with one sentence, or a page that asks for what is missing."""
        if isinstance(reply, Form) or (reply.choices and (isinstance(reply, Refusal) or asked.command == "nudge")):
            return self._door.page(
                request, "ask.html", seat, asked=asked, reply=reply, fields=form_fields(reply), back=safe_back(back)
            )
        request[VISITOR].say_next("good" if isinstance(reply, Answer) else "sorry", seat.speech.say(reply.say))
        if isinstance(reply, Answer) and reply.show == DRAFT:
            raise web.HTTPSeeOther(f"/in/{seat.state.id}/nudge?draft={reply.about}")
        where = safe_back(back)
        raise web.HTTPSeeOther(f"/in/{seat.state.id}/{where}" if where else f"/in/{seat.state.id}")


def safe_back(name: str) -> str:
    """The page to go back to: one of ours by name, never an address."""
    return name if name in BACKS else ""


def form_fields(reply: Reply) -> tuple[Any, ...]:
    return reply.fields if isinstance(reply, Form) else ()


def spoken(reply: Reply, seat: Seat) -> dict[str, Any]:
    """The answer for a script: whether it was done, the sentence, the ways on, and what is missing."""
    if isinstance(reply, Form):
        return {"ok": False, "say": seat.speech.say(reply.asks), "choices": [], "form": form(reply)}
    choices = [choice(one, seat) for one in reply.choices]
    refused = isinstance(reply, Refusal)
    return {
        "ok": not refused,
        "say": seat.speech.say(reply.say),
        "choices": choices,
        "form": None,
        "code": reply.say.id,
        "about": "" if refused else reply.about,  # type: ignore[union-attr]
    }


def choice(one: Choice, seat: Seat) -> dict[str, Any]:
    return {"label": seat.speech.say(one.label), "command": one.command, "arguments": dict(one.arguments)}


def form(asked: Form) -> Mapping[str, Any]:
    return {
        "command": asked.command,
        "action": asked.action,
        "filled": dict(asked.filled),
        "fields": [
            {
                "name": one.name,
                "kind": one.kind.value,
                "required": one.required,
                "limit": one.limit,
                "choices": one.choices,
            }
            for one in asked.fields
        ],
    }
