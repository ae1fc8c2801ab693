"""Filling in: what Slack reports when a person types into or chooses from an element."""

from __future__ import annotations

import re
import time
from html import escape
from typing import Any

from .block_limits import elements_of
from .methods import Json

_MENTION = re.compile(r"(<[@#][A-Z0-9]+>)")


class NotOnScreen(AssertionError):
    """A person cannot press or fill in what she does not see."""


class CannotSubmit(AssertionError):
    """Slack itself keeps a modal open while something required is missing or too long."""


def find(
    blocks: list[Json], action_id: str, *, value: str | None = None, label: str | None = None
) -> tuple[Json, Json]:
    """The block and the element with this action_id; `value` or `label` choose between several."""
    for block in blocks:
        for element in elements_of(block):
            if (
                element.get("action_id") == action_id
                and value in (None, element.get("value"))
                and label in (None, (element.get("text") or {}).get("text"))
            ):
                return block, element
    there = [element.get("action_id") for block in blocks for element in elements_of(block)]
    raise NotOnScreen(f"nothing called {action_id} here, only {there}")


def pressed(block: Json, element: Json, entered: Any = None) -> Json:
    """One entry of `actions` in a block_actions payload."""
    action: Json = {"type": element["type"], "action_id": element["action_id"], "block_id": block["block_id"]}
    if element["type"] in ("button", "workflow_button"):
        action |= {"text": element["text"]} | {key: element[key] for key in ("value", "style") if element.get(key)}
    else:
        action |= state_of(element, entered)
        action.pop("placeholder", None)
        if element.get("placeholder"):
            action["placeholder"] = element["placeholder"]
    return action | {"action_ts": f"{time.time():.6f}"}


def state_of(element: Json, entered: Any) -> Json:
    """The state Slack reports for an element; None means left as it was shown."""
    kind = element["type"]
    if kind.endswith("_input"):
        return {"type": kind, "value": element.get("initial_value") if entered is None else str(entered)}
    if kind in ("datepicker", "timepicker"):
        key = kind.removesuffix("picker")
        return {"type": kind, f"selected_{key}": element.get(f"initial_{key}") if entered is None else str(entered)}
    if kind == "datetimepicker":
        return {
            "type": kind,
            "selected_date_time": element.get("initial_date_time") if entered is None else int(entered),
        }
    if kind in ("checkboxes", "multi_static_select", "multi_external_select"):
        chosen = (
            element.get("initial_options") or [] if entered is None else [chosen_option(element, e) for e in entered]
        )
        return {"type": kind, "selected_options": chosen}
    if kind in ("radio_buttons", "static_select", "external_select", "overflow"):
        return {"type": kind, "selected_option": _one(element, entered)}
    return _people_or_places(element, entered)


def _one(element: Json, entered: Any) -> Json | None:
    if entered is None:
        initial: Json | None = element.get("initial_option")
        return initial
    return chosen_option(element, entered)


def _people_or_places(element: Json, entered: Any) -> Json:
    kind = element["type"]
    many = kind.startswith("multi_")
    what = kind.removeprefix("multi_").removesuffix("_select").removesuffix("s")
    if many:
        return {
            "type": kind,
            f"selected_{what}s": element.get(f"initial_{what}s") or [] if entered is None else list(entered),
        }
    return {"type": kind, f"selected_{what}": element.get(f"initial_{what}") if entered is None else entered}


def chosen_option(element: Json, wanted: Any) -> Json:
    """The option with this value or these words. An option from a search is given whole."""
    if isinstance(wanted, dict):
        return wanted
    rows = list(element.get("options") or [])
    for group in element.get("option_groups") or []:
        rows += group["options"]
    for option in rows:
        if wanted in (option["value"], option["text"]["text"]):
            return {key: option[key] for key in ("text", "value") if key in option}
    raise NotOnScreen(f"no option {wanted!r}, only {[option['text']['text'] for option in rows]}")


def values_of(blocks: list[Json], entered: dict[str, Any]) -> Json:
    """`view.state.values` after a person filled in `entered` (by action_id or block_id)."""
    values: Json = {}
    left = set(entered)
    for block in blocks:
        for element in elements_of(block):
            if element["type"] in ("button", "image", "overflow"):
                continue
            key = element["action_id"] if element["action_id"] in entered else block["block_id"]
            left.discard(key)
            values.setdefault(block["block_id"], {})[element["action_id"]] = state_of(element, entered.get(key))
    if left:
        raise NotOnScreen(f"no field called {sorted(left)}")
    return values


def require(blocks: list[Json], values: Json) -> None:
    """What Slack's own client checks before it lets a modal go."""
    for block in blocks:
        if block["type"] != "input":
            continue
        element = block["element"]
        state = values[block["block_id"]][element["action_id"]]
        given = next((value for key, value in state.items() if key != "type"), None)
        if not given and not block.get("optional"):
            raise CannotSubmit(f"{block['label']['text']} is required")
        most = element.get("max_length")
        if most and isinstance(given, str) and len(given) > most:
            raise CannotSubmit(f"{block['label']['text']} takes {most} characters")


def escaped(text: str) -> str:
    """As Slack stores typing: mentions as they are, `& < >` as entities.

    Source: docs.slack.dev/messaging/formatting-message-text.
    """
    parts = _MENTION.split(text)
    return "".join(part if at % 2 else escape(part, quote=False) for at, part in enumerate(parts))


def labels_escaped(tree: Any) -> Any:
    """Labels come back with entities even from plain_text: github.com/slackapi/bolt-python/issues/513."""
    if isinstance(tree, list):
        return [labels_escaped(part) for part in tree]
    if not isinstance(tree, dict):
        return tree
    if tree.get("type") == "plain_text":
        return tree | {"text": escape(tree["text"], quote=False)}
    return {key: labels_escaped(part) for key, part in tree.items()}
