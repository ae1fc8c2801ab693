"""Reads what the bot wants to post or change: one form in, one checked draft out, or Discord's refusal.

Source: https://docs.discord.com/developers/resources/message#create-message
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from . import mentions
from .components import Reader
from .errors import ApiError, Complaints, Wire
from .limits import Limits
from .messages import UNFLAGGED, Flag, Message

SETTABLE = Flag.SUPPRESS_EMBEDS | Flag.EPHEMERAL | Flag.SUPPRESS_NOTIFICATIONS | Flag.COMPONENTS_V2


@dataclass(slots=True)
class Draft:
    """A message that may be posted: everything in it is within the limits."""

    content: str = ""
    embeds: list[Wire] = field(default_factory=list)
    components: list[Wire] = field(default_factory=list)
    attachments: list[Wire] = field(default_factory=list)
    flags: Flag = UNFLAGGED
    allowed_mentions: Wire | None = None
    nonce: str | int | None = None
    reference: Wire | None = None


def read(limits: Limits, body: Wire, files: list[Wire]) -> Draft:
    """The draft in a form; 50035 names every field that is wrong, 50006 an empty message."""
    complaints = Complaints()
    flags = Flag(int(body.get("flags") or 0)) & SETTABLE
    v2 = bool(flags & Flag.COMPONENTS_V2)
    draft = Draft(
        content=body.get("content") or "",
        embeds=_embeds(limits, complaints, body.get("embeds") or []),
        components=Reader(limits, complaints, v2=v2).read(body.get("components") or []),
        attachments=files,
        flags=flags,
        allowed_mentions=body.get("allowed_mentions"),
        nonce=body.get("nonce"),
        reference=body.get("message_reference"),
    )
    _content(limits, complaints, draft.content)
    if v2:
        _only_components(complaints, body)
    complaints.refuse()
    mentions.check(draft.allowed_mentions)
    if not (draft.content.strip() or draft.embeds or draft.components or draft.attachments or body.get("sticker_ids")):
        raise ApiError(50006)
    return draft


def revise(limits: Limits, message: Message, body: Wire, files: list[Wire]) -> Draft:
    """The draft of an edit: what the form leaves out stays; a message once in Components V2 stays in it."""
    kept: Wire = {
        "content": message.content,
        "embeds": message.embeds,
        "components": message.components,
        "flags": int(message.flags & SETTABLE),
    }
    changed: Wire = {key: body[key] for key in ("content", "embeds", "components", "allowed_mentions") if key in body}
    flags = int(body.get("flags") or 0) | (int(message.flags) & Flag.COMPONENTS_V2)
    attached = [each for each in message.attachments if _stays(each, body)] + files
    return read(limits, {**kept, **changed, "flags": flags}, attached)


def _stays(attachment: Wire, body: Wire) -> bool:
    if body.get("attachments") is None:
        return True
    return any(str(each.get("id")) == attachment["id"] for each in body["attachments"])


def _content(limits: Limits, complaints: Complaints, content: str) -> None:
    if limits.crossed("content", len(content)):
        complaints.too_long(("content",), limits.most("content"))


def _only_components(complaints: Complaints, body: Wire) -> None:
    for name in ("content", "embeds", "poll", "sticker_ids"):
        if body.get(name):
            complaints.add(
                (name,),
                "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                f"The '{name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
            )


_EMBED_TEXTS = (("title", "embed_title"), ("description", "embed_description"))


def _embeds(limits: Limits, complaints: Complaints, embeds: list[Any]) -> list[Wire]:
    if limits.crossed("embeds", len(embeds)):
        complaints.too_long(("embeds",), limits.most("embeds"))
    for place, embed in enumerate(embeds):
        _embed(limits, complaints, embed, place)
    if limits.crossed("embed_characters", sum(map(_size, embeds))):
        most = limits.most("embed_characters")
        complaints.add(("embeds",), "MAX_EMBED_SIZE_EXCEEDED", f"Embed size exceeds maximum size of {most}")
    return [{**embed, "type": "rich"} for embed in embeds]


def _embed(limits: Limits, complaints: Complaints, embed: Wire, place: int) -> None:
    for name, limit in _EMBED_TEXTS:
        if limits.crossed(limit, len(embed.get(name) or "")):
            complaints.too_long(("embeds", place, name), limits.most(limit))
    footer = (embed.get("footer") or {}).get("text") or ""
    if limits.crossed("embed_footer", len(footer)):
        complaints.too_long(("embeds", place, "footer", "text"), limits.most("embed_footer"))
    fields = embed.get("fields") or []
    if limits.crossed("embed_fields", len(fields)):
        complaints.too_long(("embeds", place, "fields"), limits.most("embed_fields"))
    for number, entry in enumerate(fields):
        for name in ("name", "value"):
            limit = f"embed_field_{name}"
            if not entry.get(name):
                complaints.add(
                    ("embeds", place, "fields", number, name), "BASE_TYPE_REQUIRED", "This field is required"
                )
            elif limits.crossed(limit, len(entry[name])):
                complaints.too_long(("embeds", place, "fields", number, name), limits.most(limit))


def _size(embed: Wire) -> int:
    own = len(embed.get("title") or "") + len(embed.get("description") or "")
    around = len((embed.get("footer") or {}).get("text") or "") + len((embed.get("author") or {}).get("name") or "")
    return own + around + sum(len(each["name"]) + len(each["value"]) for each in embed.get("fields") or [])
