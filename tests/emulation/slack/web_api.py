"""The door that the app knocks at: `POST /api/<method>`."""

from __future__ import annotations

import asyncio
import base64
import json
import math
from typing import TYPE_CHECKING

from aiohttp import web

from . import api_chat, api_conversations, api_reactions, api_team, api_users, api_views, oauth
from .calls import Call
from .faults import Fault
from .limits import TooFast
from .methods import METHODS, Ask, Json, Method, SlackError

if TYPE_CHECKING:
    from .server import Slack
    from .state import Token

LISTED = (api_chat, api_conversations, api_reactions, api_team, api_users, api_views, oauth)
# docs.slack.dev/changelog: the predecessors of conversations.*, and the uploads that ended in 2025.
_RETIRED = ("channels.", "groups.", "im.", "mpim.", "files.upload", "rtm.start")
_UNSAID = {"authorization", "cookie"}


def routes(slack: Slack) -> list[web.RouteDef]:
    async def answer(request: web.Request) -> web.StreamResponse:
        return await _answer(slack, request)

    return [web.route("*", "/api/{method}", answer)]


async def _answer(slack: Slack, request: web.Request) -> web.StreamResponse:
    name = request.match_info["method"]
    args, secret, readable = await _read(request, METHODS.get(name))
    token = slack.tokens.get(secret)
    team = token.workspace.id if token is not None and token.workspace is not None else ""
    headers = {key: value for key, value in request.headers.items() if key.lower() not in _UNSAID}
    call = Call(name, args, headers, at=slack.clock.now(), team=team)
    slack.calls.append(call)
    fault = slack.faults.for_call(name, team)
    if fault is None:
        return _perform(slack, request, call, secret, readable)
    return await _troubled(slack, request, call, secret, fault, readable)


async def _troubled(
    slack: Slack, request: web.Request, call: Call, secret: str, fault: Fault, readable: bool
) -> web.StreamResponse:
    if fault.step == "after":
        answer = _perform(slack, request, call, secret, readable)
        await asyncio.sleep(fault.seconds)
    else:
        await asyncio.sleep(fault.seconds)
        if not (fault.drop or fault.status or fault.retry_after or fault.error):
            return _perform(slack, request, call, secret, readable)
        answer = web.Response()
    if fault.drop:
        call.status = 0
        if request.transport is not None:
            request.transport.abort()
        return answer
    if fault.status:
        call.status = fault.status
        return web.Response(status=fault.status, text="upstream trouble")
    if fault.retry_after:
        return _too_fast(call, TooFast("", fault.retry_after))
    if fault.error:
        return _json(call, {"ok": False, "error": fault.error})
    return answer


def _perform(slack: Slack, request: web.Request, call: Call, secret: str, readable: bool) -> web.Response:
    try:
        if not readable:
            raise SlackError("invalid_json")
        ask = _admit(slack, request, call, secret)
        if isinstance(ask, TooFast):
            return _too_fast(call, ask)
        answer = {"ok": True, **METHODS[call.method].handle(ask)}
        if ask.warnings:
            answer["warning"] = ",".join(ask.warnings)
    except SlackError as refusal:
        answer = {"ok": False, "error": refusal.code, **refusal.extra}
    return _json(call, answer)


def _admit(slack: Slack, request: web.Request, call: Call, secret: str) -> Ask | TooFast:
    if call.method not in METHODS:
        raise SlackError("method_deprecated" if call.method.startswith(_RETIRED) else "unknown_method")
    method = METHODS[call.method]
    ask = Ask(slack, call.method, call.args, None, _basic(request))
    if ask.basic:  # Slack reads both from the header as if they stood in the body
        call.args |= {"client_id": ask.basic[0], "client_secret": ask.basic[1]}
    if method.open_to_all:
        return ask
    ask.token = _authenticated(slack, secret, app_level=call.method == "apps.connections.open")
    team = ask.token.workspace.id if ask.token.workspace is not None else slack.app.id
    limits = slack.limits_of(method)
    refusal = slack.pace.admit(limits, team, call.method, str(call.args.get("channel", "")))
    if refusal is not None:
        return refusal
    ask.need_scope(*method.scopes)
    return ask


def _authenticated(slack: Slack, secret: str, *, app_level: bool) -> Token:
    if not secret:
        raise SlackError("not_authed")
    token = slack.tokens.get(secret)
    if token is None:
        raise SlackError("invalid_auth")
    if (token.kind == "app") != app_level:
        raise SlackError("not_allowed_token_type")
    if token.workspace is not None and token.workspace.disabled:
        raise SlackError("account_inactive")
    if token.revoked:
        raise SlackError("token_revoked")
    if token.expires_at is not None and token.expires_at <= slack.clock.now():
        raise SlackError("token_expired")
    return token


async def _read(request: web.Request, method: Method | None) -> tuple[Json, str, bool]:
    """Arguments without the token, the token, and whether the body could be read."""
    args: Json = dict(request.query)
    readable = True
    raw = await request.read()
    if raw and request.content_type == "application/json":
        if method is None or not method.form_only:
            try:
                sent = json.loads(raw)
                args |= sent if isinstance(sent, dict) else {}
            except ValueError:
                readable = False
    elif raw:
        args |= {key: value for key, value in (await request.post()).items() if isinstance(value, str)}
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    in_body = str(args.pop("token", "") or "")
    return args, (secret if scheme == "Bearer" else in_body), readable


def _basic(request: web.Request) -> tuple[str, str] | None:
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    if scheme != "Basic":
        return None
    user, _, password = base64.b64decode(secret).decode().partition(":")
    return user, password


def _json(call: Call, answer: Json) -> web.Response:
    call.status, call.response = 200, answer
    return web.json_response(answer)


def _too_fast(call: Call, refusal: TooFast) -> web.Response:
    call.status, call.response = 429, {"ok": False, "error": "ratelimited"}
    after = str(max(1, math.ceil(refusal.retry_after)))
    return web.json_response(call.response, status=429, headers={"Retry-After": after})
