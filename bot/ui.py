"""The neutral elements that every door can show: a closed union, so that no door drops one without a word.

All texts are plain, already in the reader's language, and may hold what people wrote: doors escape everything.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import datetime

from bot.domain.frozen import frozen


@frozen
class Text:
    """A sentence or two. `quiet` is for what matters less; `strong` for what matters most."""

    text: str
    strong: bool = False
    quiet: bool = False


@frozen
class Facts:
    """Labels with their values, side by side where there is room."""

    pairs: tuple[tuple[str, str], ...]


@frozen
class Listing:
    """Rows in order. `more` says how many were left out, and `rest` says it in words."""

    rows: tuple[str, ...]
    numbered: bool = False
    more: int = 0
    rest: str = ""


@frozen
class Timer:
    """Until when something lasts; `text` says it in words for whoever sees no clock run."""

    until: datetime
    text: str


@frozen
class Link:
    label: str
    url: str


@frozen
class Button:
    """One press, one command. `main` is the button most people want; `final` one that cannot be undone."""

    label: str
    command: str
    action: str
    arguments: Mapping[str, str] = field(default_factory=dict)
    main: bool = False
    final: bool = False


@frozen
class Buttons:
    buttons: tuple[Button, ...]


@frozen
class Divider:
    pass


Element = Text | Facts | Listing | Timer | Link | Buttons | Divider


@frozen
class Card:
    """What is shown at once: a title, elements in order, and `as_of` for boards."""

    title: str
    elements: tuple[Element, ...] = ()
    as_of: str = ""

    def spoken(self) -> str:
        """The whole card as text: what a screen reader, a notification or a plain door gets."""
        return "\n".join([self.title, *(line for element in self.elements for line in spoken(element))])

    def buttons(self) -> Iterator[Button]:
        for element in self.elements:
            if isinstance(element, Buttons):
                yield from element.buttons


def spoken(element: Element) -> Iterator[str]:
    match element:
        case Text(text):
            yield text
        case Facts(pairs):
            yield from (f"{label}: {value}" for label, value in pairs)
        case Listing(rows, numbered):
            yield from (f"{n}. {row}" if numbered else f"- {row}" for n, row in enumerate(rows, 1))
            if element.more:
                yield element.rest
        case Timer(_, text):
            yield text
        case Link(label, url):
            yield f"{label}: {url}"
        case Buttons() | Divider():
            return
