"""REST: answering what a person asked, and going on for fifteen minutes.

Source: https://docs.discord.com/developers/interactions/receiving-and-responding#endpoints
"""

from __future__ import annotations

from collections.abc import Sized

from . import bodies, posting
from .bodies import Draft
from .components import Part, Path, numbered
from .errors import ApiError, Complaints, Wire, invalid
from .interactions import Answered, Asked, Interaction, Modal
from .limits import Limits
from .messages import Flag, Message
from .routing import Call, Routes

routes = Routes()
HOOK = "/webhooks/{application}/{token}"

FITTING: dict[Asked, frozenset[Answered]] = {
    Asked.COMMAND: frozenset({Answered.MESSAGE, Answered.LATER, Answered.MODAL}),
    Asked.COMPONENT: frozenset(Answered) - {Answered.PONG, Answered.CHOICES},
    Asked.AUTOCOMPLETE: frozenset({Answered.CHOICES}),
    Asked.MODAL: frozenset({Answered.MESSAGE, Answered.LATER, Answered.UPDATE, Answered.UPDATE_LATER}),
}
"""Which first answers fit which question: a form cannot open a form, and only completion takes choices."""


@routes.on("POST", "/interactions/{interaction}/{token}/callback", open=True)
def answer(call: Call) -> Wire | None:
    asked = call.world.interactions.get(call.path["token"])
    if asked is None or asked.id != call.id("interaction"):
        raise ApiError(10062)
    asked.may_answer(call.world)
    kind = Answered(int(call.form.get("type") or 0)) if call.form.get("type") in set(Answered) else None
    if kind is None or kind not in FITTING[asked.kind]:
        raise invalid(
            "type", "INTERACTION_APPLICATION_COMMAND_INVALID_RESPONSE", "This answer does not fit the question."
        )
    if kind in {Answered.UPDATE, Answered.UPDATE_LATER} and asked.message is None:
        raise invalid("type", "BASE_TYPE_CHOICES", "There is no message to update.")
    _take(call, asked, kind, call.form.get("data") or {})
    asked.answer = kind
    return _told(call, asked, kind) if call.query.get("with_response") in {"true", "1", "True"} else None


def _take(call: Call, asked: Interaction, kind: Answered, data: Wire) -> None:
    limits = call.world.limits
    if kind == Answered.MESSAGE:
        asked.reply = _post(call, asked, bodies.read(limits, data, call.files))
    elif kind == Answered.LATER:
        waiting = Draft(flags=Flag.LOADING | (Flag(int(data.get("flags") or 0)) & Flag.EPHEMERAL))
        asked.reply = _post(call, asked, waiting)
    elif kind == Answered.CHOICES:
        asked.choices = _choices(limits, data)
    elif kind == Answered.MODAL:
        asked.modal = _modal(limits, data, asked)
    elif asked.message:
        asked.reply = asked.message
        if kind == Answered.UPDATE:
            _edit(call, asked, asked.message)


def _post(call: Call, asked: Interaction, draft: Draft) -> Message:
    private = bool(draft.flags & Flag.EPHEMERAL)
    return posting.post(
        call.world,
        asked.channel,
        call.world.bot,
        draft,
        only_for=asked.user.id if private else None,
        application_id=call.world.bot.id,
        interaction=asked.metadata(),
        kind=20 if asked.kind == Asked.COMMAND else 19 if asked.message else 0,
    )


def _edit(call: Call, asked: Interaction, message: Message, form: Wire | None = None) -> None:
    data = form if form is not None else call.form.get("data") or {}
    if message.id not in asked.channel.log:
        raise ApiError(10008)
    draft = bodies.revise(call.world.limits, message, data, call.files)
    posting.edit(call.world, asked.channel, message, draft)


def _choices(limits: Limits, data: Wire) -> list[Wire]:
    complaints = Complaints()
    choices = list(data.get("choices") or [])
    if limits.crossed("autocomplete_choices", len(choices)):
        complaints.too_long(("data", "choices"), limits.most("autocomplete_choices"))
    for place, choice in enumerate(choices):
        for name in ("name", "value"):
            text = choice.get(name)
            if isinstance(text, str) and (not text or limits.crossed("choice_name", len(text))):
                complaints.add(("data", "choices", place, name), "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100.")
    complaints.refuse()
    return choices


def _modal(limits: Limits, data: Wire, asked: Interaction) -> Modal:
    complaints = Complaints()
    for name, limit in (("title", "modal_title"), ("custom_id", "custom_id")):
        _between_one_and(limits, complaints, limit, data.get(name), ("data", name))
    rows = data.get("components") or []
    _between_one_and(limits, complaints, "modal_rows", rows, ("data", "components"))
    seen: set[str] = set()
    for place, row in enumerate(rows):
        _modal_row(limits, complaints, row, ("data", "components", place), seen)
    complaints.refuse()
    return Modal(data["custom_id"], data["title"], numbered(rows), asked)


def _modal_row(limits: Limits, complaints: Complaints, row: Wire, path: Path, seen: set[str]) -> None:
    """A row is a label around one field (18), an older action row (1), or words alone (10)."""
    labelled = row.get("type") == Part.LABEL
    fields = [row["component"]] if labelled else row.get("components") or []
    for holder in [row] if labelled else fields:
        if limits.crossed("modal_label", len(holder.get("label") or "")):
            complaints.too_long((*path, "label"), limits.most("modal_label"))
    for field in fields:
        custom_id = field.get("custom_id")
        _between_one_and(limits, complaints, "custom_id", custom_id, (*path, "custom_id"))
        if custom_id in seen:
            complaints.add(path, "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated")
        seen.add(custom_id or "")


def _between_one_and(limits: Limits, complaints: Complaints, limit: str, value: Sized | None, path: Path) -> None:
    if not value or limits.crossed(limit, len(value)):
        complaints.add(path, "BASE_TYPE_BAD_LENGTH", f"Must be between 1 and {limits.most(limit)} in length.")


def _told(call: Call, asked: Interaction, kind: Answered) -> Wire:
    about: Wire = {"id": str(asked.id), "type": int(asked.kind)}
    message = asked.reply
    if message is None:
        return {"interaction": about}
    about |= {
        "response_message_id": str(message.id),
        "response_message_loading": message.is_loading,
        "response_message_ephemeral": message.only_for is not None,
        "channel_id": str(asked.channel.id),
    }
    if kind in {Answered.UPDATE_LATER, Answered.LATER}:
        return {"interaction": about}
    return {"interaction": about, "resource": {"type": int(kind), "message": message.wire(call.world.bot.id)}}


# --- going on


def _going_on(call: Call) -> Interaction:
    asked = call.world.interactions.get(call.path["token"])
    if asked is None or call.id("application") != call.world.bot.id:
        raise ApiError(10015)
    asked.may_go_on(call.world)
    return asked


@routes.on("POST", HOOK, bucket="webhooks", open=True)
def follow_up(call: Call) -> Wire:
    """A follow-up. The first one after "thinking…" takes its place, and stays as private as that was."""
    asked = _going_on(call)
    draft = bodies.read(call.world.limits, call.form, call.files)
    if asked.reply and asked.reply.is_loading and asked.answer == Answered.LATER:
        posting.edit(call.world, asked.channel, asked.reply, draft)
        asked.reply.edited_at = None
        return asked.reply.wire(call.world.bot.id)
    message = _post(call, asked, draft)
    asked.followups.append(message)
    return message.wire(call.world.bot.id)


def _which(call: Call, asked: Interaction) -> Message:
    if call.path.get("message", "@original") == "@original":
        found = asked.reply
    else:
        mine = [each for each in [asked.reply, *asked.followups] if each and str(each.id) == call.path["message"]]
        found = mine[0] if mine else None
    if found is None or found.id not in asked.channel.log:
        raise ApiError(10008)
    return found


@routes.on("GET", f"{HOOK}/messages/{{message}}", bucket="webhooks", open=True)
def read(call: Call) -> Wire:
    return _which(call, _going_on(call)).wire(call.world.bot.id)


@routes.on("PATCH", f"{HOOK}/messages/{{message}}", bucket="webhooks", open=True)
def change(call: Call) -> Wire:
    asked = _going_on(call)
    message = _which(call, asked)
    _edit(call, asked, message, call.form)
    return message.wire(call.world.bot.id)


@routes.on("DELETE", f"{HOOK}/messages/{{message}}", bucket="webhooks", open=True)
def remove(call: Call) -> None:
    asked = _going_on(call)
    posting.delete(call.world, asked.channel, _which(call, asked))
