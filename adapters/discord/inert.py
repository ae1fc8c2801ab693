"""Making what people wrote harmless: it may be read, and nothing else.

Nobody is rung because every message goes out with `AllowedMentions.none()`; taking marks out of the text could not
promise that (an invisible character inside `@everyone` still rings). What is done here is for the eye: words in
somebody's note do not turn bold, hide behind a spoiler, name a person in blue, or become a link.
"""

from __future__ import annotations

import re

MARKS = re.compile(r"([\\*_~`|<>\[\]@#])")
"""What Discord's markdown, mentions, emoji and timestamps are made of."""
LINE_START = re.compile(r"^(\s*)([-+]|\d+(?=\.\s))", re.MULTILINE)
"""A list, or a small print, begins so. A number keeps its digits; its full stop is what makes the list."""
WIDE_AT = "\N{FULLWIDTH COMMERCIAL AT}"
SCHEME = re.compile(r":(?=//)")


def inert(text: str) -> str:
    """The words as people wrote them, to be shown by Discord as exactly those words."""
    marked = MARKS.sub(r"\\\1", text)
    return SCHEME.sub(r"\\:", LINE_START.sub(quiet_start, marked))


def quiet_start(match: re.Match[str]) -> str:
    space, mark = match[1], match[2]
    return f"{space}\\{mark}" if mark in "-+" else f"{space}{mark}\\"


def cut(text: str, most: int) -> str:
    """At most so many characters, with … where words were left out; for labels and names alone."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def one_line(text: str, most: int) -> str:
    return cut(" ".join(text.split()), most)


def nameplate(text: str, most: int) -> str:
    """A name for what takes no `allowed_mentions`: a channel, a thread, an event, a form, a status, a completion.

    An @ is written wide there: people read it as one, and it calls nobody, whatever Discord makes of such names.
    """
    return one_line(text.replace("@", WIDE_AT), most)
