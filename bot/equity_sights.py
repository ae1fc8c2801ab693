"""How the floor is shared so far: for those who facilitate, in totals, and never about a group of fewer than four."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot import views as v
from bot.domain import equity as e
from bot.domain.convening.people import minutes_present
from bot.domain.convening.standing import facilitates
from bot.domain.convening.state import Participant
from bot.domain.queue.state import Turn
from bot.domain.turns import Mode
from bot.floor_sights import turns

if TYPE_CHECKING:
    from bot.showing import Showing


def view(showing: Showing, about: str) -> v.EquityView | None:
    """The live totals; nobody but those who facilitate is shown them."""
    if not facilitates(showing.state, showing.viewer):
        return None
    people = [who for who in showing.state.roster() if who.present or who.present_for]
    had = turns(showing.state)
    floor = [floor_turn(showing, turn, turn.mode.value) for turn in had]
    each = e.turns_each(floor, [presence(showing, who, who.mode.value) for who in people])
    waits = {mode: [one.waited for one in floor if one.group == mode.value and one.waited is not None] for mode in Mode}
    past = showing.state.queue.inviting.past
    modes = lines(floor, [presence(showing, who, who.mode.value) for who in people], {})
    rate = e.participation_rate(each) if len(people) >= e.FEWEST_IN_A_GROUP else None
    return v.EquityView(
        len(people),
        per_cent(rate),
        e.effective_speakers(list(each.values())),
        e.wait_ratio(waits[Mode.REMOTE], waits[Mode.ROOM]),
        per_cent(e.invite_coverage(len(past), sum(1 for check in past if not check.skipped))),
        modes,
        tuple(site for site in by_site(showing, had, people) if site not in modes),
        needs(showing),
    )


def by_site(showing: Showing, had: Sequence[Turn], people: Sequence[Participant]) -> tuple[v.ShareLine, ...]:
    return lines(
        [floor_turn(showing, turn, turn.site) for turn in had],
        [presence(showing, who, who.site) for who in people],
        {site.id: site.name for site in showing.state.sites.values()},
    )


def floor_turn(showing: Showing, turn: Turn, group: str) -> e.FloorTurn:
    waited = (turn.began_at - turn.waited_since).total_seconds() if turn.waited_since else None
    return e.FloorTurn(turn.person, group, turn.lasted(showing.now).total_seconds() / 60, waited)


def presence(showing: Showing, who: Participant, group: str) -> e.Presence:
    return e.Presence(who.person, group, minutes_present(who, showing.now))


def lines(floor: list[e.FloorTurn], there: list[e.Presence], names: dict[str, str]) -> tuple[v.ShareLine, ...]:
    figures = e.by_group(floor, there)
    return tuple(line(names.get(group, group), figures[group]) for group in sorted(figures))


def line(label: str, group: e.GroupFigures) -> v.ShareLine:
    wait = round(group.median_wait) if group.median_wait is not None else None
    return v.ShareLine(
        label, group.people, group.hidden, per_cent(group.participation), group.representation, wait, group.flagged
    )


def per_cent(part: float | None) -> int | None:
    return None if part is None else round(part * 100)


def needs(showing: Showing) -> tuple[v.NeedLine, ...]:
    """What was asked for, the newest first."""
    asked = reversed(showing.state.queue.access)
    return tuple(v.NeedLine(one.need.value, one.at, showing.name(one.person) if one.person else "") for one in asked)
