"""One person asks, and is answered privately: within three seconds, whatever the database does meanwhile.

The engine is asked at once. Where it has not answered after 1.8 seconds, the person is shown "thinking…" and the
answer takes its place. A form can only be a first response: one that comes later is offered as a button.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

import discord
import structlog

from adapters.discord import limits
from adapters.discord.answering import Answering, Reader, open_form
from adapters.discord.forms import modal
from adapters.discord.inbound import user_of
from adapters.discord.inert import inert
from adapters.discord.messenger import ALREADY_ANSWERED, UNKNOWN_INTERACTION, Messenger
from adapters.discord.rendering import Row, Sheet, Words
from bot.domain.log import Refusal
from bot.engine import Engine, Fault, Reply, refuse_fault
from bot.router import Invocation
from bot.spec import Form

log = structlog.get_logger("discord")

Interaction = discord.Interaction[Any]


class Conversation:
    """Asks the engine and tells the person what came of it. `unheard` counts answers that came too late for Discord."""

    def __init__(self, engine: Engine, answering: Answering, messenger: Messenger) -> None:
        self.engine, self.answering, self.messenger = engine, answering, messenger
        self.unheard = 0

    async def ask(self, asked: Invocation) -> Reply:
        try:
            return await self.engine.ask(asked)
        except Fault as fault:
            return refuse_fault(fault)

    async def answer(self, interaction: Interaction, asked: Invocation) -> Reply:
        """Carry out what was asked and answer the interaction. The effect stays whether or not the answer arrives."""
        deciding = asyncio.create_task(self.ask(asked))
        done, _ = await asyncio.wait({deciding}, timeout=limits.PATIENCE)
        if not done:
            await self._think(interaction)
        reply = await deciding
        await self.tell(interaction, asked, reply)
        return reply

    async def _think(self, interaction: Interaction) -> None:
        try:
            await interaction.response.defer(ephemeral=True, thinking=True)
        except discord.HTTPException as refused:
            self._note(refused)

    async def tell(self, interaction: Interaction, asked: Invocation, reply: Reply) -> None:
        reader = self.answering.reader(asked)
        try:
            if isinstance(reply, Form):
                await self._offer(interaction, reader, reply)
            else:
                await self.messenger.reply(interaction, self.answering.sheets(reader, reply))
        except discord.HTTPException as refused:
            self._note(refused)
            if refused.code == UNKNOWN_INTERACTION:
                await self._tell_directly(asked, reader, reply)

    def _note(self, refused: discord.HTTPException) -> None:
        if refused.code in (UNKNOWN_INTERACTION, ALREADY_ANSWERED):
            self.unheard += 1
        log.warning("answer refused", status=refused.status, code=refused.code)

    async def _offer(self, interaction: Interaction, reader: Reader, form: Form) -> None:
        if interaction.response.is_done() or interaction.type is discord.InteractionType.modal_submit:
            await self.messenger.reply(interaction, self._form_later(form, reader))
            return
        shown, kept = modal(form, reader.speech, lambda option: self.answering.offers(reader, option))
        await self.messenger.keep_meanings(kept)
        await interaction.response.send_modal(shown)

    def _form_later(self, form: Form, reader: Reader) -> Sequence[Sheet]:
        said = Words((inert(reader.speech.say(form.asks)),))
        return [(said, Row((open_form(form, reader.speech),)))]

    async def _tell_directly(self, asked: Invocation, reader: Reader, reply: Reply) -> None:
        """Discord showed her a failure, but what she asked was done: she is told in a direct message."""
        sheets = self._form_later(reply, reader) if isinstance(reply, Form) else self.answering.sheets(reader, reply)
        await self.say_directly(asked, sheets)

    async def answer_in_words(self, asked: Invocation) -> Reply:
        """What was typed or reacted has no interaction to answer: the answer comes as a direct message."""
        reply = await self.ask(asked)
        reader = self.answering.reader(asked)
        sheets = self._form_later(reply, reader) if isinstance(reply, Form) else self.answering.sheets(reader, reply)
        await self.say_directly(asked, sheets)
        return reply

    async def say_directly(self, asked: Invocation, sheets: Sequence[Sheet]) -> bool:
        """Returns whether her direct messages are open."""
        try:
            channel = await self.messenger.direct(user_of(asked.account))
            for nth, sheet in enumerate(sheets):
                await self.messenger.send(channel, sheet, answer_nonce(asked.key, nth))
        except (discord.Forbidden, discord.NotFound) as closed:
            log.info("direct messages closed", code=closed.code)
            return False
        return True

    async def fell(self, interaction: Interaction, error: Exception) -> None:
        """Something of ours broke before the engine was asked."""
        fault = Fault(f"{interaction.id:x}"[-8:])
        log.error("fault", reference=fault.reference, error=type(error).__name__, exc_info=error)
        refusal: Refusal = refuse_fault(fault)
        speech = self.answering.speech(None, self.engine.directory(""), "en")
        try:
            await self.messenger.reply(interaction, [(Words((inert(speech.say(refusal.say)),)),)])
        except discord.HTTPException as refused:
            self._note(refused)


def answer_nonce(key: str, nth: int) -> str:
    """A nonce for the answer to a delivery: the delivery's own id, and which part of the answer."""
    return f"{key.rpartition(':')[2]}.{nth}"[: limits.NONCE]
