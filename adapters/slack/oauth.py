"""Installing into a workspace: to Slack's page and back, with a state that belongs to one browser and works once."""

from __future__ import annotations

import hmac
import secrets
from datetime import datetime, timedelta
from html import escape
from typing import Any
from urllib.parse import urlencode

import aiohttp
import structlog
from aiohttp import web

from adapters.slack.manifest import SCOPES
from adapters.slack.tenants import DOOR, Installation, Tenants, hashed, with_tokens
from bot.settings import Settings
from bot.speech import say_in

log = structlog.get_logger("slack")

COOKIE = "convenor_slack_install"
STATE = "state:"
MINUTES = 10


class Installing:
    """`/slack/install` and `/slack/oauth_redirect`."""

    def __init__(self, tenants: Tenants, settings: Settings) -> None:
        self.tenants, self.settings = tenants, settings
        tenants.renew = self.renew

    def mount(self, app: web.Application) -> None:
        app.router.add_get("/slack/install", self.begin)
        app.router.add_get("/slack/oauth_redirect", self.finish)

    async def begin(self, request: web.Request) -> web.Response:
        """Send the administrator to Slack's own page."""
        state = secrets.token_urlsafe(24)
        until = self.tenants.clock.now() + timedelta(minutes=MINUTES)
        await self.tenants.ledger.keep(DOOR, STATE + hashed(state), until.isoformat())
        asked = {"client_id": self.settings.slack_client_id, "scope": ",".join(SCOPES), "state": state}
        asked["redirect_uri"] = self.address(request)
        answer = web.Response(status=302)
        answer.headers["Location"] = f"{self.settings.slack_authorize_url}?{urlencode(asked)}"
        secure = request.secure or self.settings.base_url.startswith("https://")
        answer.set_cookie(COOKIE, state, max_age=MINUTES * 60, httponly=True, samesite="Lax", secure=secure)
        return answer

    async def finish(self, request: web.Request) -> web.Response:
        """Back from Slack: the code becomes tokens, if this browser is the one that went."""
        state, code = request.query.get("state", ""), request.query.get("code", "")
        if not await self._is_ours(state, request.cookies.get(COOKIE, "")):
            return page("slack-install-expired", 400)
        if request.query.get("error") or not code:
            return page("slack-install-cancelled", 400)
        answer = await self._call({"code": code, "redirect_uri": self.address(request)})
        team = answer.get("team") or {}
        if not answer.get("ok") or not team.get("id"):
            log.warning("installation refused", why=str(answer.get("error", "")))
            return page("slack-install-failed", 502)
        before = self.tenants.get(str(team["id"])) or Installation(str(team["id"]))
        here = Installation(before.team, str(team.get("name") or ""), before.organisation)
        await self.tenants.save(with_tokens(here, answer, self.tenants.clock.now()))
        return page("slack-installed", 200)

    async def renew(self, refresh: str) -> dict[str, Any]:
        return await self._call({"grant_type": "refresh_token", "refresh_token": refresh})

    def address(self, request: web.Request) -> str:
        base = self.settings.base_url.rstrip("/") or f"{request.scheme}://{request.host}"
        return f"{base}/slack/oauth_redirect"

    async def _is_ours(self, state: str, cookie: str) -> bool:
        key = STATE + hashed(state)
        kept = (await self.tenants.ledger.kept(DOOR, key)).get(key)
        await self.tenants.ledger.keep(DOOR, key, None)
        same = hmac.compare_digest(state.encode(), cookie.encode())
        return bool(kept and state and same and datetime.fromisoformat(kept) > self.tenants.clock.now())

    async def _call(self, asked: dict[str, str]) -> dict[str, Any]:
        """`oauth.v2.access` with the app's own credentials; its answer holds tokens and is never written down."""
        login = aiohttp.encode_basic_auth(self.settings.slack_client_id, self.settings.slack_client_secret)
        url = self.settings.slack_api_url.rstrip("/") + "/oauth.v2.access"
        timeout = aiohttp.ClientTimeout(total=10)
        try:
            async with (
                aiohttp.ClientSession(timeout=timeout) as session,
                session.post(url, data=asked, headers={"Authorization": login}) as answered,
            ):
                body = await answered.json(content_type=None)
        except (aiohttp.ClientError, TimeoutError, ValueError):
            return {"ok": False, "error": "no_answer"}
        return body if isinstance(body, dict) else {"ok": False, "error": "unreadable"}


def page(sentence: str, status: int) -> web.Response:
    """One sentence in both languages; nobody is known here yet."""
    said = "".join(f'<p lang="{language}">{escape(say_in(language, sentence))}</p>' for language in ("en", "es"))
    html = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Convenor</title><body>{said}</body></html>'
    answer = web.Response(status=status, text=html, content_type="text/html")
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.del_cookie(COOKIE)
    return answer
