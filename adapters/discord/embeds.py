"""The same sheets without Components V2: one embed and rows of buttons, for servers that do not take the newer kind.

Discord itself takes Components V2; compatible servers and older proxies may not. The door learns it from the first
refusal and shows everything this way from then on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import discord
from discord import ui

from adapters.discord import limits
from adapters.discord.inert import cut, inert
from adapters.discord.rendering import Builder, Menu, Row, Rule, Sheet, Way, Words


@dataclass(slots=True)
class Embedded:
    """What goes into one message, and the long meanings that have to be kept before it is sent."""

    embed: discord.Embed
    view: ui.View
    kept: dict[str, str] = field(default_factory=dict)


def build(sheet: Sheet) -> Embedded:
    builder = Builder()
    view = ui.View(timeout=None)
    for nth, row in enumerate(rows(sheet, builder)):
        for item in row:
            item.row = nth
            view.add_item(item)
    view.stop()
    embed = discord.Embed(description=cut("\n".join(lines(sheet)), limits.EMBED_DESCRIPTION))
    return Embedded(embed, view, builder.kept)


def rows(sheet: Sheet, builder: Builder) -> Iterator[list[ui.Item[Any]]]:
    for one in sheet:
        if isinstance(one, Row):
            yield [builder.button(button) for button in one.buttons]
        elif isinstance(one, Menu):
            yield [builder.select(one)]


def lines(sheet: Sheet) -> Iterator[str]:
    for one in sheet:
        match one:
            case Words(lines):
                yield from lines
            case Way(label, url):
                yield f"[{inert(label)}]({url})"
            case Rule():
                yield ""
            case _:
                continue
