"""Cards as Discord shows them: Components V2, as many messages as it takes, nothing lost without a word.

A card becomes *blocks* (a piece of text, a row of buttons, a rule, a link), the blocks are laid on *sheets* that each
keep the limits of one message, and a sheet is built into the library's `LayoutView`. A board has one sheet: what does
not fit is counted and said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import discord
from discord import ui

from adapters.discord import limits
from adapters.discord.inert import cut, inert, one_line
from adapters.discord.meaning import Meaning, numbered
from bot.domain.frozen import frozen
from bot.ui import Button, Buttons, Card, Divider, Element, Facts, Link, Listing, Text, Timer


@frozen
class Words:
    """Marked-up text that may be split between two of its lines."""

    lines: tuple[str, ...]
    rows: int = 0
    """How many of the last lines are rows of a list, which a board may count instead of showing."""
    language: str = ""
    """In which language the rows left out are counted; empty: the sheet's own."""

    @property
    def length(self) -> int:
        return sum(len(line) + 1 for line in self.lines)


@frozen
class Row:
    """Up to five buttons."""

    buttons: tuple[Button, ...]


@frozen
class Way:
    """A link out: its label and where it leads."""

    label: str
    url: str


@frozen
class Menu:
    """More ways on than a few buttons hold: a select, up to 25 of them."""

    buttons: tuple[Button, ...]
    placeholder: str


class Rule:
    """A line across."""


RULE = Rule()
Block = Words | Row | Way | Menu | Rule
Sheet = tuple[Block, ...]


@dataclass(slots=True)
class Built:
    """What goes into one message, and the long meanings that have to be kept before it is sent."""

    view: ui.LayoutView
    kept: dict[str, str] = field(default_factory=dict)


def blocks(card: Card) -> Iterator[Block]:
    """The card's parts in order, its title first, its age last."""
    if card.title:
        yield Words((f"### {inert(one_line(card.title, 200))}",))
    for element in card.elements:
        yield from block(element)
    if card.as_of:
        yield Words((f"-# {inert(card.as_of)}",))


def block(element: Element) -> Iterator[Block]:
    match element:
        case Text(text, strong, quiet):
            yield Words(tuple(dressed(line, strong, quiet) for line in text.splitlines() or [""]))
        case Facts(pairs):
            yield Words(tuple(f"**{inert(label)}** {inert(one_line(value, 1000))}" for label, value in pairs))
        case Listing(rows, numbered_rows):
            yield from listing(element, rows, numbered_rows)
        case Timer(until, text):
            yield Words((f"⏱ {inert(text)} (<t:{int(until.timestamp())}:R>)",))
        case Link(label, url):
            yield Way(label, url) if linkable(url) else Words((f"{inert(label)}: {inert(url)}",))
        case Buttons(buttons):
            for start in range(0, len(buttons), limits.ROW_BUTTONS):
                yield Row(buttons[start : start + limits.ROW_BUTTONS])
        case Divider():
            yield RULE


def listing(element: Listing, rows: Sequence[str], is_numbered: bool) -> Iterator[Words]:
    said = tuple(f"{n}\\. {inert(row)}" if is_numbered else f"• {inert(row)}" for n, row in enumerate(rows, 1))
    if said:
        yield Words(said, rows=len(said))
    if element.more:
        yield Words((inert(element.rest),))


def dressed(line: str, strong: bool, quiet: bool) -> str:
    said = inert(line)
    if not said.strip():
        return said
    if strong:
        return f"**{said}**"
    return f"-# {said}" if quiet else said


def linkable(url: str) -> bool:
    return url.startswith(("https://", "http://")) and len(url) <= limits.LINK_LENGTH


def choices(buttons: Sequence[Button], placeholder: str) -> Iterator[Block]:
    """Ways on under an answer: a row of buttons, or a menu where there are more."""
    if len(buttons) <= limits.ROW_BUTTONS:
        if buttons:
            yield Row(tuple(buttons))
        return
    for start in range(0, len(buttons), limits.SELECT_OPTIONS):
        yield Menu(tuple(buttons[start : start + limits.SELECT_OPTIONS]), placeholder)


# --- laying out -------------------------------------------------------------------------------------------------------


def weight(one: Block, before: Block | None) -> int:
    """How many components it takes after what stands before it: texts in a row are one."""
    match one:
        case Row(buttons):
            return 1 + len(buttons)
        case Way():
            return 3
        case Menu():
            return 2
        case Words():
            return 0 if isinstance(before, Words) else 1
        case Rule():
            return 1


def is_row(one: Block) -> bool:
    return isinstance(one, Row | Menu)


def length_of(one: Block) -> int:
    if isinstance(one, Words):
        return one.length
    return len(inert(one.label)) + 1 if isinstance(one, Way) else 0


class Fit:
    """What one message still takes: characters, components, and rows of buttons (five, for the sake of embeds)."""

    def __init__(self) -> None:
        self.room, self.slots = limits.CARD_CHARACTERS, limits.CARD_COMPONENTS - 1
        self.rows = limits.EMBED_ROWS
        self.last: Block | None = None

    def takes(self, one: Block) -> bool:
        return (
            length_of(one) <= self.room and weight(one, self.last) <= self.slots and (not is_row(one) or self.rows > 0)
        )

    def take(self, one: Block) -> None:
        self.room -= length_of(one)
        self.slots -= weight(one, self.last)
        self.rows -= is_row(one)
        self.last = one


def pages(parts: Iterable[Block]) -> list[Sheet]:
    """As many sheets as it takes; a long text goes on on the next one."""
    sheets: list[list[Block]] = [[]]
    fit = Fit()
    for one in (piece for whole in parts for piece in pieces(whole)):
        if not fit.takes(one) and sheets[-1]:
            sheets.append([])
            fit = Fit()
        sheets[-1].append(one)
        fit.take(one)
    return [tuple(sheet) for sheet in sheets if sheet]


def pieces(one: Block) -> Iterator[Block]:
    """A text in parts that each fit a message, split between lines, and inside a line only where one is too long."""
    if not isinstance(one, Words) or one.length <= limits.CARD_CHARACTERS // 2:
        yield one
        return
    most = limits.CARD_CHARACTERS // 2
    part: list[str] = []
    length = 0
    for line in (short for whole in one.lines for short in halves(whole, most - 2)):
        if part and length + len(line) + 1 > most:
            yield Words(tuple(part))
            part, length = [], 0
        part.append(line)
        length += len(line) + 1
    yield Words(tuple(part))


def halves(line: str, most: int) -> Iterator[str]:
    """A line in parts, bold in each where it was; never split between a backslash and the mark it makes harmless."""
    if len(line) > most and line.startswith("**") and line.endswith("**"):
        yield from (f"**{part}**" for part in halves(line[2:-2], most - 4))
        return
    while len(line) > most:
        at = line.rfind(" ", most // 2, most)
        at = at if at > 0 else most
        while line[at - 1] == "\\" and at > 1:
            at -= 1
        yield line[:at]
        line = line[at:].lstrip(" ")
    yield line


# --- building ---------------------------------------------------------------------------------------------------------


def together(sheet: Sheet) -> Iterator[Block]:
    """Texts that follow each other as one."""
    lines: tuple[str, ...] = ()
    for one in sheet:
        if isinstance(one, Words):
            lines += one.lines
            continue
        if lines:
            yield Words(lines)
            lines = ()
        yield one
    if lines:
        yield Words(lines)


class Builder:
    """Turns one sheet into the library's view; remembers which ids are taken and which must be kept."""

    def __init__(self) -> None:
        self.taken: dict[str, int] = {}
        self.kept: dict[str, str] = {}

    def build(self, sheet: Sheet) -> Built:
        view = ui.LayoutView(timeout=None)
        box: ui.Container[Any] = ui.Container()
        for item in self.items(sheet):
            box.add_item(item)
        view.add_item(box)
        # A stopped view is not stored by the library: presses are found by what their ids mean, not by memory.
        view.stop()
        return Built(view, self.kept)

    def items(self, sheet: Sheet) -> Iterator[ui.Item[Any]]:
        for one in together(sheet):
            match one:
                case Words(lines):
                    yield ui.TextDisplay("\n".join(lines).strip("\n") or "\u2007")
                case Row(buttons):
                    yield ui.ActionRow(*(self.button(button) for button in buttons))
                case Menu():
                    yield ui.ActionRow(self.select(one))
                case Way(label, url):
                    open_it: ui.Button[Any] = ui.Button(label=one_line(label, limits.BUTTON_LABEL), url=url)
                    yield ui.Section(ui.TextDisplay(inert(label)), accessory=open_it)
                case Rule():
                    yield ui.Separator()

    def identity(self, button: Button) -> str:
        meaning = Meaning(button.command, button.action, button.arguments)
        if meaning.is_kept:
            self.kept[meaning.custom_id] = meaning.spelled()
        return meaning.custom_id

    def button(self, button: Button) -> ui.Button[Any]:
        custom_id = self.identity(button)
        self.taken[custom_id] = nth = self.taken.get(custom_id, 0) + 1
        label = one_line(button.label, limits.BUTTON_LABEL) or "…"
        return ui.Button(label=label, custom_id=numbered(custom_id, nth), style=style(button))

    def select(self, menu: Menu) -> ui.Select[Any]:
        self.taken["pick"] = nth = self.taken.get("pick", 0) + 1
        options = []
        for number, button in enumerate(menu.buttons, 1):
            value = numbered(self.identity(button), number)
            options.append(discord.SelectOption(label=cut(button.label, limits.OPTION_LABEL) or "…", value=value))
        return ui.Select(custom_id=f"pick:{nth}", placeholder=cut(menu.placeholder, 150), options=options)


def style(button: Button) -> discord.ButtonStyle:
    if button.final:
        return discord.ButtonStyle.danger
    return discord.ButtonStyle.primary if button.main else discord.ButtonStyle.secondary


def build(sheet: Sheet) -> Built:
    return Builder().build(sheet)
