"""REST: channels of a guild, their overwrites, the status of a voice channel, and invites."""

from __future__ import annotations

import secrets
from typing import Any

from .channels import BY_VOICE, Channel, Kind, Overwrite
from .errors import ApiError, Wire, invalid
from .guilds import Guild
from .permissions import May
from .routing import Call, Created, Routes

routes = Routes()
ONE = "/channels/{channel}"
PLAIN = {"topic": "topic", "nsfw": "nsfw", "rate_limit_per_user": "slowmode", "user_limit": "user_limit"}
PLAIN |= {"bitrate": "bitrate", "position": "position", "name": "name"}


@routes.on("GET", "/guilds/{guild}/channels")
def all_channels(call: Call) -> list[Wire]:
    return [channel.wire() for channel in call.guild.standing_channels()]


@routes.on("POST", "/guilds/{guild}/channels")
def create(call: Call) -> Created:
    guild, form, world = call.guild, call.form, call.world
    call.need_in_guild(guild, May.MANAGE_CHANNELS)
    if world.limits.crossed("guild_channels", len(guild.standing_channels()) + 1):
        raise ApiError(30013)
    channel = Channel(world.mint(), Kind(int(form.get("type") or 0)), "", guild, position=len(guild.channels))
    _check_name(call, form.get("name") or "")
    _change(call, channel, {"name": form["name"], **form})
    world.add_channel(channel)
    return Created(channel.wire())


def _check_name(call: Call, name: str) -> None:
    if not name or call.world.limits.crossed("channel_name", len(name)):
        raise invalid("name", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length.")


def _change(call: Call, channel: Channel, form: Wire) -> None:
    for asked, field in PLAIN.items():
        if form.get(asked) is not None:
            setattr(channel, field, form[asked])
    if channel.kind in {Kind.TEXT, Kind.ANNOUNCEMENT}:  # Discord lowers the names of text channels and hyphens them
        channel.name = "-".join(channel.name.lower().split())
    if "topic" in form and form["topic"] is None:
        channel.topic = None
    if "parent_id" in form:
        channel.parent_id = _category(channel.guild, form["parent_id"])
    if form.get("permission_overwrites") is not None:
        channel.overwrites = {
            int(each["id"]): _overwrite(int(each["id"]), each) for each in form["permission_overwrites"]
        }
    elif channel.parent_id and channel.guild and "parent_id" in form and not channel.overwrites:
        channel.overwrites = dict(channel.guild.channels[channel.parent_id].overwrites)


def _category(guild: Guild | None, parent: Any) -> int | None:
    if parent is None:
        return None
    if guild is None or int(parent) not in guild.channels or guild.channels[int(parent)].kind != Kind.CATEGORY:
        raise invalid("parent_id", "CHANNEL_PARENT_INVALID", "Category does not exist")
    return int(parent)


def _overwrite(target: int, form: Wire) -> Overwrite:
    allow, deny = May(int(form.get("allow") or 0)), May(int(form.get("deny") or 0))
    return Overwrite(target, int(form["type"]), allow, deny)


@routes.on("PATCH", "/guilds/{guild}/channels")
def reorder(call: Call) -> None:
    guild = call.guild
    call.need_in_guild(guild, May.MANAGE_CHANNELS)
    for each in call.body or []:
        channel = guild.channels[int(each["id"])]
        _change(call, channel, {key: value for key, value in each.items() if key in {"position", "parent_id"}})
        _tell(call, channel)


@routes.on("GET", ONE)
def read(call: Call) -> Wire:
    call.need(call.channel)
    return call.channel.wire()


@routes.on("PATCH", ONE)
def change(call: Call) -> Wire:
    """Change a channel. Renames and topics have a small bucket of their own that no header tells of in advance."""
    channel, form, world = call.channel, call.form, call.world
    if form.get("name") is not None:
        _check_name(call, form["name"])
    if channel.thread:
        _change_thread(call, channel, form)
        return channel.wire()
    call.need(channel, May.VIEW_CHANNEL | May.MANAGE_CHANNELS)
    if any(name in form and form[name] != getattr(channel, name) for name in ("name", "topic")):
        world.rates.spend("channel_edits", str(channel.id))
    _change(call, channel, form)
    _tell(call, channel)
    return channel.wire()


def _change_thread(call: Call, channel: Channel, form: Wire) -> None:
    thread = channel.thread
    assert thread is not None
    if thread.owner_id != call.world.bot.id or "locked" in form:
        call.need(channel, May.VIEW_CHANNEL | May.MANAGE_THREADS)
    else:
        call.need(channel)
    if thread.archived and form.get("archived", True):
        raise ApiError(50083)
    channel.name = form.get("name") or channel.name
    for name in ("locked", "invitable", "auto_archive_duration"):
        if form.get(name) is not None:
            setattr(thread, name, form[name])
    if form.get("archived") is not None and form["archived"] != thread.archived:
        thread.archived, thread.archive_timestamp = form["archived"], call.world.clock.stamp()
    _tell(call, channel)


def _tell(call: Call, channel: Channel) -> None:
    event = "THREAD_UPDATE" if channel.thread else "CHANNEL_UPDATE"
    call.world.gateway.dispatch(event, channel.wire(), guild_id=channel.guild.id if channel.guild else None)


@routes.on("DELETE", ONE)
def remove(call: Call) -> Wire:
    channel = call.channel
    call.need(channel, May.VIEW_CHANNEL | (May.MANAGE_THREADS if channel.thread else May.MANAGE_CHANNELS))
    call.world.remove_channel(channel)
    return channel.wire()


@routes.on("PUT", f"{ONE}/permissions/{{target}}")
def set_overwrite(call: Call) -> None:
    channel = call.channel
    call.need(channel, May.VIEW_CHANNEL | May.MANAGE_ROLES)
    channel.overwrites[call.id("target")] = _overwrite(call.id("target"), call.form)
    _tell(call, channel)


@routes.on("DELETE", f"{ONE}/permissions/{{target}}")
def remove_overwrite(call: Call) -> None:
    channel = call.channel
    call.need(channel, May.VIEW_CHANNEL | May.MANAGE_ROLES)
    if channel.overwrites.pop(call.id("target"), None) is None:
        raise ApiError(10009)
    _tell(call, channel)


@routes.on("PUT", f"{ONE}/voice-status")
def set_voice_status(call: Call) -> None:
    """Needs MANAGE_CHANNELS too while the bot does not sit in the channel."""
    channel = call.channel
    if channel.kind not in BY_VOICE or channel.guild is None:
        raise ApiError(50024)
    inside = call.world.bot.id in {state.user_id for state in channel.guild.in_voice(channel.id)}
    extra = May(0) if inside else May.MANAGE_CHANNELS
    call.need(channel, May.VIEW_CHANNEL | May.SET_VOICE_CHANNEL_STATUS | extra)
    status = call.form.get("status")
    if call.world.limits.crossed("voice_status", len(status or "")):
        raise invalid("status", "BASE_TYPE_MAX_LENGTH", "Must be 500 or fewer in length.")
    channel.status = status or None
    told = {"id": str(channel.id), "guild_id": str(channel.guild.id), "status": channel.status}
    call.world.gateway.dispatch("VOICE_CHANNEL_STATUS_UPDATE", told, guild_id=channel.guild.id)


# --- invites


@routes.on("POST", f"{ONE}/invites")
def invite(call: Call) -> Wire:
    channel, form = call.channel, call.form
    call.need(channel, May.VIEW_CHANNEL | May.CREATE_INSTANT_INVITE)
    if channel.guild is None or channel.kind == Kind.CATEGORY:
        raise ApiError(50024)
    guild = channel.guild.wire()
    kept = {"id", "name", "splash", "banner", "description", "icon", "features", "verification_level"}
    kept |= {"vanity_url_code", "nsfw_level", "nsfw", "premium_subscription_count"}
    shape: Wire = {
        "type": 0,
        "code": secrets.token_urlsafe(6),
        "inviter": call.world.bot.wire(),
        "max_age": form.get("max_age", 86400),
        "max_uses": form.get("max_uses", 0),
        "temporary": bool(form.get("temporary")),
        "uses": 0,
        "created_at": call.world.clock.stamp(),
        "expires_at": None,
        "guild": {key: value for key, value in guild.items() if key in kept},
        "guild_id": str(channel.guild.id),
        "channel": {"id": str(channel.id), "type": int(channel.kind), "name": channel.name},
    }
    call.world.invites[shape["code"]] = shape
    return shape


@routes.on("GET", f"{ONE}/invites")
def invites(call: Call) -> list[Wire]:
    call.need(call.channel, May.VIEW_CHANNEL | May.MANAGE_CHANNELS)
    return [each for each in call.world.invites.values() if each["channel"]["id"] == str(call.channel.id)]


@routes.on("GET", "/invites/{code}")
def read_invite(call: Call) -> Wire:
    if call.path["code"] not in call.world.invites:
        raise ApiError(10006)
    return call.world.invites[call.path["code"]]


@routes.on("DELETE", "/invites/{code}")
def remove_invite(call: Call) -> Wire:
    shape = read_invite(call)
    call.need(call.world.find_channel(int(shape["channel"]["id"])), May.MANAGE_CHANNELS)
    return call.world.invites.pop(shape["code"])
