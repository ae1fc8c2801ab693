"""A small door for tests in another process: people act by POST, what they see is read by GET.

``POST /control/people/Ana/slash`` with ``{"words": ["hand"], "options": {"action": "up"}}``;
``GET /control/channels/main``, ``/control/people/Ana``, ``/control/record``.
Messages are named by their ids; ``submits`` sends the newest form.
"""

from __future__ import annotations

from typing import Any

from aiohttp import web

from .asking import CannotDo
from .errors import Wire
from .interactions import Interaction
from .messages import Message
from .world import World

WORLD = web.AppKey("world", World)
ON_MESSAGES = frozenset({"click", "chooses", "reacts", "unreacts", "uses", "deletes"})
BY_VOICE = frozenset({"joins_voice", "leaves_voice", "requests_to_speak"})
VERBS = ON_MESSAGES | BY_VOICE | {"slash", "completes", "submits", "says", "dms"}


def add_to(application: web.Application, world: World) -> None:
    """Hang the door into the emulator's application."""
    application[WORLD] = world
    application.router.add_post("/control/people/{name}/{verb}", _act)
    application.router.add_get("/control/people/{name}", _person)
    application.router.add_get("/control/channels/{name}", _channel)
    application.router.add_get("/control/record", _record)


async def _act(request: web.Request) -> web.Response:
    world: World = request.app[WORLD]
    verb = request.match_info["verb"]
    if verb not in VERBS:
        return web.json_response({"error": f"nobody can {verb!r}; there are {sorted(VERBS)}"}, status=404)
    asked = await request.json() if request.can_read_body else {}
    person = world.person(request.match_info["name"])
    words: list[Any] = list(asked.get("words", []))
    try:
        if verb in ON_MESSAGES:
            place = 1 if verb == "uses" else 0
            words[place] = _message(world, int(words[place]))
        if verb == "submits":
            words = [person.modals[-1], *words]
        seen = await getattr(person, verb)(*words, **asked.get("options", {}))
    except (CannotDo, LookupError, TypeError) as refused:
        return web.json_response({"error": str(refused)}, status=409)
    return web.json_response(_seen(seen))


def _message(world: World, number: int) -> Message:
    for channel in world.channels.values():
        if number in channel.log:
            return channel.log[number]
    raise LookupError(f"no message {number}")


def _seen(seen: Any) -> Any:
    if isinstance(seen, Interaction):
        modal = {"title": seen.modal.title, "components": seen.modal.components} if seen.modal else None
        return {"failed": seen.failed, "private": seen.private, "screen": seen.screen, "modal": modal}
    return _shown(seen) if isinstance(seen, Message) else seen


def _shown(message: Message) -> Wire:
    return {"id": str(message.id), "author": message.author.name, "text": message.text, "edits": message.edits}


async def _person(request: web.Request) -> web.Response:
    person = request.app[WORLD].person(request.match_info["name"])
    seat = person.voice_channel
    seen = {"private": [_shown(each) for each in person.private], "inbox": [_shown(each) for each in person.inbox]}
    return web.json_response(seen | {"voice": seat.name if seat else None})


async def _channel(request: web.Request) -> web.Response:
    channel = request.app[WORLD].channel(request.match_info["name"])
    return web.json_response([_shown(each) for each in channel.messages])


async def _record(request: web.Request) -> web.Response:
    world: World = request.app[WORLD]
    return web.json_response({"requests": list(world.requests), "violations": dict(world.limits.violations)})
