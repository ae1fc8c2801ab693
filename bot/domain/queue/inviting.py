"""Who was invited to speak, how they would like to be, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from immutables import Map

from bot.domain.frozen import frozen

MOST_NAMED = 3
"""How many people may be named aloud on one topic: an invitation, not a roll-call."""


class Consent(StrEnum):
    """How a person would like to be invited today: named aloud, in writing only, or not at all."""

    INVITE = "invite"
    TEXT = "text"
    NOT_TODAY = "not-today"


class Response(StrEnum):
    """What a person answered to a remote check."""

    RAISED = "raised"
    WROTE = "wrote"
    PASSED = "passed"


@frozen
class RemoteCheck:
    """The pause before a topic closes, in which the remote people who have not been heard are invited.

    `then` is the topic that opens afterwards, or empty. `answers` holds the response and the hand, if one went up.
    `settled_at` is when a hand of the check last came down or was heard. `skipped` says why it was cut short.
    """

    id: str
    topic: str
    opened_at: datetime
    closes_at: datetime
    asked: tuple[str, ...] = ()
    then: str = ""
    answers: Map[str, tuple[Response, str]] = field(default_factory=Map)
    named: tuple[str, ...] = ()
    settled_at: datetime | None = None
    ended_at: datetime | None = None
    skipped: str = ""

    def answered(self, person: str, response: Response, hand: str, at: datetime) -> RemoteCheck:
        """The check once this person has answered; whoever was not asked may speak all the same and is not counted."""
        if person not in self.asked:
            return self
        return replace(self, answers=self.answers.set(person, (response, hand)), settled_at=at)

    def count(self, *responses: Response) -> int:
        return sum(1 for response, _ in self.answers.values() if response in responses)

    @property
    def taken(self) -> int:
        return self.count(Response.RAISED, Response.WROTE)

    @property
    def passed(self) -> int:
        return self.count(Response.PASSED)


@frozen
class Inviting:
    """The open check, those that are over, and how everyone would like to be invited."""

    check: RemoteCheck | None = None
    past: tuple[RemoteCheck, ...] = ()
    consents: Map[str, Consent] = field(default_factory=Map)
    times_named: Map[str, int] = field(default_factory=Map)
    invited: frozenset[str] = frozenset()
    """Who has had a private, warm invitation in this meeting: nobody has two."""

    def later_by(self, pause: timedelta) -> Inviting:
        if self.check is None:
            return self
        check = self.check
        settled = check.settled_at + pause if check.settled_at else None
        moved = replace(check, opened_at=check.opened_at + pause, closes_at=check.closes_at + pause, settled_at=settled)
        return replace(self, check=moved)

    def settled(self, at: datetime) -> Inviting:
        """A hand came down or was heard: a check that waited for it may end from now on."""
        return replace(self, check=replace(self.check, settled_at=at)) if self.check else self

    def taken_down(self, person: str, hand: str, at: datetime) -> Inviting:
        """A hand came down unheard. Where it was her answer to the check, she has passed."""
        if self.check is not None and self.check.answers.get(person, (None, ""))[1] == hand:
            return self.answered(person, Response.PASSED, "", at)
        return self

    def answered(self, person: str, response: Response, hand: str, at: datetime) -> Inviting:
        return replace(self, check=self.check.answered(person, response, hand, at)) if self.check else self

    def to_name(self, willing: Iterable[str], named: int = 0) -> tuple[str, ...]:
        """Whom to name aloud: those named least often so far, at most three on a topic."""
        least = sorted(willing, key=lambda person: (self.times_named.get(person, 0), person))
        return tuple(least[: max(0, MOST_NAMED - named)])

    def merge(self, person: str, into: str) -> Inviting:
        """Two entries were one person: what either was asked or said is hers."""
        consents = self.consents
        if person in consents:
            consents = consents.delete(person).set(into, consents.get(into, consents[person]))
        times = self.times_named
        if person in times:
            times = times.delete(person).set(into, times.get(into, 0) + times[person])
        invited = self.invited - {person} | {into} if person in self.invited else self.invited
        check = renamed(self.check, person, into) if self.check else None
        return replace(self, check=check, consents=consents, times_named=times, invited=invited)


def renamed(check: RemoteCheck, person: str, into: str) -> RemoteCheck:
    if person not in check.asked:
        return check
    asked = tuple(dict.fromkeys(into if one == person else one for one in check.asked))
    answers = check.answers
    if person in answers:
        answers = answers.delete(person).set(into, answers.get(into, answers[person]))
    return replace(check, asked=asked, answers=answers)
