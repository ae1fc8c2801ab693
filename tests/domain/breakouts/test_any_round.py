"""Whatever happens to a round: everybody has one seat, sizes hold, nobody remote is alone, and undo gives it back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.domain.breakouts import wishes as w
from bot.domain.breakouts.balance import MOST_MOVES
from bot.domain.breakouts.problems import may_be_seated, problem, unmet_in
from bot.domain.breakouts.state import Group, Plan, Round
from bot.domain.breakouts.wanted import Hybrid, Wanted
from bot.domain.convening.state import Convening, Mode
from bot.domain.convening.wishes import CheckIn, Leave, Undo
from bot.domain.log import CLOCK, Refusal
from bot.domain.planner.repair import rebalance
from bot.domain.planner.solve import plan
from bot.planning import as_it_is, late_seats, named, seats
from tests.domain.queue.meeting import Meeting, meeting

PLACES = ("Lassen", "Shasta", "remote")
MOST = 14

rosters = st.lists(st.sampled_from(PLACES), min_size=5, max_size=MOST)
sizes = st.sampled_from([(3, 0, 0), (4, 0, 0), (4, 3, 5), (2, 2, 3), (5, 3, 6)])
hybrids = st.sampled_from([Hybrid.USUAL, Hybrid.BRIDGE, Hybrid.ANY, Hybrid.TABLES])
numbers = st.integers(0, MOST - 1)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("leave"), numbers),
        st.tuples(st.just("come"), numbers),
        st.tuples(st.just("move"), numbers, numbers),
        st.tuples(st.just("swap"), numbers, numbers),
        st.tuples(st.just("balance"), st.integers(1, 3)),
        st.tuples(st.just("undo")),
    ),
    max_size=8,
)
Step = tuple[Any, ...]


def begun(places: list[str], away: int = 0) -> Meeting:
    """So many people at these places; the last few are not here yet."""
    made = meeting({f"p{n:02}": place for n, place in enumerate(places)})
    for n in range(len(places) - away, len(places)):
        made.leads(Leave(f"p{n:02}"))
    made.leads(Leave("dolores"))
    return made


def ask(made: Meeting, wanted: Wanted) -> Plan:
    """The plan for who is here; the planner answers at once, and not for long."""
    asked = made.leads(w.PlanBreakout(wanted))
    assume(not isinstance(asked, Refusal))
    request = made.state.breakouts.request
    assert request is not None
    found = plan(problem(made.state, wanted, request.people), request.seed, steps=200)
    rounds = tuple(named(made.state, one.groups) for one in found.rounds)
    unmet = unmet_in(problem(made.state, wanted, request.people), rounds)
    made.asks(CLOCK, w.PlanComputed(request.id, rounds, unmet, found.measures.gap))
    ready = made.state.breakouts.plan
    assert ready is not None
    return ready


def wanted_of(size: tuple[int, int, int], hybrid: Hybrid) -> Wanted:
    target, least, most = size
    return Wanted(size=target, least=least, most=most, hybrid=hybrid, groups=0)


def here(state: Convening) -> set[str]:
    return {who.person for who in state.present() if may_be_seated(who)}


def running(made: Meeting) -> Round:
    found = made.state.breakouts.round
    assert found is not None
    return found


def seat_the_late(made: Meeting) -> tuple[str, ...]:
    """Whoever came is given a seat, as the planner says; who they were."""
    made.second += 3
    made.asks(CLOCK, w.SeatLatecomers(running(made).id))
    asked = made.state.breakouts.seating
    if asked is None:
        return ()
    moves, fresh = late_seats(made.state, running(made), asked.people)
    made.asks(CLOCK, w.SeatsComputed(asked.id, moves, fresh))
    return asked.people


def broken(state: Convening, round_: Round, groups: list[Group]) -> int:
    people = [who for group in groups for who in group.members]
    assert round_.plan is not None
    return len(unmet_in(problem(state, round_.plan.wanted, people), [groups]))


def with_only(state: Convening, round_: Round) -> list[Group]:
    """The groups with those who are here."""
    now = here(state)
    return [replace(g, members=tuple(m for m in g.members if m in now)) for g in round_.in_order()]


def is_alone(state: Convening, group: Group) -> bool:
    """One remote person with a room table."""
    modes = Counter(state.people[who].mode for who in group.members)
    return modes[Mode.REMOTE] == 1 and modes[Mode.ROOM] > 0


@settings(max_examples=45)
@given(rosters, sizes, hybrids)
def test_a_plan_gives_everybody_one_seat_and_says_what_it_cannot_keep(
    places: list[str], size: tuple[int, int, int], hybrid: Hybrid
) -> None:
    """The groups share out exactly those who are here; one too small, too large or with somebody alone is listed."""
    made = begun(places)
    wanted = wanted_of(size, hybrid)
    ready = ask(made, wanted)
    seated = Counter(who for group in ready.groups for who in group.members)
    assert set(seated) == here(made.state)
    assert set(seated.values()) == {1}
    limits = problem(made.state, wanted, sorted(seated)).size
    named_groups = {one.group for one in ready.unmet}
    for group in ready.groups:
        assert limits.least <= len(group.members) <= limits.most or group.id in named_groups
        assert hybrid is Hybrid.ANY or not is_alone(made.state, group) or group.id in named_groups


@settings(max_examples=45)
@given(rosters, sizes, hybrids, st.integers(1, 2))
def test_who_comes_late_is_seated_and_nobody_moves_who_need_not(
    places: list[str], size: tuple[int, int, int], hybrid: Hybrid, late: int
) -> None:
    """Whoever comes has a seat; others move only where every seat without a move would break more rules."""
    made = begun(places, away=late)
    assume(len(here(made.state)) > 1)
    ask(made, wanted_of(size, hybrid))
    made.leads(w.OpenBreakout(20))
    before = running(made)
    came = tuple(f"p{n:02}" for n in range(len(places) - late, len(places)))
    for who in came:
        made.leads(CheckIn((who,)))
    assert set(seat_the_late(made)) == set(came)
    after = running(made)
    assert after.seated() == here(made.state)
    assert max(Counter(who for group in after.in_order() for who in group.members).values()) == 1
    moved = [who for who in before.seated() if seat_of(before, who) != seat_of(after, who)]
    now = broken(made.state, after, with_only(made.state, after))
    if late == 1:
        without_a_move = [broken(made.state, before, groups) for groups in seated_at_once(made.state, before, *came)]
        assert now <= min(without_a_move)
        assert not moved or now < min(without_a_move)


def seat_of(round_: Round, who: str) -> str:
    group = round_.group_of(who)
    return group.id if group else ""


def seated_at_once(state: Convening, round_: Round, newcomer: str) -> Iterator[list[Group]]:
    """The groups with the newcomer in each of them in turn, and nobody else moved."""
    groups = with_only(state, round_)
    for chosen in groups:
        yield [replace(g, members=(*g.members, newcomer)) if g.id == chosen.id else g for g in groups]


@settings(max_examples=50)
@given(rosters, sizes, hybrids, steps)
def test_everybody_has_one_seat_whatever_happens(
    places: list[str], size: tuple[int, int, int], hybrid: Hybrid, happening: list[Step]
) -> None:
    """People leave and come back, are moved, swapped, evened out, and all of it is taken back: one seat for each."""
    made = begun(places)
    ask(made, wanted_of(size, hybrid))
    made.leads(w.OpenBreakout(20))
    for step in happening:
        happens(made, places, step)
        if made.state.breakouts.round is None:
            return
        seat_the_late(made)
        seated = Counter(who for group in running(made).in_order() for who in group.members)
        assert set(seated.values()) <= {1}
        assert here(made.state) <= set(seated)


@settings(max_examples=50)
@given(rosters, sizes, steps)
def test_what_a_facilitator_does_is_taken_back_exactly(
    places: list[str], size: tuple[int, int, int], happening: list[Step]
) -> None:
    """A move, a swap, an agreed balance, the recall: after undo the groups are as they were, to the last seat."""
    made = begun(places)
    ask(made, wanted_of(size, Hybrid.ANY))
    made.leads(w.OpenBreakout(20))
    for step in happening:
        if step[0] in ("leave", "come"):
            happens(made, places, step)
    before = made.state.breakouts.round
    for step in [one for one in happening if one[0] in ("move", "swap")]:
        known = len(made.log)
        happens(made, places, step)
        if len(made.log) > known:
            made.leads(Undo())
            assert made.state.breakouts.round == before
    made.leads(w.RecallBreakout())
    assert made.state.breakouts.round is None
    made.leads(Undo())
    assert made.state.breakouts.round == before


@settings(max_examples=40)
@given(rosters, st.integers(1, 3), st.lists(numbers, min_size=1, max_size=4))
def test_a_balance_moves_as_few_as_was_said_and_nobody_before_the_yes(
    places: list[str], moves: int, going: list[int]
) -> None:
    """People leave; the proposal has at most so many moves, changes nothing by itself, and then does what it showed."""
    made = begun(places)
    ask(made, wanted_of((4, 3, 5), Hybrid.ANY))
    made.leads(w.OpenBreakout(20))
    for n in going:
        made.leads(Leave(f"p{n % len(places):02}"))
    before = running(made)
    propose(made, moves)
    shown = made.state.breakouts.proposal
    assert shown is not None
    assert len(shown.seats) <= moves <= MOST_MOVES
    assert running(made) == before
    made.leads(w.AcceptBalance(shown.id))
    changed = {who for who in before.seated() if seat_of(before, who) != seat_of(running(made), who)}
    assert changed == {who for who, _ in shown.seats}
    assert running(made).seated() == before.seated()


def propose(made: Meeting, moves: int) -> None:
    made.leads(w.BalanceGroups(moves))
    asked = made.state.breakouts.balancing
    assert asked is not None
    wanted, before = as_it_is(made.state, running(made), ())
    found, _ = seats(made.state, running(made), rebalance(wanted, before, moves).round)
    made.asks(CLOCK, w.BalanceComputed(asked.id, found))


def happens(made: Meeting, places: list[str], step: Step) -> None:
    match step:
        case ("leave", n):
            made.leads(Leave(f"p{n % len(places):02}"))
        case ("come", n):
            made.leads(CheckIn((f"p{n % len(places):02}",)))
        case ("move", n, to):
            groups = running(made).in_order()
            made.leads(w.MoveToGroup((f"p{n % len(places):02}",), groups[to % len(groups)].id))
        case ("swap", n, other):
            made.leads(w.SwapPeople((f"p{n % len(places):02}", f"p{other % len(places):02}")))
        case ("balance", moves):
            propose(made, moves)
            shown = made.state.breakouts.proposal
            made.leads(w.AcceptBalance(shown.id if shown else ""))
        case ("undo",):
            made.leads(Undo())
