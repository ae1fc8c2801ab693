"""What Slack knows: workspaces, members, places, messages, views, tokens."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .methods import Json, SlackError


class Ids:
    """Ids in Slack's form, never twice: `U0000000A1`."""

    def __init__(self) -> None:
        self._count = itertools.count(0xA1)

    def next(self, prefix: str) -> str:
        return f"{prefix}{next(self._count):010X}"


@dataclass(slots=True)
class Token:
    """A credential and what it opens. `kind` is bot, app or user."""

    value: str
    kind: str
    workspace: Workspace | None
    scopes: set[str]
    expires_at: float | None = None
    revoked: bool = False
    refresh: str = ""


@dataclass(slots=True)
class Member:
    """Someone in a workspace: a person, a guest from another team, or the app's bot."""

    id: str
    name: str
    real_name: str
    team_id: str
    email: str
    tz: str = "America/Los_Angeles"
    locale: str = "en-US"
    deleted: bool = False
    is_admin: bool = False
    is_bot: bool = False
    is_stranger: bool = False
    bot_id: str = ""
    updated: int = 0


@dataclass(slots=True)
class Message:
    """A post as it stands now, with its edits counted."""

    ts: str
    channel: str
    user: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    metadata: Json | None = None
    thread_ts: str = ""
    parent_user: str = ""
    bot_id: str = ""
    app_id: str = ""
    team: str = ""
    subtype: str = ""
    client_msg_id: str = ""
    reactions: dict[str, list[str]] = field(default_factory=dict)
    edits: list[float] = field(default_factory=list)
    only_for: str = ""
    deleted: bool = False
    posted_at: float = 0.0
    unfurl_links: bool = True

    @property
    def ephemeral(self) -> bool:
        return bool(self.only_for)

    @property
    def reads(self) -> str:
        """All that a person can read in it: the blocks where there are any, else the text."""
        return "\n".join(words(self.blocks)) if self.blocks else self.text

    @property
    def formatted(self) -> list[str]:
        """The texts that Slack formats and in which a mention is alive: never the plain_text ones."""
        return [self.text, *_formatted(self.blocks)]


@dataclass(slots=True)
class View:
    """A modal or a Home tab, as it is on one person's screen."""

    id: str
    user: str
    type: str
    body: Json
    hash: str
    root: str = ""
    previous: str = ""
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def blocks(self) -> list[Json]:
        return list(self.body.get("blocks") or [])

    @property
    def title(self) -> str:
        return str((self.body.get("title") or {}).get("text", ""))

    @property
    def callback_id(self) -> str:
        return str(self.body.get("callback_id") or "")

    @property
    def reads(self) -> str:
        return "\n".join(words(self.blocks))


@dataclass(slots=True)
class Channel:
    """A place: `kind` is channel, private, im or mpim."""

    id: str
    name: str
    kind: str
    team: str
    creator: str
    created: int
    members: dict[str, None] = field(default_factory=dict)
    archived: bool = False
    topic: str = ""
    purpose: str = ""
    posts: list[Message] = field(default_factory=list)
    pins: list[str] = field(default_factory=list)
    bookmarks: list[Json] = field(default_factory=list)
    shared_with: list[str] = field(default_factory=list)
    previous_names: list[str] = field(default_factory=list)
    posts_by_ts: dict[str, Message] = field(default_factory=dict)

    @property
    def is_ext_shared(self) -> bool:
        return bool(self.shared_with)

    @property
    def messages(self) -> list[Message]:
        """What everyone in the channel sees, replies in threads left out."""
        return [post for post in self.posts if self._public(post) and self._in_channel(post)]

    def thread(self, root: Message | str) -> list[Message]:
        """The replies in one thread, oldest first."""
        ts = root if isinstance(root, str) else root.ts
        return [post for post in self.posts if post.thread_ts == ts and self._reply(post) and self._public(post)]

    def ephemerals(self, user: str) -> list[Message]:
        return [post for post in self.posts if post.only_for == user and not post.deleted]

    def add(self, post: Message) -> None:
        self.posts.append(post)
        self.posts_by_ts[post.ts] = post

    def find(self, ts: str) -> Message | None:
        post = self.posts_by_ts.get(ts)
        return post if post is not None and self._public(post) else None

    def _in_channel(self, post: Message) -> bool:
        return not self._reply(post) or post.subtype == "thread_broadcast"

    @staticmethod
    def _reply(post: Message) -> bool:
        return bool(post.thread_ts) and post.thread_ts != post.ts

    @staticmethod
    def _public(post: Message) -> bool:
        return not post.ephemeral and not post.deleted


@dataclass(slots=True)
class Workspace:
    """One team, the app's bot in it, and everything that happened there."""

    id: str
    name: str
    domain: str
    bot: Member
    members: dict[str, Member] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    homes: dict[str, View] = field(default_factory=dict)
    modals: dict[str, list[View]] = field(default_factory=dict)
    usergroups: list[Json] = field(default_factory=list)
    installed: bool = True
    disabled: bool = False
    direct: dict[frozenset[str], Channel] = field(default_factory=dict)

    def channel(self, key: str) -> Channel:
        """By id, or by #name as people write it."""
        found = self.channels.get(key)
        if found is None and key:
            bare = key.removeprefix("#")
            found = next(
                (c for c in self.channels.values() if c.name == bare and c.kind in ("channel", "private")), None
            )
        if found is None:
            raise SlackError("channel_not_found")
        return found

    def member(self, user: str) -> Member:
        if user not in self.members:
            raise SlackError("user_not_found")
        return self.members[user]

    def view(self, *, view_id: str = "", external_id: str = "") -> View | None:
        open_views = itertools.chain(self.homes.values(), *self.modals.values())
        for view in open_views:
            if view_id == view.id or (external_id and view.body.get("external_id") == external_id):
                return view
        return None


def words(tree: Any) -> Iterator[str]:
    """Every text in a tree of blocks, in reading order."""
    if isinstance(tree, list):
        for part in tree:
            yield from words(part)
    elif isinstance(tree, dict):
        if isinstance(tree.get("text"), str):
            yield tree["text"]
        for key in (
            "title",
            "text",
            "fields",
            "label",
            "element",
            "elements",
            "accessory",
            "options",
            "hint",
            "alt_text",
        ):
            part = tree.get(key)
            if key == "alt_text" and isinstance(part, str):
                yield part
            elif isinstance(part, list | dict):
                yield from words(part)


def _formatted(tree: Any) -> Iterator[str]:
    if isinstance(tree, list):
        for part in tree:
            yield from _formatted(part)
    elif isinstance(tree, dict):
        if tree.get("type") in ("mrkdwn", "markdown") and isinstance(tree.get("text"), str):
            yield tree["text"]
        for part in tree.values():
            if isinstance(part, list | dict):
                yield from _formatted(part)
