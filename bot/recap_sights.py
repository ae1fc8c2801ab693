"""What happened, in totals: turns by mode and site, groups, decisions, and what stays open."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from statistics import median
from typing import TYPE_CHECKING

from bot import agreement_sights, floor_sights
from bot import views as v
from bot.domain.breakouts.problems import meetings
from bot.domain.convening.state import Convening, Mode, Participant, sites_in_order
from bot.domain.convening.totals import RoundTotal, Totals, TurnTotal
from bot.domain.queue.state import Turn
from bot.group_sights import GroupSights

if TYPE_CHECKING:
    from bot.showing import Showing


def recap(showing: Showing) -> v.RecapView:
    """The whole convening in totals; a person is named only with something she owns."""
    if showing.state.totals is not None:
        return of_totals(showing.state.totals, showing.state.summarised_at)
    state, groups = showing.state, GroupSights(showing)
    took_part = [who for who in state.roster() if who.present or who.present_for]
    turns = floor_sights.turns(state)
    waiting = len(state.queue.hands)
    rooms = {who.site for who in took_part if who.mode is Mode.ROOM}
    absent = [s.name for s in sites_in_order(state) if not any(who.site == s.id for who in took_part)]
    return v.RecapView(
        state.title,
        state.opened_at,
        state.closed_at,
        sum(1 for _ in state.roster()),
        len(took_part),
        len(rooms),
        sum(1 for who in took_part if who.mode is Mode.REMOTE),
        tuple(name for name in absent if name != "remote"),
        tuple(showing.topic(topic) for topic in state.agenda),
        len(turns) + state.queue.lowered + waiting,
        len(turns),
        state.queue.lowered,
        waiting,
        tuple(share(showing, label, people, turns) for label, people in by_mode_and_site(state, took_part)),
        tuple(groups.round(past) for past in state.breakouts.past),
        tuple(showing.directory.text(who, f"paper:{note}") for note, who in state.paper),
        floor_sights.checks(showing),
        agreement_sights.open_questions(showing),
        agreement_sights.decisions(showing).decisions,
        agreement_sights.actions(showing).actions,
    )


def of_totals(kept: Totals, since: datetime | None) -> v.RecapView:
    """The recap of a convening whose log has become its totals."""
    return v.RecapView(
        kept.title,
        kept.opened_at,
        kept.closed_at,
        kept.listed,
        kept.people,
        kept.sites,
        kept.remote,
        kept.absent_sites,
        tuple(v.TopicLine("", title, 0, "done") for title in kept.topics),
        kept.hands_raised,
        kept.hands_served,
        kept.hands_lowered,
        kept.hands_waiting,
        kept.turns,
        (),
        (),
        kept.checks,
        kept=kept,
        kept_since=since,
    )


def totals(showing: Showing) -> Totals:
    """What is to stay of a closed convening: its recap in numbers, and who shared a group with whom."""
    state, seen = showing.state, recap(showing)
    assert state.closed_at is not None
    met = meetings(state.breakouts.past)
    return Totals(
        state.title,
        state.zone,
        state.languages,
        state.code,
        state.opened_at,
        state.closed_at,
        seen.listed,
        seen.people,
        seen.sites,
        seen.remote,
        seen.absent_sites,
        tuple(topic.title for topic in seen.topics if topic.state == "done"),
        seen.hands_raised,
        seen.hands_served,
        seen.hands_lowered,
        seen.hands_waiting,
        seen.turns,
        tuple(RoundTotal(len(one.groups), one.in_rooms, one.people) for one in seen.rounds),
        seen.checks,
        len(seen.decisions),
        len(seen.actions),
        len(seen.questions),
        tuple((one, other, times) for (one, other), times in sorted(met.items())),
        state.carried,
    )


def share(showing: Showing, label: str, people: list[Participant], turns: Iterable[Turn]) -> TurnTotal:
    theirs = {who.person for who in people}
    had = [turn for turn in turns if turn.person in theirs]
    ended = [turn.lasted(showing.now) for turn in had]
    waits = [(turn.began_at - turn.waited_since).total_seconds() for turn in had if turn.waited_since]
    return TurnTotal(
        label,
        len(people),
        len(had),
        round(sum(length.total_seconds() for length in ended)),
        round(median(waits)) if waits else None,
    )


def by_mode_and_site(state: Convening, people: list[Participant]) -> list[tuple[str, list[Participant]]]:
    """The people by mode, then by room: small sites are shown with their people, never called silent."""
    modes = [(mode.value, [who for who in people if who.mode is mode]) for mode in Mode]
    rooms = [
        (site.name, [who for who in people if who.site == site.id and who.mode is Mode.ROOM])
        for site in sites_in_order(state)
    ]
    return [(label, group) for label, group in modes + rooms if group]
