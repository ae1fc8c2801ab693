"""Who holds this browser: a random id in a signed and encrypted cookie, and the proof that a form is our own."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from http.cookies import SimpleCookie

from aiohttp import web
from cryptography.fernet import Fernet, InvalidToken, MultiFernet

COOKIE = "convenor"
KEPT_FOR = 180 * 24 * 3600
"""A cookie lasts half a year: a series of meetings in a school year finds the same browser again."""
MOST_SCREENS = 8
LONGEST_FLASH = 600


@dataclass(slots=True)
class Visitor:
    """One browser: its id, what it chose, the displays it may show, and one sentence waiting to be shown."""

    browser: str
    language: str = ""
    theme: str = ""
    screens: tuple[str, ...] = ()
    """Hashes of the display links that this browser opened."""
    flash: tuple[str, str] | None = None
    """(tone, sentence) for the next page; tone is "good" or "sorry"."""
    changed: bool = field(default=False, compare=False)

    @property
    def account(self) -> str:
        return f"web:{self.browser}"

    def remember(self, **changes: object) -> None:
        for name, value in changes.items():
            setattr(self, name, value)
        self.changed = True

    def say_next(self, tone: str, sentence: str) -> None:
        self.remember(flash=(tone, sentence[:LONGEST_FLASH]))

    def take_flash(self) -> tuple[str, str] | None:
        """The waiting sentence, shown once."""
        flash = self.flash
        if flash is not None:
            self.remember(flash=None)
        return flash


class Identity:
    """Reads and writes the cookie; several keys may be given, the newest first, so that they can be changed."""

    def __init__(self, keys: Sequence[str]) -> None:
        chosen = tuple(keys) or (secrets.token_hex(32),)
        self._box = MultiFernet([Fernet(stretched(key)) for key in chosen])
        self._csrf = [hashlib.sha256(b"csrf:" + key.encode()).digest() for key in chosen]

    def read(self, request: web.Request) -> Visitor:
        """The visitor behind a request; a cookie that is missing, old or forged makes her a new one."""
        try:
            opened = self._box.decrypt(request.cookies.get(COOKIE, "").encode("ascii", "replace"), ttl=KEPT_FOR)
            kept = json.loads(opened)
            flash = kept.get("f")
            return Visitor(
                kept["b"],
                kept.get("l", ""),
                kept.get("t", ""),
                tuple(kept.get("s", ())),
                tuple(flash) if flash else None,
            )
        except (InvalidToken, ValueError, KeyError, TypeError):
            return Visitor(secrets.token_urlsafe(18), changed=True)

    def write(self, visitor: Visitor, response: web.StreamResponse, *, secure: bool) -> None:
        kept = {
            "b": visitor.browser,
            "l": visitor.language,
            "t": visitor.theme,
            "s": visitor.screens[-MOST_SCREENS:],
            "f": visitor.flash,
        }
        sealed = self._box.encrypt(json.dumps(kept, separators=(",", ":")).encode()).decode()
        jar: SimpleCookie = SimpleCookie({COOKIE: sealed})
        facts = {"max-age": KEPT_FOR, "httponly": True, "samesite": "Lax", "secure": secure, "path": "/"}
        for name, value in facts.items():
            jar[COOKIE][name] = value
        # A header, not `set_cookie`: aiohttp has written its cookies before the last hook in which this runs.
        response.headers.add("Set-Cookie", jar[COOKIE].OutputString())

    def token(self, visitor: Visitor) -> str:
        """The proof that a form came from a page of ours, shown in this browser."""
        return proof(self._csrf[0], visitor.browser)

    def proof_of(self, text: str) -> str:
        """What only we can say about a text: it is kept in the text's place."""
        return hmac.new(self._csrf[0], text.encode(), hashlib.sha256).hexdigest()

    def is_ours(self, visitor: Visitor, token: str) -> bool:
        return any(hmac.compare_digest(proof(key, visitor.browser), token) for key in self._csrf)


def stretched(key: str) -> bytes:
    """A key of the length that Fernet wants, from one of any length."""
    return urlsafe_b64encode(hashlib.sha256(b"cookie:" + key.encode()).digest())


def proof(key: bytes, browser: str) -> str:
    return hmac.new(key, browser.encode(), hashlib.sha256).hexdigest()[:32]
