"""REST: scheduled events and Stage instances.

Sources: https://docs.discord.com/developers/resources/guild-scheduled-event
https://docs.discord.com/developers/resources/stage-instance
"""

from __future__ import annotations

from datetime import datetime

from .channels import Kind
from .errors import ApiError, Complaints, Wire, invalid
from .permissions import May
from .routing import Call, Routes

routes = Routes()
EVENTS = "/guilds/{guild}/scheduled-events"
ONE = f"{EVENTS}/{{event}}"
STAGE, VOICE, EXTERNAL = 1, 2, 3
NEXT_STATUS = {1: {1, 2, 4}, 2: {2, 3}, 3: {3}, 4: {4}}
"""scheduled (1) becomes active (2) or cancelled (4), active becomes completed (3); nothing goes back."""


@routes.on("GET", EVENTS)
def events(call: Call) -> list[Wire]:
    return list(call.guild.events.values())


@routes.on("POST", EVENTS)
def create(call: Call) -> Wire:
    guild, form, world = call.guild, call.form, call.world
    call.need_in_guild(guild, May.CREATE_EVENTS)
    shape: Wire = {
        "id": str(world.mint()),
        "guild_id": str(guild.id),
        "creator_id": str(world.bot.id),
        "creator": world.bot.wire(),
        "image": None,
        "status": 1,
        "entity_id": None,
        "recurrence_rule": form.get("recurrence_rule"),
        "privacy_level": form.get("privacy_level", 2),
        "user_count": 0,
        "user_rsvp": None,
        "guild_scheduled_event_exceptions": [],
        "description": None,
        "channel_id": None,
        "scheduled_end_time": None,
        "entity_metadata": None,
    }
    _change(call, shape, form)
    _complete(call, shape)
    guild.events[int(shape["id"])] = shape
    world.gateway.dispatch("GUILD_SCHEDULED_EVENT_CREATE", shape, guild_id=guild.id)
    return shape


def _change(call: Call, shape: Wire, form: Wire) -> None:
    names = ("name", "description", "scheduled_start_time", "scheduled_end_time", "entity_type", "entity_metadata")
    shape.update({name: form[name] for name in names if name in form})
    if "channel_id" in form:
        shape["channel_id"] = str(form["channel_id"]) if form["channel_id"] else None


def _complete(call: Call, shape: Wire) -> None:
    """Refuse an event without what its kind needs: a place and an end outside Discord, a voice channel within."""
    complaints = Complaints()
    required = ["name", "scheduled_start_time", "entity_type"]
    required += ["scheduled_end_time", "entity_metadata"] if shape.get("entity_type") == EXTERNAL else []
    required += ["channel_id"] if shape.get("entity_type") in {STAGE, VOICE} else []
    for name in required:
        if not shape.get(name):
            complaints.add((name,), "BASE_TYPE_REQUIRED", "This field is required")
    for name, limit in (("name", "event_name"), ("description", "event_description")):
        if call.world.limits.crossed(limit, len(shape.get(name) or "")):
            complaints.too_long((name,), call.world.limits.most(limit))
    complaints.refuse()
    starts = datetime.fromisoformat(shape["scheduled_start_time"]).timestamp()
    if shape["status"] == 1 and starts < call.world.clock.now():
        raise invalid(
            "scheduled_start_time", "GUILD_SCHEDULED_EVENT_SCHEDULE_PAST", "Cannot schedule event in the past."
        )
    if shape["channel_id"]:
        wanted = Kind.STAGE if shape["entity_type"] == STAGE else Kind.VOICE
        if call.world.find_channel(int(shape["channel_id"])).kind != wanted:
            raise invalid("channel_id", "CHANNEL_INVALID_TYPE", "The channel does not fit the event.")


def _find(call: Call) -> Wire:
    if call.id("event") not in call.guild.events:
        raise ApiError(10070)
    return call.guild.events[call.id("event")]


@routes.on("GET", ONE)
def read(call: Call) -> Wire:
    return _find(call)


@routes.on("PATCH", ONE)
def change(call: Call) -> Wire:
    guild, before = call.guild, _find(call)
    call.need_in_guild(guild, May.CREATE_EVENTS)
    after = dict(before)
    status = int(call.form.get("status") or before["status"])
    if status not in NEXT_STATUS[before["status"]]:
        raise invalid(
            "status", "TRANSITION_INVALID_GUILD_SCHEDULED_EVENT_STATUS", "That change of status is not allowed."
        )
    _change(call, after, call.form)
    after["status"] = status
    _complete(call, after)
    guild.events[int(after["id"])] = after
    call.world.gateway.dispatch("GUILD_SCHEDULED_EVENT_UPDATE", after, guild_id=guild.id)
    return after


@routes.on("DELETE", ONE)
def remove(call: Call) -> None:
    guild, gone = call.guild, _find(call)
    call.need_in_guild(guild, May.CREATE_EVENTS)
    del guild.events[int(gone["id"])]
    call.world.gateway.dispatch("GUILD_SCHEDULED_EVENT_DELETE", gone, guild_id=guild.id)


@routes.on("GET", f"{ONE}/users")
def interested(call: Call) -> list[Wire]:
    _find(call)
    return []


# --- Stages


@routes.on("POST", "/stage-instances")
def open_stage(call: Call) -> Wire:
    channel = call.world.find_channel(int(call.form["channel_id"]))
    if channel.kind != Kind.STAGE or channel.guild is None:
        raise ApiError(50024)
    call.need(channel, May.MANAGE_CHANNELS | May.MUTE_MEMBERS | May.MOVE_MEMBERS)
    if channel.id in channel.guild.stages:
        raise ApiError(150006)
    _check_topic(call)
    shape: Wire = {
        "id": str(call.world.mint()),
        "guild_id": str(channel.guild.id),
        "channel_id": str(channel.id),
        "topic": call.form["topic"],
        "privacy_level": call.form.get("privacy_level", 2),
        "discoverable_disabled": True,
        "guild_scheduled_event_id": call.form.get("guild_scheduled_event_id"),
    }
    channel.guild.stages[channel.id] = shape
    call.world.gateway.dispatch("STAGE_INSTANCE_CREATE", shape, guild_id=channel.guild.id)
    return shape


def _check_topic(call: Call) -> None:
    topic = call.form.get("topic") or ""
    if not topic or call.world.limits.crossed("stage_topic", len(topic)):
        raise invalid("topic", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 120 in length.")


@routes.on("GET", "/stage-instances/{channel}")
def stage(call: Call) -> Wire:
    guild = call.channel.guild
    if guild is None or call.channel.id not in guild.stages:
        raise ApiError(10067)
    shape: Wire = guild.stages[call.channel.id]
    return shape


@routes.on("PATCH", "/stage-instances/{channel}")
def change_stage(call: Call) -> Wire:
    shape: Wire = stage(call)
    call.need(call.channel, May.MUTE_MEMBERS)
    _check_topic(call)
    shape["topic"] = call.form["topic"]
    call.world.gateway.dispatch("STAGE_INSTANCE_UPDATE", shape, guild_id=int(shape["guild_id"]))
    return shape


@routes.on("DELETE", "/stage-instances/{channel}")
def close_stage(call: Call) -> None:
    shape = stage(call)
    call.need(call.channel, May.MUTE_MEMBERS)
    call.world.guilds[int(shape["guild_id"])].stages.pop(call.channel.id)
    call.world.gateway.dispatch("STAGE_INSTANCE_DELETE", shape, guild_id=int(shape["guild_id"]))
