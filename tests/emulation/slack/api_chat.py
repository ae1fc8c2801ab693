"""chat.*: what the app says, changes and takes back."""

from __future__ import annotations

import json

from . import happenings
from .block_limits import as_kept, enforced, in_blocks
from .limits import Limits
from .methods import Ask, Json, SlackError, method
from .payloads import message_object
from .state import Channel, Workspace

_WRITE = ("chat:write",)


@method("chat.postMessage", "posts-per-channel", "posts-per-workspace", scopes=_WRITE)
def post_message(ask: Ask) -> Json:
    channel = _writable(ask, place_to_post(ask))
    text, blocks, attachments = _content(ask, "message-text")
    post = happenings.post(
        ask.slack,
        ask.workspace,
        channel,
        ask.workspace.bot,
        text,
        blocks=blocks or [],
        attachments=attachments or [],
        metadata=_metadata(ask),
        thread_ts=_thread(ask, channel),
        broadcast=ask.flag("reply_broadcast"),
        unfurl_links=ask.flag("unfurl_links", True),
    )
    return {"channel": channel.id, "ts": post.ts, "message": message_object(ask.workspace, post)}


@method("chat.postEphemeral", "tier-4", scopes=_WRITE)
def post_ephemeral(ask: Ask) -> Json:
    channel = _writable(ask, ask.channel())
    member = ask.member()
    if member.id not in channel.members:
        raise SlackError("user_not_in_channel")
    text, blocks, attachments = _content(ask, "message-text")
    post = happenings.whisper(
        ask.slack,
        ask.workspace,
        channel,
        member,
        text,
        blocks=blocks or [],
        attachments=attachments or [],
        thread_ts=_thread(ask, channel),
    )
    return {"message_ts": post.ts}


@method("chat.update", "tier-3", scopes=_WRITE)
def update(ask: Ask) -> Json:
    channel = ask.channel()
    post = ask.message(channel)
    if post.bot_id != ask.workspace.bot.bot_id:
        raise SlackError("cant_update_message")
    if channel.archived:
        raise SlackError("is_inactive")
    text, blocks, attachments = _content(ask, "update-text")
    metadata = _metadata(ask)
    before = message_object(ask.workspace, post)
    if "text" in ask.args:
        post.text = text
    # docs.slack.dev/reference/methods/chat.update: without this field "the message's previous blocks will be retained".
    post.blocks = post.blocks if blocks is None else blocks
    post.attachments = post.attachments if attachments is None else attachments
    post.metadata = metadata if "metadata" in ask.args else post.metadata
    happenings.edited(ask.slack, ask.workspace, channel, post, before)
    return {
        "channel": channel.id,
        "ts": post.ts,
        "text": post.text,
        "message": message_object(ask.workspace, post),
    }


@method("chat.delete", "tier-3", scopes=_WRITE)
def delete(ask: Ask) -> Json:
    channel = ask.channel()
    post = ask.message(channel)
    if post.bot_id != ask.workspace.bot.bot_id:
        raise SlackError("cant_delete_message")
    happenings.deleted(ask.slack, ask.workspace, channel, post)
    return {"channel": channel.id, "ts": post.ts}


@method("chat.getPermalink", form_only=True)
def permalink(ask: Ask) -> Json:
    channel = ask.channel()
    post = ask.message(channel, "message_ts")
    url = f"https://{ask.workspace.domain}.slack.com/archives/{channel.id}/p{post.ts.replace('.', '')}"
    if post.thread_ts and post.thread_ts != post.ts:
        url += f"?thread_ts={post.thread_ts}&cid={channel.id}"
    return {"channel": channel.id, "permalink": url}


def place_to_post(ask: Ask) -> Channel:
    """A channel by id or name, or the direct message with a person named by her id."""
    key = ask.text("channel")
    if not key.startswith(("U", "W")):
        return ask.channel()
    member = ask.workspace.members.get(key)
    if member is None:
        raise SlackError("channel_not_found")
    if member.deleted:
        raise SlackError("user_disabled")
    return happenings.direct_message(ask.slack, ask.workspace, [member.id])


def _writable(ask: Ask, channel: Channel) -> Channel:
    joined = ask.workspace.bot.id in channel.members
    if not joined and channel.kind != "channel":
        raise SlackError("channel_not_found")
    if channel.archived:
        raise SlackError("is_archived")
    if not joined and (
        ask.method == "chat.postEphemeral" or not ask.token or "chat:write.public" not in ask.token.scopes
    ):
        raise SlackError("not_in_channel")
    if channel.kind == "im" and _gone(ask.workspace, channel):
        raise SlackError("user_disabled")
    return channel


def _gone(workspace: Workspace, channel: Channel) -> bool:
    return any(workspace.members[user].deleted for user in channel.members if user in workspace.members)


def _thread(ask: Ask, channel: Channel) -> str:
    ts = ask.text("thread_ts")
    if ts and channel.find(ts) is None:
        raise SlackError("thread_not_found")
    return ts


def _content(ask: Ask, text_limit: str) -> tuple[str, list[Json] | None, list[Json] | None]:
    text = ask.text("text")
    blocks = ask.tree("blocks", "invalid_blocks_format")
    attachments = ask.tree("attachments", "invalid_attachments")
    if not text and not blocks and not attachments:
        raise SlackError("no_text")
    limits = ask.slack.limits
    if len(text) > limits.size(text_limit) and limits.overstepped(text_limit):
        if text_limit == "update-text":
            raise SlackError("msg_too_long")
        text = text[: limits.size(text_limit)]
        ask.warnings.append("message_truncated")
    if attachments and len(attachments) > limits.size("attachments") and limits.overstepped("attachments"):
        raise SlackError("too_many_attachments")
    return text, None if blocks is None else checked_blocks(limits, blocks), attachments


def checked_blocks(limits: Limits, blocks: list[Json]) -> list[Json]:
    """Blocks that Slack would keep, or its refusal with a line for each problem."""
    problems = enforced(in_blocks(blocks, most="blocks-per-message"), limits)
    if problems:
        lines = [problem.line for problem in problems]
        bare = [line.removeprefix("[ERROR] ") for line in lines]
        raise SlackError("invalid_blocks", errors=bare, response_metadata={"messages": lines})
    return as_kept(blocks)


def _metadata(ask: Ask) -> Json | None:
    value = ask.tree("metadata", "invalid_metadata_format")
    if not value:
        return None
    if not isinstance(value, dict) or not value.get("event_type") or not isinstance(value.get("event_payload"), dict):
        raise SlackError("invalid_metadata_format")
    limits = ask.slack.limits
    if len(json.dumps(value)) > limits.size("metadata-size") and limits.overstepped("metadata-size"):
        raise SlackError("metadata_too_large")
    return value
