"""Carries one-off posts: to a person by direct message, to a channel, to a breakout group wherever it meets."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import structlog

from adapters.slack.context import Surroundings
from adapters.slack.inbound import DOOR, parts
from adapters.slack.pacing import URGENT, USUAL
from adapters.slack.posts import CannotLook, find_delivery, metadata
from adapters.slack.sender import TOKEN_TROUBLE, SlackBusy, SlackRefused, SlackUnsure
from adapters.slack.tenants import Choices
from bot.domain.frozen import frozen
from bot.domain.log import Post
from bot.letters import addresses
from bot.ports import Delivered, Delivery, Later, Parcel, Unreachable

log = structlog.get_logger("slack")

LONGEST_TURN = 20.0
"""Seconds that a post may wait for its turn before it goes back into the outbox, well inside the courier's lease."""


@frozen
class Target:
    """Where a post goes: `channel` is a channel's id, or a person's (Slack opens the direct message)."""

    team: str
    channel: str
    thread: str = ""
    user: str = ""


class Carrying:
    """The door's side of the outbox."""

    def __init__(
        self,
        around: Surroundings,
        group_place: Callable[[str], tuple[str, str, str] | None],
        choices: Callable[[str], Choices],
    ) -> None:
        self.around, self.group_place, self.choices = around, group_place, choices
        self._surely_not: set[str] = set()
        """Deliveries whose last try certainly did not arrive: they need no looking up."""

    async def deliver(self, parcel: Parcel, post: Post) -> Delivery:
        targets = self.targets(parcel, post)
        if not targets:
            return Unreachable("nobody there on Slack")
        outcome: Delivery = Unreachable("nobody there on Slack")
        for target in targets:
            outcome = await self._to(target, parcel, post)
            if not isinstance(outcome, Unreachable):
                return outcome
        return outcome

    def targets(self, parcel: Parcel, post: Post) -> list[Target]:
        """Every way to the addressee by this door, best first."""
        if post.to:
            mine = addresses(self.around.engine, parcel.organisation, post.to, DOOR)
            return [Target(team, user, user=user) for team, user in map(parts, mine)]
        if post.place.startswith("group:"):
            found = self.group_place(post.place)
            return [Target(*found)] if found else []
        if post.place.startswith(f"{DOOR}:"):
            return [Target(*parts(post.place))]
        state = self.around.engine.convening(parcel.organisation, post.place.removeprefix("convening:"))
        places = state.places if state is not None else {}
        return [Target(*parts(place)) for place in sorted(places, key=lambda p: places[p]) if place.startswith(DOOR)]

    async def _to(self, target: Target, parcel: Parcel, post: Post) -> Delivery:
        if target.user and (profile := self.around.people.known(target.team, target.user)) and profile.deleted:
            return Unreachable("deactivated in Slack")
        try:
            if parcel.attempts > 1 and parcel.key not in self._surely_not:
                found = await self._sent_before(target, parcel)
                if found:
                    return Delivered(found)
            return await self._send(target, parcel, post)
        except SlackBusy as busy:
            self._surely_not.add(parcel.key)
            return Later(busy.seconds, "Slack is busy")
        except SlackUnsure:
            self._surely_not.discard(parcel.key)
            return Later(min(60.0, 2.0**parcel.attempts), "no answer from Slack")
        except SlackRefused as refused:
            return self._refused(parcel, refused)

    async def _sent_before(self, target: Target, parcel: Parcel) -> str:
        """The message of an earlier try; where nobody can look, what the workspace chose."""
        try:
            channel = await self._channel_of(target)
            return await find_delivery(self.around.sender, target.team, channel, parcel.key, thread=target.thread)
        except CannotLook:
            chosen = self.choices(target.team).delivery
            log.warning("delivery unknown", delivery=parcel.key, chosen=chosen)
            return "unknown" if chosen == "may-miss" else ""

    async def _channel_of(self, target: Target) -> str:
        if not target.user:
            return target.channel
        opened = await self.around.sender.call(target.team, "conversations.open", users=target.user)
        return str((opened.get("channel") or {}).get("id", ""))

    async def _send(self, target: Target, parcel: Parcel, post: Post) -> Delivery:
        sender, priority = self.around.sender, URGENT if post.urgent else USUAL
        turn = sender.pacer.turn(target.team, "chat.postMessage", target.channel, priority)
        try:
            await asyncio.wait_for(turn, LONGEST_TURN)
        except TimeoutError:
            self._surely_not.add(parcel.key)
            return Later(1.0, "waiting for its turn")
        state = self.around.engine.convening(parcel.organisation, parcel.stream.id)
        told = await self.around.keep(self.around.answers.post(parcel.organisation, state, post, post.to))
        self._surely_not.discard(parcel.key)
        answer: dict[str, Any] = await sender.call(
            target.team,
            "chat.postMessage",
            channel=target.channel,
            paced=False,
            text=told.text,
            blocks=told.blocks,
            metadata=metadata(parcel.key),
            thread_ts=target.thread or None,
            unfurl_links=False,
            unfurl_media=False,
        )
        return Delivered(f"{target.team}:{answer.get('channel', '')}:{answer.get('ts', '')}")

    def _refused(self, parcel: Parcel, refused: SlackRefused) -> Delivery:
        """Slack's word becomes ours: dead tokens wait for a new one, everything else tries the person's next door."""
        self._surely_not.add(parcel.key)
        if refused.code in TOKEN_TROUBLE:
            return Unreachable("workspace not connected")
        if refused.code == "missing_scope":
            return Unreachable(f"the app may not do this here: {refused.needed}")
        return Unreachable(refused.code)
