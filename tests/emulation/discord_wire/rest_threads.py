"""REST: threads, from a message or alone, and who is in them.

Source: https://docs.discord.com/developers/topics/threads
"""

from __future__ import annotations

from .channels import THREADS, Channel, Kind, ThreadFacts
from .errors import ApiError, Wire, invalid
from .guilds import Guild
from .messages import Flag
from .permissions import May
from .routing import Call, Created, Routes

routes = Routes()
THREAD_PARENTS = frozenset({Kind.TEXT, Kind.ANNOUNCEMENT})
MEMBERS = "/channels/{channel}/thread-members"


@routes.on("POST", "/channels/{channel}/messages/{message}/threads")
def start_from_message(call: Call) -> Created:
    channel, message = call.channel, call.message
    call.need(channel, May.VIEW_CHANNEL | May.CREATE_PUBLIC_THREADS)
    if message.id in call.world.channels:
        raise ApiError(160004)
    kind = Kind.ANNOUNCEMENT_THREAD if channel.kind == Kind.ANNOUNCEMENT else Kind.PUBLIC_THREAD
    thread = _start(call, channel, kind, message.id)
    message.flags |= Flag.HAS_THREAD
    message.thread = thread.wire()
    return Created(thread.wire())


@routes.on("POST", "/channels/{channel}/threads")
def start_alone(call: Call) -> Created:
    channel = call.channel
    kind = Kind(int(call.form.get("type") or Kind.PRIVATE_THREAD))
    if kind not in THREADS:
        raise invalid("type", "BASE_TYPE_CHOICES", "Value must be one of {10, 11, 12}.")
    may = May.CREATE_PRIVATE_THREADS if kind == Kind.PRIVATE_THREAD else May.CREATE_PUBLIC_THREADS
    call.need(channel, May.VIEW_CHANNEL | may)
    return Created(_start(call, channel, kind, call.world.mint()).wire())


def _start(call: Call, channel: Channel, kind: Kind, thread_id: int) -> Channel:
    if channel.kind not in THREAD_PARENTS:
        raise ApiError(50024)
    name = call.form.get("name") or ""
    if not name or call.world.limits.crossed("channel_name", len(name)):
        raise invalid("name", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length.")
    now = call.world.clock.stamp()
    facts = ThreadFacts(call.world.bot.id, now, {call.world.bot.id: now})
    facts.auto_archive_duration = int(call.form.get("auto_archive_duration") or 1440)
    facts.invitable = bool(call.form.get("invitable", True))
    thread = Channel(thread_id, kind, name, channel.guild, channel.id, thread=facts)
    guild = _guild(thread)
    call.world.channels[thread.id] = guild.channels[thread.id] = thread
    shown = {**thread.wire(), "newly_created": True, "member": thread.thread_members()[0]}
    call.world.gateway.dispatch("THREAD_CREATE", shown, guild_id=guild.id)
    return thread


def _guild(channel: Channel) -> Guild:
    if channel.guild is None:
        raise ApiError(50024)
    return channel.guild


def _facts(channel: Channel) -> ThreadFacts:
    if channel.thread is None:
        raise ApiError(50024)
    return channel.thread


@routes.on("PUT", f"{MEMBERS}/{{user}}")
def add_member(call: Call) -> None:
    channel, user = call.channel, call.id("user")
    facts, guild = _facts(channel), _guild(channel)
    call.need(channel, May.VIEW_CHANNEL | May.SEND_MESSAGES_IN_THREADS)
    if facts.archived:
        raise ApiError(50083)
    guild.member(user)
    if user not in facts.members:
        facts.members[user] = call.world.clock.stamp()
        added = [each for each in channel.thread_members() if each["user_id"] == str(user)]
        _tell_members(call, channel, added, [])


@routes.on("DELETE", f"{MEMBERS}/{{user}}")
def remove_member(call: Call) -> None:
    channel, user = call.channel, call.id("user")
    facts = _facts(channel)
    if user != call.world.bot.id:
        call.need(channel, May.VIEW_CHANNEL | May.MANAGE_THREADS)
    if facts.members.pop(user, None) is not None:
        _tell_members(call, channel, [], [str(user)])


def _tell_members(call: Call, channel: Channel, added: list[Wire], removed: list[str]) -> None:
    guild = _guild(channel)
    told: Wire = {"id": str(channel.id), "guild_id": str(guild.id), "member_count": len(_facts(channel).members)}
    shown = [{**each, "member": guild.members[int(each["user_id"])].wire(), "presence": None} for each in added]
    told |= {"added_members": shown, "removed_member_ids": removed}
    call.world.gateway.dispatch("THREAD_MEMBERS_UPDATE", told, guild_id=guild.id)


@routes.on("GET", MEMBERS)
def members(call: Call) -> list[Wire]:
    call.need(call.channel)
    _facts(call.channel)
    return call.channel.thread_members()


@routes.on("GET", f"{MEMBERS}/{{user}}")
def member(call: Call) -> Wire:
    call.need(call.channel)
    for each in call.channel.thread_members():
        if each["user_id"] == str(call.id("user")):
            return each
    raise ApiError(10007)


@routes.on("GET", "/guilds/{guild}/threads/active")
def active(call: Call) -> Wire:
    return _listed([each for each in call.guild.channels.values() if each.thread and not each.thread.archived], call)


@routes.on("GET", "/channels/{channel}/threads/archived/public")
def archived_public(call: Call) -> Wire:
    return _archived(call, THREADS - {Kind.PRIVATE_THREAD})


@routes.on("GET", "/channels/{channel}/threads/archived/private")
@routes.on("GET", "/channels/{channel}/users/@me/threads/archived/private")
def archived_private(call: Call) -> Wire:
    return _archived(call, frozenset({Kind.PRIVATE_THREAD}))


def _archived(call: Call, kinds: frozenset[Kind]) -> Wire:
    parent = call.channel
    call.need(parent, May.VIEW_CHANNEL | May.READ_MESSAGE_HISTORY)
    below = [each for each in _guild(parent).channels.values() if each.parent_id == parent.id and each.kind in kinds]
    found = [each for each in below if each.thread and each.thread.archived]
    return _listed(sorted(found, key=lambda each: each.id, reverse=True), call)


def _listed(threads: list[Channel], call: Call) -> Wire:
    mine = [
        member for each in threads for member in each.thread_members() if member["user_id"] == str(call.world.bot.id)
    ]
    return {"threads": [each.wire() for each in threads], "members": mine, "has_more": False}
