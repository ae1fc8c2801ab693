"""Breakout groups on Slack: every group gets its place, whoever placed them may crash, and nobody is left out unsaid.

Groups meet in threads of the convening's channel, in group messages of up to eight, or in channels of a warm pool, as
the workspace chose. Slash commands do not run in threads: the first message carries the buttons, and typed words work.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import structlog

from adapters.slack.answers import Json, more_in
from adapters.slack.blocks import Press, card_blocks, element_blocks, fallback, rich, section, unique
from adapters.slack.context import Surroundings
from adapters.slack.inbound import DOOR, parts
from adapters.slack.limits import BLOCKS_IN_MESSAGE, PEOPLE_IN_GROUP_DM
from adapters.slack.pacing import PATIENT, URGENT
from adapters.slack.posts import CannotLook, find_delivery, metadata
from adapters.slack.sender import SlackBusy, SlackRefused, SlackUnsure
from adapters.slack.spots import CHANNELS, MESSAGES, SPOT, THREADS, Pool, Spot, Spots
from adapters.slack.tenants import Choices
from bot.domain.breakouts.state import Group, Round
from bot.domain.convening.state import Convening
from bot.domain.log import Actor
from bot.domain.routines.meeting import round_now
from bot.engine import Change
from bot.ui import Button, Buttons

log = structlog.get_logger("slack")

WORTH_A_PLACE, A_PLACE = timedelta(minutes=1), timedelta(seconds=1)
"""A routine's groups get a place where so much is left when all stand; Slack lets us place one a second."""
TELL_EVERY = 4.0
"""Seconds between two words of progress."""
MOST_TRIES = 5


class Groups:
    """Places the groups of every round that has a channel on Slack."""

    def __init__(self, around: Surroundings, spots: Spots, pool: Pool, choices: Callable[[str], Choices]) -> None:
        self.around, self.spots, self.pool, self.choices = around, spots, pool, choices
        self._changed: dict[tuple[str, str], asyncio.Event] = {}
        self._tasks: dict[tuple[str, str], asyncio.Task[None]] = {}
        self._running = False

    async def start(self, organisation: str) -> None:
        await self.spots.load()
        await self.pool.load()
        self._running = True
        for state in self.around.engine.convenings(organisation):
            self._look(state)

    async def stop(self) -> None:
        self._running = False
        for task in self._tasks.values():
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)
        self._tasks.clear()

    def heard(self, change: Change) -> None:
        if self._running and isinstance(change.state, Convening):
            self._look(change.state)

    def _look(self, state: Convening) -> None:
        if not (round_now(state) or self.spots.of(state.id)) or not channels_of(state):
            return
        key = (state.organisation, state.id)
        self._changed.setdefault(key, asyncio.Event()).set()
        if key not in self._tasks or self._tasks[key].done():
            self._tasks[key] = asyncio.create_task(self._serve(*key))

    async def _serve(self, organisation: str, convening: str) -> None:
        changed = self._changed[organisation, convening]
        while changed.is_set():
            changed.clear()
            state = self.around.engine.convening(organisation, convening)
            if state is None:
                return
            try:
                await self._settle(state)
            except Exception as error:
                log.error("groups stumbled", convening=convening, exc_info=error)

    async def _settle(self, state: Convening) -> None:
        running = round_now(state)
        live = running if running is not None and running.recalled_at is None else None
        for spot in self.spots.of(state.id):
            if not spot.over and (running is None or spot.round != running.id):
                await self.spots.keep(replace(spot, over=True))
                if spot.kind == CHANNELS:
                    self.around.later(self.pool.tidy(spot.team, spot.key))
        if live is None or self._is_too_short(state, live):
            return
        for team, channel in channels_of(state).items():
            due = [group for group in live.groups.values() if self._is_due(state, live, group, team)]
            if due:
                await Placing(self, state, live, team, channel).all(sorted(due, key=lambda group: group.name))

    def _is_too_short(self, state: Convening, live: Round) -> bool:
        """A talk of a minute is over before its threads would all stand: people have their partners' names."""
        if state.breakouts.round is not None or live.ends_at is None:
            return False
        left = live.ends_at - self.around.clock.now()
        return left < WORTH_A_PLACE + len(live.groups) * A_PLACE

    def _is_due(self, state: Convening, running: Round, group: Group, team: str) -> bool:
        spot = self.spots.get(f"{SPOT}{running.id}:{group.id}:{team}")
        users = set(self.users(state, group, team))
        return bool(users) and (spot is None or not spot.ref or set(spot.members) != users)

    def users(self, state: Convening, group: Group, team: str) -> tuple[str, ...]:
        """The members' Slack ids in this workspace."""
        directory = self.around.engine.directory(state.organisation)
        found = (parts(one) for who in group.members for one in directory.accounts(who) if one.startswith(f"{DOOR}:"))
        return tuple(sorted({user for where, user in found if where == team}))


class Placing:
    """One round's groups on their way to their places, in one workspace, with a word of progress to who asked."""

    def __init__(self, groups: Groups, state: Convening, running: Round, team: str, channel: str) -> None:
        self.groups, self.state, self.running, self.team, self.channel = groups, state, running, team, channel
        self.around = groups.around
        self.ready = 0
        self.total = 0
        self.failed: list[str] = []

    async def all(self, due: list[Group]) -> None:
        self.total = len(due)
        progress = asyncio.create_task(self._progress())
        try:
            await asyncio.gather(*(self._one(group) for group in due))
        finally:
            progress.cancel()
            await asyncio.gather(progress, return_exceptions=True)
        await self._report(self._outcome(), await self._facilitator())

    async def _one(self, group: Group) -> None:
        """A place for one group: as chosen, else in a thread; what cannot be placed is said by name."""
        chosen = self.groups.choices(self.team).breakouts
        for kind in dict.fromkeys((chosen, THREADS)):
            for attempt in range(MOST_TRIES):
                try:
                    await self._placed(group, kind)
                except (SlackBusy, SlackUnsure) as error:
                    await asyncio.sleep(getattr(error, "seconds", 0.3 * 2**attempt))
                except SlackRefused as refused:
                    log.warning("group not placed", group=group.id, kind=kind, why=refused.code)
                    break
                else:
                    self.ready += 1
                    return
        self.failed.append(group.name)

    async def _placed(self, group: Group, kind: str) -> None:
        users = self.groups.users(self.state, group, self.team)
        if not users:
            return
        if kind == MESSAGES and len(users) > PEOPLE_IN_GROUP_DM:
            kind = THREADS
        key = f"{SPOT}{self.running.id}:{group.id}:{self.team}"
        spot = self.groups.spots.get(key)
        if spot is not None and spot.ref and (spot.kind == kind or spot.kind == THREADS):
            await self._admit(spot, group, users)
            return
        unsure = spot is not None and spot.kind == kind and not spot.ref
        if spot is None or spot.kind != kind:
            spot = Spot(self.state.id, self.running.id, group.id, self.team, kind, secrets.token_hex(8))
        channel = await self._channel(spot, users)
        spot = await self.groups.spots.keep(replace(spot, channel=channel))
        ref = await self._found(spot) if unsure else ""
        ref = ref or await self._first_message(spot, group, users)
        await self.groups.spots.keep(replace(spot, ref=ref, members=users))

    async def _channel(self, spot: Spot, users: tuple[str, ...]) -> str:
        if spot.kind == MESSAGES:
            opened = await self.around.sender.call(self.team, "conversations.open", users=",".join(users))
            return str((opened.get("channel") or {}).get("id", ""))
        if spot.kind == CHANNELS:
            room = await self.groups.pool.take(self.team, spot.key)
            await self.groups.pool.fill(self.team, room, users)
            return room.channel
        return self.channel

    async def _found(self, spot: Spot) -> str:
        try:
            return await find_delivery(self.around.sender, self.team, spot.channel, spot.delivery)
        except CannotLook:
            return ""

    async def _first_message(self, spot: Spot, group: Group, users: tuple[str, ...]) -> str:
        """Who, what, until when, and the buttons that a thread cannot have as commands."""
        text, blocks, press = self.drawn(group, users)
        for key, value in press.overflow.items():
            await self.around.ledger.keep(DOOR, key, value)
        return await self._say(spot, text, blocks, mark=spot.delivery)

    def drawn(self, group: Group, users: tuple[str, ...]) -> tuple[str, list[Json], Press]:
        """In each of the convening's languages, one under the other."""
        press, said = Press(self.state.id), list[str]()
        blocks: list[Json] = []
        for language in self.state.languages:
            spoken, drawn = self.in_one(group, language, press)
            said.append(spoken)
            blocks += drawn
        return fallback("\n\n".join(said)), unique([*blocks, mentions(users)], "group"), press

    def in_one(self, group: Group, language: str, press: Press) -> tuple[str, list[Json]]:
        answers = self.around.answers
        speech = answers.speech_for(self.state.organisation, self.state, language)
        viewer = Actor(language=speech.language)
        card = answers.card(self.state.organisation, self.state, viewer, speech, "group", group.id)
        raising = Buttons((Button(speech("button-raise"), "hand", "up"),))
        blocks = element_blocks(raising, press, more_in(speech))
        if card is not None:
            most = (BLOCKS_IN_MESSAGE - 1) // len(self.state.languages) - 1
            blocks = card_blocks(card, press, more_in(speech), most=most) + blocks
        return card.spoken() if card else group.name, blocks

    async def _admit(self, spot: Spot, group: Group, users: tuple[str, ...]) -> None:
        """Somebody was moved here: she is let in and named; a group message has fixed people, so it is made anew."""
        new = tuple(user for user in users if user not in spot.members)
        if spot.kind == CHANNELS:
            room = await self.groups.pool.take(self.team, spot.key)
            await self.groups.pool.fill(self.team, room, new)
        if spot.kind == MESSAGES and new:
            fresh = replace(spot, delivery=secrets.token_hex(8), ref="", channel="")
            fresh = await self.groups.spots.keep(replace(fresh, channel=await self._channel(fresh, users)))
            spot = replace(fresh, ref=await self._first_message(fresh, group, users))
        elif new:
            text = fallback(group.name)
            await self._say(spot, text, [mentions(new)], thread=spot.thread)
        await self.groups.spots.keep(replace(spot, members=users))

    async def _say(self, spot: Spot, text: str, blocks: list[Json], *, thread: str = "", mark: str = "") -> str:
        answer: dict[str, Any] = await self.around.sender.call(
            self.team,
            "chat.postMessage",
            channel=spot.channel,
            priority=URGENT,
            text=text,
            blocks=blocks,
            thread_ts=thread or None,
            metadata=metadata(mark) if mark else None,
            unfurl_links=False,
            unfurl_media=False,
        )
        return str(answer.get("ts", ""))

    # --- what the facilitator is told -------------------------------------------------------------------------------

    async def _facilitator(self) -> str:
        """The Slack id of who runs it, if she has one here."""
        directory = self.around.engine.directory(self.state.organisation)
        accounts = directory.accounts(self.state.acting) if self.state.acting else ()
        return next((parts(a)[1] for a in accounts if a.startswith(f"{DOOR}:{self.team}:")), "")

    async def _progress(self) -> None:
        user, said = await self._facilitator(), 0
        while user:
            await asyncio.sleep(TELL_EVERY)
            if self.ready != said:
                said = self.ready
                await self._report(self._speech()("slack-groups-ready", ready=said, groups=self.total), user)

    def _speech(self) -> Any:
        me = self.state.one(self.state.acting)
        language = me.language if me else self.state.languages[0]
        return self.around.answers.speech_for(self.state.organisation, self.state, language)

    def _outcome(self) -> str:
        speech = self._speech()
        lines = [speech("slack-groups-ready", ready=self.ready, groups=self.total)]
        if self.failed:
            lines.append(speech("slack-groups-failed", groups=speech.several(sorted(self.failed))))
        lost = self.without_a_way()
        if lost:
            lines.append(speech("slack-groups-without-a-way", people=speech.several(lost[:20]), count=len(lost)))
        return "\n".join(lines)

    def without_a_way(self) -> list[str]:
        """Members whom no door of ours reaches: the person beside them must tell them."""
        directory = self.around.engine.directory(self.state.organisation)
        members = (who for group in self.running.groups.values() for who in group.members)
        return sorted(directory.name(who) or who for who in members if not directory.accounts(who))

    async def _report(self, sentence: str, user: str) -> None:
        if not user:
            return
        try:
            await self.around.sender.call(
                self.team,
                "chat.postEphemeral",
                channel=self.channel,
                priority=PATIENT,
                user=user,
                text=fallback(sentence),
                blocks=[rich(section(line)) for line in sentence.split("\n")],
            )
        except (SlackRefused, SlackBusy, SlackUnsure) as error:
            log.warning("progress not told", why=type(error).__name__)


def channels_of(state: Convening) -> dict[str, str]:
    """The channel of each workspace that shows this convening: its main place before a site's."""
    found: dict[str, str] = {}
    for place in sorted(state.places, key=lambda one: (state.places[one] != "", one)):
        if place.startswith(f"{DOOR}:"):
            team, channel = parts(place)
            found.setdefault(team, channel)
    return found


def mentions(users: tuple[str, ...]) -> Json:
    """The members by name, so that each of them is called; the only mentions that we ever make."""
    named: list[Json] = []
    for user in users:
        named += [{"type": "user", "user_id": user}, {"type": "text", "text": " "}]
    return rich({"type": "rich_text_section", "elements": named})
