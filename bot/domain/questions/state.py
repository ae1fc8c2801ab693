"""The questions of a convening: who asked, who would like to hear it too, and what became of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import field, replace
from datetime import UTC, datetime

from immutables import Map

from bot.domain.frozen import frozen
from bot.domain.turns import Hand, Kind, Mode, Standing, order, policy

SITE_BY_SITE = policy("site-round")
ONE_INSTANT = datetime.min.replace(tzinfo=UTC)
"""All questions of a site count as asked together: their votes decide, and only then who asked first."""


@frozen
class Question:
    """A question. `number` is what people call it; `votes` are those who would like to hear it too.

    `into` is the question that it was merged with; `put_at` when it was put to the speaker; `owner` who follows it up.
    """

    id: str
    number: int
    person: str
    site: str
    mode: Mode
    asked_at: datetime
    votes: frozenset[str] = frozenset()
    into: str = ""
    put_at: datetime | None = None
    answered_at: datetime | None = None
    owner: str = ""

    @property
    def is_open(self) -> bool:
        return self.answered_at is None and not self.into


@frozen
class Questions:
    """Every question by id, in the order of asking, and the one that is before the speaker now."""

    asked: Map[str, Question] = field(default_factory=Map)
    now: str = ""

    def numbered(self, number: int) -> Question | None:
        return next((one for one in self.asked.values() if one.number == number), None)

    @property
    def current(self) -> Question | None:
        return self.asked.get(self.now)

    def open(self) -> list[Question]:
        """The open ones, oldest first."""
        return sorted((one for one in self.asked.values() if one.is_open), key=lambda one: one.number)

    def in_line(self) -> list[Question]:
        """Those that wait, in the order in which they are put: each site's first before any site's second."""
        waiting = [one for one in self.open() if one.put_at is None]
        best = sorted(waiting, key=lambda one: (-len(one.votes), one.number))
        hands = [
            Hand(one.id, one.person, Kind.NEW, one.mode, one.asked_at, ONE_INSTANT, one.site, lot)
            for lot, one in enumerate(best)
        ]
        heard = Counter(one.site for one in self.asked.values() if one.put_at is not None)
        standing = Standing(turns_by_site_on_topic=Map(heard))
        return [self.asked[placed.hand.id] for placed in order(hands, standing, SITE_BY_SITE)]

    def with_question(self, one: Question) -> Questions:
        return replace(self, asked=self.asked.set(one.id, one))

    def merge(self, person: str, into: str) -> Questions:
        """Two entries were one person: her questions, votes and charges are hers."""
        questions = self
        for one in self.asked.values():
            renamed = replace(
                one,
                person=into if one.person == person else one.person,
                owner=into if one.owner == person else one.owner,
                votes=one.votes - {person} | {into} if person in one.votes else one.votes,
            )
            if renamed != one:
                questions = questions.with_question(renamed)
        return questions
