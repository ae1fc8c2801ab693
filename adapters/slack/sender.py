"""Calls to Slack's Web API: paced, with our own retries, and every refusal by its name.

The SDK's own retries are off: it would repeat a post whose answer was lost. A call that may have worked is told apart
from one that did not, and only calls that are harmless to repeat are repeated.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError, SlackRequestError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.pacing import USUAL, Pacer

log = structlog.get_logger("slack")

PATIENCE = 10
"""Seconds for one call."""
MOST_TRIES = 4

READS = frozenset(
    """
    auth.test conversations.history conversations.info conversations.list conversations.members conversations.replies
    team.info users.info users.list
    """.split()
)
"""Methods that take a query, not JSON (docs.slack.dev/apis/web-api, "POST bodies")."""

ONCE = frozenset({"chat.postMessage", "chat.postEphemeral", "conversations.create", "views.open", "oauth.v2.access"})
"""Methods that would have a second effect if they were called again after a lost answer."""

UNCONNECTED = "not_connected"
"""Our own word: no token is kept for this workspace."""

TOKEN_TROUBLE = frozenset(
    """
    not_connected invalid_auth not_authed account_inactive token_revoked token_expired no_permission org_login_required
    """.split()
)


class SlackRefused(Exception):
    """Slack said no, for good: `code` is its word."""

    def __init__(self, method: str, code: str, needed: str = "") -> None:
        super().__init__(f"{method}: {code}")
        self.method, self.code, self.needed = method, code, needed


class SlackUnsure(Exception):
    """No answer came: the call may have worked."""

    def __init__(self, method: str) -> None:
        super().__init__(method)
        self.method = method


class SlackBusy(Exception):
    """Slack is overloaded or asks us to wait: the call did not happen."""

    def __init__(self, method: str, seconds: float) -> None:
        super().__init__(method)
        self.method, self.seconds = method, seconds


def quiet_logger() -> logging.Logger:
    """For the libraries: they would write bodies, tokens and response URLs at DEBUG."""
    logger = logging.getLogger("convenor.slack.libraries")
    logger.setLevel(logging.CRITICAL + 1)
    logger.disabled = True
    return logger


TokenOf = Callable[[str], Awaitable[str]]


class Sender:
    """One per door. `token_of(team)` gives the token that is good now."""

    def __init__(self, api_url: str, token_of: TokenOf, pacer: Pacer) -> None:
        self.api_url, self.token_of, self.pacer = api_url, token_of, pacer
        self._session: aiohttp.ClientSession | None = None
        self._clients: dict[str, AsyncWebClient] = {}
        self.on_refused: Callable[[str, SlackRefused], None] = lambda team, refused: None

    async def start(self) -> None:
        timeout = aiohttp.ClientTimeout(total=PATIENCE)
        self._session = aiohttp.ClientSession(timeout=timeout, connector=aiohttp.TCPConnector(limit_per_host=64))

    async def stop(self) -> None:
        self.pacer.stop()
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def call(
        self, team: str, method: str, *, channel: str = "", priority: int = USUAL, paced: bool = True, **args: Any
    ) -> dict[str, Any]:
        """One call. Raises SlackRefused, SlackBusy or SlackUnsure."""
        body = {key: value for key, value in args.items() if value is not None}
        if channel:
            body["channel"] = channel
        for attempt in range(1, MOST_TRIES + 1):
            if paced or attempt > 1:
                await self.pacer.turn(team, method, channel, priority)
            try:
                return await self._once(team, method, body)
            except SlackBusy as busy:
                self.pacer.hold(team, method, channel, busy.seconds)
                if attempt == MOST_TRIES or busy.seconds > PATIENCE:
                    raise
            except SlackUnsure:
                if method in ONCE or attempt == MOST_TRIES:
                    raise
                await asyncio.sleep(0.2 * 2**attempt)
            except SlackRefused as refused:
                self.on_refused(team, refused)
                raise
        raise SlackUnsure(method)

    async def respond(self, url: str, body: dict[str, Any]) -> bool:
        """Use a response_url. False where Slack no longer takes it; the address is never written down."""
        assert self._session is not None
        for attempt in range(3):
            try:
                async with self._session.post(url, json=body) as response:
                    if response.status < 500 and response.status != 429:
                        return response.status == 200
            except (aiohttp.ClientError, TimeoutError):
                return False
            await asyncio.sleep(0.3 * 2**attempt)
        return False

    async def _once(self, team: str, method: str, body: dict[str, Any]) -> dict[str, Any]:
        client = self._client(await self.token_of(team))
        verb: dict[str, Any] = {"http_verb": "GET", "params": body} if method in READS else {"json": body}
        try:
            answer = await client.api_call(method, **verb)
        except SlackApiError as error:
            raise self._refused(method, error) from None
        except (SlackRequestError, aiohttp.ClientError, TimeoutError):
            raise SlackUnsure(method) from None
        data: Any = answer.data
        return dict(data) if isinstance(data, dict) else {}

    def _refused(self, method: str, error: SlackApiError) -> Exception:
        response: Any = error.response
        status = int(getattr(response, "status_code", 200) or 200)
        if status == 429:
            return SlackBusy(method, float(response.headers.get("Retry-After", 1) or 1))
        if status >= 500:
            return SlackUnsure(method)
        data = response.data if isinstance(getattr(response, "data", None), dict) else {}
        code = str(data.get("error") or "unreadable_answer")
        if code in ("ratelimited", "rate_limited"):
            return SlackBusy(method, 1.0)
        if code in ("internal_error", "fatal_error", "service_unavailable", "request_timeout"):
            return SlackUnsure(method)
        return SlackRefused(method, code, str(data.get("needed") or ""))

    def _client(self, token: str) -> AsyncWebClient:
        client = self._clients.get(token)
        if client is None:
            if len(self._clients) > 500:
                self._clients.clear()
            client = self._clients[token] = AsyncWebClient(
                token=token,
                base_url=self.api_url,
                session=self._session,
                timeout=PATIENCE,
                retry_handlers=[],
                logger=quiet_logger(),
            )
        return client
