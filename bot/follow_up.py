"""What is shown of a convening's follow-up: a nudge before it is saved, and all that will come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import views as v
from bot.domain.calendar.recurrence import next_occurrences
from bot.domain.calendar.wallclock import zone_named
from bot.domain.calendar.wish import Repeats
from bot.domain.convening.standing import facilitates
from bot.domain.nudges.audience import asked_for, own_site, people_of
from bot.domain.nudges.calling import delegate_word
from bot.domain.nudges.drafting import owner_of
from bot.domain.nudges.schedule import Schedule
from bot.domain.nudges.state import Among, Audience, Nudge, Purpose, Reply, ZoneCount, words_of

if TYPE_CHECKING:
    from bot.showing import Showing

NEXT_FEW = 5
FEWEST_ANSWERS = 4
"""Totals under four would say who answered what."""
MOST_NAMES = 15


def named(showing: Showing, audience: Audience) -> str:
    """What the chosen people have in common, by name."""
    match audience.among:
        case Among.PERSON:
            return showing.name(audience.value)
        case Among.SITE:
            return showing.site_name(audience.value)
        case Among.GROUP:
            return group_name(showing, audience.value)
        case Among.EVERYONE | Among.UNANSWERED if audience.within:
            return showing.site_name(audience.within)
    return audience.value


def group_name(showing: Showing, id: str) -> str:
    breakouts = showing.state.breakouts
    rounds = (*breakouts.past, *((breakouts.round,) if breakouts.round else ()))
    return next((one.groups[id].name for one in rounds if id in one.groups), id)


def draft(showing: Showing, about: str) -> v.NudgeDraftView | None:
    """The next five moments on each wall, how many people and who: for whoever may save it."""
    found = showing.state.followup.drafts.get(about)
    if found is None or not facilitates(showing.state, showing.viewer):
        return None
    people = people_of(showing.state, found.audience)
    schedule = found.schedule
    zones = tuple(on_wall(showing, one, schedule) for one in found.zones) if schedule else ()
    return v.NudgeDraftView(
        found.id,
        showing.directory.text(words_of(found.text), "text"),
        found.audience.among.value,
        named(showing, found.audience),
        len(people),
        tuple(sorted(showing.name(who) for who in people)),
        zones,
        schedule is not None and schedule.repeats is Repeats.AFTER_MEETING,
        bool(found.replaces),
    )


def on_wall(showing: Showing, one: ZoneCount, schedule: Schedule) -> v.ZoneMoments:
    comings = next_occurrences(schedule.series, showing.now, zone_named(one.zone), NEXT_FEW)
    return v.ZoneMoments(one.zone, one.people, tuple(coming.instant for coming in comings))


def line(showing: Showing, number: int, nudge: Nudge, leading: bool) -> v.NudgeLine:
    comings = next_occurrences(nudge.schedule.series, showing.now, zone_named(showing.state.zone), 200)
    answers = tuple(sorted(nudge.answers.items())) if leading else ()
    enough = sum(count for _, count in answers) >= FEWEST_ANSWERS
    invited_by_me = leading and owner_of(showing.state, nudge) == showing.viewer.person
    return v.NudgeLine(
        nudge.id,
        number,
        showing.directory.text(words_of(nudge.text), "text"),
        nudge.audience.among.value,
        named(showing, nudge.audience),
        len(people_of(showing.state, nudge.audience)) if leading else 0,
        comings[0].instant if comings else None,
        len(comings),
        answers if enough else (),
        tuple(sorted(showing.name(who) for who in nudge.unreached)) if invited_by_me else (),
    )


def nudges(showing: Showing) -> v.NudgesView:
    """A lead sees every nudge that she may touch; anybody else, what will come to her."""
    state, viewer = showing.state, showing.viewer
    leading = facilitates(state, viewer)
    live = list(enumerate(state.followup.live(), 1))
    if not leading:
        mine = to_her(showing)
    elif own_site(state, viewer):
        mine = [(n, one) for n, one in live if owner_of(state, one) == viewer.person]
    else:
        mine = live
    lines = tuple(line(showing, number, one, leading) for number, one in mine)
    invited = any(one.purpose is Purpose.INVITATION for one in state.followup.nudges.values())
    replies = by_role(showing) if leading and invited else ()
    return v.NudgesView(state.title, state.zone, lines, replies, leading, named_replies(showing) if leading else ())


def to_her(showing: Showing) -> list[tuple[int, Nudge]]:
    live = enumerate(showing.state.followup.live(), 1)
    return [(n, one) for n, one in live if showing.viewer.person in people_of(showing.state, one.audience)]


def coming(showing: Showing) -> v.NudgesView:
    """What will come to her, whoever she is here."""
    lines = tuple(line(showing, number, one, leading=False) for number, one in to_her(showing))
    return v.NudgesView(showing.state.title, showing.state.zone, lines, (), False)


def named_replies(showing: Showing) -> tuple[v.ReplyLine, ...]:
    """Who comes, who does not, and whom they send: by name, to the lead whose invitation it was."""
    state, me = showing.state, showing.viewer.person
    mine = (one for one in state.followup.nudges.values() if one.purpose is Purpose.INVITATION)
    invited = {who for one in mine if owner_of(state, one) == me for who in asked_for(state, one.audience)}
    key = delegate_word(state.id)
    lines = (
        v.ReplyLine(showing.name(who), reply.value, showing.directory.text(who, key))
        for who, reply in state.followup.replies.items()
        if who in invited
    )
    return tuple(sorted(lines, key=lambda line: (line.reply, line.name)))


def by_role(showing: Showing) -> tuple[v.RoleCount, ...]:
    """Invited and coming, by role: attendance is no secret to the lead who invited."""
    state = showing.state
    asked = {
        who
        for one in state.followup.nudges.values()
        if one.purpose is Purpose.INVITATION
        for who in people_of(state, one.audience)
    } | set(state.followup.replies)
    roles: dict[str, list[str]] = {}
    for who in asked:
        found = state.one(who)
        if found is not None:
            roles.setdefault(role_said(found.attributes.get("role", "") or found.role.value), []).append(who)
    replies = state.followup.replies
    return tuple(
        v.RoleCount(
            role,
            len(people),
            sum(replies.get(who) is Reply.COMING for who in people),
            sum(replies.get(who) is Reply.DECLINED for who in people),
            sum(replies.get(who) is Reply.DELEGATED for who in people),
        )
        for role, people in sorted(roles.items())
    )


def role_said(role: str) -> str:
    return role.strip().casefold()


def my_data(showing: Showing) -> v.MyDataView | None:
    """All her words: only for herself, and only to an account that is surely hers."""
    me = showing.viewer.person
    if not me or not showing.viewer.account:
        return None
    return v.MyDataView(tuple(sorted(showing.directory.texts(me).items())))


def commitments(showing: Showing) -> v.CommitmentsView | None:
    """Totals for whoever facilitates; small sites are counted together, so that no number is one person."""
    state = showing.state
    if not facilitates(state, showing.viewer):
        return None
    counts = state.followup.commitments
    answered = counts.get("set", 0) + counts.get("not-now", 0) + counts.get("dropped", 0)
    totals = tuple(sorted(counts.items())) if answered >= FEWEST_ANSWERS else ()
    here = sum(1 for who in state.roster() if who.present or who.present_for)
    return v.CommitmentsView(state.title, here, totals, reached(showing))


def reached(showing: Showing) -> tuple[tuple[str, int], ...]:
    spread = showing.state.followup.spread
    large = {site: pair for site, pair in spread.items() if pair[0] >= FEWEST_ANSWERS}
    small = [pair for site, pair in spread.items() if site not in large]
    rows = [(site, pair[1]) for site, pair in sorted(large.items())]
    if sum(pair[0] for pair in small) >= FEWEST_ANSWERS:
        rows.append(("", sum(pair[1] for pair in small)))
    return tuple(rows)
