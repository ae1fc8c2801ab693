"""Polls without a race: counts only, in the poll's own order, and small numbers kept from sight.

Nobody can see who was quick or who stands alone: a count from one to three is withheld, and a second one with it where
the missing number could otherwise be worked out from the total. Four is the project's own least number in a meeting.
"""

from collections.abc import Mapping

from bot.domain.frozen import frozen
from bot.domain.routines.model import Product

LEAST_SHOWN = 4


@frozen
class Count:
    """One choice and how many took it; `people` None: too few to be shown."""

    choice: str
    people: int | None


def counts(votes: Mapping[str, str], poll: Product) -> tuple[Count, ...]:
    """How many people took each choice, for the facilitator alone; a vote for no choice of the poll is left out."""
    taken = list(votes.values())
    return tuple(Count(choice.id, taken.count(choice.id)) for choice in poll.choices)


def shown(votes: Mapping[str, str], poll: Product) -> tuple[Count, ...]:
    """The counts as everybody may see them."""
    true = [count.people or 0 for count in counts(votes, poll)]
    hidden = {at for at, people in enumerate(true) if 0 < people < LEAST_SHOWN}
    if len(hidden) == 1 and len(true) > 1:
        others = [at for at in range(len(true)) if at not in hidden]
        hidden.add(min(others, key=lambda at: (true[at] == 0, true[at], at)))
    return tuple(Count(one.id, None if at in hidden else true[at]) for at, one in enumerate(poll.choices))
