"""One sheet for a board: everything in one message; what does not fit it is counted, in each of its languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from adapters.discord import limits
from adapters.discord.inert import inert
from adapters.discord.rendering import Block, Fit, Row, Rule, Sheet, Words, choices, halves, length_of
from bot.speech import Speech

ROOM_FOR_MORE = 60
"""Characters kept free for "and 485 more"."""


def single(parts: Iterable[Block], speech: Speech) -> Sheet:
    """One sheet, for a board: lines that do not fit are counted, from the last list backwards; buttons stay.

    A place in two languages gives up as much of each as it takes of the room.
    """
    sheet = paragraphs(shortened(one) for one in parts)
    length = sum(map(length_of, sheet))
    for language in languages_of(sheet):
        mine = sum(length_of(one) for one in sheet if isinstance(one, Words) and one.language == language)
        shrink(sheet, language, -(-(length - limits.CARD_CHARACTERS) * mine // max(1, length)), speech)
    return tuple(sheet) if fits(sheet) else gathered(sheet, speech)


def languages_of(sheet: Iterable[Block]) -> list[str]:
    return list(dict.fromkeys(one.language for one in sheet if isinstance(one, Words)))


def shrink(sheet: list[Block], language: str, over: int, speech: Speech) -> None:
    """Take so many characters out of one language's lists, then out of its sentences."""
    words = [(nth, one) for nth, one in enumerate(sheet) if isinstance(one, Words) and one.language == language]
    lists = [(nth, one) for nth, one in words if one.rows]
    others = [(nth, one) for nth, one in words if not one.rows and len(one.lines) > 1]
    for nth, one in (*reversed(lists), *reversed(others)):
        if over > 0:
            sheet[nth] = fewer(one, over, speech)
            over -= length_of(one) - length_of(sheet[nth])


def fits(sheet: Iterable[Block]) -> bool:
    """Whether the components are few enough; the texts were cut to size before."""
    fit = Fit()
    for one in sheet:
        fit.take(one)
    return fit.slots >= 0 and fit.rows >= 0


def gathered(sheet: Sequence[Block], speech: Speech) -> Sheet:
    """More buttons than a message holds, each with two words of text: menus hold 25 for the room of two."""
    buttons = [button for one in sheet if isinstance(one, Row) for button in one.buttons]
    texts = [one for one in sheet if not isinstance(one, Row | Rule)]
    return (*texts, *choices(buttons, speech("discord-choose")))


def paragraphs(parts: Iterable[Block]) -> list[Block]:
    """Sentences that follow each other as one text, so that they are counted as one; the title and lists stay apart."""
    found: list[Block] = []
    for one in parts:
        before = found[-1] if len(found) > 1 else None
        if isinstance(one, Words) and isinstance(before, Words) and are_sentences(one, before):
            found[-1] = Words((*before.lines, *one.lines), language=one.language)
        else:
            found.append(one)
    return found


def are_sentences(one: Words, before: Words) -> bool:
    """Neither is a list, and both are in one language."""
    return not (one.rows or before.rows) and one.language == before.language


def spoken(parts: Iterable[Block], language: str) -> Iterator[Block]:
    """The same parts, said in this language where something has to be left out of them."""
    for one in parts:
        yield replace(one, language=language) if isinstance(one, Words) else one


LONGEST_LINE = 400
"""On a board, one row: a long note is read in full by whoever opens it."""


def shortened(one: Block) -> Block:
    if not isinstance(one, Words):
        return one
    return replace(one, lines=tuple(short_line(line) for line in one.lines))


def short_line(line: str) -> str:
    if len(line) <= LONGEST_LINE:
        return line
    head = next(halves(line, LONGEST_LINE))
    return f"{head[:-2]}…**" if head.endswith("**") else f"{head}…"


def fewer(one: Words, over: int, speech: Speech) -> Words:
    """The first lines, and how many more there are."""
    voice = Speech(one.language) if one.language else speech
    lines, saved = list(one.lines), -ROOM_FOR_MORE
    while lines and saved < over:
        saved += len(lines.pop()) + 1
    return Words((*lines, inert(voice("and-more", count=len(one.lines) - len(lines)))))
