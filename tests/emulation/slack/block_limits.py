"""Reads blocks and views as Slack does before it shows them, and names every limit they break."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from .limits import LIMITS, Limits
from .methods import Json


@dataclass(frozen=True, slots=True)
class Problem:
    """A broken rule: the limit's name (empty for a broken shape), where, and Slack's words for it."""

    limit: str
    pointer: str
    message: str

    @property
    def line(self) -> str:
        return f"[ERROR] {self.message} [json-pointer:{self.pointer}]"


Problems = Iterator[Problem]

_MENUS = {
    f"{many}{source}_select"
    for many in ("", "multi_")
    for source in ("static", "external", "users", "conversations", "channels")
}
_TEXT_INPUTS = {"plain_text_input", "email_text_input", "url_text_input", "number_input", "rich_text_input"}
_PICKERS = {"datepicker", "timepicker", "datetimepicker"}
_CHOICES = {"checkboxes", "radio_buttons"}
_INPUTS = _MENUS | _TEXT_INPUTS | _PICKERS | _CHOICES | {"file_input"}
_ACTIONS = _MENUS | _PICKERS | _CHOICES | {"button", "overflow", "workflow_button", "rich_text_input"}
_ACCESSORIES = _ACTIONS | {"image"}
_WITHOUT_ACTION_ID = {"image", "plain_text", "mrkdwn"}


def _shape(pointer: str, message: str) -> Problem:
    return Problem("", pointer, message)


def _most(limit: str, pointer: str, value: Any, unit: str = "characters") -> Problems:
    if value is not None and len(value) > LIMITS[limit].size:
        size = int(LIMITS[limit].size)
        said = (
            f"must be less than {size + 1} characters" if unit == "characters" else f"no more than {size} items allowed"
        )
        yield Problem(limit, pointer, said)


def _text(limit: str, pointer: str, value: Any, *, plain: bool = False) -> Problems:
    if not isinstance(value, dict) or value.get("type") not in ("plain_text", "mrkdwn"):
        yield _shape(pointer, "must be a valid text object")
    elif plain and value["type"] != "plain_text":
        yield _shape(f"{pointer}/type", "unsupported type: mrkdwn")
    elif not isinstance(value.get("text"), str) or not value["text"]:
        yield _shape(f"{pointer}/text", "must be more than 0 characters")
    else:
        yield from _most(limit, f"{pointer}/text", value["text"])


def _option(pointer: str, option: Any, *, plain: bool) -> Problems:
    if not isinstance(option, dict):
        yield _shape(pointer, "must be a valid option")
        return
    yield from _text("option-text", f"{pointer}/text", option.get("text"), plain=plain)
    if not isinstance(option.get("value"), str):
        yield _shape(f"{pointer}/value", "missing required field: value")
    else:
        yield from _most("option-value", f"{pointer}/value", option["value"])
    if option.get("description") is not None:
        yield from _text("option-text", f"{pointer}/description", option["description"])


def options(pointer: str, rows: Any, limit: str, *, plain: bool = True) -> Problems:
    """Check a list of options, in a menu or in the answer to a search."""
    if not isinstance(rows, list) or not rows:
        yield _shape(pointer, "must provide at least 1 option")
        return
    yield from _most(limit, pointer, rows, "items")
    for at, option in enumerate(rows):
        yield from _option(f"{pointer}/{at}", option, plain=plain)


def _confirm(pointer: str, value: Any) -> Problems:
    if value is None:
        return
    yield from _text("confirm-title", f"{pointer}/title", value.get("title"), plain=True)
    yield from _text("confirm-text", f"{pointer}/text", value.get("text"))
    for key in ("confirm", "deny"):
        yield from _text("confirm-button", f"{pointer}/{key}", value.get(key), plain=True)


def _button(pointer: str, element: Json) -> Problems:
    yield from _text("button-label", f"{pointer}/text", element.get("text"), plain=True)
    yield from _most("button-value", f"{pointer}/value", element.get("value"))
    yield from _most("button-url", f"{pointer}/url", element.get("url"))
    yield from _most("accessibility-label", f"{pointer}/accessibility_label", element.get("accessibility_label"))
    if element.get("style") not in (None, "primary", "danger"):
        yield _shape(f"{pointer}/style", "must be a valid enum value")


def _image(pointer: str, element: Json) -> Problems:
    if not (element.get("image_url") or element.get("slack_file")):
        yield _shape(pointer, "missing required field: image_url")
    yield from _most("image-url", f"{pointer}/image_url", element.get("image_url"))
    if not isinstance(element.get("alt_text"), str):
        yield _shape(pointer, "missing required field: alt_text")
    yield from _most("image-alt", f"{pointer}/alt_text", element.get("alt_text"))


def _menu(pointer: str, element: Json) -> Problems:
    if not element["type"].endswith("static_select"):
        return
    groups = element.get("option_groups")
    if groups is None:
        yield from options(f"{pointer}/options", element.get("options"), "options-per-menu")
        return
    yield from _most("options-per-menu", f"{pointer}/option_groups", groups, "items")
    for at, group in enumerate(groups):
        yield from _text("option-text", f"{pointer}/option_groups/{at}/label", group.get("label"), plain=True)
        yield from options(f"{pointer}/option_groups/{at}/options", group.get("options"), "options-per-menu")


def _choice(pointer: str, element: Json) -> Problems:
    yield from options(f"{pointer}/options", element.get("options"), "choice-options", plain=False)


def _overflow(pointer: str, element: Json) -> Problems:
    yield from options(f"{pointer}/options", element.get("options"), "overflow-options")


def _text_input(pointer: str, element: Json) -> Problems:
    yield from _most("typed-value", f"{pointer}/initial_value", element.get("initial_value"))
    if int(element.get("max_length") or 0) > LIMITS["typed-value"].size:
        yield Problem("typed-value", f"{pointer}/max_length", "must be less than 3001")


_ELEMENTS: dict[str, Callable[[str, Json], Problems]] = {
    "button": _button,
    "image": _image,
    "overflow": _overflow,
    **dict.fromkeys(_MENUS, _menu),
    **dict.fromkeys(_CHOICES, _choice),
    **dict.fromkeys(_TEXT_INPUTS, _text_input),
}


def _element(pointer: str, element: Any, allowed: set[str]) -> Problems:
    kind = element.get("type") if isinstance(element, dict) else None
    if kind not in allowed:
        yield _shape(f"{pointer}/type", f"unsupported type: {kind}")
        return
    if kind in _ELEMENTS:
        yield from _ELEMENTS[kind](pointer, element)
    yield from _most("action-id", f"{pointer}/action_id", element.get("action_id"))
    yield from _confirm(f"{pointer}/confirm", element.get("confirm"))
    if element.get("placeholder") is not None:
        yield from _text("placeholder", f"{pointer}/placeholder", element["placeholder"], plain=True)


def _section(pointer: str, block: Json) -> Problems:
    if block.get("text") is None and not block.get("fields"):
        yield _shape(pointer, "missing required field: text")
    if block.get("text") is not None:
        yield from _text("section-text", f"{pointer}/text", block["text"])
    fields = block.get("fields") or []
    yield from _most("section-fields", f"{pointer}/fields", fields, "items")
    for at, field in enumerate(fields):
        yield from _text("field-text", f"{pointer}/fields/{at}", field)
    if block.get("accessory") is not None:
        yield from _element(f"{pointer}/accessory", block["accessory"], _ACCESSORIES)


def _actions(pointer: str, block: Json) -> Problems:
    elements = block.get("elements") or []
    if not elements:
        yield _shape(f"{pointer}/elements", "must provide at least 1 element")
    yield from _most("actions-elements", f"{pointer}/elements", elements, "items")
    for at, element in enumerate(elements):
        yield from _element(f"{pointer}/elements/{at}", element, _ACTIONS)
    named = [element["action_id"] for element in elements if isinstance(element, dict) and element.get("action_id")]
    if len(named) != len(set(named)):
        yield Problem("action-id-unique", f"{pointer}/elements", "action_id already exists in the block")


def _context(pointer: str, block: Json) -> Problems:
    elements = block.get("elements") or []
    if not elements:
        yield _shape(f"{pointer}/elements", "must provide at least 1 element")
    yield from _most("context-elements", f"{pointer}/elements", elements, "items")
    for at, element in enumerate(elements):
        if isinstance(element, dict) and element.get("type") == "image":
            yield from _image(f"{pointer}/elements/{at}", element)
        else:
            yield from _text("context-text", f"{pointer}/elements/{at}", element)


def _input(pointer: str, block: Json) -> Problems:
    yield from _text("input-label", f"{pointer}/label", block.get("label"), plain=True)
    if block.get("hint") is not None:
        yield from _text("input-label", f"{pointer}/hint", block["hint"], plain=True)
    yield from _element(f"{pointer}/element", block.get("element"), _INPUTS)


def _header(pointer: str, block: Json) -> Problems:
    yield from _text("header-text", f"{pointer}/text", block.get("text"), plain=True)


def _image_block(pointer: str, block: Json) -> Problems:
    yield from _image(pointer, block)
    if block.get("title") is not None:
        yield from _text("image-alt", f"{pointer}/title", block["title"], plain=True)


def _markdown(pointer: str, block: Json) -> Problems:
    yield from _most("markdown-text", f"{pointer}/text", block.get("text"))


def _anything(_pointer: str, _block: Json) -> Problems:
    return iter(())


_BLOCKS: dict[str, Callable[[str, Json], Problems]] = {
    "section": _section,
    "actions": _actions,
    "context": _context,
    "input": _input,
    "header": _header,
    "image": _image_block,
    "markdown": _markdown,
    "divider": _anything,
    "rich_text": _anything,
    "video": _anything,
    "file": _anything,
    "table": _anything,
    "context_actions": _anything,
}


def in_blocks(blocks: Any, *, most: str, at: str = "/blocks") -> Problems:
    """Every problem of a list of blocks; `most` names the limit on their number."""
    if not isinstance(blocks, list):
        yield _shape(at, "must be an array")
        return
    yield from _most(most, at, blocks, "items")
    seen: set[str] = set()
    for number, block in enumerate(blocks):
        pointer = f"{at}/{number}"
        kind = block.get("type") if isinstance(block, dict) else None
        if kind not in _BLOCKS:
            yield _shape(f"{pointer}/type", f"unsupported type: {kind}")
            continue
        yield from _BLOCKS[kind](pointer, block)
        yield from _most("block-id", f"{pointer}/block_id", block.get("block_id"))
        if block.get("block_id") in seen:
            yield Problem("block-id-unique", f"{pointer}/block_id", f"`block_id` already exists: {block['block_id']}")
        seen.add(block.get("block_id") or f"#{number}")


def in_view(view: Any) -> Problems:
    """Every problem of a modal or a Home tab."""
    if not isinstance(view, dict) or view.get("type") not in ("modal", "home"):
        yield _shape("/view/type", "must be a valid view")
        return
    if view["type"] == "modal":
        yield from _text("view-title", "/view/title", view.get("title"), plain=True)
        for key in ("submit", "close"):
            if view.get(key) is not None:
                yield from _text("view-button", f"/view/{key}", view[key], plain=True)
        if view.get("submit") is None and any(block.get("type") == "input" for block in view.get("blocks") or []):
            yield _shape("/view/submit", "missing required field: submit")
    yield from _most("view-private-metadata", "/view/private_metadata", view.get("private_metadata"))
    yield from _most("view-callback-id", "/view/callback_id", view.get("callback_id"))
    yield from _most("view-size", "/view", json.dumps(view))
    yield from in_blocks(view.get("blocks"), most="blocks-per-view", at="/view/blocks")


def enforced(problems: Problems, limits: Limits) -> list[Problem]:
    """Count every overstepped limit; keep the problems that have consequences now."""
    found = list(problems)
    return [problem for problem in found if not problem.limit or limits.overstepped(problem.limit)]


def as_kept(blocks: list[Json]) -> list[Json]:
    """Blocks as Slack keeps them: every block and every element has an id of its own."""
    kept: list[Json] = json.loads(json.dumps(blocks))
    for number, block in enumerate(kept):
        block.setdefault("block_id", f"b{number:04d}")
        for nth, element in enumerate(elements_of(block)):
            if element.get("type") not in _WITHOUT_ACTION_ID:
                element.setdefault("action_id", f"a{number:04d}{nth:02d}")
    return kept


def elements_of(block: Json) -> list[Json]:
    """What can be pressed or filled in within one block."""
    inside = list(block.get("elements") or []) if block.get("type") == "actions" else []
    return [part for part in (*inside, block.get("accessory"), block.get("element")) if isinstance(part, dict)]
