"""Who would have been rung by a message: an honest, worst-case reading of its words and of ``allowed_mentions``.

Worst case on purpose, because this judge exists to find a ping that nobody meant:
- invisible characters are taken out before reading, since ``@`` U+202E ``everyone`` still rings and has beaten
  every filter of words;
- whether the author may ring everyone is not asked, since a guild may grant it tomorrow;
- words inside code marks count, though a client would not ring for them;
- a message without ``allowed_mentions`` allows everything
  (https://docs.discord.com/developers/resources/message#allowed-mentions-object).
Embeds never ring; text displays of Components V2 do.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from .errors import ApiError, Wire, invalid

_EVERYONE = re.compile(r"@(everyone|here)")
_USER = re.compile(r"<@!?(\d{1,20})>")
_ROLE = re.compile(r"<@&(\d{1,20})>")
_PARSED = {"everyone", "users", "roles"}


@dataclass(frozen=True, slots=True)
class Pings:
    """Who is rung: everyone, all who are here, and the ids of people and roles."""

    everyone: bool = False
    here: bool = False
    users: frozenset[int] = frozenset()
    roles: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return self.everyone or self.here or bool(self.users) or bool(self.roles)


NOBODY = Pings()


def visible(text: str) -> str:
    """The text without what no eye sees: format characters, joiners, variation selectors and other marks of width 0."""
    return "".join(each for each in text if unicodedata.category(each) not in {"Cf", "Mn", "Me", "Cc", "Cs"})


def named(text: str) -> Pings:
    """Everyone that the words name, whether or not the message may ring them."""
    plain = visible(text)
    crowds = set(_EVERYONE.findall(plain))
    return Pings(
        everyone="everyone" in crowds,
        here="here" in crowds,
        users=frozenset(map(int, _USER.findall(plain))),
        roles=frozenset(map(int, _ROLE.findall(plain))),
    )


def rung(text: str, allowed: Wire | None, *, replied_to: int | None = None) -> Pings:
    """Whom the words may ring under ``allowed_mentions``."""
    written = named(text)
    if allowed is None:
        reply = {replied_to} if replied_to else set()
        return Pings(written.everyone, written.here, written.users | reply, written.roles)
    parse = set(allowed.get("parse") or ())
    users = written.users if "users" in parse else written.users & _ids(allowed, "users")
    roles = written.roles if "roles" in parse else written.roles & _ids(allowed, "roles")
    if replied_to and allowed.get("replied_user"):
        users |= {replied_to}
    crowd = "everyone" in parse
    return Pings(crowd and written.everyone, crowd and written.here, users, roles)


def rung_by(form: Wire) -> Pings:
    """Whom a request may ring, in the strictest reading of its every text.

    A message is held to its own ``allowed_mentions``, embeds and labels included. Whatever has none (channels, threads,
    events, statuses, forms, completions) may not name anybody at all: it is silent only while Discord wants it so.
    """
    data = form["data"] if isinstance(form.get("data"), dict) else form
    words = "\n".join(on_screen(data))
    return rung(words, data.get("allowed_mentions")) if is_message(data) else named(words)


def is_message(data: Wire) -> bool:
    """Whether a request's form is one of a message; a modal has components too, but a title beside them."""
    return "allowed_mentions" in data or ("title" not in data and bool({"content", "embeds", "components"} & set(data)))


_SHOWN = {"content", "name", "title", "label", "placeholder", "description", "topic", "status", "location", "nick"}


def on_screen(form: object) -> Iterator[str]:
    """Every text of a request that a screen shows, at any depth; ids, and what comes back as it went out, are none."""
    if isinstance(form, list):
        for each in form:
            yield from on_screen(each)
    elif isinstance(form, dict):
        for key, value in form.items():
            if isinstance(value, str):
                yield from [value] if key in _SHOWN else []
            else:
                yield from on_screen(value)


def check(allowed: Wire | None) -> None:
    """Refuse an ``allowed_mentions`` that Discord would refuse: unknown words, or a list beside its own catch-all."""
    if allowed is None:
        return
    parse = set(allowed.get("parse") or ())
    if parse - _PARSED:
        raise invalid("allowed_mentions", "BASE_TYPE_CHOICES", "Value must be one of {'users', 'roles', 'everyone'}.")
    for kind in ("users", "roles"):
        if kind in parse and allowed.get(kind):
            raise invalid(
                "allowed_mentions",
                "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                f'parse:["{kind}"] and {kind}: [ids...] are mutually exclusive.',
            )
        if len(allowed.get(kind) or ()) > 100:
            raise ApiError(50035, errors={"allowed_mentions": {kind: {"_errors": [{"code": "BASE_TYPE_MAX_LENGTH"}]}}})


def _ids(allowed: Wire, kind: str) -> set[int]:
    return {int(each) for each in allowed.get(kind) or ()}
