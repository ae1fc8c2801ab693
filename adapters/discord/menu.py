"""The commands as Discord's own: names, typed options, choices and completions, in English and Spanish.

A command is made from its declaration. One with several actions becomes a family of subcommands, except those that
people say bare (`/hand`, `/here`): Discord cannot call a family by its bare name.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import discord
from discord import app_commands
from discord.app_commands import locale_str

from adapters.discord import limits
from adapters.discord.candidates import choice_ids, source_of
from adapters.discord.inbound import ACTION, MORE, account_of
from adapters.discord.inert import cut
from bot.domain.frozen import frozen
from bot.spec import Action, Command, Option, OptionKind
from bot.speech import known, say_in

BARE = frozenset({"hand", "here"})
NAME = re.compile(r"[-_\w]{1,32}")
NEEDED_FIRST = frozenset({"bind", "close", "undo"})
FIRST_ACTIONS = limits.COMMAND_OPTIONS - 1

Chosen = Callable[[discord.Interaction], Awaitable[None]]
Complete = Callable[[discord.Interaction, str, str, Option, str], Awaitable[list[app_commands.Choice[str]]]]
"""(interaction, command, action, option, what was typed so far)."""
About = Callable[[discord.Interaction, str, str, Mapping[str, str]], Awaitable[None]]
"""(interaction, command, action, arguments) of an entry in the menu of a person or a message."""
Built = app_commands.Command[Any, ..., Any] | app_commands.Group


class Spanish(app_commands.Translator):
    """Every text carries its Spanish beside it; Discord asks for it under each of its names for Spanish."""

    async def translate(
        self, string: locale_str, locale: discord.Locale, context: app_commands.TranslationContextTypes
    ) -> str | None:
        if locale not in (discord.Locale.spain_spanish, discord.Locale.latin_american_spanish):
            return None
        spanish = string.extras.get("es")
        return str(spanish) if spanish else None


# --- words ------------------------------------------------------------------------------------------------------------


def is_name(word: str) -> bool:
    return bool(NAME.fullmatch(word)) and word == word.casefold()


def name(word: str, others: Sequence[str], taken: set[str]) -> locale_str:
    """A name with its Spanish one: the first other spelling that Discord takes and that no neighbour has."""
    spanish = next((other for other in others if is_name(other) and other not in taken), "")
    taken |= {word, spanish}
    return locale_str(word, es=spanish)


def described(*ids: str) -> locale_str:
    """The first of these sentences that the catalogue has, in both languages."""
    id = next(id for id in ids if known("en", id))
    return locale_str(cut(say_in("en", id), limits.COMMAND_DESCRIPTION), es=cut(say_in("es", id), 100))


def worded(otherwise: str, *ids: str) -> locale_str:
    """The first of these that the catalogue has, or the plain word."""
    return described(*ids) if any(known("en", id) for id in ids) else locale_str(otherwise)


# --- options ----------------------------------------------------------------------------------------------------------

WHOLE = frozenset({OptionKind.WHOLE, OptionKind.MINUTES})


def is_needed(option: Option) -> bool:
    """What Discord itself asks for before it sends. Long texts are asked for by a form, which has room for them."""
    return option.required and option.kind is not OptionKind.LONG_TEXT


def annotation(option: Option) -> Any:
    if option.kind in WHOLE:
        kind: Any = int
    elif option.kind is OptionKind.YES:
        kind = bool
    elif option.choices:
        kind = str
    else:
        longest = limits.CHOICE_LABEL if source_of(option) else max(1, min(option.limit, limits.OPTION_TEXT))
        kind = app_commands.Range[str, 1, longest]
    return kind if is_needed(option) else kind | None if kind in (int, bool, str) else optional(kind)


def optional(kind: Any) -> Any:
    from typing import Optional

    return Optional[kind]  # noqa: UP045 -- a Range is no type, so `|` does not join it


def parameter(nth: int, option: Option) -> inspect.Parameter:
    default = inspect.Parameter.empty if is_needed(option) else None
    return inspect.Parameter(f"p{nth}", inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation(option))


def shape(options: Sequence[Option]) -> inspect.Signature:
    """The signature that the library reads the options from; their real names are given apart, `for` among them."""
    first = inspect.Parameter("interaction", inspect.Parameter.POSITIONAL_ONLY, annotation=discord.Interaction)
    ordered = sorted(enumerate(options), key=lambda pair: not is_needed(pair[1]))
    return inspect.Signature([first, *(parameter(nth, option) for nth, option in ordered)])


def labelled(option: Option) -> list[app_commands.Choice[str]]:
    return [
        app_commands.Choice(name=choice_name(option, value), value=value) for value in option.choices[: limits.CHOICES]
    ]


def choice_name(option: Option, value: str) -> locale_str:
    ids = (f"discord-action-{value}",) if option.name == ACTION else choice_ids(value)
    return worded(value, *ids)


# --- commands ---------------------------------------------------------------------------------------------------------


@frozen
class Shortcut:
    """An entry in the menu of a person (who fills `option`) or of a message (`option` is `value`)."""

    label: str
    command: str
    action: str
    option: str
    value: str = ""


ON_PEOPLE = (
    Shortcut("discord-invite-to-speak", "queue", "invite", "person"),
    Shortcut("discord-give-the-floor", "queue", "call", "person"),
    Shortcut("discord-raise-for", "hand", "up", "for"),
)
ON_MESSAGES = (Shortcut("discord-reply-to-this", "hand", "up", "kind", "reply"),)


class Menu:
    """Builds the library's commands from ours. `chosen` is called for every one, `complete` for every completion."""

    def __init__(self, commands: Mapping[str, Command], chosen: Chosen, complete: Complete) -> None:
        self.commands, self.chosen, self.complete = commands, chosen, complete

    def build(self) -> list[Built]:
        taken = {command.top_level for command in self.commands.values()}
        return [self.command(command, taken) for command in self.commands.values()]

    def command(self, command: Command, taken: set[str]) -> Built:
        others = [word for word in command.words if word != command.top_level]
        called = name(command.top_level, others, taken)
        told = described(f"discord-command-{command.name}", f"command-{command.name}")
        if len(command.actions) == 1 or command.name in BARE:
            return self.single(command, called, told, self.united(command), "")
        return self.family(command, called, told)

    def united(self, command: Command) -> list[Option]:
        """One action's options; of several, all of theirs, each once, and before them which action."""
        if len(command.actions) == 1:
            return list(command.actions[0].options)
        names = tuple(action.name for action in command.actions)
        each = {option.name: option for action in reversed(command.actions) for option in action.options}
        ordered = {option.name: each[option.name] for action in command.actions for option in action.options}
        return [Option(ACTION, OptionKind.CHOICE, choices=names, words=("accion",)), *map(freed, ordered.values())]

    def family(self, command: Command, called: locale_str, told: locale_str) -> app_commands.Group:
        group = app_commands.Group(name=called, description=told)
        taken = {action.name for action in command.actions} | {MORE}
        first, rest = split(command)
        for action in first:
            group.add_command(self.subcommand(command, action, taken))
        if rest:
            more = app_commands.Group(name=locale_str(MORE, es="mas"), description=described("discord-more"))
            for action in rest:
                more.add_command(self.subcommand(command, action, taken))
            group.add_command(more)
        return group

    def subcommand(self, command: Command, action: Action, taken: set[str]) -> app_commands.Command[Any, ..., Any]:
        called = name(action.name, action.words, taken)
        told = described(
            f"discord-action-{command.name}-{action.name}",
            f"discord-action-{action.name}",
            f"discord-command-{command.name}",
            f"command-{command.name}",
        )
        return self.single(command, called, told, list(action.options), action.name)

    def single(
        self, command: Command, called: locale_str, told: locale_str, options: list[Option], action: str
    ) -> app_commands.Command[Any, ..., Any]:
        callback = self.callback(command, action, options)
        return app_commands.Command(name=called, description=told, callback=callback)

    def callback(self, command: Command, action: str, options: list[Option]) -> Any:
        async def chosen(interaction: discord.Interaction, /, **values: Any) -> None:
            await self.chosen(interaction)

        chosen.__signature__ = shape(options)  # type: ignore[attr-defined]
        made: Any = chosen
        taken = {option.name for option in options}
        for nth, option in enumerate(options):
            field = f"p{nth}"
            made = app_commands.rename(**{field: name(option.name, option.words, taken)})(made)
            made = app_commands.describe(**{field: worded(option.name, f"discord-option-{option.name}")})(made)
            if option.choices:
                made = app_commands.choices(**{field: labelled(option)})(made)
            elif source_of(option):
                made = app_commands.autocomplete(**{field: self.completion(command, action, option)})(made)
        return made

    def completion(self, command: Command, action: str, option: Option) -> Any:
        async def complete(interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
            return await self.complete(interaction, command.name, action, option, current)

        return complete

    # --- menus of people and messages -------------------------------------------------------------------------------

    def shortcuts(self, about: About) -> list[app_commands.ContextMenu]:
        """What a right click on a person or a message offers, of the commands that there are."""
        return [self.on_person(one, about) for one in ON_PEOPLE if self.has(one)] + [
            self.on_message(one, about) for one in ON_MESSAGES if self.has(one)
        ]

    def has(self, one: Shortcut) -> bool:
        command = self.commands.get(one.command)
        return command is not None and command.action(one.action) is not None

    def on_person(self, one: Shortcut, about: About) -> app_commands.ContextMenu:
        async def chosen(interaction: discord.Interaction, user: discord.User) -> None:
            await about(interaction, one.command, one.action, {one.option: f"account:{account_of(user.id)}"})

        return app_commands.ContextMenu(name=described(one.label), callback=chosen)

    def on_message(self, one: Shortcut, about: About) -> app_commands.ContextMenu:
        async def chosen(interaction: discord.Interaction, message: discord.Message) -> None:
            await about(interaction, one.command, one.action, {one.option: one.value})

        return app_commands.ContextMenu(name=described(one.label), callback=chosen)


def freed(option: Option) -> Option:
    """An option that only one of several actions needs may be left out; the form asks where it is missed."""
    return replace(option, required=False)


def split(command: Command) -> tuple[list[Action], list[Action]]:
    """All at one level where they fit, else 24 and the others under `more`; what newcomers need stays in front."""
    every = list(command.actions)
    if len(every) <= limits.COMMAND_OPTIONS:
        return every, []
    ranked = sorted(every, key=lambda action: action.name not in (command.default, *NEEDED_FIRST))
    front = {action.name for action in ranked[:FIRST_ACTIONS]}
    return [one for one in every if one.name in front], [one for one in every if one.name not in front]


def size_of(payload: Mapping[str, Any]) -> int:
    """Characters of a command as Discord counts them: names, descriptions and values, the longest language of each."""
    own = longest(payload, "name") + longest(payload, "description") + len(str(payload.get("value", "")))
    inner = [*(payload.get("options") or ()), *(payload.get("choices") or ())]
    return own + sum(size_of(one) for one in inner)


def longest(payload: Mapping[str, Any], field: str) -> int:
    others = (payload.get(f"{field}_localizations") or {}).values()
    return max(len(text) for text in (str(payload.get(field, "")), *others))
