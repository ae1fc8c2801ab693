"""Home teams: where people return to after they have talked with others."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from bot.domain.breakouts import wishes as w
from bot.domain.breakouts.forming import formed
from bot.domain.breakouts.problems import candidates, roster
from bot.domain.breakouts.saving import set_plan
from bot.domain.breakouts.state import Group, Plan
from bot.domain.breakouts.wanted import Hybrid, Wanted
from bot.domain.convening.state import Convening
from bot.domain.log import Context, Decision, Refusal, done, refuse, say
from bot.domain.planner.columns import ColumnNames

HOME_COLUMNS = ("home", "home team", "team", "equipo")
"""The roster's columns that say to which team somebody belongs."""
ROOM_TO_SPARE = 5
"""How many more people a home team may take in, whatever its size."""


def go_home(state: Convening, wish: w.GoHome, context: Context) -> Decision | Refusal:
    """A plan of the home teams, exactly: by the roster's team column, else the groups of the day's first round."""
    people = roster(state, Wanted())
    word = ColumnNames.of(candidates(state, people))
    column = team_column(word, wish.by)
    plan = teams(state, column, people, context) if column else first_round(state)
    if plan is None:
        return refuse("no-home-teams")
    event = set_plan(state, plan, context)
    return done(event, say=say("home-planned", groups=len(event.rounds[0])), show="plan")


def team_column(word: ColumnNames, asked: str) -> str:
    wanted = (asked,) if asked else HOME_COLUMNS
    return next((word(name) for name in wanted if word.has(name)), "")


def teams(state: Convening, column: str, people: tuple[str, ...], context: Context) -> Plan | None:
    """One group a team, however large it is."""
    found: dict[str, list[str]] = defaultdict(list)
    for who in candidates(state, people):
        if who.value(column):
            found[who.value(column)].append(who.id)
    groups = tuple(
        formed(state, Group(f"g{number}", name, tuple(found[name]), number=number, within=name))
        for number, name in enumerate(sorted(found), 1)
    )
    return Plan("", (groups,), any_size(Wanted(by=(column,)), groups)) if groups else None


def first_round(state: Convening) -> Plan | None:
    """The groups that people began the day in."""
    if not state.breakouts.past:
        return None
    first = state.breakouts.past[0]
    wanted = first.plan.wanted if first.plan else Wanted()
    groups = first.plan.rounds[first.number] if first.plan else first.in_order()
    return Plan("", (groups,), any_size(replace(wanted, rounds=1, seats=()), groups))


def any_size(wanted: Wanted, groups: tuple[Group, ...]) -> Wanted:
    """A home team is as large as it is, and whoever is its only remote person was so this morning."""
    largest = max(len(group.members) for group in groups)
    return replace(wanted, size=largest, least=1, most=largest + ROOM_TO_SPARE, groups=0, hybrid=Hybrid.ANY)
