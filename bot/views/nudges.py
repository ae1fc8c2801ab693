"""Nudges: what will come, to how many, and what came back."""

from __future__ import annotations

from datetime import datetime

from bot.domain.frozen import frozen


@frozen
class ZoneMoments:
    """The next moments of a nudge on one wall, for how many people."""

    zone: str
    people: int
    moments: tuple[datetime, ...]


@frozen
class NudgeDraftView:
    """A nudge before it is saved: its text, who would get it, and when on each wall."""

    id: str
    text: str
    audience: str
    value: str
    people: int
    names: tuple[str, ...]
    zones: tuple[ZoneMoments, ...]
    after_meetings: bool
    changes: bool


@frozen
class NudgeLine:
    """One nudge that will come. `answers` are totals, empty under four; `times` 0 means after each meeting."""

    id: str
    number: int
    text: str
    audience: str
    value: str
    people: int
    next: datetime | None
    times: int
    answers: tuple[tuple[str, int], ...]
    unreached: tuple[str, ...]


@frozen
class RoleCount:
    """Invited and coming, by role."""

    role: str
    invited: int
    coming: int
    declined: int
    delegated: int


@frozen
class ReplyLine:
    """What one invited person said, for the lead who invited her. `delegate` is whom she sends in her place."""

    name: str
    reply: str
    delegate: str


@frozen
class NudgesView:
    """All that will come: to a lead with totals, to anybody else her own. `named` is for who sent an invitation."""

    title: str
    zone: str
    lines: tuple[NudgeLine, ...]
    replies: tuple[RoleCount, ...]
    leading: bool
    named: tuple[ReplyLine, ...] = ()


@frozen
class TeamLineView:
    """What somebody of the team wrote, and when."""

    name: str
    at: datetime
    text: str


@frozen
class TeamView:
    """A team's thread, for its own people: `until` is when it ends, None while the convening goes on."""

    team: str
    people: tuple[str, ...]
    until: datetime | None
    is_open: bool
    lines: tuple[TeamLineView, ...]


@frozen
class SupportView:
    """Where people want support, in totals, none under four. `site` is the lead's own, empty for all together."""

    site: str
    asked: int
    rows: tuple[tuple[str, int], ...]


@frozen
class CommitmentsView:
    """What people said they would do, in totals, none under four. `reached` counts colleagues by site."""

    title: str
    present: int
    totals: tuple[tuple[str, int], ...]
    reached: tuple[tuple[str, int], ...]
