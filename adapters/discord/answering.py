"""From a reply to what its reader sees: the sentence, the view under it, and the ways on as buttons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from adapters.discord.candidates import Candidate, candidates
from adapters.discord.inbound import ACTION, DOOR
from adapters.discord.inert import inert
from adapters.discord.rendering import RULE, Block, Sheet, Words, blocks, choices, pages
from bot.compose import compose
from bot.directory import Directory
from bot.domain.convening.state import Convening
from bot.domain.frozen import frozen
from bot.domain.log import Actor, Answer, Choice, Post, Refusal, Say
from bot.engine import Engine
from bot.helping import help_of
from bot.letters import speech_for
from bot.ports import Clock
from bot.router import Invocation
from bot.showing import view
from bot.spec import Command, Form, Option
from bot.speech import LANGUAGES, Speech
from bot.ui import Button, Card


@frozen
class Reader:
    """Who reads an answer: as whom, about which convening, in which language."""

    actor: Actor
    convening: Convening | None
    speech: Speech
    directory: Directory


class Answering:
    """Composes answers; looks nothing up but the engine's state in memory."""

    def __init__(self, engine: Engine, clock: Clock, commands: Mapping[str, Command]) -> None:
        self.engine, self.clock, self.commands = engine, clock, commands

    def reader(self, asked: Invocation) -> Reader:
        return self.of_account(asked.organisation, asked.account, self.engine.subject(asked), asked.language)

    def of_account(self, organisation: str, account: str, convening: Convening | None, language: str) -> Reader:
        directory = self.engine.directory(organisation)
        known = directory.whose(account)
        me = convening.one(known.person) if convening and known else None
        person = me.person if me else known.person if known else ""
        chosen = self.engine.person(organisation, person).language if person else ""
        spoken = next((one for one in (chosen, me.language if me else "") if one in LANGUAGES), language)
        grants = self.engine.grants(organisation, known.person) if known else frozenset()
        actor = Actor(person, grants, DOOR, known.link if known else "", spoken)
        return Reader(actor, convening, self.speech(convening, directory, spoken), directory)

    def addressee(self, organisation: str, account: str, post: Post) -> Reader:
        """Who reads a post: in her own language and on her own wall, about the convening that the post is about."""
        reader = self.of_account(organisation, account, self.engine.convening(organisation, post.convening), "en")
        speech = speech_for(self.engine, organisation, post, self.clock.now())
        return replace(reader, speech=speech, actor=replace(reader.actor, language=speech.language))

    def speech(self, convening: Convening | None, directory: Directory, language: str) -> Speech:
        if convening is None:
            return Speech(language or "en", directory=directory, now=self.clock.now())
        return Speech.about(convening, directory, language, self.clock.now())

    def card(self, reader: Reader, show: str, about: str) -> Card | None:
        if show == "help":
            return compose(help_of(self.commands), reader.speech)
        if not show or reader.convening is None:
            return None
        shown = view(reader.convening, reader.directory, reader.actor, self.clock.now(), show, about)
        return compose(shown, reader.speech) if shown is not None else None

    def sheets(self, reader: Reader, reply: Answer | Refusal) -> list[Sheet]:
        """The whole answer, in as many messages as it takes."""
        show, about = (reply.show, reply.about) if isinstance(reply, Answer) else ("", "")
        return pages(self.blocks(reader, reply.say, show, about, reply.choices))

    def blocks(self, reader: Reader, say: Say, show: str, about: str, ways: tuple[Choice, ...]) -> list[Block]:
        said: list[Block] = [Words(tuple(inert(line) for line in reader.speech.say(say).splitlines()))]
        card = self.card(reader, show, about)
        if card is not None:
            said += [RULE, *blocks(card)]
        buttons = tuple(button(way, reader.speech) for way in ways)
        return [*said, *choices(buttons, reader.speech("discord-choose"))]

    def offers(self, reader: Reader, option: Option) -> list[Candidate]:
        """What a menu for this option lists."""
        convening = reader.convening or Convening("", "")
        return candidates(option, convening, reader.directory, reader.speech)


def button(way: Choice, speech: Speech) -> Button:
    arguments = dict(way.arguments)
    return Button(speech.say(way.label), way.command, arguments.pop(ACTION, ""), arguments, main=True)


def open_form(form: Form, speech: Speech) -> Button:
    """The button that opens a form which came too late to be the first response."""
    return Button(speech("discord-fill-in"), form.command, form.action, form.filled, main=True)
