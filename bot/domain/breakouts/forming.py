"""What a group is, once people are in it: its kind, where it sits, and who lends a bridge her device."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.breakouts.problems import candidates
from bot.domain.breakouts.state import Group
from bot.domain.convening.opening import site_id
from bot.domain.convening.state import REMOTE_SITE, Convening
from bot.domain.planner import problem as p
from bot.domain.planner.forming import form


def group_of(state: Convening, planned: p.Group, name: str) -> Group:
    """A planner's group as the convening keeps it."""
    return Group(
        f"g{planned.number}",
        name,
        planned.members,
        site_of(state, planned),
        planned.number,
        planned.kind,
        planned.within,
        planned.within_number,
        planned.host,
    )


def formed(state: Convening, group: Group) -> Group:
    """The same group after people came or went: its kind, its place and its host anew."""
    now = form(candidates(state, group.members), group.number, group.within, group.within_number)
    return replace(group, kind=now.kind, site=site_of(state, now), host=now.host)


def site_of(state: Convening, planned: p.Group) -> str:
    """The room a group shares; empty for remote groups and those that join several places."""
    if planned.kind is p.Kind.REMOTE:
        return REMOTE_SITE
    here = site_id(planned.site) if planned.site else ""
    return here if here in state.sites and planned.kind is p.Kind.ROOM else ""
