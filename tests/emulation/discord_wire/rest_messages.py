"""REST: messages, pins, reactions and the typing sign."""

from __future__ import annotations

from urllib.parse import unquote

from . import bodies, posting
from .channels import BY_VOICE, THREADS, Channel, Kind
from .errors import ApiError, Wire, invalid
from .messages import Message, emoji_wire
from .permissions import May
from .routing import Call, Routes

routes = Routes()
MESSAGES = "/channels/{channel}/messages"
ONE = f"{MESSAGES}/{{message}}"
REACTION = f"{ONE}/reactions/{{emoji}}"
HOLDS_MESSAGES = THREADS | BY_VOICE | {Kind.TEXT, Kind.ANNOUNCEMENT, Kind.DM}


@routes.on("POST", MESSAGES, bucket="messages")
def create(call: Call) -> Wire:
    channel = call.channel
    _may_post(call, channel)
    known = _by_nonce(call, channel)
    if known:
        return known.wire(call.world.bot.id)
    draft = bodies.read(call.world.limits, call.form, call.files)
    message = posting.post(call.world, channel, call.world.bot, draft)
    if draft.nonce is not None and call.form.get("enforce_nonce"):
        call.world.nonces[str(draft.nonce)] = (channel.id, message.id, call.world.clock.now())
    return message.wire(call.world.bot.id)


def _may_post(call: Call, channel: Channel) -> None:
    if channel.kind not in HOLDS_MESSAGES:
        raise ApiError(50024)
    if channel.thread:
        call.need(channel, May.VIEW_CHANNEL | May.SEND_MESSAGES_IN_THREADS)
        if channel.thread.locked:
            raise ApiError(50083)
    else:
        call.need(channel, May.VIEW_CHANNEL | May.SEND_MESSAGES)
    if channel.kind == Kind.DM and not all(user.takes_dms for user in channel.recipients):
        raise ApiError(50007)


def _by_nonce(call: Call, channel: Channel) -> Message | None:
    """The message an enforced nonce already made in the past few minutes; 10008 if it is deleted since."""
    nonce = call.form.get("nonce")
    if nonce is None or not call.form.get("enforce_nonce"):
        return None
    if call.world.limits.crossed("nonce", len(str(nonce))):
        raise invalid("nonce", "NONCE_TYPE_TOO_LONG", "Nonce must be 25 or fewer in length.")
    place, made, at = call.world.nonces.get(str(nonce), (0, 0, 0.0))
    if not made or call.world.clock.now() - at > call.world.limits.seconds("nonce_memory"):
        return None
    if place not in call.world.channels:
        raise ApiError(10008)
    return call.world.find_message(call.world.channels[place], made)


@routes.on("GET", MESSAGES)
def history(call: Call) -> list[Wire]:
    channel = call.channel
    call.need(channel, May.VIEW_CHANNEL | May.READ_MESSAGE_HISTORY)
    limit = call.number("limit", 50)
    if not 1 <= limit <= 100:
        raise invalid("limit", "NUMBER_TYPE_MAX", "int value should be less than or equal to 100.")
    shown = sorted(channel.messages, key=lambda message: message.id)
    if "after" in call.query:
        chosen = [each for each in shown if each.id > int(call.query["after"])][:limit]
    else:
        before = int(call.query.get("before") or 1 << 63)
        chosen = [each for each in shown if each.id < before][-limit:]
    return [each.wire(call.world.bot.id) for each in reversed(chosen)]


@routes.on("GET", ONE)
def read(call: Call) -> Wire:
    call.need(call.channel, May.VIEW_CHANNEL | May.READ_MESSAGE_HISTORY)
    return call.message.wire(call.world.bot.id)


@routes.on("PATCH", ONE, bucket="message_edits")
def change(call: Call) -> Wire:
    channel, world = call.channel, call.world
    call.need(channel)
    message = call.message
    if message.author.id != world.bot.id:
        raise ApiError(50005)
    if channel.thread and channel.thread.archived:
        raise ApiError(50083)
    if world.clock.now() - message.sent_seconds > world.limits.seconds("old_message"):
        world.rates.spend_old_edit(channel.id)
    posting.edit(world, channel, message, bodies.revise(world.limits, message, call.form, call.files))
    return message.wire(world.bot.id)


@routes.on("DELETE", ONE, bucket="message_deletes")
def remove(call: Call) -> None:
    call.need(call.channel)
    message = call.message
    if message.author.id != call.world.bot.id:
        call.need(call.channel, May.MANAGE_MESSAGES)
    posting.delete(call.world, call.channel, message)


@routes.on("POST", f"{MESSAGES}/bulk-delete")
def remove_many(call: Call) -> None:
    channel = call.channel
    call.need(channel, May.MANAGE_MESSAGES)
    for number in call.form["messages"]:
        if int(number) in channel.log:
            posting.delete(call.world, channel, channel.log[int(number)])


@routes.on("POST", "/channels/{channel}/typing")
def typing(call: Call) -> None:
    call.need(call.channel, May.VIEW_CHANNEL | May.SEND_MESSAGES)


# --- pins: the paths of 2025 and the older ones


@routes.on("GET", f"{MESSAGES}/pins")
def pins(call: Call) -> Wire:
    channel = call.channel
    call.need(channel)
    newest_first = [
        pin for pin in reversed(channel.pinned) if "before" not in call.query or pin[1] < call.query["before"]
    ]
    shown = newest_first[: call.number("limit", 50)]
    items = [{"pinned_at": at, "message": channel.log[number].wire(call.world.bot.id)} for number, at in shown]
    return {"items": items, "has_more": len(newest_first) > len(shown)}


@routes.on("GET", "/channels/{channel}/pins")
def pins_before_2025(call: Call) -> list[Wire]:
    channel = call.channel
    call.need(channel)
    return [channel.log[number].wire(call.world.bot.id) for number, _ in reversed(channel.pinned)]


@routes.on("PUT", f"{MESSAGES}/pins/{{message}}")
@routes.on("PUT", "/channels/{channel}/pins/{message}")
def pin(call: Call) -> None:
    channel, message = call.channel, call.message
    call.need(channel, May.VIEW_CHANNEL | May.PIN_MESSAGES)
    if message.pinned:
        return
    if call.world.limits.crossed("pins", len(channel.pinned) + 1):
        raise ApiError(30003, message="Maximum number of pinned messages reached (250)")
    channel.pinned.append((message.id, call.world.clock.stamp()))
    _tell_pin(call, channel, message, pinned=True)


@routes.on("DELETE", f"{MESSAGES}/pins/{{message}}")
@routes.on("DELETE", "/channels/{channel}/pins/{message}")
def unpin(call: Call) -> None:
    channel, message = call.channel, call.message
    call.need(channel, May.VIEW_CHANNEL | May.PIN_MESSAGES)
    channel.pinned = [each for each in channel.pinned if each[0] != message.id]
    _tell_pin(call, channel, message, pinned=False)


def _tell_pin(call: Call, channel: Channel, message: Message, *, pinned: bool) -> None:
    message.pinned = pinned
    latest = channel.pinned[-1][1] if channel.pinned else None
    told = {"channel_id": str(channel.id), "last_pin_timestamp": latest}
    posting.tell(call.world, channel, "CHANNEL_PINS_UPDATE", told)


# --- reactions


@routes.on("PUT", f"{REACTION}/@me", bucket="reactions")
def react(call: Call) -> None:
    channel, message, emoji = call.channel, call.message, unquote(call.path["emoji"])
    may = May.VIEW_CHANNEL | May.READ_MESSAGE_HISTORY
    call.need(channel, may if emoji in message.reactions else may | May.ADD_REACTIONS)
    users = message.reactions.setdefault(emoji, [])
    if call.world.bot.id not in users:
        users.append(call.world.bot.id)
        _tell_reaction(call, "MESSAGE_REACTION_ADD", emoji, call.world.bot.id)


@routes.on("DELETE", f"{REACTION}/{{user}}", bucket="reactions")
def unreact(call: Call) -> None:
    message, emoji, user = call.message, unquote(call.path["emoji"]), call.id("user")
    if user != call.world.bot.id:
        call.need(call.channel, May.VIEW_CHANNEL | May.MANAGE_MESSAGES)
    if user not in message.reactions.get(emoji, []):
        raise ApiError(10014)
    message.reactions[emoji].remove(user)
    if not message.reactions[emoji]:
        del message.reactions[emoji]
    _tell_reaction(call, "MESSAGE_REACTION_REMOVE", emoji, user)


@routes.on("GET", REACTION)
def who_reacted(call: Call) -> list[Wire]:
    users = call.message.reactions.get(unquote(call.path["emoji"]), [])
    after = int(call.query.get("after") or 0)
    return [call.world.users[each].wire() for each in users if each > after][: call.number("limit", 25)]


@routes.on("DELETE", f"{ONE}/reactions")
@routes.on("DELETE", REACTION)
def clear_reactions(call: Call) -> None:
    call.need(call.channel, May.VIEW_CHANNEL | May.MANAGE_MESSAGES)
    if "emoji" in call.path:
        call.message.reactions.pop(unquote(call.path["emoji"]), None)
        event = "MESSAGE_REACTION_REMOVE_EMOJI"
        extra: Wire = {"emoji": emoji_wire(unquote(call.path["emoji"]))}
    else:
        call.message.reactions.clear()
        event, extra = "MESSAGE_REACTION_REMOVE_ALL", {}
    told = {"channel_id": str(call.channel.id), "message_id": str(call.message.id), **extra}
    posting.tell(call.world, call.channel, event, told)


def _tell_reaction(call: Call, event: str, emoji: str, user: int) -> None:
    told: Wire = {
        "user_id": str(user),
        "channel_id": str(call.channel.id),
        "message_id": str(call.message.id),
        "emoji": emoji_wire(emoji),
        "burst": False,
        "type": 0,
    }
    posting.tell(call.world, call.channel, event, told)
