"""Forms as modals: one block a field, native inputs and menus, and back from what was filled in to arguments."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from adapters.slack import limits
from adapters.slack.blocks import clipped, context, plain
from bot.directory import Directory, folded
from bot.domain.convening.state import Convening, sites_in_order
from bot.domain.log import Say, say
from bot.spec import Form, Option, OptionKind
from bot.speech import Speech, known

Json = dict[str, Any]
CALLBACK = "form"
SEARCH = "search"
"""The first word of the action ids whose menus ask us for their options."""
MOST_SEARCH = 50


def modal(form: Form, convening: Convening | None, directory: Directory, speech: Speech, *, note: str = "") -> Json:
    """The form as a view. `note` is said above the fields: why the last try did not go through."""
    meant = {"c": form.command, "a": form.action, "x": dict(form.filled)}
    if convening is not None and convening.title:
        meant["in"] = convening.id
    blocks = [context(note)] if note else []
    asked = speech.say(Say(form.asks.id, {**form.asks.args, "what": label(form.fields[0].name, speech)}))
    blocks += [context(asked)] if not note else []
    blocks += [field(option, form.filled, convening, directory, speech) for option in form.fields]
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "title": plain(f"/{form.command}", limits.VIEW_TITLE),
        "submit": plain(speech("slack-send"), limits.VIEW_BUTTON),
        "close": plain(speech("slack-cancel"), limits.VIEW_BUTTON),
        "private_metadata": json.dumps(meant, ensure_ascii=False)[: limits.PRIVATE_METADATA],
        "blocks": blocks,
    }


def label(name: str, speech: Speech) -> str:
    """What a field is called in the reader's language, else its own name."""
    id = f"field-{name}"
    return speech(id) if known(speech.language, id) else name.replace("_", " ").capitalize()


def field(
    option: Option, filled: Mapping[str, str], convening: Convening | None, directory: Directory, speech: Speech
) -> Json:
    return {
        "type": "input",
        "block_id": f"field:{option.name}",
        "optional": not option.required,
        "label": plain(label(option.name, speech), 2_000),
        "element": element(option, filled.get(option.name, ""), convening, directory, speech),
    }


def element(option: Option, value: str, convening: Convening | None, directory: Directory, speech: Speech) -> Json:
    """The native input for what is asked."""
    if option.kind in (OptionKind.PERSON, OptionKind.PEOPLE):
        kind = "multi_external_select" if option.kind is OptionKind.PEOPLE else "external_select"
        return {
            "type": kind,
            "action_id": f"{SEARCH}:person",
            "min_query_length": 1,
            "placeholder": plain(speech("slack-type-a-name"), limits.PLACEHOLDER),
        }
    menu = options(option, convening, speech)
    if menu:
        if len(menu) > limits.MENU_OPTIONS:
            return {"type": "external_select", "action_id": f"{SEARCH}:{option.kind.value}", "min_query_length": 0}
        return {"type": "static_select", "action_id": "choose", "options": menu} | chosen(menu, value)
    return text_input(option, value)


def text_input(option: Option, value: str) -> Json:
    if option.kind is OptionKind.WHOLE:
        number: Json = {"type": "number_input", "action_id": "write", "is_decimal_allowed": False}
        return number | ({"initial_value": value} if value else {})
    written: Json = {
        "type": "plain_text_input",
        "action_id": "write",
        "multiline": option.kind is OptionKind.LONG_TEXT,
        "max_length": min(option.limit, limits.INPUT_TEXT),
    }
    return written | ({"initial_value": value[: limits.INPUT_TEXT]} if value else {})


def chosen(menu: list[Json], value: str) -> Json:
    found = next((one for one in menu if one["value"] == value), None)
    return {"initial_option": found} if found else {}


def options(option: Option, convening: Convening | None, speech: Speech) -> list[Json]:
    """What a menu offers, or nothing where there is none to offer and words must do."""
    if option.kind is OptionKind.CHOICE:
        return [entry(choice_label(choice, speech), choice) for choice in option.choices]
    if option.kind is OptionKind.YES:
        return [entry(speech("slack-yes"), "yes"), entry(speech("slack-no"), "no")]
    return [] if convening is None else offered(option.kind, convening, speech)


def offered(kind: OptionKind, convening: Convening, speech: Speech) -> list[Json]:
    if kind is OptionKind.SITE:
        return [entry(speech.site_name(site.id), site.id) for site in sites_in_order(convening)]
    if kind is OptionKind.TOPIC:
        return [entry(topic.title, topic.id) for topic in convening.agenda]
    running = convening.breakouts.round
    if kind is OptionKind.GROUP and running is not None:
        return [entry(one.name, one.id) for one in sorted(running.groups.values(), key=lambda one: one.name)]
    return []


def choice_label(choice: str, speech: Speech) -> str:
    for id in (f"kind-{choice}", f"choice-{choice}"):
        if known(speech.language, id):
            return speech(id)
    return choice.replace("_", " ")


def entry(text: str, value: str) -> Json:
    return {"text": plain(text, limits.OPTION_TEXT), "value": value[: limits.OPTION_VALUE]}


def search(kind: str, typed: str, convening: Convening, directory: Directory, speech: Speech) -> list[Json]:
    """The options of a menu that is typed into: people with their site, so that two of one name are told apart."""
    if kind != OptionKind.PERSON.value:
        wanted = folded(typed)
        menu = offered(OptionKind(kind), convening, speech)
        return [one for one in menu if wanted in folded(one["text"]["text"])][:MOST_SEARCH]
    everyone = {who.person: who for who in convening.roster()}
    found = directory.named(typed, everyone) if typed.strip() else sorted(everyone, key=directory.name)
    return [
        entry(speech("person-at", name=directory.name(who), where=speech.site_name(everyone[who].site)), who)
        for who in found[:MOST_SEARCH]
    ]


def values(view: Mapping[str, Any]) -> dict[str, str]:
    """What was filled in, by field; what was left empty is left out."""
    given: dict[str, str] = {}
    state = (view.get("state") or {}).get("values") or {}
    for block, actions in state.items():
        for filled in actions.values():
            value = value_of(filled)
            if block.startswith("field:") and value:
                given[block.removeprefix("field:")] = value
    return given


def value_of(filled: Mapping[str, Any]) -> str:
    if filled.get("selected_option"):
        return str(filled["selected_option"].get("value", ""))
    if filled.get("selected_options") is not None:
        return ",".join(str(one.get("value", "")) for one in filled["selected_options"])
    return str(filled.get("value") or "")


def meaning(view: Mapping[str, Any]) -> dict[str, Any]:
    """Which command, action and convening the view was for. An unreadable one means nothing."""
    try:
        meant = json.loads(view.get("private_metadata") or "{}")
    except ValueError:
        return {}
    return meant if isinstance(meant, dict) else {}


def result(title: str, blocks: list[Json], speech: Speech) -> Json:
    """What came of it, in the place of the form."""
    return {
        "type": "modal",
        "callback_id": "result",
        "title": plain(title, limits.VIEW_TITLE),
        "close": plain(speech("slack-close"), limits.VIEW_BUTTON),
        "blocks": blocks[: limits.BLOCKS_IN_VIEW],
    }


def again(view: Mapping[str, Any], note: str, filled: Mapping[str, str]) -> Json:
    """The same form with the reason above it and everything still filled in."""
    blocks = [block for block in view.get("blocks") or () if block.get("type") == "input"]
    shown = [keep_filled(block, filled) for block in blocks]
    kept = ("type", "callback_id", "title", "submit", "close", "private_metadata")
    return {key: view[key] for key in kept if view.get(key)} | {"blocks": [context(clipped(note, 2_000)), *shown]}


def keep_filled(block: Mapping[str, Any], filled: Mapping[str, str]) -> Json:
    element = dict(block["element"])
    value = filled.get(str(block["block_id"]).removeprefix("field:"), "")
    if value and element["type"] in ("plain_text_input", "number_input"):
        element["initial_value"] = value
    elif value and element["type"] == "static_select":
        element |= chosen(element["options"], value)
    return {**block, "element": element}


def missing(form: Form) -> Say:
    """For where no form can be opened: what to add to the command."""
    return say("slack-please-add", command=form.command, action=form.action, what=names(form.fields))


def names(fields: Iterable[Option]) -> str:
    return " ".join(f"{option.name}:…" for option in fields)


__all__ = ["again", "meaning", "missing", "modal", "result", "search", "values"]
