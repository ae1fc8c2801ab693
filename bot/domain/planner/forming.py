"""People become a group: what kind it is, where it sits, who lends a device."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.planner.problem import Candidate, Group, Kind, Mode


def form(members: Sequence[Candidate], number: int, within: str = "", within_number: int = 0) -> Group:
    """A group of these people: what kind it is, at which site its room people sit, and who lends the device."""
    room = [person for person in members if person.mode is Mode.ROOM]
    sites = {person.site for person in room}
    kind = Kind.ROOM if len(room) == len(members) else Kind.BRIDGE if room else Kind.REMOTE
    host = next((person.id for person in room if person.device), "") if kind is Kind.BRIDGE else ""
    ids = tuple(person.id for person in members)
    return Group(number, ids, kind, within, within_number, sites.pop() if len(sites) == 1 else "", host)
