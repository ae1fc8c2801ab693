"""The Slack door: mounts itself on the common port, keeps the boards, carries the posts."""

from __future__ import annotations

import secrets
import time
from collections.abc import Mapping

import structlog
from aiohttp import web

from adapters.slack.answers import Answers
from adapters.slack.app import Dispatch
from adapters.slack.board import SlackBoards
from adapters.slack.context import Json, Surroundings
from adapters.slack.doing import Doing
from adapters.slack.gate import TurnedAway, let_in
from adapters.slack.limits import LARGEST_BODY
from adapters.slack.pacing import Pacer
from adapters.slack.people import People
from adapters.slack.sender import Sender
from bot.boards import Board, BoardKeeper
from bot.domain.log import Post
from bot.engine import Engine
from bot.ports import Clock, Delivery, Ledger, Parcel, Unreachable
from bot.settings import Settings
from bot.spec import Command
from bot.speech import Speech

log = structlog.get_logger("slack")


class SlackDoor:
    """`start` once the engine runs; `mount` before the port is opened."""

    name = "slack"

    def __init__(
        self,
        engine: Engine,
        ledger: Ledger,
        clock: Clock,
        settings: Settings,
        commands: Mapping[str, Command],
        organisation: str,
        pacer: Pacer | None = None,
    ) -> None:
        self.engine, self.ledger, self.clock, self.settings = engine, ledger, clock, settings
        self.organisation = organisation
        self.pacer = pacer or Pacer()
        self.sender = Sender(settings.slack_api_url, self._token, self.pacer)
        self.people = People(self.sender)
        self.answers = Answers(engine, clock, commands)
        self.around = Surroundings(
            engine, ledger, clock, commands, self.answers, self.sender, self.people, self._organisation
        )
        doing = Doing(self.around)
        self.dispatch = Dispatch(
            {
                "command": doing.command,
                "block_actions": doing.press,
                "view_submission": doing.submission,
                "block_suggestion": doing.options,
                "shortcut": doing.shortcut,
            },
            lambda team: True,
        )
        owner = f"slack:{secrets.token_hex(4)}"
        messenger = SlackBoards(self.sender, self.pacer, ledger, self._board_speech)
        self.boards = BoardKeeper(self.name, engine, ledger, clock, messenger, owner)

    async def _token(self, team: str) -> str:
        return self.settings.slack_bot_token

    def _organisation(self, team: str) -> str:
        return self.organisation

    def _board_speech(self, board: Board, nth: int) -> Speech:
        state = self.engine.convening(board.organisation, board.convening)
        language = state.languages[nth] if state else "en"
        return self.answers.speech_for(board.organisation, state, language)

    # --- life -----------------------------------------------------------------------------------------------------

    def mount(self, app: web.Application) -> None:
        app.router.add_post("/slack/events", self.receive)

    async def start(self) -> None:
        await self.sender.start()
        await self.boards.start(self.organisation)

    async def stop(self) -> None:
        await self.boards.stop()
        await self.around.later.stop()
        await self.sender.stop()

    # --- in -------------------------------------------------------------------------------------------------------

    async def receive(self, request: web.Request) -> web.Response:
        """One request of Slack's. What is not let in leaves nothing behind but a count in the log."""
        try:
            raw = await self.body_of(request)
            body = let_in(raw, request.headers, self.settings.slack_signing_secret, time.time())
        except TurnedAway as away:
            log.warning("turned away", status=away.status, why=away.why)
            return web.Response(status=away.status, text=away.why)
        status, answer = await self.dispatch.handle(body)
        return web.Response(
            status=status, text=answer, content_type="application/json" if answer.startswith("{") else "text/plain"
        )

    async def body_of(self, request: web.Request) -> bytes:
        if (request.content_length or 0) > LARGEST_BODY:
            raise TurnedAway(400, "too large")
        raw = await request.content.read(LARGEST_BODY + 1)
        while len(raw) <= LARGEST_BODY and (more := await request.content.read(LARGEST_BODY)):
            raw += more
        return raw

    # --- out ------------------------------------------------------------------------------------------------------

    async def deliver(self, parcel: Parcel, post: Post) -> Delivery:
        return Unreachable("not yet")


__all__ = ["Json", "SlackDoor"]
