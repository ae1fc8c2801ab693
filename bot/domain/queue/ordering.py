"""The order of a convening's hands: the rules of `bot.domain.turns`, given who is present and the policy chosen."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator

from immutables import Map

from bot.domain.changing import changed
from bot.domain.convening.state import Convening
from bot.domain.log import Role
from bot.domain.turns import DEFAULT, POLICIES, Hand, Mode, Placed, Policy, Standing


def policy_of(state: Convening) -> Policy:
    """The policy that orders the hands now."""
    return POLICIES.get(state.settings.get("policy", DEFAULT), POLICIES[DEFAULT])


def standing_of(state: Convening) -> Standing:
    """How much floor everyone has had, with the people who are here now. Observers hold no share of the floor."""
    modes, sites = counted(state)
    return changed(state.queue.standing, people_by_mode=modes, people_by_site=sites)


Counts = tuple[Map[Mode, int], Map[str, int]]
_counts: deque[tuple[object, Counts]] = deque(maxlen=4)
"""The people of the latest states and their counts: hands go up and down far more often than people come and go."""


def counted(state: Convening) -> Counts:
    """How many are here by mode and by site; the same people are counted once."""
    for people, counts in _counts:
        if people is state.people:
            return counts
    here = [who for who in state.present() if who.role is not Role.OBSERVER]
    remote = sum(1 for who in here if who.mode is Mode.REMOTE)
    modes = Map({Mode.REMOTE: remote, Mode.ROOM: len(here) - remote})
    counts = modes, Map(Counter(who.site for who in here))
    _counts.append((state.people, counts))
    return counts


def line(state: Convening) -> Iterator[Placed]:
    """The hands in the order in which they will be called, worked out only as far as it is read.

    Hands that hold their place are left out, unless nobody else waits: then they are called after all.
    """
    return policy_of(state).line(called_from(state), standing_of(state))


def called_from(state: Convening) -> tuple[Hand, ...]:
    """The hands that may be called next."""
    queue = state.queue
    if not queue.holding:
        return tuple(queue.waiting)
    return tuple(hand for hand in queue.waiting if hand.id not in queue.holding) or tuple(queue.waiting)


def next_up(state: Convening) -> Placed | None:
    """Who is called next; nothing further down is worked out."""
    return next(line(state), None)


def held_back(state: Convening) -> tuple[Hand, ...]:
    """The hands that keep their place and are not called just now, the longest-waiting first."""
    if not state.queue.holding:
        return ()
    kept = (state.queue.hands[id] for id in state.queue.holding if id in state.queue.hands)
    return tuple(sorted(kept, key=lambda hand: hand.place)) if len(state.queue.holding) < len(state.queue.hands) else ()


def place_of(state: Convening, person: str) -> int:
    """Her place in the queue, from 1; 0 when none of her hands is in the line."""
    return next((n for n, placed in enumerate(line(state), 1) if placed.hand.person == person), 0)


def placed_in(placed: Iterable[Placed], hand: str) -> tuple[int, Placed] | None:
    """This hand's place from 1, and what put it there."""
    return next(((n, one) for n, one in enumerate(placed, 1) if one.hand.id == hand), None)
