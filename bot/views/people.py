"""People and sites, as others see them."""

from __future__ import annotations

from datetime import datetime

from bot.domain.frozen import frozen


@frozen
class PersonLine:
    """A person as others see her. `mode` is "room" or "remote"."""

    id: str
    name: str
    site: str
    mode: str


@frozen
class SiteLine:
    """A site on the roster board."""

    id: str
    name: str
    listed: int
    present: int
    without_device: int
    hosts: tuple[str, ...]
    dropped_at: datetime | None
    planning_only: bool
    contact: str = ""


@frozen
class RosterView:
    """Who is here, by site."""

    title: str
    sites: tuple[SiteLine, ...]
    listed: int
    present: int
    room: int
    remote: int


@frozen
class ClaimLine:
    """An account that says it is somebody: waiting for a host's yes."""

    link: str
    who: PersonLine


@frozen
class DraftView:
    """A roster before it is imported: what was read, and every row that cannot be, by line."""

    draft: str
    people: int
    sites: tuple[tuple[str, int], ...]
    problems: tuple[tuple[int, str, str], ...]
    """(line, catalogue id of the sentence, the cell in question)."""
