"""Cards as Block Kit. What people wrote goes into plain text and rich text elements, which Slack never reads for
mentions, links or formatting; only the fallback is markup, and there `& < >` are escaped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

import msgspec

from adapters.slack import limits
from bot.domain.log import Choice
from bot.ui import Button, Buttons, Card, Divider, Element, Facts, Link, Listing, Text, Timer

Json = dict[str, Any]
SayMore = Callable[[int], str]
"""Says "and 7 more" in the reader's language."""


def escaped(text: str) -> str:
    """For fields that Slack reads as markup: no mention, no link, no channel can come of it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def clipped(text: str, most: int) -> str:
    """At most so many characters, the cut being seen."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def plain(text: str, most: int) -> Json:
    return {"type": "plain_text", "text": clipped(text, most) or "–", "emoji": False}


def fallback(text: str) -> str:
    """What notifications and screen readers get, never cut in the middle of an escaped sign."""
    return shortened(escaped(text)) or "–"


def shortened(said: str) -> str:
    """Escaped text at the length that Slack takes of an edit."""
    if len(said) <= limits.FALLBACK_TEXT:
        return said
    return re.sub(r"&[a-z]*$", "", said[: limits.FALLBACK_TEXT - 1]) + "…"


def unique(blocks: list[Json], name: str) -> list[Json]:
    """Every row of buttons gets an id of its own, so that equal buttons in two rows are told apart."""
    return [
        {**block, "block_id": f"{name}:{nth}"} if block["type"] == "actions" else block
        for nth, block in enumerate(blocks)
    ]


@dataclass(slots=True)
class Press:
    """How buttons remember what they mean: in their value; what is too long, under a short key kept by the ledger."""

    convening: str = ""
    overflow: dict[str, str] = field(default_factory=dict)

    def value(self, command: str, action: str, arguments: Mapping[str, str]) -> str:
        meant = {"c": command, "a": action, **({"in": self.convening} if self.convening else {})}
        if arguments:
            meant["x"] = dict(arguments)  # type: ignore[assignment]
        text = msgspec.json.encode(meant).decode()
        if len(text) <= limits.BUTTON_VALUE:
            return text
        key = "press:" + blake2b(text.encode(), digest_size=12).hexdigest()
        self.overflow[key] = text
        return msgspec.json.encode({"k": key}).decode()


SMALL = 2_000
"""Characters of a card that fits whole, so that nothing need be counted: nearly every answer."""


def card_blocks(
    card: Card, press: Press, say_more: SayMore, *, most: int = limits.BLOCKS_IN_MESSAGE, titled: bool = True
) -> list[Json]:
    """The card in at most `most` blocks; what does not fit is counted in words at the end."""
    blocks: list[Json] = [{"type": "header", "text": plain(card.title, limits.HEADER_TEXT)}] if titled else []
    drawn = [block for element in card.elements for block in element_blocks(element, press, say_more)]
    small = len(drawn) <= most - 3 and len(card.spoken()) < SMALL
    body, left = (drawn, 0) if small else within(joined(drawn), most - len(blocks) - 2)
    blocks += body
    if left:
        blocks.append(context(say_more(left)))
    if card.as_of:
        blocks.append(context(card.as_of))
    return blocks


def within(blocks: list[Json], most: int) -> tuple[list[Json], int]:
    """The blocks that fit by number and by letters, buttons always among them, and how many lines were left out."""
    room = most - sum(block["type"] == "actions" for block in blocks)
    letters, left = limits.CARD_TEXT, 0
    kept: list[Json] = []
    for block in blocks:
        if block["type"] == "actions":
            kept.append(block)
        elif room > 0 and letters_of(block) <= letters:
            kept.append(block)
            room, letters = room - 1, letters - letters_of(block)
        else:
            left += lines_of(block)
    return kept, left


def letters_of(block: Json) -> int:
    return sum(len(text) for text in texts_of(block))


def lines_of(block: Json) -> int:
    if block["type"] == "divider":
        return 0
    return max(1, sum(len(part.get("elements", ())) for part in block.get("elements", ()) if isinstance(part, dict)))


def texts_of(part: object) -> Iterator[str]:
    """Every text in a piece of Block Kit."""
    if isinstance(part, dict):
        for key, value in part.items():
            if key == "text" and isinstance(value, str):
                yield value
            else:
                yield from texts_of(value)
    elif isinstance(part, list):
        for one in part:
            yield from texts_of(one)


def joined(blocks: list[Json]) -> list[Json]:
    """Neighbouring rich text becomes one block: fewer blocks, the same look."""
    made: list[Json] = []
    for block in blocks:
        last = made[-1] if made else None
        if last and block["type"] == last["type"] == "rich_text" and letters_of(last) + letters_of(block) < 2_500:
            last["elements"] = [*last["elements"], *block["elements"]]
        else:
            made.append(block)
    return made


def element_blocks(element: Element, press: Press, say_more: SayMore) -> list[Json]:
    match element:
        case Text(text, strong, quiet):
            return [context(text)] if quiet else [rich(section(text, strong))]
        case Facts(pairs):
            return facts(pairs)
        case Listing():
            return listing(element, say_more)
        case Timer(_, text):
            return [context(text)]
        case Link(label, url):
            return [rich(link(label, url))]
        case Buttons(buttons):
            return actions(buttons, press)
        case Divider():
            return [{"type": "divider"}]


def rich(*elements: Json) -> Json:
    return {"type": "rich_text", "elements": list(elements)}


def section(text: str, strong: bool = False, most: int = 2_900) -> Json:
    words: Json = {"type": "text", "text": clipped(text, most) or "–"}
    if strong:
        words["style"] = {"bold": True}
    return {"type": "rich_text_section", "elements": [words]}


def link(label: str, url: str) -> Json:
    """Only addresses of the web become links; anything else stays words."""
    if not url.startswith(("https://", "http://")) or len(url) > 2_900:
        return section(f"{label}: {url}")
    return {"type": "rich_text_section", "elements": [{"type": "link", "url": url, "text": clipped(label, 200)}]}


def context(text: str) -> Json:
    return {"type": "context", "elements": [plain(text, 2_000)]}


def facts(pairs: Iterable[tuple[str, str]]) -> list[Json]:
    fields = [plain(f"{label}: {value}", ROW_OF_FACTS) for label, value in pairs]
    size = limits.SECTION_FIELDS
    return [{"type": "section", "fields": fields[start : start + size]} for start in range(0, len(fields), size)]


ROW_OF_FACTS = 300


def listing(element: Listing, say_more: SayMore) -> list[Json]:
    """A real list, so that a screen reader says "1 of 15"; rows that are too long end in an ellipsis."""
    style = "ordered" if element.numbered else "bullet"
    rows, letters = list[Json](), 0
    for row in element.rows:
        line = section(row, most=limits.ROW)
        letters += letters_of(line)
        if letters > 6_000:
            break
        rows.append(line)
    blocks = [rich({"type": "rich_text_list", "style": style, "elements": rows})] if rows else []
    unshown = len(element.rows) - len(rows) + element.more
    if unshown:
        blocks.append(context(element.rest if unshown == element.more and element.rest else say_more(unshown)))
    return blocks


def actions(buttons: Iterable[Button], press: Press) -> list[Json]:
    """Buttons in rows of at most 25; each one's id is unique in its row, its value says what it means."""
    drawn = [button(one, nth, press) for nth, one in enumerate(buttons)]
    size = limits.ACTIONS_ELEMENTS
    return [{"type": "actions", "elements": drawn[start : start + size]} for start in range(0, len(drawn), size)]


def button(one: Button, nth: int, press: Press) -> Json:
    drawn: Json = {
        "type": "button",
        "action_id": f"press:{one.command}:{one.action}:{nth}"[: limits.ACTION_ID],
        "text": plain(one.label, limits.BUTTON_LABEL),
        "value": press.value(one.command, one.action, one.arguments),
    }
    if one.main or one.final:
        drawn["style"] = "primary" if one.main else "danger"
    return drawn


def choice_buttons(choices: Iterable[Choice], say: Callable[[Choice], str]) -> Buttons:
    """Ways on, as buttons. A choice's `action` travels among its arguments."""
    return Buttons(
        tuple(
            Button(
                say(one),
                one.command,
                one.arguments.get("action", ""),
                {key: value for key, value in one.arguments.items() if key != "action"},
            )
            for one in choices
        )
    )
