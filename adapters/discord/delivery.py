"""Posts on their way to people and places, and what happens where Discord does not let them through.

A person is written to directly. Where her direct messages are closed, she gets a private thread in the convening's
channel, seen by her alone and by those who moderate it. Where that is not allowed either, this door cannot reach her:
her next door is tried, and whoever runs the convening is told, once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import discord
import structlog

from adapters.discord import limits
from adapters.discord.answering import Answering, Reader
from adapters.discord.inbound import DOOR, account_of, channel_of, user_of
from adapters.discord.inert import inert, nameplate
from adapters.discord.meaning import digest
from adapters.discord.messenger import Messenger
from adapters.discord.rendering import RULE, Block, Sheet, Words, pages
from adapters.discord.rooms import Rooms
from bot.domain.convening.state import Convening
from bot.domain.log import Post, Say, person, say
from bot.engine import Engine
from bot.letters import addresses
from bot.ports import Delivered, Delivery, Later, Ledger, Parcel, Unreachable
from bot.speech import Speech

log = structlog.get_logger("discord.delivery")

PRIVATE = "private:"
TOLD = "told:"
TROUBLE = 5.0
ROOMS_COME = 0.5
"""Seconds that a seat's message waits for the link that belongs into it."""


class Postman:
    """Carries one post to one person or place."""

    def __init__(
        self, engine: Engine, ledger: Ledger, answering: Answering, messenger: Messenger, rooms: Rooms
    ) -> None:
        self.engine, self.ledger, self.rooms = engine, ledger, rooms
        self.answering, self.messenger = answering, messenger

    async def deliver(self, parcel: Parcel, post: Post) -> Delivery:
        if not post.convening and parcel.stream.kind == "convening":
            post = replace(post, convening=parcel.stream.id)
        try:
            if post.to:
                return await self._to_person(parcel, post)
            return await self._to_place(parcel, post)
        except discord.RateLimited as limited:
            return Later(limited.retry_after, "rate limited")
        except discord.DiscordServerError as error:
            return Later(TROUBLE, f"server error {error.status}")
        except OSError as error:
            return Later(TROUBLE, type(error).__name__)

    def _convening(self, parcel: Parcel, post: Post) -> Convening | None:
        return self.engine.convening(parcel.organisation, post.convening) if post.convening else None

    # --- people -----------------------------------------------------------------------------------------------------

    async def _to_person(self, parcel: Parcel, post: Post) -> Delivery:
        state = self._convening(parcel, post)
        accounts = addresses(self.engine, parcel.organisation, post.to, DOOR)
        if state is not None and post.show == "group" and self.rooms.is_arranging(state.id):
            return Later(ROOMS_COME, "the group's room is being made")
        for account in accounts:
            reader = self.answering.addressee(parcel.organisation, account, post)
            sheets = pages(
                [
                    *self.answering.blocks(reader, post.say, post.show, post.about, post.choices),
                    *self._way(reader, post),
                ]
            )
            ref = await self._direct(user_of(account), sheets, f"p{parcel.id}")
            if ref is None and state is not None:
                ref = await self._privately(state, reader, user_of(account), sheets, f"p{parcel.id}")
            if ref is not None:
                return Delivered(ref)
        if accounts and state is not None:
            await self.tell_once(state, post.to, say("discord-not-reached", person=person(post.to)))
        return Unreachable("closed messages" if accounts else "no account on Discord")

    def _way(self, reader: Reader, post: Post) -> list[Block]:
        """The link to the group's room, under the card of a group."""
        state = reader.convening
        if post.show != "group" or state is None:
            return []
        way = self.rooms.way(state, post.about, reader.speech("discord-go-to-group"))
        return [way] if way is not None else []

    async def _direct(self, user: int, sheets: Sequence[Sheet], nonce: str) -> str | None:
        """The first message's id, or None where her direct messages are closed."""
        try:
            return await self._send(await self.messenger.direct(user), sheets, nonce)
        except (discord.Forbidden, discord.NotFound) as closed:
            log.info("direct messages closed", code=closed.code)
            return None

    async def _send(self, channel: discord.abc.Messageable, sheets: Sequence[Sheet], nonce: str) -> str:
        refs = [await self.messenger.send(channel, sheet, f"{nonce}.{nth}") for nth, sheet in enumerate(sheets)]
        return refs[0]

    async def _privately(
        self, state: Convening, reader: Reader, user: int, sheets: Sequence[Sheet], nonce: str
    ) -> str | None:
        """In a thread of her own under the convening's channel; None where that is not allowed."""
        where = next((found for place in sorted(state.places) if (found := channel_of(place))), None)
        if where is None:
            return None
        try:
            thread = await self._thread(state, reader, where[1], user)
            return await self._send(self.messenger.channel(where[0], thread), sheets, nonce) if thread else None
        except (discord.Forbidden, discord.NotFound) as refused:
            log.info("no private thread", code=refused.code)
            return None

    async def _thread(self, state: Convening, reader: Reader, channel: int, user: int) -> int:
        """Her thread's id, made where there is none yet; 0 where the channel holds no private threads."""
        key = f"{PRIVATE}{state.id}:{user}"
        known = (await self.ledger.kept(DOOR, key)).get(key)
        if known:
            return int(known)
        parent = await self.messenger.client.fetch_channel(channel)
        if not isinstance(parent, discord.TextChannel):
            return 0
        called = reader.directory.name(reader.actor.person)
        name = nameplate(reader.speech("discord-for", person=called), limits.CHANNEL_NAME)
        thread = await parent.create_thread(name=name or "…", invitable=False)
        await thread.add_user(discord.Object(user))
        await self.ledger.keep(DOOR, key, str(thread.id))
        return thread.id

    # --- places -----------------------------------------------------------------------------------------------------

    async def _to_place(self, parcel: Parcel, post: Post) -> Delivery:
        state = self._convening(parcel, post)
        if post.place.startswith("group:"):
            return await self._to_group(parcel, post, state) if state else Unreachable("no such group")
        where = channel_of(post.place)
        if where is None:
            return Unreachable("no place of this door")
        return await self._into(where, parcel, post, state)

    async def _into(self, where: tuple[int, int], parcel: Parcel, post: Post, state: Convening | None) -> Delivery:
        sheets = self._public(parcel.organisation, state, post)
        try:
            return Delivered(await self._send(self.messenger.channel(*where), sheets, f"p{parcel.id}"))
        except (discord.Forbidden, discord.NotFound) as refused:
            if state is not None:
                await self.tell_once(state, str(where[1]), say("discord-channel-lost"))
            return Unreachable(f"channel refused {refused.code}")

    def _public(self, organisation: str, state: Convening | None, post: Post) -> list[Sheet]:
        """The post in each of the place's languages, one under the other."""
        parts: list[Block] = []
        for language in state.languages if state else ("en",):
            reader = self.answering.of_account(organisation, "", state, language)
            parts += [*([RULE] if parts else []), *self.answering.blocks(reader, post.say, post.show, post.about, ())]
        return pages(parts)

    async def _to_group(self, parcel: Parcel, post: Post, state: Convening) -> Delivery:
        """Into the group's own channel; where it has none, to each of its people who came in by this door."""
        _, round_, group = post.place.split(":", 2)
        room = await self.rooms.room_of(state, round_, group)
        if room is not None:
            delivery = await self._into(room, parcel, post, state)
            if isinstance(delivery, Delivered):
                return delivery
        members = self._members(parcel, state, round_, group)
        told = [await self._tell(parcel, post, state, user, nth) for nth, user in enumerate(members)]
        refs = [ref for ref in told if ref is not None]
        return Delivered(refs[0]) if refs else Unreachable("nobody of this group is on Discord")

    async def _tell(self, parcel: Parcel, post: Post, state: Convening, user: int, nth: int) -> str | None:
        """A nonce is the bot's own, whatever the channel: each member's message has one of its own."""
        reader = self.answering.of_account(parcel.organisation, account_of(user), state, "en")
        sheets = pages(self.answering.blocks(reader, post.say, post.show, post.about, post.choices))
        return await self._direct(user, sheets, f"p{parcel.id}m{nth}")

    def _members(self, parcel: Parcel, state: Convening, round_: str, group: str) -> list[int]:
        rounds = (state.breakouts.round, *state.breakouts.past)
        chosen = next((one.groups.get(group) for one in rounds if one is not None and one.id == round_), None)
        directory = self.engine.directory(parcel.organisation)
        accounts = (account for who in (chosen.members if chosen else ()) for account in directory.accounts(who))
        return [user_of(account) for account in accounts if account.startswith(f"{DOOR}:")]

    # --- telling whoever runs it --------------------------------------------------------------------------------------

    async def tell_once(self, state: Convening, about: str, sentence: Say) -> None:
        """The facilitators hear of a lasting trouble once, each by a direct message."""
        key = f"{TOLD}{state.id}:{about}"
        if (await self.ledger.kept(DOOR, key)).get(key):
            return
        await self.ledger.keep(DOOR, key, "told")
        log.warning("told the facilitators", convening=state.id, sentence=sentence.id)
        await self.tell_facilitators(state, lambda speech: speech.say(sentence), key)

    async def tell_facilitators(self, state: Convening, text: Callable[[Speech], str], key: str) -> None:
        """A direct message to each who runs the convening, in her own language."""
        for user in self.rooms.users(state, (who.person for who in state.facilitators())):
            reader = self.answering.of_account(state.organisation, account_of(user), state, "en")
            lines = tuple(inert(line) for line in text(reader.speech).splitlines())
            await self._direct(user, [(Words(lines),)], f"t{digest(f'{key}:{user}')[:20]}")
