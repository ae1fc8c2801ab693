"""Installing the app: the page where an administrator says yes, the code, the tokens and their renewal."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from aiohttp import web

from .methods import Ask, Json, SlackError, method
from .state import Workspace

if TYPE_CHECKING:
    from .server import Slack

# docs.slack.dev/authentication/using-token-rotation: "expires every 12 hours"
ROTATED_EVERY = 43_200


@dataclass(slots=True)
class Code:
    """A one-time code: docs.slack.dev/authentication/installing-with-oauth, good for ten minutes."""

    workspace: Workspace
    user: str
    scopes: set[str]
    redirect_uri: str
    at: float
    used: bool = False


def routes(slack: Slack) -> list[web.RouteDef]:
    async def page(request: web.Request) -> web.Response:
        return _page(slack, request)

    async def decision(request: web.Request) -> web.Response:
        asked = {key: str(value) for key, value in (await request.post()).items()}
        raise web.HTTPFound(_decided(slack, asked))

    return [web.get("/oauth/v2/authorize", page), web.post("/oauth/v2/allow", decision)]


def _page(slack: Slack, request: web.Request) -> web.Response:
    asked = request.query
    if asked.get("client_id") != slack.app.client_id:
        return web.Response(status=400, text="Invalid client_id parameter")
    target = asked.get("redirect_uri", "")
    allowed = slack.app.redirect_urls
    if allowed and target and not any(target.startswith(url) for url in allowed):
        return web.Response(status=400, text="redirect_uri did not match any configured URIs")
    target = target or (allowed[0] if allowed else "")
    fields = {"state": asked.get("state", ""), "scope": asked.get("scope", ""), "redirect_uri": target}
    hidden = "".join(f'<input type="hidden" name="{k}" value="{escape(v)}">' for k, v in fields.items())
    scopes = "".join(f"<li>{escape(scope)}</li>" for scope in fields["scope"].split(","))
    return web.Response(
        content_type="text/html",
        text=f"<html><body><h1>An app asks to work in your workspace</h1><ul>{scopes}</ul>"
        f'<form method="post" action="/oauth/v2/allow">{hidden}'
        '<button name="says" value="no">Cancel</button><button name="says" value="yes">Allow</button>'
        "</form></body></html>",
    )


def _decided(slack: Slack, asked: dict[str, str]) -> str:
    """The address to which the administrator's browser is sent after Allow or Cancel."""
    target = asked["redirect_uri"]
    if asked.get("says") != "yes":
        return f"{target}?{urlencode({'error': 'access_denied', 'state': asked.get('state', '')})}"
    workspace = slack.workspaces.get(asked.get("team", ""), slack.workspace)
    user = asked.get("user") or workspace.bot.id
    value = slack.ids.next("code.")
    slack.codes[value] = Code(workspace, user, set(asked["scope"].split(",")), target, slack.clock.now())
    return f"{target}?{urlencode({'code': value, 'state': asked.get('state', '')})}"


@method("oauth.v2.access", open_to_all=True)
def access(ask: Ask) -> Json:
    client = ask.basic or (ask.text("client_id"), ask.text("client_secret"))
    if client[0] != ask.slack.app.client_id:
        raise SlackError("invalid_client_id")
    if client[1] != ask.slack.app.client_secret:
        raise SlackError("bad_client_secret")
    if ask.text("grant_type") == "refresh_token":
        return _renewed(ask)
    code = ask.slack.codes.get(ask.text("code"))
    if code is None:
        raise SlackError("invalid_code")
    if code.used:
        raise SlackError("code_already_used")
    if ask.slack.clock.now() - code.at > 600:
        raise SlackError("code_expired")
    if ask.text("redirect_uri") and ask.text("redirect_uri") != code.redirect_uri:
        raise SlackError("bad_redirect_uri")
    code.used = True
    code.workspace.installed = True
    return _issued(ask.slack, code.workspace, code.scopes) | {"authed_user": {"id": code.user}}


def _renewed(ask: Ask) -> Json:
    """A refresh token works once: two that renew at the same time cannot both win."""
    wanted = ask.text("refresh_token")
    token = next((t for t in ask.slack.tokens.values() if t.refresh and t.refresh == wanted), None)
    if token is None or token.workspace is None:
        raise SlackError("invalid_refresh_token")
    if token.revoked:
        raise SlackError("token_revoked")
    token.refresh = ""
    return _issued(ask.slack, token.workspace, token.scopes)


def _issued(slack: Slack, workspace: Workspace, scopes: set[str]) -> Json:
    token = slack.issue_token(workspace, scopes)
    rotated: Json = {}
    if slack.app.token_rotation:
        token.expires_at = slack.clock.now() + ROTATED_EVERY
        token.refresh = f"xoxe-1-{slack.ids.next('R')}"
        rotated = {"refresh_token": token.refresh, "expires_in": ROTATED_EVERY}
    return {
        "access_token": token.value,
        "token_type": "bot",
        "scope": ",".join(sorted(scopes)),
        "bot_user_id": workspace.bot.id,
        "app_id": slack.app.id,
        "team": {"id": workspace.id, "name": workspace.name},
        "enterprise": None,
        "is_enterprise_install": False,
        **rotated,
    }
