"""From what Discord sends to what was asked: pure readings of one interaction or message each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from adapters.discord.meaning import Meaning
from bot.domain.frozen import frozen
from bot.router import Invocation
from bot.spec import Command, OptionKind

DOOR = "discord"
MENTION = re.compile(r"<@!?(\d{1,20})>")
ACTION = "action"
"""The option that says which action, where a command is one and not a family of them."""
MORE = "more"
"""The family that holds a command's later actions: Discord takes 25 subcommands at one level."""

Payload = Mapping[str, Any]


@frozen
class Arrival:
    """Where something came from: one delivery, one account, one place, in the account's own language.

    `place` is empty in direct messages; inside a group's own channel it names the convening itself.
    """

    key: str
    organisation: str
    account: str
    place: str
    language: str
    profile: str


def account_of(user: int) -> str:
    return f"{DOOR}:{user}"


def place_of(guild: int, channel: int) -> str:
    return f"{DOOR}:{guild}:{channel}"


def user_of(account: str) -> int:
    """The user behind an account of this door."""
    return int(account.rpartition(":")[2])


def channel_of(place: str) -> tuple[int, int] | None:
    """Guild and channel of a place of this door; None for another door's."""
    door, _, rest = place.partition(":")
    guild, _, channel = rest.partition(":")
    return (int(guild), int(channel)) if door == DOOR and guild.isdigit() and channel.isdigit() else None


def language_of(locale: str) -> str:
    return "es" if locale.casefold().startswith("es") else "en"


def invocation(arrival: Arrival, command: str, action: str, arguments: Mapping[str, str], text: str = "") -> Invocation:
    return Invocation(
        organisation=arrival.organisation,
        command=command,
        account=arrival.account,
        key=arrival.key,
        action=action,
        text=text,
        arguments=arguments,
        place=arrival.place,
        door=DOOR,
        language=arrival.language,
        profile=arrival.profile,
    )


# --- slash commands ---------------------------------------------------------------------------------------------------


def from_command(arrival: Arrival, data: Payload, commands: Mapping[str, Command]) -> Invocation:
    """A slash command with its options, subcommands included."""
    command = named(str(data["name"]), commands)
    path, options = unfolded(data.get("options") or ())
    values = {str(option["name"]): spoken(option["value"]) for option in options if "value" in option}
    action = path[-1] if path else values.pop(ACTION, command.default)
    return invocation(arrival, command.name, action, understood(command, action, values))


def named(top_level: str, commands: Mapping[str, Command]) -> Command:
    return next(command for command in commands.values() if command.top_level == top_level)


def unfolded(options: Sequence[Payload]) -> tuple[tuple[str, ...], Sequence[Payload]]:
    """The subcommand's path, and the options that were filled in at its end."""
    path: tuple[str, ...] = ()
    while options and options[0].get("type") in (1, 2):
        path, options = (*path, str(options[0]["name"])), options[0].get("options") or ()
    return path, options


def spoken(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def understood(command: Command, action: str, values: Mapping[str, str]) -> dict[str, str]:
    """Mentions of people become their accounts, where a person is meant."""
    chosen = command.action(action)
    options = {name: chosen.option(name) if chosen else None for name in values}
    people = (OptionKind.PERSON, OptionKind.PEOPLE)
    return {
        name: by_account(value) if (option := options[name]) is not None and option.kind in people else value
        for name, value in values.items()
    }


def by_account(text: str) -> str:
    return MENTION.sub(rf"account:{DOOR}:\1", text)


# --- buttons, menus and forms -----------------------------------------------------------------------------------------


def from_meaning(arrival: Arrival, meaning: Meaning, filled: Mapping[str, str] | None = None) -> Invocation:
    """A press or a form that was sent: what the button stands for, and what was filled in on top."""
    arguments = {**meaning.arguments, **(filled or {})}
    action = arguments.pop(ACTION, "") if not meaning.action else meaning.action
    return invocation(arrival, meaning.command, action, arguments)


def filled_in(data: Payload) -> dict[str, str]:
    """The fields of a form by their names, empty ones left out."""
    return {name: value for name, value in fields(data.get("components") or ()) if value}


def fields(components: Sequence[Payload]) -> Iterator[tuple[str, str]]:
    for component in components:
        inner = component.get("component")
        yield from fields(component.get("components") or ())
        yield from fields((inner,) if inner else ())
        if "custom_id" in component:
            yield str(component["custom_id"]), worth(component)


def worth(field: Payload) -> str:
    values = field.get("values")
    return ",".join(map(str, values)) if values is not None else str(field.get("value") or "")
