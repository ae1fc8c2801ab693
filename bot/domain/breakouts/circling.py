"""Rounds that need no search: pairs in a ring, and two circles that face each other, of which one turns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from random import Random

from bot.domain.breakouts.wanted import Ring, Wanted
from bot.domain.planner import problem as p
from bot.domain.planner.blocks import Block, blocks
from bot.domain.planner.forming import form
from bot.domain.planner.rings import round_robin

Pairing = list[list[tuple[p.Candidate, ...]]]
Round = tuple[list[tuple[p.Candidate, ...]], list[p.Candidate]]
"""Pairs, and who has no partner yet."""


def ring_rounds(asked: p.Problem, wanted: Wanted, seed: int) -> tuple[p.Round, ...]:
    """Rounds of pairs, an odd one making a trio; people stay within what the rules keep together, such as their site.

    An even number of people meets nobody twice in as many rounds as there are others. Where the number is odd, the
    third of a trio may in long rings; the plan then says so. The lot draws the order.
    """
    chance = Random(seed)
    paired = [(block, pairing(block, wanted, asked.rounds, chance)) for block in blocks(asked)]
    return tuple(p.Round(tuple(numbered(paired, number))) for number in range(asked.rounds))


def pairing(block: Block, wanted: Wanted, rounds: int, chance: Random) -> Pairing:
    people = chance.sample(block.people, len(block.people))
    if wanted.ring is Ring.CIRCLES:
        inner, outer = sorted(circles(people, wanted.one_each), key=len)
        return joined([facing(inner, outer, number) for number in range(rounds)])
    places = range(len(people) + len(people) % 2)
    return joined([partners(people, pairs) for pairs in round_robin(places, rounds)])


def partners(people: Sequence[p.Candidate], pairs: Sequence[tuple[int, ...]]) -> Round:
    """The pairs of a round by their places in the ring, and whoever faces the empty place."""
    here = [tuple(people[place] for place in pair if place < len(people)) for pair in pairs]
    return [pair for pair in here if len(pair) > 1], [who for pair in here if len(pair) == 1 for who in pair]


def facing(inner: Sequence[p.Candidate], outer: Sequence[p.Candidate], number: int) -> Round:
    """The circles once the outer one, the longer of the two, has moved on by so many places."""
    turned = [outer[(place + number) % len(outer)] for place in range(len(outer))]
    return list(zip(inner, turned, strict=False)), turned[len(inner) :]


def joined(rounds: Sequence[Round]) -> Pairing:
    """Whoever has no partner joins those whom she meets in no other round, as far as that can be."""
    met = Counter(frozenset(who.id for who in pair) for pairs, _ in rounds for pair in pairs)
    return [with_company(list(pairs), alone, met) for pairs, alone in rounds]


def with_company(
    groups: list[tuple[p.Candidate, ...]], alone: Iterable[p.Candidate], met: Counter[frozenset[str]]
) -> list[tuple[p.Candidate, ...]]:
    for who in alone:
        if not groups:
            groups.append(())
        known = [sum(met[frozenset((who.id, other.id))] for other in group) for group in groups]
        best = min(range(len(groups)), key=lambda at: (len(groups[at]), known[at]))
        met.update(frozenset((who.id, other.id)) for other in groups[best])
        groups[best] = (*groups[best], who)
    return groups


def circles(people: Sequence[p.Candidate], column: str) -> tuple[list[p.Candidate], list[p.Candidate]]:
    """Who sits inside and who outside: those with the commonest value of the column inside, else the one half."""
    values = Counter(who.value(column) for who in people) if column else Counter()
    if len(values) < 2:
        half = len(people) // 2
        return list(people[:half]), list(people[half:])
    inside = min(values, key=lambda value: (-values[value], value))
    return [who for who in people if who.value(column) == inside], [
        who for who in people if who.value(column) != inside
    ]


def numbered(paired: Sequence[tuple[Block, Pairing]], number: int) -> list[p.Group]:
    groups: list[p.Group] = []
    for block, rounds in paired:
        here = [members for members in rounds[number] if members]
        for within, members in enumerate(here, 1):
            groups.append(form(members, len(groups) + 1, block.within, within if len(here) > 1 else 0))
    return groups
