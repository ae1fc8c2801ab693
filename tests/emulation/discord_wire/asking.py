"""Turns what a person does on the screen into the ``data`` of an interaction; refuses what no client would offer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .channels import Channel
from .commands import CommandKind, Option
from .components import SELECTS, Part
from .errors import Wire
from .guilds import Guild, Role
from .interactions import Modal
from .messages import Message, every_component
from .permissions import within

if TYPE_CHECKING:
    from .people import Person
    from .world import World


class CannotDo(AssertionError):
    """A person cannot do that in a real client: no such command, button or choice, or it is switched off."""


class Resolved:
    """The people, roles, channels and messages that the values of an interaction speak of."""

    def __init__(self, guild: Guild | None) -> None:
        self._guild = guild
        self.found: Wire = {}

    def user(self, person: Person) -> str:
        key = str(person.user.id)
        self.found.setdefault("users", {})[key] = person.user.wire()
        if self._guild and person.user.id in self._guild.members:
            member = self._guild.members[person.user.id]
            self.found.setdefault("members", {})[key] = {**member.wire(user=False), "permissions": "0"}
        return key

    def role(self, role: Role) -> str:
        self.found.setdefault("roles", {})[str(role.id)] = role.wire()
        return str(role.id)

    def channel(self, channel: Channel, viewer: Person) -> str:
        shape = channel.wire()
        if channel.guild and viewer.user.id in channel.guild.members:
            shape["permissions"] = str(int(within(channel, channel.guild.members[viewer.user.id])))
        self.found.setdefault("channels", {})[str(channel.id)] = shape
        return str(channel.id)

    def message(self, message: Message) -> str:
        self.found.setdefault("messages", {})[str(message.id)] = message.wire()
        return str(message.id)

    def anything(self, value: Any, viewer: Person) -> str:
        if isinstance(value, Role):
            return self.role(value)
        if isinstance(value, Channel):
            return self.channel(value, viewer)
        if isinstance(value, Message):
            return self.message(value)
        return self.user(value)


def find_command(world: World, person: Person, name: str, kind: CommandKind, guild: Guild | None) -> Wire:
    """The registered command under its name, if the person may use it."""
    command = world.commands.find(name, kind, guild.id if guild else None)
    if command is None:
        raise CannotDo(f"the bot has registered no {kind.name.lower()} command /{name} here")
    needed = command.get("default_member_permissions")
    if guild and needed is not None:
        held = within(world.channels[person.place.id], guild.members[person.user.id])
        if int(held) & int(needed) != int(needed) or int(needed) == 0:
            raise CannotDo(f"/{name} is not shown to {person.user.name}: it asks for permissions {needed}")
    return command


def slash(world: World, person: Person, words: str, values: dict[str, Any], focused: str | None = None) -> Wire:
    """``data`` of a typed command: ``words`` is its name with any subcommands."""
    name, *subcommands = words.split()
    guild = person.place.guild
    command = find_command(world, person, name, CommandKind.CHAT, guild)
    resolved = Resolved(guild)
    options = _nested(person, command, subcommands, values, resolved, focused)
    return _with_resolved(_about(command) | {"options": options}, resolved)


def on_target(world: World, person: Person, name: str, target: Person | Message) -> Wire:
    """``data`` of a context menu on a person or a message."""
    kind = CommandKind.MESSAGE if isinstance(target, Message) else CommandKind.USER
    command = find_command(world, person, name, kind, person.place.guild)
    resolved = Resolved(person.place.guild)
    return _with_resolved(_about(command) | {"target_id": resolved.anything(target, person)}, resolved)


def _about(command: Wire) -> Wire:
    shape = {"id": command["id"], "name": command["name"], "type": command["type"]}
    return shape | ({"guild_id": command["guild_id"]} if "guild_id" in command else {})


def _with_resolved(data: Wire, resolved: Resolved) -> Wire:
    return data | ({"resolved": resolved.found} if resolved.found else {})


def _nested(
    person: Person, spec: Wire, path: list[str], values: dict[str, Any], resolved: Resolved, focused: str | None
) -> list[Wire]:
    specs = {option["name"]: option for option in spec.get("options") or []}
    nests = {name for name, option in specs.items() if option["type"] in {Option.SUB_COMMAND, Option.SUB_COMMAND_GROUP}}
    if nests:
        if not path or path[0] not in nests:
            raise CannotDo(f"/{spec['name']} needs one of {sorted(nests)}, got {path[:1]}")
        inner = specs[path[0]]
        return [
            {
                "name": path[0],
                "type": inner["type"],
                "options": _nested(person, inner, path[1:], values, resolved, focused),
            }
        ]
    if path:
        raise CannotDo(f"/{spec['name']} has no subcommand {path[0]!r}")
    return _values(person, specs, values, resolved, focused)


def _values(
    person: Person, specs: dict[str, Wire], values: dict[str, Any], resolved: Resolved, focused: str | None
) -> list[Wire]:
    unknown = set(values) - set(specs)
    if unknown:
        raise CannotDo(f"no such option: {sorted(unknown)}; there are {sorted(specs)}")
    missing = [name for name, spec in specs.items() if spec.get("required") and name not in values]
    if missing and focused is None:
        raise CannotDo(f"the client asks for {missing} before it sends")
    given = []
    for name, value in values.items():
        shape = {"name": name, "type": specs[name]["type"], "value": value}
        if name == focused:
            if not specs[name].get("autocomplete"):
                raise CannotDo(f"option {name!r} completes nothing")
            shape["focused"] = True
        else:
            shape["value"] = _value(person, specs[name], value, resolved)
        given.append(shape)
    return given


def _value(person: Person, spec: Wire, value: Any, resolved: Resolved) -> Any:
    kind = Option(spec["type"])
    if spec.get("choices"):
        return _choice(spec, value)
    if kind in {Option.USER, Option.CHANNEL, Option.ROLE, Option.MENTIONABLE}:
        return resolved.anything(value, person)
    if kind == Option.STRING:
        return _sized(spec, str(value))
    if kind == Option.BOOLEAN:
        return bool(value)
    number = int(value) if kind == Option.INTEGER else float(value)
    if not spec.get("min_value", number) <= number <= spec.get("max_value", number):
        raise CannotDo(f"option {spec['name']!r} takes no {number}")
    return number


def _sized(spec: Wire, text: str) -> str:
    if not spec.get("min_length", 0) <= len(text) <= spec.get("max_length", 6000):
        raise CannotDo(f"option {spec['name']!r} takes no text of {len(text)} characters")
    return text


def _choice(spec: Wire, value: Any) -> Any:
    for choice in spec["choices"]:
        if value in {choice["name"], choice["value"], *(choice.get("name_localizations") or {}).values()}:
            return choice["value"]
    raise CannotDo(f"option {spec['name']!r} offers {[each['name'] for each in spec['choices']]}, not {value!r}")


def find_part(message: Message, wanted: str, kinds: frozenset[int]) -> Wire:
    """A button or select of a message by its ``custom_id``, label or placeholder."""
    parts = [part for part in every_component(message.components) if part["type"] in kinds]
    for part in parts:
        if wanted in {part.get("custom_id"), part.get("label"), part.get("placeholder")}:
            if part.get("disabled"):
                raise CannotDo(f"{wanted!r} is switched off")
            return part
    raise CannotDo(
        f"no {wanted!r} on the message; there are {[each.get('label') or each.get('custom_id') for each in parts]}"
    )


def press(message: Message, wanted: str) -> Wire:
    """``data`` of a click on a button."""
    part = find_part(message, wanted, frozenset({Part.BUTTON}))
    if "custom_id" not in part:
        raise CannotDo(f"{wanted!r} is a link: it opens {part.get('url')}")
    return {"component_type": part["type"], "custom_id": part["custom_id"], "id": part["id"]}


def pick(person: Person, message: Message, wanted: str, values: tuple[Any, ...]) -> Wire:
    """``data`` of a choice in a select, by label or value, or of people, roles and channels."""
    part = find_part(message, wanted, frozenset(SELECTS))
    resolved = Resolved(person.place.guild)
    chosen = chosen_values(person, part, values, resolved)
    shape: Wire = {"component_type": part["type"], "custom_id": part["custom_id"], "id": part["id"], "values": chosen}
    return _with_resolved(shape, resolved)


def chosen_values(person: Person, part: Wire, values: tuple[Any, ...], resolved: Resolved) -> list[str]:
    least, most = part.get("min_values", 1), part.get("max_values", 1)
    if not least <= len(values) <= most:
        raise CannotDo(f"{part['custom_id']!r} takes {least} to {most} choices, not {len(values)}")
    if not part.get("options"):
        return [resolved.anything(value, person) for value in values]
    return [_option(part, value) for value in values]


def _option(part: Wire, value: Any) -> str:
    for option in part["options"]:
        if value in {option["label"], option["value"]}:
            return str(option["value"])
    raise CannotDo(f"{part['custom_id']!r} offers {[each['label'] for each in part['options']]}, not {value!r}")


def filled(person: Person, modal: Modal, values: dict[str, Any]) -> Wire:
    """``data`` of a form sent: ``values`` by custom_id or label, what is left out stays as it was shown."""
    resolved = Resolved(person.place.guild)
    left = dict(values)
    rows = [_filled_row(person, row, left, resolved) for row in modal.components]
    if left:
        raise CannotDo(f"the form has no field {sorted(left)}")
    return _with_resolved({"custom_id": modal.custom_id, "components": rows}, resolved)


def _filled_row(person: Person, row: Wire, left: dict[str, Any], resolved: Resolved) -> Wire:
    shape: Wire = {"type": row["type"], "id": row["id"]}
    if row["type"] == Part.LABEL:
        field = row["component"]
        return shape | {"component": _filled_field(person, field, row.get("label", ""), left, resolved)}
    if row["type"] == Part.ROW:
        fields = [_filled_field(person, each, each.get("label", ""), left, resolved) for each in row["components"]]
        return shape | {"components": fields}
    return shape


def _filled_field(person: Person, field: Wire, label: str, left: dict[str, Any], resolved: Resolved) -> Wire:
    given = left.pop(field["custom_id"], left.pop(label, None))
    shape: Wire = {"type": field["type"], "id": field["id"], "custom_id": field["custom_id"]}
    if field["type"] == Part.TEXT_INPUT:
        return shape | {"value": _typed(field, label, given)}
    if field["type"] == Part.CHECKBOX:
        return shape | {"value": bool(given)}
    if field["type"] == Part.RADIO_GROUP:
        return shape | {"value": _option(field, given) if given is not None else None}
    if given is None:
        if field.get("required", True):
            raise CannotDo(f"the form asks for {label or field['custom_id']!r}")
        return shape | {"values": []}
    chosen = tuple(given) if isinstance(given, list | tuple) else (given,)
    return shape | {"values": chosen_values(person, field, chosen, resolved)}


def _typed(field: Wire, label: str, given: Any) -> str:
    text = str(field.get("value") or "") if given is None else str(given)
    if not text and field.get("required", True):
        raise CannotDo(f"the form asks for {label or field['custom_id']!r}")
    if text and not (field.get("min_length") or 0) <= len(text) <= (field.get("max_length") or 4000):
        raise CannotDo(f"{label or field['custom_id']!r} takes no text of {len(text)} characters")
    return text
