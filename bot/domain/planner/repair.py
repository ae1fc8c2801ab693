"""Late arrivals and drop-outs: everyone stays where she is, unless a rule or a size cannot be kept otherwise.

A group that nobody leaves or joins is left as it is. Every other group must keep the sizes and the rules. Among all
ways to do so, fewest groups that break a rule come first, then fewest people moved, then the wishes; nobody is moved
into or out of a group that stays broken. The search looks at one broken group at a time: in any solution somebody joins
or leaves it, and all who could are tried.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from bot.domain.frozen import frozen
from bot.domain.planner.coming_and_going import least_moves, may_suffice
from bot.domain.planner.forming import form
from bot.domain.planner.judging import Judge
from bot.domain.planner.problem import Different, Group, Problem, Round
from bot.domain.planner.seatings import NOWHERE, Groups, Option, Seating, relocated

LOOKS_AT_FIRST = 2_500
"""How many arrangements are looked at before we settle for less; enough for proof in small rounds."""

LOOKS_A_LEVEL = 600
"""How many for each further number of moves and of broken groups."""

PATIENCE = 15
"""How many times as much when a plan is made, and nobody is waiting in a room."""

ORDERS = 6
"""In how many orders late arrivals are tried, when nobody is to move."""

MOST_IN_ALL = 4_000
"""And how many in all: at most about 50 ms for 150 people, 10 ms as a rule."""


@frozen
class Move:
    """Someone who sat in one group and now sits in another; numbers as in the round."""

    person: str
    source: int
    target: int


@frozen
class Repair:
    """A round put right. `placed` says where the late arrivals sit; groups in `broken` (by place) break a rule still.

    `left_alone` are those of them that broke it before and that nobody has left or joined. With the others as they are
    here, `moves` cannot be fewer than `fewest` (counted from the sizes, or proven by having looked at everything).
    """

    round: Round
    moves: tuple[Move, ...]
    placed: Mapping[str, int]
    broken: tuple[int, ...]
    left_alone: tuple[int, ...]
    fewest: int

    @property
    def proven(self) -> bool:
        """Whether it is proven that no repair moves fewer people."""
        return len(self.moves) == self.fewest


def repair(problem: Problem, before: Round, most_moves: int = 3, room: Sequence[int] = ()) -> Repair:
    """Put a round right after `problem.people` has changed: who is missing there has left, who is new has arrived.

    Moves at most `most_moves` people; a rule that cannot be kept with so few stays broken and is listed in `broken`.
    `room` is how many each group's table seats, if that is known: nobody comes to a full one, and all have to fit.
    """
    return _Repair(problem, before, room=room).solve(most_moves)


def put_right(problem: Problem, before: Round, most_moves: int = 3) -> Round:
    """The same people in the same groups, but for a few moves that let groups keep rules they broke."""
    return _Repair(problem, before, strict=True).solve(most_moves).round


def rebalance(problem: Problem, before: Round, most_moves: int, room: Sequence[int] = ()) -> Repair:
    """Even the groups out after no-shows with at most `most_moves` moves: to be shown before it is done."""
    return _Repair(problem, before, room=room).balanced(most_moves)


class _Exhausted(Exception):
    """More arrangements than we look at."""


class _Repair:
    def __init__(self, problem: Problem, before: Round, strict: bool = False, room: Sequence[int] = ()) -> None:
        self._problem, self._before = problem, before
        self._people = {person.id: person for person in problem.people}
        self._places = {person.id: place for place, person in enumerate(problem.people)}
        self._judge = Judge(problem, before, room)
        self._wishes = [(w.condition.attribute, w.weight) for w in problem.wishes if isinstance(w.condition, Different)]
        full = tuple(frozenset(group.members) for group in before.groups)
        self._untouched = () if strict else full
        start = [members & frozenset(self._people) for members in full]
        seated = frozenset[str]().union(*full)
        self._arrivals = tuple(person.id for person in problem.people if person.id not in seated)
        self._start: Groups = (*start, frozenset()) if self._arrivals else tuple(start)
        self._known: dict[tuple[int, frozenset[str]], bool] = {}
        self._costs: dict[frozenset[str], int] = {}
        self._counted: dict[tuple[tuple[int, ...], int, int, int], bool] = {}
        self._looks = self._spent = 0
        self._patience = PATIENCE if strict else 1
        self._arrivals = tuple(sorted(self._arrivals, key=self._choices))
        self._bad_at_start = [slot for slot, members in enumerate(self._start) if not self._fine(slot, members)]

    def _choices(self, person: str) -> int:
        """How many groups could take a late arrival as they are: who has the least choice is placed first."""
        return sum(self._fine(slot, members | {person}) for slot, members in enumerate(self._start))

    def solve(self, most_moves: int) -> Repair:
        groups, fewest = self._fewest(most_moves)
        return self._repair(self._polished(groups), fewest)

    def _fewest(self, most_moves: int) -> tuple[Groups, int]:
        """The groups with the fewest broken, then the fewest moved, and a proven least number of moves."""
        bound = self._counted_bound()
        for broken in range(len(self._start) + 1):
            found = self._look(0, broken)[0] or self._look(most_moves, broken)[0]
            if found is not None:
                return self._fewer(found, broken, 0 if broken else bound)
            if self._spent > MOST_IN_ALL * self._patience:
                break
        found, _ = self._look(0, len(self._start), looks=10**9)
        assert found is not None, "with every group allowed to be broken, nobody has to move"
        return found, 0

    def _fewer(self, found: Groups, broken: int, fewest: int) -> tuple[Groups, int]:
        """The same with fewer moves, where that can be found, and the number of moves that is proven to be needed."""
        proven = True
        for moves in range(fewest, len(self._moves(found))):
            better, complete = self._look(moves, broken)
            if better is not None:
                return better, moves if proven else fewest
            proven = proven and complete
        return found, len(self._moves(found)) if proven else fewest

    def _look(self, moves: int, broken: int, looks: int = 0) -> tuple[Groups | None, bool]:
        """What is found within so many moves and broken groups, and whether everything was looked at.

        Late arrivals are tried in several orders, since one placed too soon can block the others.
        """
        orders = 1 if moves else max(1, min(ORDERS, len(self._arrivals)))
        for turn in range(orders):
            late = self._spent > MOST_IN_ALL * self._patience // 2
            granted = looks or self._patience * (LOOKS_A_LEVEL if late else LOOKS_AT_FIRST // orders)
            self._looks = granted
            waiting = self._arrivals[turn:] + self._arrivals[:turn]
            try:
                return self._search(Seating(self._start, waiting, moves, broken), self._bad_at_start, set()), True
            except _Exhausted:
                pass
            finally:
                self._spent += granted - max(0, self._looks)
        return None, False

    def _search(self, state: Seating, bad: Sequence[int], seen: set[tuple[Groups, frozenset[int]]]) -> Groups | None:
        """Put the groups right that are still `bad`, and seat everyone; none where that cannot be."""
        if (state.groups, state.accepted) in seen:
            return None
        seen.add((state.groups, state.accepted))
        if not bad and not state.waiting:
            return state.groups
        if self._hopeless(state, bad):
            return None
        for option in self._options(state, bad):
            still = self._still_bad(state, bad, option)
            if len(still) - state.broken > len(state.waiting) + 2 * state.moves - (1 if option[2] == NOWHERE else 2):
                continue
            found = self._search(state.relocated(*option), still, seen)
            if found is not None:
                return found
        if bad and state.broken and bad[0] not in state.touched:
            accepted = replace(state, accepted=state.accepted | {bad[0]}, broken=state.broken - 1)
            return self._search(accepted, bad[1:], seen)
        return None

    def _still_bad(self, state: Seating, bad: Sequence[int], option: Option) -> list[int]:
        """The groups that break a rule after somebody went: only the two that she left and joined can have changed."""
        person, target, source = option
        still = [slot for slot in bad if slot not in (target, source)]
        if target not in state.accepted and not self._fine(target, state.groups[target] | {person}):
            still.append(target)
        if source != NOWHERE and not self._fine(source, state.groups[source] - {person}):
            still.append(source)
        return sorted(still)

    def _hopeless(self, state: Seating, bad: Sequence[int]) -> bool:
        """Whether counting alone shows that the groups still bad need more people moved than are left to move."""
        counts = tuple(sorted(len(state.groups[slot]) for slot in bad))
        key = counts, len(state.waiting), state.moves, state.broken
        if key not in self._counted:
            self._counted[key] = may_suffice(counts, self._judge.least, self._judge.most, *key[1:])
        return not self._counted[key]

    def _counted_bound(self) -> int:
        """The fewest moves that put every group right which people have left, by counting alone."""
        counts = [len(self._start[slot]) for slot in self._bad_at_start]
        return least_moves(counts, self._judge.least, self._judge.most, len(self._arrivals))

    def _options(self, state: Seating, bad: Sequence[int]) -> list[Option]:
        """Who could go where next, the most promising first: fewest groups broken, then wishes, then size."""
        if bad:
            options = list(state.about(bad[0]))
        else:
            options = [(state.waiting[0], slot, NOWHERE) for slot in range(len(state.groups))]
        options = [option for option in options if self._judge.has_seat(option[1], state.groups[option[1]])]
        self._looks -= len(options)
        if self._looks < 0:
            raise _Exhausted
        return sorted(options, key=lambda option: (self._rank(state.groups, *option), option))

    def _rank(self, groups: Groups, person: str, target: int, source: int) -> tuple[int, int, int]:
        joined = groups[target] | {person}
        worse = int(not self._fine(target, joined))
        if source != NOWHERE:
            worse += not self._fine(source, groups[source] - {person})
        return worse, self._cost(joined) - self._cost(groups[target]), len(joined)

    def _fine(self, slot: int, members: frozenset[str]) -> bool:
        key = (slot, members)
        if key not in self._known:
            self._known[key] = self._is_left_alone(slot, members) or self._judge.keeps(slot, members)
        return self._known[key]

    def _is_left_alone(self, slot: int, members: frozenset[str]) -> bool:
        """Whether nobody has left or joined a group: then it may stay as it is, whatever it breaks."""
        return slot < len(self._untouched) and members == self._untouched[slot]

    def _cost(self, members: frozenset[str]) -> int:
        """What the wishes of a group cost: people alike, and people who have met."""
        if members not in self._costs:
            self._costs[members] = self._counted_cost(sorted(members))
        return self._costs[members]

    def _counted_cost(self, members: Sequence[str]) -> int:
        met = self._problem.met
        cost = 10 * sum(met.get(pair, 0) for pair in combinations(members, 2)) if met else 0
        for attribute, weight in self._wishes:
            values = Counter(self._people[member].value(attribute) for member in members)
            cost += weight * sum(times * (times - 1) // 2 for value, times in values.items() if value)
        return cost

    def _polished(self, groups: Groups) -> Groups:
        """Late arrivals take the places that suit the wishes best; nobody else moves."""
        for person in self._arrivals:
            source = next(slot for slot, members in enumerate(groups) if person in members)
            for target in range(len(self._before.groups)):
                if (
                    target != source
                    and self._judge.has_seat(target, groups[target])
                    and self._suits(groups, person, source, target)
                ):
                    groups, source = relocated(groups, person, source, target), target
        return groups

    def _suits(self, groups: Groups, person: str, source: int, target: int) -> bool:
        """Whether the wishes are better met with her in another group, and no more groups break a rule."""
        now = {slot: groups[slot] for slot in (source, target)}
        then = {source: now[source] - {person}, target: now[target] | {person}}
        if sum(map(self._cost, now.values())) <= sum(map(self._cost, then.values())):
            return False
        return sum(self._fine(*pair) for pair in then.items()) >= sum(self._fine(*pair) for pair in now.items())

    def evened(self, groups: Groups, most_moves: int) -> Groups:
        """At most `most_moves` single moves from larger to smaller groups, none of which breaks more than before."""
        for _ in range(most_moves):
            better = [
                (len(groups[target]) - len(members), self._rank(groups, person, target, source), person, target, source)
                for source, members in enumerate(groups)
                for target, others in enumerate(groups)
                if others and len(members) - len(others) >= 2 and self._judge.has_seat(target, others)
                for person in sorted(members - frozenset(self._arrivals))
                if self._breaks_no_more(groups, person, source, target)
            ]
            if not better:
                break
            _, _, person, target, source = min(better)
            groups = relocated(groups, person, source, target)
        return groups

    def _breaks_no_more(self, groups: Groups, person: str, source: int, target: int) -> bool:
        now = [(source, groups[source]), (target, groups[target])]
        then = [(source, groups[source] - {person}), (target, groups[target] | {person})]
        return sum(self._judge.broken(*one) for one in then) <= sum(self._judge.broken(*one) for one in now)

    def balanced(self, most_moves: int) -> Repair:
        groups, _ = self._fewest(most_moves)
        groups = self._polished(groups)
        return self._repair(self.evened(groups, most_moves - len(self._moves(groups))), 0)

    def _moves(self, groups: Groups) -> tuple[Move, ...]:
        now = {person: slot for slot, members in enumerate(groups) for person in members}
        return tuple(
            Move(person, source, now[person])
            for source, members in enumerate(self._start)
            for person in sorted(members)
            if now[person] != source
        )

    def _repair(self, groups: Groups, fewest: int) -> Repair:
        placed = {person: slot for slot, members in enumerate(groups) for person in self._arrivals if person in members}
        formed = [self._formed(slot, members) for slot, members in enumerate(groups) if members]
        broken = tuple(slot for slot, members in enumerate(groups) if not self._judge.keeps(slot, members))
        alone = tuple(slot for slot in broken if self._is_left_alone(slot, groups[slot]))
        return Repair(Round(tuple(formed)), self._moves(groups), placed, broken, alone, fewest)

    def _formed(self, slot: int, members: frozenset[str]) -> Group:
        people = [self._people[member] for member in sorted(members, key=self._places.__getitem__)]
        if slot >= len(self._before.groups):
            return form(people, max(group.number for group in self._before.groups) + 1)
        before = self._before.groups[slot]
        return form(people, before.number, before.within, before.within_number)
