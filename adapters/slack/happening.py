"""What Slack tells of by itself: words typed, reactions, the Home tab, people and channels that come and go."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import structlog

from adapters.slack import forms, inbound
from adapters.slack.answers import Told
from adapters.slack.context import Json, Surroundings
from adapters.slack.home import Home
from adapters.slack.pacing import URGENT
from bot import typed
from bot.boards import BoardKeeper
from bot.domain.log import Refusal
from bot.domain.person.state import Person
from bot.router import Invocation, bound
from bot.spec import Form

log = structlog.get_logger("slack")

HANDS = ("raised_hand", "hand", "raised_hand_with_fingers_splayed", "raising_hand", "wave")
"""Reactions on the board that stand for a raised hand, in every skin."""
MOST_REMEMBERED = 20_000
SILENT = ("bot_message", "message_changed", "message_deleted", "channel_join", "channel_leave", "channel_topic")

Lifecycle = Callable[[str, str], Awaitable[None]]


class Happening:
    """Handlers of events. An event is acknowledged when what it meant is durable, and answered once."""

    def __init__(self, around: Surroundings, boards: BoardKeeper, home: Home, gone: Lifecycle) -> None:
        self.around, self.boards, self.home, self.gone = around, boards, home, gone
        self._answered: OrderedDict[str, None] = OrderedDict()
        self.handlers: Mapping[str, Callable[[Json, Json], Awaitable[None]]] = {
            "message": self.message,
            "app_mention": self.mention,
            "reaction_added": self.reaction,
            "reaction_removed": self.reaction,
            "app_home_opened": self.opened,
            "user_change": self.person_changed,
            "team_join": self.person_changed,
            "member_joined_channel": self.joined,
            "channel_archive": self.channel_gone,
            "group_archive": self.channel_gone,
            "channel_unarchive": self.channel_back,
            "group_unarchive": self.channel_back,
            "app_uninstalled": self.uninstalled,
            "tokens_revoked": self.uninstalled,
        }

    async def event(self, body: Json) -> None:
        event = body.get("event")
        handler = self.handlers.get(str(event.get("type", ""))) if isinstance(event, dict) else None
        if handler is not None and isinstance(event, dict):
            await handler(body, event)

    # --- words and hands --------------------------------------------------------------------------------------------

    async def message(self, body: Json, event: Json) -> None:
        """A word typed where it counts: in a bound channel, in a group's own place, or to the app itself."""
        if event.get("bot_id") or event.get("subtype") in SILENT or not event.get("user"):
            return
        where = self.where_of(body, event)
        text = inbound.said(str(event.get("text") or ""), where.team)
        direct = event.get("channel_type") == "im"
        if direct:
            meant = typed.to_the_app(text, self.around.commands, self.writer(body, event, where))
        elif where.group or bound(self.around.engine.convenings(where.organisation), where.place):
            meant = typed.in_channel(text, group=bool(where.group))
        else:
            meant = None
        if meant is not None:
            await self.typed(body, event, meant, where, direct=direct)

    def writer(self, body: Json, event: Json, where: inbound.Where) -> Person | None:
        """Who writes, where her account is known: what she writes back to a nudge answers it."""
        engine, user = self.around.engine, str(event["user"])
        known = engine.directory(where.organisation).whose(inbound.account(inbound.team_of(body), user))
        return engine.person(where.organisation, known.person) if known else None

    async def mention(self, body: Json, event: Json) -> None:
        """`@Convenor hand reply`: the words after the name are read as if they were said to the app."""
        where = self.where_of(body, event)
        words = inbound.PERSON.sub("", str(event.get("text") or ""), count=1)
        meant = typed.to_the_app(inbound.said(words, where.team), self.around.commands)
        if meant is not None and event.get("user"):
            await self.typed(body, event, meant, where, direct=event.get("channel_type") == "im")

    async def typed(
        self, body: Json, event: Json, meant: typed.Typed, where: inbound.Where, *, direct: bool = False
    ) -> None:
        asked = inbound.typed(event, meant, where)
        asked = await self.around.introduced(asked, "", stranger=is_away(body, event))
        thread = str(event.get("thread_ts") or "")
        await self.answer(asked, str(event.get("channel", "")), thread, direct=direct)

    async def reaction(self, body: Json, event: Json) -> None:
        """A raised hand on the board raises one; taking it back lowers it."""
        item = event.get("item") or {}
        name = str(event.get("reaction", "")).partition("::")[0]
        channel = str(item.get("channel", ""))
        where = self.around.where(inbound.team_of(body), channel)
        here = bound(self.around.engine.convenings(where.organisation), where.place)
        if name not in HANDS or here is None or self.boards.ref(here.id, where.place) != item.get("ts"):
            return
        up = event.get("type") == "reaction_added"
        asked = inbound.reaction(body, typed.Typed("hand", "up" if up else "down"), where)
        asked = await self.around.introduced(asked, "", stranger=is_away(body, event))
        await self.answer(asked, channel, "", direct=False)

    async def answer(self, asked: Invocation, channel: str, thread: str, *, direct: bool) -> None:
        """Ask, and once it is durable tell her, and her alone, even where Slack brings the event again."""
        reply = await self.around.engine.ask(asked)
        if asked.key in self._answered:
            return
        self._answered[asked.key] = None
        while len(self._answered) > MOST_REMEMBERED:
            self._answered.popitem(last=False)
        if isinstance(reply, Form):
            reply = Refusal(forms.missing(reply))
        told = await self.around.keep(self.around.answers.tell(asked, reply))
        self.around.later(self.whisper(asked, told, channel, thread, direct=direct))

    async def whisper(self, asked: Invocation, told: Told, channel: str, thread: str, *, direct: bool) -> None:
        team, user = inbound.parts(asked.account)
        said: dict[str, Any] = {"text": told.text, "blocks": told.blocks, "thread_ts": thread or None}
        if direct:
            said |= {"unfurl_links": False, "unfurl_media": False}
            await self.around.sender.call(team, "chat.postMessage", channel=channel, priority=URGENT, **said)
        else:
            await self.around.sender.call(
                team, "chat.postEphemeral", channel=channel, priority=URGENT, user=user, **said
            )

    def where_of(self, body: Json, event: Json) -> inbound.Where:
        return self.around.where(
            inbound.team_of(body), str(event.get("channel", "")), str(event.get("thread_ts") or "")
        )

    # --- pages, people, places --------------------------------------------------------------------------------------

    async def opened(self, body: Json, event: Json) -> None:
        if event.get("tab") in (None, "home"):
            self.around.later(self.home.publish(inbound.team_of(body), str(event.get("user", ""))))

    async def person_changed(self, body: Json, event: Json) -> None:
        """A new name, language or picture; or somebody whose account is no more, who is then not written to."""
        user = event.get("user")
        if isinstance(user, dict):
            self.around.people.learn(inbound.team_of(body), user)

    async def joined(self, body: Json, event: Json) -> None:
        """We, or somebody, came into a channel: its board can perhaps be written now."""
        self.boards.redraw(inbound.place(inbound.team_of(body), str(event.get("channel", ""))))

    async def channel_gone(self, body: Json, event: Json) -> None:
        self.boards.redraw(inbound.place(inbound.team_of(body), channel_in(event)))

    async def channel_back(self, body: Json, event: Json) -> None:
        self.boards.redraw(inbound.place(inbound.team_of(body), channel_in(event)))

    async def uninstalled(self, body: Json, event: Json) -> None:
        """The workspace removed us: its tokens are dead and are thrown away."""
        tokens = event.get("tokens") or {}
        if event.get("type") == "tokens_revoked" and not tokens.get("bot"):
            return
        await self.gone(inbound.team_of(body), "uninstalled")


def channel_in(event: Mapping[str, Any]) -> str:
    channel = event.get("channel")
    return str(channel.get("id", "")) if isinstance(channel, dict) else str(channel or "")


def is_away(body: Mapping[str, Any], event: Mapping[str, Any]) -> bool:
    """Whether the person belongs to another team than the one that installed us."""
    theirs = event.get("user_team") or event.get("team") or body.get("team_id")
    return bool(theirs) and theirs != inbound.team_of(body)
