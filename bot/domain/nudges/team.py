"""A team's own thread: what its people still want to say to each other, until two weeks after the end."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.convening.state import REMOTE_SITE, Convening, Participant
from bot.domain.log import Context, Deadline, Decision, Entry, Refusal, Word, done, refuse, say
from bot.domain.nudges import facts as f
from bot.domain.nudges import wishes as w
from bot.domain.nudges.state import TeamLine

OPEN_FOR = timedelta(days=14)
LONGEST_LINE = 500
MOST_LINES = 200
"""Lines that a convening's threads keep; the oldest go first."""
COLUMNS = ("team", "district")
"""What a roster calls those who travel together; without either, a site is a team."""


def team_of(state: Convening, who: Participant) -> str:
    """The name of her team, or nothing for somebody who is in none."""
    named = (who.attributes.get(column, "").strip() for column in COLUMNS)
    place = state.sites.get(who.site) if who.site != REMOTE_SITE else None
    return next((name for name in named if name), place.name if place else "")


def teammates(state: Convening, team: str) -> tuple[Participant, ...]:
    return tuple(who for who in state.roster() if not who.ejected and team and team_of(state, who) == team)


def open_until(state: Convening) -> datetime | None:
    """When the threads end, where the convening is over."""
    return state.closed_at + OPEN_FOR if state.closed_at is not None else None


def write_to_team(state: Convening, wish: w.WriteToTeam, context: Context) -> Decision | Refusal:
    me = state.one(context.actor.person)
    team = team_of(state, me) if me is not None else ""
    if me is None or not team:
        return refuse("not-on-the-list" if me is None else "no-team")
    if state.opened_at is None:
        return refuse("not-open-yet")
    if state.followup.threads_over:
        return refuse("team-thread-over")
    text = wish.text.strip()
    if not 1 <= len(text) <= LONGEST_LINE:
        return refuse("text-length", most=LONGEST_LINE)
    id = context.fresh("l")
    word = Word(me.person, line_word(id), text)
    return done(f.TeamLineWritten(id, me.person, team), say=say("team-line-kept"), show="team", words=(word,))


def line_word(id: str) -> str:
    """Under which key of its writer's a line is kept."""
    return f"team:{id}"


def end_threads(state: Convening, wish: w.EndTeamThreads, context: Context) -> Decision | Refusal:
    if state.closed_at is None or state.followup.threads_over:
        return refuse("nothing-due")
    return done(f.TeamThreadsEnded(), say=say("noted"))


def written(state: Convening, event: f.TeamLineWritten, entry: Entry) -> Convening:
    line = TeamLine(event.line, event.person, event.team, entry.at)
    lines = (*state.followup.team_lines, line)[-MOST_LINES:]
    return replace(state, followup=replace(state.followup, team_lines=lines))


def ended(state: Convening, event: f.TeamThreadsEnded, entry: Entry) -> Convening:
    return replace(state, followup=replace(state.followup, threads_over=True))


def deadlines(state: Convening) -> tuple[Deadline, ...]:
    """A convening that was held stays at hand for as long as its teams may write."""
    until = open_until(state)
    if until is None or state.opened_at is None or state.followup.threads_over:
        return ()
    return (Deadline("team-threads", until, w.EndTeamThreads()),)
