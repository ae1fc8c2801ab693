"""Evening groups out after no-shows: on request, with few moves, and shown before anybody is moved."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.breakouts import facts as f
from bot.domain.breakouts import wishes as w
from bot.domain.breakouts.problems import here
from bot.domain.breakouts.running import SEAT_POST, seat_post
from bot.domain.breakouts.state import Proposal, Request
from bot.domain.convening.state import Convening
from bot.domain.log import Context, Decision, Entry, Refusal, done, refuse, say

MOST_MOVES = 20


def balance_groups(state: Convening, wish: w.BalanceGroups, context: Context) -> Decision | Refusal:
    running = state.breakouts.round
    if running is None:
        return refuse("no-breakout-open")
    if not 1 <= wish.moves <= MOST_MOVES:
        return refuse("moves-out-of-range", most=MOST_MOVES)
    people = here(state, running.seated())
    event = f.BalanceRequested(context.fresh("q"), people, wish.moves, context.lot(), context.now)
    return done(event, say=say("balance-asked", moves=wish.moves), show="groups")


def balance_computed(state: Convening, wish: w.BalanceComputed, context: Context) -> Decision | Refusal:
    running, asked = state.breakouts.round, state.breakouts.balancing
    if running is None or asked is None or asked.id != wish.request:
        return refuse("nothing-changed")
    seats = tuple((who, group) for who, group in wish.seats if group in running.groups)
    return done(f.BalanceProposed(asked.id, seats), say=say("nothing-changed"))


def accept_balance(state: Convening, wish: w.AcceptBalance, context: Context) -> Decision | Refusal:
    """The shown moves are made, for those who are still here; each of them is told privately."""
    running, shown = state.breakouts.round, state.breakouts.proposal
    if running is None or shown is None or (wish.proposal and wish.proposal != shown.id):
        return refuse("no-balance-shown")
    seats = tuple((who, to) for who, to in shown.seats if to in running.groups and here(state, (who,)))
    if not seats:
        return refuse("no-balance-shown")
    posts = [seat_post(f"{SEAT_POST}:{running.id}:{who}:{shown.id}", who, running.groups[to]) for who, to in seats]
    event = f.PeopleSeated(running.id, seats)
    return done(event, say=say("balance-done", count=len(seats)), show="groups", posts=posts)


def drop_balance(state: Convening, wish: w.DropBalance, context: Context) -> Decision | Refusal:
    shown = state.breakouts.proposal
    if shown is None or (wish.proposal and wish.proposal != shown.id):
        return refuse("no-balance-shown")
    return done(f.BalanceDropped(shown.id), say=say("balance-dropped"), show="groups")


def balance_requested(state: Convening, event: f.BalanceRequested, entry: Entry) -> Convening:
    asked = Request(event.request, event.people, event.seed, event.at, base=entry.seq, moves=event.moves)
    return replace(state, breakouts=replace(state.breakouts, balancing=asked, proposal=None))


def balance_proposed(state: Convening, event: f.BalanceProposed, entry: Entry) -> Convening:
    asked = state.breakouts.balancing
    if asked is None or asked.id != event.request:
        return state
    proposal = Proposal(event.request, event.seats)
    return replace(state, breakouts=replace(state.breakouts, balancing=None, proposal=proposal))


def balance_dropped(state: Convening, event: f.BalanceDropped, entry: Entry) -> Convening:
    return replace(state, breakouts=replace(state.breakouts, balancing=None, proposal=None))
