"""What one person has in front of her: the channels she is in, her direct messages, her modal, her Home tab."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .state import Channel, Member, Message, View, Workspace

_PING = re.compile(r"<(@[UW][A-Z0-9]+|!(?:here|channel|everyone)|!subteam\^[A-Z0-9]+)(?:\|[^>]*)?>")


@dataclass(frozen=True, slots=True)
class Screen:
    """A person's view of a workspace at this moment. Channels by #name; direct messages by who is in them."""

    channels: dict[str, list[Message]]
    direct: list[Message]
    ephemerals: list[Message]
    home: View | None
    modal: View | None
    notices: list[str]

    @property
    def reads(self) -> str:
        """Everything readable on it, in one text."""
        posts = [post for posts in self.channels.values() for post in posts] + self.direct + self.ephemerals
        views = [view for view in (self.home, self.modal) if view is not None]
        return "\n".join([*(post.reads for post in posts), *(view.reads for view in views), *self.notices])


def screen_of(workspace: Workspace, member: Member, notices: list[str]) -> Screen:
    mine = [channel for channel in workspace.channels.values() if member.id in channel.members]
    modals = workspace.modals.get(member.id)
    return Screen(
        channels={f"#{c.name}": _public(c) for c in mine if c.kind in ("channel", "private")},
        direct=[post for c in mine if c.kind in ("im", "mpim") for post in _public(c)],
        ephemerals=[post for c in workspace.channels.values() for post in c.ephemerals(member.id)],
        home=workspace.homes.get(member.id),
        modal=modals[-1] if modals else None,
        notices=list(notices),
    )


def _public(channel: Channel) -> list[Message]:
    return [post for post in channel.posts if not post.ephemeral and not post.deleted]


def pings(post: Message) -> list[str]:
    """Whom a message would really notify: mentions in formatted text. In plain_text they are dead letters."""
    found = [match.group(1) for text in post.formatted for match in _PING.finditer(text)]
    return list(dict.fromkeys(found))
