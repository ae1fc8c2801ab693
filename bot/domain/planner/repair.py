"""Late arrivals and drop-outs: everyone stays where she is, unless a rule or a size cannot be kept otherwise.

A group that nobody leaves or joins is left as it is. Every other group must keep the sizes and the rules. Among all
ways to do so, fewest groups that break a rule come first, then fewest people moved, then the wishes; nobody is moved
into or out of a group that stays broken. The search looks at one broken group at a time: in any solution somebody joins
or leaves it, and all who could are tried.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.domain.planner.coming_and_going import least_moves, may_suffice
from bot.domain.planner.forming import form
from bot.domain.planner.keeping import kept
from bot.domain.planner.problem import Candidate, Condition, Different, Group, OneOfEach, Problem, Round
from bot.domain.planner.sizes import exactly_one, values_of

LOOKS_AT_FIRST = 1_200
"""How many arrangements are looked at before we settle for less; enough for proof in small rounds."""

LOOKS_A_LEVEL = 200
"""How many for each further number of moves and of broken groups."""

PATIENCE = 30
"""How many times as much when a plan is made, and nobody is waiting in a room."""

ORDERS = 6
"""In how many orders late arrivals are tried, when nobody is to move."""

MOST_IN_ALL = 2_000
"""And how many in all: about 50 ms for 150 people."""


@dataclass(frozen=True, slots=True)
class Move:
    """Someone who sat in one group and now sits in another; numbers as in the round."""

    person: str
    source: int
    target: int


@dataclass(frozen=True, slots=True)
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


def repair(problem: Problem, before: Round, most_moves: int = 3) -> Repair:
    """Put a round right after `problem.people` has changed: who is missing there has left, who is new has arrived.

    Moves at most `most_moves` people; a rule that cannot be kept with so few stays broken and is listed in `broken`.
    """
    return _Repair(problem, before).solve(most_moves)


def put_right(problem: Problem, before: Round, most_moves: int = 3) -> Round:
    """The same people in the same groups, but for a few moves that let groups keep rules they broke."""
    return _Repair(problem, before, strict=True).solve(most_moves).round


def rebalance(problem: Problem, before: Round, most_moves: int) -> Repair:
    """Even the groups out after no-shows with at most `most_moves` moves: to be shown before it is done."""
    return _Repair(problem, before).balanced(most_moves)


Groups = tuple[frozenset[str], ...]


class _Exhausted(Exception):
    """More arrangements than we look at."""


def relocated(groups: Groups, person: str, target: int) -> Groups:
    """The groups with a person in another one than before, or in one at last."""
    return tuple(
        members | {person} if slot == target else members - {person} if person in members else members
        for slot, members in enumerate(groups)
    )


@dataclass(frozen=True, slots=True)
class _State:
    """Where a search stands: groups, who waits for a place, and how many may still be moved or left broken.

    An accepted group may break a rule; then nobody is moved into or out of it, since moving is only for the better.
    """

    groups: Groups
    waiting: tuple[str, ...]
    moves: int
    broken: int
    settled: frozenset[str] = frozenset()
    touched: frozenset[int] = frozenset()
    accepted: frozenset[int] = frozenset()

    def about(self, slot: int) -> Iterator[tuple[str, int]]:
        """Everyone who could join or leave a group, and for where."""
        yield from ((person, slot) for person in self.waiting)
        if not self.moves:
            return
        for source, members in enumerate(self.groups):
            free = sorted(members - self.settled) if source not in self.accepted else []
            if source != slot:
                yield from ((person, slot) for person in free)
                continue
            targets = [target for target in range(len(self.groups)) if target != slot and target not in self.accepted]
            yield from ((person, target) for person in free for target in targets)

    def relocated(self, person: str, target: int) -> _State:
        """The same after somebody was placed or moved."""
        groups, settled = relocated(self.groups, person, target), self.settled | {person}
        if person in self.waiting:
            waiting = tuple(other for other in self.waiting if other != person)
            return replace(self, groups=groups, settled=settled, waiting=waiting)
        source = next(slot for slot, members in enumerate(self.groups) if person in members)
        touched = self.touched | {source, target}
        return replace(self, groups=groups, settled=settled, touched=touched, moves=self.moves - 1)


class _Repair:
    def __init__(self, problem: Problem, before: Round, strict: bool = False) -> None:
        self._problem, self._before = problem, before
        self._people = {person.id: person for person in problem.people}
        self._here = frozenset(self._people)
        self._rules = [(rule, _values(rule, problem.people)) for rule in problem.rules]
        self._rules += [(Different(rule.attribute), ()) for rule in problem.rules if exactly_one(rule, problem)]
        self._wishes = [(w.condition.attribute, w.weight) for w in problem.wishes if isinstance(w.condition, Different)]
        self._least, self._most = limits(problem, before)
        full = tuple(frozenset(group.members) for group in before.groups)
        self._untouched = () if strict else full
        start = [members & self._here for members in full]
        self._arrivals = tuple(p.id for p in problem.people if not any(p.id in members for members in full))
        self._start: Groups = (*start, frozenset()) if self._arrivals else tuple(start)
        self._known: dict[tuple[int, frozenset[str]], bool] = {}
        self._counted: dict[tuple[tuple[int, ...], int, int, int], bool] = {}
        self._looks = self._spent = 0
        self._patience = PATIENCE if strict else 1
        self._arrivals = tuple(sorted(self._arrivals, key=self._choices))

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
                return self._search(_State(self._start, waiting, moves, broken), set()), True
            except _Exhausted:
                pass
            finally:
                self._spent += granted - max(0, self._looks)
        return None, False

    def _search(self, state: _State, seen: set[tuple[Groups, frozenset[int]]]) -> Groups | None:
        if (state.groups, state.accepted) in seen:
            return None
        seen.add((state.groups, state.accepted))
        bad = [
            slot for slot, here in enumerate(state.groups) if slot not in state.accepted and not self._fine(slot, here)
        ]
        if not bad and not state.waiting:
            return state.groups
        if self._hopeless(state, bad):
            return None
        for person, target in self._options(state, bad):
            found = self._search(state.relocated(person, target), seen)
            if found is not None:
                return found
        if bad and state.broken and bad[0] not in state.touched:
            accepted = replace(state, accepted=state.accepted | {bad[0]}, broken=state.broken - 1)
            return self._search(accepted, seen)
        return None

    def _hopeless(self, state: _State, bad: Sequence[int]) -> bool:
        """Whether counting alone shows that the groups still bad need more people moved than are left to move."""
        counts = tuple(sorted(len(state.groups[slot]) for slot in bad))
        key = counts, len(state.waiting), state.moves, state.broken
        if key not in self._counted:
            self._counted[key] = may_suffice(counts, self._least, self._most, *key[1:])
        return not self._counted[key]

    def _counted_bound(self) -> int:
        """The fewest moves that put every group right which people have left, by counting alone."""
        counts = [len(members) for slot, members in enumerate(self._start) if not self._fine(slot, members)]
        return least_moves(counts, self._least, self._most, len(self._arrivals))

    def _options(self, state: _State, bad: Sequence[int]) -> list[tuple[str, int]]:
        """Who could go where next, the most promising first: fewest groups broken, then wishes, then order."""
        if bad:
            options = list(state.about(bad[0]))
        else:
            options = [(state.waiting[0], slot) for slot in range(len(state.groups))]
        self._looks -= len(options)
        if self._looks < 0:
            raise _Exhausted
        return sorted(options, key=lambda option: (self._rank(state.groups, *option), option))

    def _rank(self, groups: Groups, person: str, target: int) -> tuple[int, int]:
        joined = groups[target] | {person}
        worse = int(not self._fine(target, joined))
        source = next((slot for slot, members in enumerate(groups) if person in members), None)
        if source is not None:
            worse += not self._fine(source, groups[source] - {person})
        return worse, self._cost(joined) - self._cost(groups[target])

    def _fine(self, slot: int, members: frozenset[str]) -> bool:
        key = (slot, members)
        if key not in self._known:
            self._known[key] = self._judge(slot, members)
        return self._known[key]

    def _judge(self, slot: int, members: frozenset[str]) -> bool:
        return self._is_left_alone(slot, members) or self._keeps(slot, members)

    def _is_left_alone(self, slot: int, members: frozenset[str]) -> bool:
        """Whether nobody has left or joined a group: then it may stay as it is, whatever it breaks."""
        return slot < len(self._untouched) and members == self._untouched[slot]

    def _keeps(self, slot: int, members: frozenset[str]) -> bool:
        """Whether a group keeps the sizes and every rule; one without people does."""
        if not members:
            return True
        if not self._least <= len(members) <= self._most:
            return False
        people = [self._people[member] for member in sorted(members)]
        return all(kept(rule, self._number(slot), people, self._here, values) for rule, values in self._rules)

    def _number(self, slot: int) -> int:
        """The number of a group in its block, from 0; a new group has the next one."""
        if slot >= len(self._before.groups):
            return slot
        group = self._before.groups[slot]
        return (group.within_number or 1 if group.within else group.number) - 1

    def _cost(self, members: frozenset[str]) -> int:
        """What the wishes of a group cost: people alike, and people who have met."""
        people = [self._people[member] for member in sorted(members)]
        cost = 10 * sum(self._problem.met.get((a, b), 0) for a in members for b in members)
        for attribute, weight in self._wishes:
            values = [person.value(attribute) for person in people if person.value(attribute)]
            cost += weight * sum(values.count(value) - 1 for value in values) // 2
        return cost

    def _polished(self, groups: Groups) -> Groups:
        """Late arrivals take the places that suit the wishes best; nobody else moves."""
        for person in self._arrivals:
            source = next(slot for slot, members in enumerate(groups) if person in members)
            for target in range(len(self._before.groups)):
                changed = relocated(groups, person, target)
                if self._broken(changed) <= self._broken(groups) and self._gain(groups, changed, source, target) > 0:
                    groups, source = changed, target
        return groups

    def _gain(self, groups: Groups, changed: Groups, source: int, target: int) -> int:
        both = {source, target}
        return sum(self._cost(groups[slot]) - self._cost(changed[slot]) for slot in both)

    def _broken(self, groups: Groups) -> int:
        return sum(not self._fine(slot, members) for slot, members in enumerate(groups))

    def evened(self, groups: Groups, most_moves: int) -> Groups:
        """At most `most_moves` single moves from larger to smaller groups, each keeping the rules."""
        for _ in range(most_moves):
            better = [
                (len(groups[target]) - len(groups[source]), self._rank(groups, person, target), person, target)
                for source, members in enumerate(groups)
                for target, others in enumerate(groups)
                if others and len(members) - len(others) >= 2
                for person in sorted(members - frozenset(self._arrivals))
            ]
            fair = [option for option in better if not option[1][0]]
            if not fair:
                break
            _, _, person, target = min(fair)
            groups = relocated(groups, person, target)
        return groups

    def balanced(self, most_moves: int) -> Repair:
        groups, _ = self._fewest(most_moves)
        groups = self._polished(groups)
        return self._repair(self.evened(groups, most_moves - len(self._moves(groups))), 0)

    def _moves(self, groups: Groups) -> tuple[Move, ...]:
        return tuple(
            Move(person, source, target)
            for source, members in enumerate(self._start)
            for person in sorted(members)
            for target, others in enumerate(groups)
            if person in others and target != source
        )

    def _repair(self, groups: Groups, fewest: int) -> Repair:
        placed = {person: slot for slot, members in enumerate(groups) for person in self._arrivals if person in members}
        formed = [self._formed(slot, members) for slot, members in enumerate(groups) if members]
        broken = tuple(slot for slot, members in enumerate(groups) if not self._keeps(slot, members))
        alone = tuple(slot for slot in broken if self._is_left_alone(slot, groups[slot]))
        return Repair(Round(tuple(formed)), self._moves(groups), placed, broken, alone, fewest)

    def _formed(self, slot: int, members: frozenset[str]) -> Group:
        people = [self._people[member] for member in members]
        if slot >= len(self._before.groups):
            return form(people, max(group.number for group in self._before.groups) + 1)
        before = self._before.groups[slot]
        order = {person: place for place, person in enumerate([*before.members, *self._people])}
        people.sort(key=lambda person: order[person.id])
        return form(people, before.number, before.within, before.within_number)


def limits(problem: Problem, before: Round) -> tuple[int, int]:
    """The least and the most people of a group; for a number of groups, what the groups had, one less or more."""
    size = problem.size
    if not size.groups:
        return size.least, size.most
    sizes = [len(group.members) for group in before.groups]
    return size.minimum or max(1, min(sizes) - 1), size.maximum or max(sizes) + 1


def _values(rule: Condition, people: Sequence[Candidate]) -> tuple[str, ...]:
    return values_of(rule, people) if isinstance(rule, OneOfEach) else ()
