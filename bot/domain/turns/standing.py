"""What a policy may look at: who has spoken, how often, from where, and who is present. Never what was said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace
from typing import TypeVar

from immutables import Map

from bot.domain.frozen import frozen
from bot.domain.turns.hands import URGENT, Hand, Kind, Mode

K = TypeVar("K")

USUAL_TURN_MINUTES = 1.0


@frozen
class Standing:
    """How much floor everyone has had so far.

    Turns are counts, minutes are minutes of floor; `…_on_topic` starts anew with each topic, the rest is for the
    whole meeting. The people are those present now. Runs (`…_in_a_row`) count consecutive turns; a turn that was
    given because of the promise (see `docs/turn-taking.md`) stands outside them. Presenter slots are not turns
    and never come here. `seats` is the fixed order of a round, `passes_on_topic` the goes that people passed on.
    """

    turns_on_topic: Map[str, int] = field(default_factory=Map)
    turns_in_meeting: Map[str, int] = field(default_factory=Map)
    replies_on_topic: Map[str, int] = field(default_factory=Map)
    passes_on_topic: Map[str, int] = field(default_factory=Map)
    turns_by_mode: Map[Mode, int] = field(default_factory=Map)
    turns_by_site: Map[str, int] = field(default_factory=Map)
    turns_by_site_on_topic: Map[str, int] = field(default_factory=Map)
    turns_by_tag: Map[str, int] = field(default_factory=Map)
    minutes_by_site: Map[str, float] = field(default_factory=Map)
    people_by_mode: Map[Mode, int] = field(default_factory=Map)
    people_by_site: Map[str, int] = field(default_factory=Map)
    people_by_tag: Map[str, int] = field(default_factory=Map)
    last_mode: Mode | None = None
    last_site: str | None = None
    replies_in_a_row: int = 0
    urgent_in_a_row: int = 0
    seats: Map[str, int] = field(default_factory=Map)
    usual_turn_minutes: float = USUAL_TURN_MINUTES

    def after(self, hand: Hand, minutes: float | None = None, promised: bool = False) -> Standing:
        """The standing once this hand's person has had a turn of so many minutes (a usual turn where not known)."""
        spoken = self.usual_turn_minutes if minutes is None else minutes
        reply = hand.kind is Kind.REPLY
        return replace(
            self,
            turns_on_topic=_more(self.turns_on_topic, hand.person),
            turns_in_meeting=_more(self.turns_in_meeting, hand.person),
            replies_on_topic=_more(self.replies_on_topic, hand.person) if reply else self.replies_on_topic,
            turns_by_mode=_more(self.turns_by_mode, hand.mode),
            turns_by_site=_more(self.turns_by_site, hand.site),
            turns_by_site_on_topic=_more(self.turns_by_site_on_topic, hand.site),
            turns_by_tag=_more_of_each(self.turns_by_tag, hand.tags),
            minutes_by_site=self.minutes_by_site.set(hand.site, self.minutes_by_site.get(hand.site, 0.0) + spoken),
            last_mode=hand.mode,
            last_site=hand.site,
            replies_in_a_row=run_after(self.replies_in_a_row, reply, promised),
            urgent_in_a_row=run_after(self.urgent_in_a_row, hand.kind in URGENT, promised),
        )

    def passed(self, person: str) -> Standing:
        """The standing once this person has passed on her go in a round."""
        return replace(self, passes_on_topic=_more(self.passes_on_topic, person))

    def next_topic(self) -> Standing:
        """The standing at the start of another topic: what belongs to one topic begins anew."""
        return replace(
            self,
            turns_on_topic=Map(),
            replies_on_topic=Map(),
            passes_on_topic=Map(),
            turns_by_site_on_topic=Map(),
            replies_in_a_row=0,
            urgent_in_a_row=0,
        )


def run_after(run: int, belongs: bool, promised: bool) -> int:
    """How long a run is after one more turn, which belongs to it, ends it or stands outside it."""
    if promised:
        return run
    return run + 1 if belongs else 0


def _more(counts: Map[K, int], key: K) -> Map[K, int]:
    return counts.set(key, counts.get(key, 0) + 1)


def _more_of_each(counts: Map[str, int], keys: Iterable[str]) -> Map[str, int]:
    for key in keys:
        counts = _more(counts, key)
    return counts
