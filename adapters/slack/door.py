"""The Slack door: mounts itself on the common port, keeps the boards, carries the posts, places the groups."""

from __future__ import annotations

import asyncio
import itertools
import secrets
import time
from collections.abc import Mapping
from itertools import islice

import structlog
from aiohttp import web

from adapters.slack.answers import Answers
from adapters.slack.app import Dispatch
from adapters.slack.board import SlackBoards
from adapters.slack.carrying import Carrying
from adapters.slack.context import Surroundings
from adapters.slack.doing import Doing
from adapters.slack.gate import Payload, TurnedAway, let_in
from adapters.slack.groups import Groups
from adapters.slack.happening import Happening
from adapters.slack.home import Home
from adapters.slack.inbound import parts
from adapters.slack.limits import LARGEST_BODY
from adapters.slack.oauth import Installing
from adapters.slack.owning import Owning
from adapters.slack.pacing import Pacer
from adapters.slack.people import People
from adapters.slack.sender import TOKEN_TROUBLE, UNCONNECTED, Sender, SlackBusy, SlackRefused, SlackUnsure
from adapters.slack.sockets import Sockets
from adapters.slack.spots import Pool, Spots
from adapters.slack.telling import Telling
from adapters.slack.tenants import Tenants
from bot.boards import Board, BoardKeeper
from bot.domain.log import Post
from bot.domain.queue.ordering import line
from bot.engine import Engine
from bot.ports import Clock, Delivery, Ledger, Parcel
from bot.settings import Settings
from bot.spec import Command
from bot.speech import Speech

log = structlog.get_logger("slack")

FACES = 8
ONE_TEAM = "T"
"""Stands for the one workspace until Slack has said its id: the token alone decides."""


class SlackDoor:
    """`mount` before the port is opened, `start` once the engine runs."""

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
        self.engine, self.ledger, self.settings, self.organisation = engine, ledger, settings, organisation
        owner = f"slack:{secrets.token_hex(4)}"
        self.pacer = pacer or Pacer()
        self.tenants = Tenants(ledger, clock, settings, organisation, owner)
        self.sender = Sender(settings.slack_api_url, self.tenants.token, self.pacer)
        self.people = People(self.sender)
        self.answers = Answers(engine, clock, commands)
        self.spots, self.pool = Spots(ledger), Pool(ledger, self.sender)
        self.around = Surroundings(
            engine,
            ledger,
            clock,
            commands,
            self.answers,
            self.sender,
            self.people,
            self.tenants.organisation,
            self.spots.at,
        )
        self.groups = Groups(self.around, self.spots, self.pool, self.tenants.choices)
        messenger = SlackBoards(self.sender, self.pacer, ledger, self._board_speech, self._faces)
        self.boards = BoardKeeper(self.name, engine, ledger, clock, messenger, owner)
        messenger.on_barred = Telling(self.around).board_barred
        self.carrying = Carrying(self.around, self.spots.targets, self.tenants.choices)
        self.installing = Installing(self.tenants, settings)
        self.sender.on_refused = self._refused
        self.dispatch = self._dispatch()
        self.sockets = (
            Sockets(settings.slack_api_url, settings.slack_app_token, self.dispatch.handle)
            if settings.slack_app_token
            else None
        )
        engine.watch(self.groups.heard)

    def _dispatch(self) -> Dispatch:
        doing = Doing(self.around, Owning(self.around, self.tenants, self.pool))
        happening = Happening(self.around, self.boards, Home(self.around), self.tenants.trouble)
        handlers = {
            "command": doing.command,
            "block_actions": doing.press,
            "view_submission": doing.submission,
            "block_suggestion": doing.options,
            "shortcut": doing.shortcut,
            "event": happening.event,
        }
        return Dispatch(handlers, self.tenants.installed)

    def _board_speech(self, board: Board, nth: int) -> Speech:
        state = self.engine.convening(board.organisation, board.convening)
        return self.answers.speech_for(board.organisation, state, state.languages[nth] if state else "en")

    def _faces(self, board: Board) -> list[tuple[str, str]]:
        """The pictures of who speaks and who is next, as far as this workspace knows them: (address, name)."""
        state = self.engine.convening(board.organisation, board.convening)
        if state is None or not state.is_running:
            return []
        floor = [state.queue.floor.person] if state.queue.floor else []
        people = [*floor, *(placed.hand.person for placed in islice(line(state), FACES))]
        directory, (team, _) = self.engine.directory(board.organisation), parts(board.place)
        found = ((self.people.picture(directory.accounts(who), team), directory.name(who)) for who in people)
        return [(url, name) for url, name in found if url][:FACES]

    # --- life -----------------------------------------------------------------------------------------------------

    def mount(self, app: web.Application) -> None:
        if self.sockets is None:
            app.router.add_post("/slack/events", self.receive)
        if self.settings.slack_client_id:
            self.installing.mount(app)

    async def start(self) -> None:
        await self.tenants.load()
        await self.sender.start()
        await self.groups.start(self.organisation)
        await self.boards.start(self.organisation)
        self.around.later(self._learn_workspaces())
        if self.sockets is not None:
            await self.sockets.start()

    async def stop(self) -> None:
        if self.sockets is not None:
            await self.sockets.stop()
        await self.boards.stop()
        await self.groups.stop()
        await self.around.later.stop()
        await self.sender.stop()

    async def connect_code(self, person: str) -> str:
        """A one-time code for `/convenor connect CODE`: joins a workspace, and the account that types it, to us."""
        return await self.tenants.new_code(person)

    async def _learn_workspaces(self) -> None:
        """Which workspace the token is for, and who is in it; Slack may be away when we start."""
        if self.tenants.single:
            team = await self._who_are_we()
            for pause in itertools.chain((1.0, 2.0, 5.0), itertools.repeat(15.0)):
                if team:
                    break
                await asyncio.sleep(pause)
                team = await self._who_are_we()
            await self.people.read_all(team)
        else:
            await asyncio.gather(*(self.people.read_all(team) for team in self.tenants.teams()))

    async def _who_are_we(self) -> str:
        try:
            me = await self.sender.call(ONE_TEAM, "auth.test")
        except SlackRefused as refused:
            log.error("slack token refused", why=refused.code)
            return ""
        except (SlackBusy, SlackUnsure):
            return ""
        team = str(me.get("team_id", ""))
        await self.tenants.learn(team, str(me.get("team", "")), str(me.get("user_id", "")))
        return team

    def _refused(self, team: str, refused: SlackRefused) -> None:
        """A dead token is the whole workspace's trouble, and only its own."""
        if refused.code in TOKEN_TROUBLE - {UNCONNECTED} and team != ONE_TEAM:
            self.around.later(self.tenants.trouble(team, refused.code))

    # --- in -------------------------------------------------------------------------------------------------------

    async def receive(self, request: web.Request) -> web.Response:
        """One request of Slack's. What is not let in leaves nothing behind but a count in the log."""
        try:
            body = await self._let_in(request)
        except TurnedAway as away:
            log.warning("turned away", status=away.status, why=away.why)
            return web.Response(status=away.status, text=away.why)
        status, answer = await self.dispatch.handle(body)
        kind = "application/json" if answer.startswith("{") else "text/plain"
        return web.Response(status=status, text=answer, content_type=kind)

    async def _let_in(self, request: web.Request) -> Payload:
        if (request.content_length or 0) > LARGEST_BODY:
            raise TurnedAway(400, "too large")
        raw = await request.content.read(LARGEST_BODY + 1)
        while len(raw) <= LARGEST_BODY and not request.content.at_eof():
            raw += await request.content.read(LARGEST_BODY)
        return let_in(raw, request.headers, self.settings.slack_signing_secret, time.time())

    # --- out ------------------------------------------------------------------------------------------------------

    async def deliver(self, parcel: Parcel, post: Post) -> Delivery:
        return await self.carrying.deliver(parcel, post)
