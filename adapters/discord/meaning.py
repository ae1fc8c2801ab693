"""What a button means, written into the button itself: it works after a restart, for whoever presses it.

A `custom_id` reads `c:hand:up?note=…`, at most 100 characters. A meaning that is longer is kept by the ledger under a
short name made from the meaning itself, `k:…`, so that the same button has the same name in every process.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from hashlib import blake2b
from urllib.parse import parse_qsl, quote, urlencode

from adapters.discord import limits
from bot.domain.frozen import frozen

BUTTON = "c"
"""A press that is answered."""
FORM = "f"
"""A form that is being sent."""
KEPT = "k"
SEPARATORS = ":?&=#%"


@frozen
class Meaning:
    """A command with what was already said. `kind` is what carries it: a button or a form."""

    command: str
    action: str = ""
    arguments: Mapping[str, str] = field(default_factory=dict)
    kind: str = BUTTON

    def spelled(self) -> str:
        """The whole meaning as text, of any length."""
        said = urlencode(sorted(self.arguments.items()), quote_via=quote)
        head = f"{self.kind}:{quote(self.command, safe='')}:{quote(self.action, safe='')}"
        return f"{head}?{said}" if said else head

    @property
    def custom_id(self) -> str:
        """The meaning where it fits, else its short name."""
        text = self.spelled()
        return text if len(text) <= limits.CUSTOM_ID - 3 else f"{KEPT}:{digest(text)}"

    @property
    def is_kept(self) -> bool:
        """Whether only the ledger knows what the short name stands for."""
        return self.custom_id.startswith(f"{KEPT}:")


def digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=16).hexdigest()


def numbered(custom_id: str, nth: int) -> str:
    """Ids differ within one message: the second button of the same meaning ends in `#2`."""
    return custom_id if nth < 2 else f"{custom_id}#{nth}"


def unnumbered(custom_id: str) -> str:
    return custom_id.partition("#")[0]


def read(text: str) -> Meaning | None:
    """What a spelled meaning says; None where it is none of ours."""
    head, _, said = unnumbered(text).partition("?")
    parts = head.split(":")
    if len(parts) != 3 or parts[0] not in (BUTTON, FORM):
        return None
    command, action = (plain(part) for part in parts[1:])
    return Meaning(command, action, dict(parse_qsl(said, keep_blank_values=True)), parts[0])


def plain(quoted: str) -> str:
    (pair,) = parse_qsl(f"x={quoted}", keep_blank_values=True) or [("x", "")]
    return pair[1]
