"""What a person is told: the sentence in her language, the view under it, and the ways on as buttons."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import field
from typing import Any

from adapters.slack import limits
from adapters.slack.blocks import (
    Press,
    SayMore,
    card_blocks,
    choice_buttons,
    element_blocks,
    fallback,
    rich,
    section,
    shortened,
    unique,
)
from bot import reading
from bot.compose import compose
from bot.directory import Known
from bot.domain.convening.state import Convening
from bot.domain.frozen import frozen
from bot.domain.log import Actor, Answer, Choice, Post, Refusal, Say
from bot.engine import Engine
from bot.helping import help_of
from bot.letters import speech_for
from bot.ports import Clock
from bot.router import Invocation, bound
from bot.showing import view
from bot.spec import Command
from bot.speech import Speech
from bot.ui import Card
from bot.views import HelpView, PlaceView, View

Json = dict[str, Any]
MOST_ALIKE = 2048
"""Messages kept because they are the same for everybody who stands at that place in line. No name is in any."""


@frozen
class Told:
    """A message ready to be shown. `overflow` must be kept by the ledger before it is."""

    text: str
    blocks: list[Json]
    overflow: Mapping[str, str] = field(default_factory=dict)

    def message(self, *, replace: bool = False) -> Json:
        """As the answer to a command or the body of a response_url: for her eyes alone."""
        return {
            "response_type": "ephemeral",
            "replace_original": replace,
            "text": self.text,
            "blocks": self.blocks,
        }


def more_in(speech: Speech) -> SayMore:
    return lambda count: speech("and-more", count=count)


class Answers:
    """Renders replies, posts and boards of one engine."""

    def __init__(self, engine: Engine, clock: Clock, commands: Mapping[str, Command]) -> None:
        self.engine, self.clock, self.commands = engine, clock, commands
        self._alike: dict[tuple[Hashable, ...], Told] = {}

    # --- about whom and what --------------------------------------------------------------------------------------

    def known(self, asked: Invocation) -> Known | None:
        """Whose account it is, as the router sees it."""
        directory = self.engine.directory(asked.organisation)
        known = directory.whose(asked.account)
        if known is None and asked.email:
            person = directory.by_email(asked.email)
            known = Known(person, "") if person else None
        return known

    def convening(self, asked: Invocation) -> Convening | None:
        """The convening that was meant, as far as an answer needs it."""
        convenings = self.engine.convenings(asked.organisation)
        here = bound(convenings, asked.place)
        named = asked.arguments.get("in") or ("" if here else self._code(asked))
        if named:
            found = next((c for c in convenings if c.id == named or c.code == named.upper()), None)
            if found is not None:
                return found
        if here is not None:
            return here
        known = self.known(asked)
        mine = [c for c in convenings if known and c.one(known.person) is not None]
        return next((c for c in reversed(mine) if c.is_running), mine[-1] if mine else None)

    def _code(self, asked: Invocation) -> str:
        command = self.commands.get(asked.command)
        if command is None or not asked.text:
            return ""
        return reading.read(command, asked.text).values.get("in", "")

    def viewer(self, asked: Invocation, convening: Convening | None) -> Actor:
        known = self.known(asked)
        if known is None:
            return Actor("", frozenset(), asked.door, asked.account, asked.language or "en")
        me = convening.one(known.person) if convening else None
        person = me.person if me else known.person
        grants = self.engine.grants(asked.organisation, known.person)
        return Actor(person, grants, asked.door, known.link, me.language if me else asked.language or "en")

    def speech(self, asked: Invocation, convening: Convening | None) -> Speech:
        return self.speech_for(asked.organisation, convening, self.viewer(asked, convening).language)

    def speech_for(self, organisation: str, convening: Convening | None, language: str) -> Speech:
        directory = self.engine.directory(organisation)
        if convening is None:
            return Speech(language or "en", directory=directory, now=self.clock.now())
        return Speech.about(convening, directory, language, self.clock.now())

    # --- what is said -----------------------------------------------------------------------------------------------

    def tell(self, asked: Invocation, reply: Answer | Refusal) -> Told:
        """The reply as one message."""
        convening = self.convening(asked)
        viewer = self.viewer(asked, convening)
        speech = self.speech_for(asked.organisation, convening, viewer.language)
        seen = None
        if isinstance(reply, Answer):
            seen = self.seen(asked.organisation, convening, viewer, reply.show, reply.about)
        shape = seen.shape if isinstance(seen, PlaceView) else None
        if shape is None or reply.choices or not reply.say.names_nobody:
            return self.told(reply, seen, speech, convening)
        alike = (speech.language, speech.say(reply.say), convening.id if convening else "", shape)
        if alike not in self._alike:
            if len(self._alike) >= MOST_ALIKE:
                self._alike.clear()
            self._alike[alike] = self.told(reply, seen, speech, convening)
        return self._alike[alike]

    def told(self, reply: Answer | Refusal, seen: View | None, speech: Speech, convening: Convening | None) -> Told:
        card = compose(seen, speech) if seen is not None else None
        return self.compose(speech.say(reply.say), card, reply.choices, speech, convening)

    def seen(
        self, organisation: str, convening: Convening | None, viewer: Actor, show: str, about: str = ""
    ) -> View | None:
        """The named view for this viewer; None where there is nothing to show."""
        if show == "help":
            return self.help()
        if not show or convening is None:
            return None
        return view(convening, self.engine.directory(organisation), viewer, self.clock.now(), show, about)

    def card(
        self,
        organisation: str,
        convening: Convening | None,
        viewer: Actor,
        speech: Speech,
        show: str,
        about: str = "",
    ) -> Card | None:
        """The named view, composed."""
        seen = self.seen(organisation, convening, viewer, show, about)
        return compose(seen, speech) if seen is not None else None

    def help(self) -> HelpView:
        return help_of(self.commands)

    def compose(
        self,
        sentence: str,
        card: Card | None,
        choices: tuple[Choice, ...],
        speech: Speech,
        convening: Convening | None,
        *,
        most: int = limits.BLOCKS_IN_MESSAGE,
    ) -> Told:
        press = Press(convening.id if convening is not None and convening.title else "")
        more = more_in(speech)
        blocks = [rich(section(sentence, strong=True))] if sentence else []
        if choices:
            buttons = choice_buttons(choices, lambda one: speech.say(one.label))
            blocks += element_blocks(buttons, press, more)
        if card is not None:
            room = most - len(blocks)
            blocks += card_blocks(card, press, more, most=room)
        spoken = "\n".join(part for part in (sentence, card.spoken() if card else "") if part)
        return Told(fallback(spoken), blocks, press.overflow)

    def refused(self, asked: Invocation, sentence: Say) -> str:
        return self.speech(asked, self.convening(asked)).say(sentence)

    # --- posts ------------------------------------------------------------------------------------------------------

    def post(self, organisation: str, convening: Convening | None, post: Post, person: str) -> Told:
        """A one-off message: to a person in her language, to a place in each of its languages, one under the other."""
        if person:
            return self.in_one(organisation, convening, post, self.letter(organisation, post))
        languages = convening.languages if convening else ("en",)
        room = limits.BLOCKS_IN_MESSAGE // len(languages)
        told = [
            self.in_one(organisation, convening, post, self.speech_for(organisation, convening, one), most=room)
            for one in languages
        ]
        return joined(told)

    def letter(self, organisation: str, post: Post) -> Speech:
        """Her own voice: her language, her wall, the convening that it is about."""
        return speech_for(self.engine, organisation, post, self.clock.now())

    def in_one(
        self,
        organisation: str,
        convening: Convening | None,
        post: Post,
        speech: Speech,
        *,
        most: int = limits.BLOCKS_IN_MESSAGE,
    ) -> Told:
        viewer = Actor(post.to, self.engine.grants(organisation, post.to), "slack", "", speech.language)
        card = self.card(organisation, convening, viewer, speech, post.show, post.about)
        return self.compose(speech.say(post.say), card, post.choices, speech, convening, most=most)


def joined(told: list[Told]) -> Told:
    """The same message in several languages as one."""
    if len(told) == 1:
        return told[0]
    overflow = {key: value for one in told for key, value in one.overflow.items()}
    blocks = unique([block for one in told for block in one.blocks], "post")
    return Told(shortened("\n\n".join(one.text for one in told)), blocks, overflow)
