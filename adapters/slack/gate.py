"""What is checked of a request before anything reads it: its size, its age, its signature, and that it is a payload.

Bolt parses a body before it checks the signature and logs what it refuses; here nothing of a refused body is kept.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

from adapters.slack.limits import LARGEST_BODY, OLDEST_REQUEST

Payload = dict[str, Any]
MOST_FIELDS = 100
PLAIN = {code: chr(int(code, 16)) for n in range(128) for code in (f"{n:02X}", f"{n:02x}")}
"""The escapes that stand for one character each, which is nearly all that a command brings; others are looked up."""


class TurnedAway(Exception):
    """Not let in: `status` is 401 (not from Slack) or 400 (not a payload)."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status, self.why = status, why


def let_in(raw: bytes, headers: Mapping[str, str], secret: str, now: float) -> Payload:
    """The payload of a request that Slack signed. Raises TurnedAway."""
    if len(raw) > LARGEST_BODY:
        raise TurnedAway(400, "too large")
    check_signature(raw, headers, secret, now)
    return read(raw, headers.get("Content-Type", ""))


def check_signature(raw: bytes, headers: Mapping[str, str], secret: str, now: float) -> None:
    """Slack's v0 signature over the very bytes; docs.slack.dev/authentication/verifying-requests-from-slack."""
    stamp, given = headers.get("X-Slack-Request-Timestamp", ""), headers.get("X-Slack-Signature", "")
    if not (stamp.isascii() and stamp.isdigit() and len(stamp) < 15 and given.isascii()):
        raise TurnedAway(401, "unsigned")
    if abs(now - int(stamp)) > OLDEST_REQUEST:
        raise TurnedAway(401, "stale")
    digest = signing(secret).copy()
    digest.update(b"v0:%s:%s" % (stamp.encode(), raw))
    if not secret or not hmac.compare_digest(f"v0={digest.hexdigest()}", given):
        raise TurnedAway(401, "wrongly signed")


@lru_cache(maxsize=4)
def signing(secret: str) -> hmac.HMAC:
    """The hash with the key already in it: half of what a short body costs."""
    return hmac.new(secret.encode(), digestmod="sha256")


def read(raw: bytes, content_type: str) -> Payload:
    """Events are JSON, commands a form, interactions JSON in a form's `payload`. Raises TurnedAway."""
    try:
        text = raw.decode("utf-8")
        if "json" in content_type:
            return as_object(text)
        form = fields(text)
    except (ValueError, RecursionError):
        raise TurnedAway(400, "malformed") from None
    if "payload" in form:
        return as_object(form["payload"])
    if "command" not in form and "ssl_check" not in form:
        raise TurnedAway(400, "no payload")
    return form


def fields(text: str) -> Payload:
    """A form's fields, as `urllib.parse.parse_qsl` reads them in twice the time. Raises ValueError."""
    pairs = text.split("&")
    if len(pairs) > MOST_FIELDS:
        raise ValueError("too many fields")
    form: Payload = {}
    for pair in pairs:
        name, _, value = pair.partition("=")
        if pair:
            form[unescaped(name)] = unescaped(value)
    return form


def unescaped(text: str) -> str:
    if "+" in text:
        text = text.replace("+", " ")
    if "%" not in text:
        return text
    first, *escaped = text.split("%")
    try:
        return first + "".join([PLAIN[part[:2]] + part[2:] for part in escaped])
    except KeyError:
        return unquote(text, errors="strict")


def as_object(text: str) -> Payload:
    """One JSON object. Python's parser itself stops at a thousand levels, and nothing here walks a payload whole."""
    try:
        body = json.loads(text)
    except (ValueError, RecursionError):
        raise TurnedAway(400, "malformed") from None
    if not isinstance(body, dict):
        raise TurnedAway(400, "not an object")
    return body
