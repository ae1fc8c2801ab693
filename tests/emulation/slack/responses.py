"""What the app says back to one person's action: the body of its answer, or a use of the response_url."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aiohttp import web

from . import happenings
from .api_chat import checked_blocks
from .calls import ANSWER, RESPONSE_URL, Call
from .limits import LIMITS
from .methods import Json, SlackError
from .payloads import message_object
from .state import Channel, Member, Message, Workspace

if TYPE_CHECKING:
    from .server import Slack


@dataclass(slots=True)
class Hook:
    """A response_url: for whom, where, and about which message it was handed out."""

    workspace: Workspace
    channel: Channel
    member: Member
    about: Message | None
    at: float
    uses: int = 0


def routes(slack: Slack) -> list[web.RouteDef]:
    async def respond(request: web.Request) -> web.Response:
        return await _respond(slack, request)

    return [web.post("/{kind:commands|actions}/{team}/{hook}/{secret}", respond)]


async def _respond(slack: Slack, request: web.Request) -> web.Response:
    hook = slack.hooks.get(request.match_info["hook"])
    fault = slack.faults.for_call(RESPONSE_URL, "")
    if fault is not None and fault.status:
        return web.Response(status=fault.status, text="upstream trouble")
    try:
        body = json.loads(await request.read())
    except ValueError:
        return web.Response(status=400, text="invalid_payload")
    call = Call(RESPONSE_URL, body, {}, 200, {"ok": True}, slack.clock.now(), request.match_info["team"])
    slack.calls.append(call)
    try:
        if hook is None:
            raise SlackError("no_hook")
        _use(slack, hook)
        said_back(slack, hook, body)
    except SlackError as refusal:
        call.status, call.response = 404, {"ok": False, "error": refusal.code, **refusal.extra}
        return web.json_response(call.response, status=404)
    return web.Response(text="ok")


def _use(slack: Slack, hook: Hook) -> None:
    old = slack.clock.now() - hook.at > LIMITS["response-url-age"].size
    if old and slack.limits.overstepped("response-url-age"):
        raise SlackError("expired_url")
    if hook.uses >= LIMITS["response-url-uses"].size and slack.limits.overstepped("response-url-uses"):
        raise SlackError("used_url")
    hook.uses += 1


def said_back(slack: Slack, hook: Hook, body: Json) -> Message | None:
    """Show it: to her alone unless it says in_channel, over the old message if it says replace_original."""
    blocks = checked_blocks(slack.limits, body["blocks"]) if body.get("blocks") else []
    text = str(body.get("text") or "")
    if body.get("delete_original"):
        if hook.about is not None:
            hook.about.deleted = True
        return None
    if not text and not blocks:
        raise SlackError("no_text")
    if body.get("replace_original") and hook.about is not None:
        return _replaced(slack, hook, hook.about, text, blocks)
    thread = str(body.get("thread_ts") or "")
    if body.get("response_type") == "in_channel":
        bot = hook.workspace.bot
        return happenings.post(slack, hook.workspace, hook.channel, bot, text, blocks=blocks, thread_ts=thread)
    return happenings.whisper(slack, hook.workspace, hook.channel, hook.member, text, blocks=blocks, thread_ts=thread)


def _replaced(slack: Slack, hook: Hook, about: Message, text: str, blocks: list[Json]) -> Message:
    before = message_object(hook.workspace, about)
    about.text, about.blocks = text, blocks
    if about.ephemeral:
        about.edits.append(slack.clock.now())
    else:
        happenings.edited(slack, hook.workspace, hook.channel, about, before)
    return about


def command_answer(slack: Slack, hook: Hook, answer: object) -> None:
    """The body of the answer to a slash command: nothing, plain words, or a message."""
    if answer in ("", None):
        return
    body = answer if isinstance(answer, dict) else {"text": str(answer)}
    if not body:
        return
    slack.calls.append(Call(ANSWER, body, {}, 200, {"ok": True}, slack.clock.now(), hook.workspace.id))
    said_back(slack, hook, body)
