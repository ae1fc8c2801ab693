"""REST: a guild, its members and where they sit by voice, its roles and its emojis."""

from __future__ import annotations

from .channels import BY_VOICE, Channel, Kind
from .errors import ApiError, Wire, invalid
from .guilds import Guild, Member, Role
from .intents import Intent
from .permissions import May, within
from .routing import Call, Routes

routes = Routes()
GUILD = "/guilds/{guild}"
MEMBER = f"{GUILD}/members/{{user}}"


@routes.on("GET", GUILD)
def read(call: Call) -> Wire:
    counts = call.query.get("with_counts") in {"true", "1", "True"}
    shape = call.guild.wire()
    people = len(call.guild.members)
    return shape | ({"approximate_member_count": people, "approximate_presence_count": people} if counts else {})


@routes.on("DELETE", "/users/@me/guilds/{guild}")
def leave(call: Call) -> None:
    call.world.expel_bot(call.guild)


# --- members


@routes.on("GET", f"{GUILD}/members")
def members(call: Call) -> list[Wire]:
    """All members; Discord gives this list only to bots with the members intent."""
    if not call.world.gateway.allowed_intents & Intent.GUILD_MEMBERS:
        raise ApiError(50001)
    after = int(call.query.get("after") or 0)
    found = sorted(
        (each for each in call.guild.members.values() if each.user.id > after), key=lambda each: each.user.id
    )
    return [each.wire() for each in found[: call.number("limit", 1)]]


@routes.on("GET", f"{GUILD}/members/search")
def search(call: Call) -> list[Wire]:
    wanted = call.query["query"].lower()
    found = [each for each in call.guild.members.values() if _named(each, wanted)]
    return [each.wire() for each in found[: call.number("limit", 1)]]


def _named(member: Member, wanted: str) -> bool:
    names = [member.user.name, member.user.wire()["username"], member.nick or ""]
    return any(name.lower().startswith(wanted) for name in names)


@routes.on("GET", MEMBER)
def member(call: Call) -> Wire:
    return call.guild.member(call.id("user")).wire()


@routes.on("PATCH", MEMBER, bucket="members")
def change_member(call: Call) -> Wire:
    guild, form = call.guild, call.form
    target = guild.member(call.id("user"))
    if "channel_id" in form:
        _move(call, guild, target, form["channel_id"])
    if "nick" in form:
        own = target.user.id == call.world.bot.id
        call.need_in_guild(guild, May.CHANGE_NICKNAME if own else May.MANAGE_NICKNAMES)
        target.nick = form["nick"]
    if form.get("roles") is not None:
        call.need_in_guild(guild, May.MANAGE_ROLES)
        target.roles = [int(each) for each in form["roles"]]
    for name, may in (("mute", May.MUTE_MEMBERS), ("deaf", May.DEAFEN_MEMBERS)):
        if form.get(name) is not None:
            call.need_in_guild(guild, may)
            _seated(guild, target)
            setattr(target, name, form[name])
    _tell_member(call, guild, target)
    return target.wire()


def _seated(guild: Guild, target: Member) -> None:
    if target.user.id not in guild.voice:
        raise ApiError(40032)


def _move(call: Call, guild: Guild, target: Member, to: str | int | None) -> None:
    """Move someone by voice, or out of it (null). One who sits nowhere cannot be moved: 40032."""
    call.need_in_guild(guild, May.MOVE_MEMBERS)
    if to is None:
        _seated(guild, target)
        call.world.seat(guild, target.user.id, None)
        return
    channel = call.world.find_channel(int(to))
    if channel.kind not in BY_VOICE or channel.guild is not guild:
        raise invalid("channel_id", "CHANNEL_INVALID_TYPE", "Not a voice channel of this guild.")
    call.need(channel, May.VIEW_CHANNEL | May.CONNECT | May.MOVE_MEMBERS)
    _seated(guild, target)
    already = guild.voice[target.user.id].channel_id == channel.id
    if not already and _past_the_last_seat(call, channel):
        raise invalid("channel_id", "CHANNEL_FULL", "The voice channel is full.")
    call.world.seat(guild, target.user.id, channel.id)


def _past_the_last_seat(call: Call, channel: Channel) -> bool:
    """MOVE_MEMBERS passes by a channel's own user_limit, not by Discord's largest."""
    assert channel.guild is not None
    return call.world.limits.crossed("voice_people", len(channel.guild.in_voice(channel.id)) + 1)


def _tell_member(call: Call, guild: Guild, target: Member) -> None:
    call.world.gateway.dispatch("GUILD_MEMBER_UPDATE", {**target.wire(), "guild_id": str(guild.id)}, guild_id=guild.id)


@routes.on("PUT", f"{MEMBER}/roles/{{role}}", bucket="members")
def give_role(call: Call) -> None:
    target, role = _target_role(call)
    if role.id not in target.roles:
        target.roles.append(role.id)
        _tell_member(call, call.guild, target)


@routes.on("DELETE", f"{MEMBER}/roles/{{role}}", bucket="members")
def take_role(call: Call) -> None:
    target, role = _target_role(call)
    if role.id in target.roles:
        target.roles.remove(role.id)
        _tell_member(call, call.guild, target)


def _target_role(call: Call) -> tuple[Member, Role]:
    guild = call.guild
    call.need_in_guild(guild, May.MANAGE_ROLES)
    return guild.member(call.id("user")), _role(call)


# --- voice states


@routes.on("GET", f"{GUILD}/voice-states/{{user}}")
def voice_state(call: Call) -> Wire:
    state = call.guild.voice.get(call.id("user"))
    if state is None:
        raise ApiError(10065)
    return state.wire()


@routes.on("PATCH", f"{GUILD}/voice-states/{{user}}")
def change_voice_state(call: Call) -> None:
    """Let someone in a Stage speak, or send them back to the audience."""
    guild, user = call.guild, call.id("user")
    state = guild.voice.get(user)
    if state is None or state.channel_id is None:
        raise ApiError(10065)
    channel = guild.channels[state.channel_id]
    if channel.kind != Kind.STAGE:
        raise ApiError(50024)
    if not within(channel, call.me(guild)) & May.MUTE_MEMBERS:
        raise ApiError(50013)
    if call.form.get("suppress") is not None:
        state.suppress = bool(call.form["suppress"])
        state.asked_to_speak = None
    call.world.tell_voice(guild, user)


# --- roles and emojis


def _role(call: Call) -> Role:
    role = call.guild.roles.get(call.id("role"))
    if role is None:
        raise ApiError(10011)
    return role


@routes.on("GET", f"{GUILD}/roles")
def roles(call: Call) -> list[Wire]:
    return [role.wire() for role in call.guild.roles.values()]


@routes.on("POST", f"{GUILD}/roles")
def add_role(call: Call) -> Wire:
    guild, form = call.guild, call.form
    call.need_in_guild(guild, May.MANAGE_ROLES)
    may = May(int(form["permissions"])) if form.get("permissions") is not None else guild.roles[guild.id].permissions
    role = call.world.new_role(
        form.get("name") or "new role", may, guild=guild, mentionable=bool(form.get("mentionable"))
    )
    return role.wire()


@routes.on("GET", f"{GUILD}/roles/{{role}}")
def role(call: Call) -> Wire:
    return _role(call).wire()


@routes.on("PATCH", f"{GUILD}/roles/{{role}}")
def change_role(call: Call) -> Wire:
    guild, changed = call.guild, _role(call)
    call.need_in_guild(guild, May.MANAGE_ROLES)
    changed.name = call.form.get("name") or changed.name
    if call.form.get("mentionable") is not None:
        changed.mentionable = call.form["mentionable"]
    if call.form.get("permissions") is not None:
        changed.permissions = May(int(call.form["permissions"]))
    told = {"guild_id": str(guild.id), "role": changed.wire()}
    call.world.gateway.dispatch("GUILD_ROLE_UPDATE", told, guild_id=guild.id)
    return changed.wire()


@routes.on("DELETE", f"{GUILD}/roles/{{role}}")
def remove_role(call: Call) -> None:
    guild, gone = call.guild, _role(call)
    call.need_in_guild(guild, May.MANAGE_ROLES)
    del guild.roles[gone.id]
    for each in guild.members.values():
        each.roles = [held for held in each.roles if held != gone.id]
    told = {"guild_id": str(guild.id), "role_id": str(gone.id)}
    call.world.gateway.dispatch("GUILD_ROLE_DELETE", told, guild_id=guild.id)


@routes.on("GET", f"{GUILD}/emojis")
def emojis(call: Call) -> list[Wire]:
    return list(call.guild.emojis.values())


@routes.on("GET", f"{GUILD}/emojis/{{emoji}}")
def emoji(call: Call) -> Wire:
    if call.id("emoji") not in call.guild.emojis:
        raise ApiError(10014)
    return call.guild.emojis[call.id("emoji")]
