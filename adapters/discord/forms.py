"""Forms as Discord shows them: a modal made from what is missing, with a menu wherever there is a list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import discord
from discord import ui

from adapters.discord import limits
from adapters.discord.candidates import Candidate
from adapters.discord.inert import nameplate
from adapters.discord.meaning import FORM, Meaning
from bot.spec import Form, Option, OptionKind
from bot.speech import Speech, known

Offer = Callable[[Option], list[Candidate]]


def modal(form: Form, speech: Speech, offer: Offer) -> tuple[ui.Modal, dict[str, str]]:
    """The form, and the meaning that has to be kept where it does not fit the form's own id."""
    meaning = Meaning(form.command, form.action, form.filled, kind=FORM)
    title = nameplate(speech.say(form.asks), limits.MODAL_TITLE)
    shown = ui.Modal(title=title, custom_id=meaning.custom_id, timeout=None)
    for option in form.fields[: limits.MODAL_FIELDS]:
        shown.add_item(ui.Label(text=label(option, speech), component=component(option, form, offer(option))))
    # Not stored by the library: a form that is sent is found by its id, also by another process.
    shown.stop()
    return shown, {meaning.custom_id: meaning.spelled()} if meaning.is_kept else {}


def label(option: Option, speech: Speech) -> str:
    id = f"discord-option-{option.name}"
    called = speech(id) if known(speech.language, id) else option.name.capitalize()
    return nameplate(called, limits.MODAL_LABEL)


def component(option: Option, form: Form, offered: list[Candidate]) -> ui.Item[Any]:
    return select(option, offered) if 0 < len(offered) <= limits.SELECT_OPTIONS else text_input(option, form)


def select(option: Option, offered: list[Candidate]) -> ui.Select[Any]:
    most = len(offered) if option.kind is OptionKind.PEOPLE else 1
    options = [
        discord.SelectOption(label=nameplate(one.label, limits.OPTION_LABEL), value=one.value) for one in offered
    ]
    least = 1 if option.required else 0
    return ui.Select(
        custom_id=option.name, options=options, min_values=least, max_values=most, required=option.required
    )


NUMBERS = frozenset({OptionKind.WHOLE, OptionKind.MINUTES})


def text_input(option: Option, form: Form) -> ui.TextInput[Any]:
    """A line or a paragraph to type in; a list too long for a menu is typed by name."""
    is_long = option.kind is OptionKind.LONG_TEXT
    most = 8 if option.kind in NUMBERS else min(max(option.limit, 1), limits.MODAL_TEXT)
    return ui.TextInput(
        custom_id=option.name,
        style=discord.TextStyle.paragraph if is_long else discord.TextStyle.short,
        required=option.required,
        max_length=most,
        default=form.filled.get(option.name) or None,
    )
