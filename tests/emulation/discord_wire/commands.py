"""The commands a bot has registered, globally and for guilds, checked as Discord checks them.

Source: https://docs.discord.com/developers/interactions/application-commands
"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from .errors import ApiError, Complaints, Wire
from .limits import Limits

if TYPE_CHECKING:
    from .world import World

NAME = re.compile(r"[-_'\w]{1,32}")
Path = tuple[str | int, ...]


class CommandKind(IntEnum):
    CHAT = 1
    USER = 2
    MESSAGE = 3


class Option(IntEnum):
    SUB_COMMAND = 1
    SUB_COMMAND_GROUP = 2
    STRING = 3
    INTEGER = 4
    BOOLEAN = 5
    USER = 6
    CHANNEL = 7
    ROLE = 8
    MENTIONABLE = 9
    NUMBER = 10
    ATTACHMENT = 11


class Commands:
    """Registered commands by scope: ``None`` is everywhere, an id is that guild alone; ``writes`` counts changes."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._scopes: dict[int | None, dict[int, Wire]] = {}
        self.permissions: dict[tuple[int, int], list[Wire]] = {}
        self.writes = 0

    def all(self, guild_id: int | None) -> list[Wire]:
        return list(self._scopes.get(guild_id, {}).values())

    def get(self, guild_id: int | None, command_id: int) -> Wire:
        found = self._scopes.get(guild_id, {}).get(command_id)
        if found is None:
            raise ApiError(10063)
        return found

    def overwrite(self, guild_id: int | None, bodies: list[Wire]) -> list[Wire]:
        """Replace a whole scope; a command of the same kind and name keeps its id."""
        complaints = Complaints()
        limits = self._world.limits
        if limits.crossed("commands", sum(_kind(body) == CommandKind.CHAT for body in bodies)):
            complaints.too_long((), limits.most("commands"))
        for place, body in enumerate(bodies):
            _check(limits, complaints, body, (place,))
        complaints.refuse()
        before = {(_kind(each), each["name"]): each for each in self.all(guild_id)}
        kept = [self._shape(guild_id, body, before.get((_kind(body), body["name"]))) for body in bodies]
        self._scopes[guild_id] = {int(each["id"]): each for each in kept}
        self.writes += 1
        return kept

    def add(self, guild_id: int | None, body: Wire) -> tuple[Wire, bool]:
        """Register one; it takes the place of one of the same name. Says whether it is new."""
        complaints = Complaints()
        _check(self._world.limits, complaints, body, ())
        complaints.refuse()
        same = [each for each in self.all(guild_id) if (_kind(each), each["name"]) == (_kind(body), body["name"])]
        shape = self._shape(guild_id, body, same[0] if same else None)
        self._scopes.setdefault(guild_id, {})[int(shape["id"])] = shape
        self.writes += 1
        return shape, not same

    def change(self, guild_id: int | None, command_id: int, body: Wire) -> Wire:
        merged = {**self.get(guild_id, command_id), **body}
        complaints = Complaints()
        _check(self._world.limits, complaints, merged, ())
        complaints.refuse()
        self._scopes[guild_id][command_id] = merged | {"version": str(self._world.mint())}
        self.writes += 1
        return self._scopes[guild_id][command_id]

    def remove(self, guild_id: int | None, command_id: int) -> None:
        self.get(guild_id, command_id)
        del self._scopes[guild_id][command_id]
        self.writes += 1

    def find(self, name: str, kind: CommandKind, guild_id: int | None) -> Wire | None:
        """The command a person in that guild (or in direct messages) would find under the name."""
        scopes = [guild_id, None] if guild_id else [None]
        for scope in scopes:
            for command in self.all(scope):
                if command["name"] == name and _kind(command) == kind and _offered(command, guild_id):
                    return command
        return None

    def _shape(self, guild_id: int | None, body: Wire, before: Wire | None) -> Wire:
        shape: Wire = {
            "id": before["id"] if before else str(self._world.mint()),
            "application_id": str(self._world.bot.id),
            "version": str(self._world.mint()),
            "type": _kind(body),
            "name": body["name"],
            "description": body.get("description") or "",
            "default_member_permissions": _text(body.get("default_member_permissions")),
            "nsfw": bool(body.get("nsfw")),
            "name_localizations": body.get("name_localizations"),
            "description_localizations": body.get("description_localizations"),
        }
        for name in ("options", "contexts", "integration_types"):
            if body.get(name) is not None:
                shape[name] = body[name]
        if guild_id:
            shape["guild_id"] = str(guild_id)
        return shape


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _kind(body: Wire) -> int:
    return int(body.get("type") or CommandKind.CHAT)


def _offered(command: Wire, guild_id: int | None) -> bool:
    """``contexts``: 0 a guild, 1 the bot's direct messages."""
    contexts = command.get("contexts")
    return contexts is None or (0 if guild_id else 1) in contexts


def _check(limits: Limits, complaints: Complaints, body: Wire, path: Path) -> None:
    chat = _kind(body) == CommandKind.CHAT
    _name(complaints, body.get("name") or "", (*path, "name"), strict=chat)
    for locale, name in (body.get("name_localizations") or {}).items():
        _name(complaints, name, (*path, "name_localizations", locale), strict=chat)
    if chat:
        _description(limits, complaints, body, path)
        _options(limits, complaints, body.get("options") or [], (*path, "options"))


def _name(complaints: Complaints, name: str, path: Path, *, strict: bool) -> None:
    if not 1 <= len(name) <= 32:
        complaints.add(path, "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 32 in length.")
    elif strict and (not NAME.fullmatch(name) or name != name.lower()):
        complaints.add(path, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")


def _description(limits: Limits, complaints: Complaints, body: Wire, path: Path) -> None:
    texts = {"description": body.get("description") or ""}
    texts |= {
        f"description_localizations/{key}": text for key, text in (body.get("description_localizations") or {}).items()
    }
    for where, text in texts.items():
        if not text or limits.crossed("command_description", len(text)):
            most = limits.most("command_description")
            complaints.add(
                (*path, *where.split("/")), "BASE_TYPE_BAD_LENGTH", f"Must be between 1 and {most} in length."
            )


def _options(limits: Limits, complaints: Complaints, options: list[Wire], path: Path) -> None:
    if limits.crossed("command_options", len(options)):
        complaints.too_long(path, limits.most("command_options"))
    optional_seen = False
    names = [option.get("name") for option in options]
    for place, option in enumerate(options):
        here = (*path, place)
        _name(complaints, option.get("name") or "", (*here, "name"), strict=True)
        _description(limits, complaints, option, here)
        if names.index(option.get("name")) != place:
            complaints.add(here, "APPLICATION_COMMAND_OPTIONS_NAME_INVALID", "Option name is used twice")
        if option.get("required") and optional_seen:
            complaints.add(here, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options come first")
        optional_seen = optional_seen or not option.get("required")
        _choices(limits, complaints, option, here)
        _options(limits, complaints, option.get("options") or [], (*here, "options"))


def _choices(limits: Limits, complaints: Complaints, option: Wire, path: Path) -> None:
    choices = option.get("choices") or []
    if limits.crossed("options", len(choices)):
        complaints.too_long((*path, "choices"), limits.most("options"))
    if choices and option.get("autocomplete"):
        complaints.add((*path, "choices"), "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES", "Choices exclude autocomplete")
    for place, choice in enumerate(choices):
        if limits.crossed("choice_name", len(choice.get("name") or "")):
            complaints.too_long((*path, "choices", place, "name"), limits.most("choice_name"))
