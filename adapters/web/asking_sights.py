"""What the live parts about questions, decisions and actions show, as plain values."""

from __future__ import annotations

from dataclasses import replace

from adapters.web.seats import Seat
from bot import views as v
from bot.agreement_sights import action, decision, questions
from bot.domain.agreements.state import Check
from bot.domain.frozen import frozen

MOST_SHOWN = 5
"""Questions with a button of their own, and actions and decisions that are shown at once; the rest is folded away."""


@frozen
class Asked:
    """The questions as those who facilitate see them."""

    status: str
    view: v.QuestionsView

    @property
    def open(self) -> tuple[v.QuestionLine, ...]:
        """Every open question, by its number."""
        now = (self.view.now,) if self.view.now else ()
        return tuple(sorted((*now, *self.view.waiting, *self.view.put), key=lambda line: line.number))


def unmarked(line: v.QuestionLine) -> v.QuestionLine:
    """A question as everybody sees it: who voted for it is each one's own."""
    return replace(line, mine=False)


def asked(seat: Seat) -> Asked:
    view = questions(seat.showing)
    shared = replace(
        view,
        now=unmarked(view.now) if view.now else None,
        waiting=tuple(map(unmarked, view.waiting)),
        put=tuple(map(unmarked, view.put)),
    )
    return Asked(seat.state.status.value, shared)


@frozen
class Decided:
    """A decision, with those whose question about it is open as (person id, name)."""

    line: v.DecisionLine
    asking: tuple[tuple[str, str], ...]


@frozen
class Agreements:
    """What was decided and what will be done, the newest first."""

    status: str
    decided: tuple[Decided, ...]
    actions: tuple[v.ActionLine, ...]

    @property
    def open_actions(self) -> int:
        return sum(1 for line in self.actions if not line.done)


def agreements(seat: Seat) -> Agreements:
    showing, kept = seat.showing, seat.state.agreements
    decided = tuple(
        Decided(
            decision(showing, one),
            tuple((person, showing.name(person)) for person in one.saying(Check.QUESTION)),
        )
        for one in reversed(kept.decided)
    )
    actions = tuple(action(showing, one) for one in reversed(kept.actions))
    return Agreements(seat.state.status.value, decided, actions)


@frozen
class Mine:
    """What a participant can vote for, answer and tick off: the questions, the newest decision, her own actions."""

    status: str
    view: v.QuestionsView
    decision: v.DecisionLine | None
    said: str
    """Her own answer to the decision's check, or empty."""
    actions: tuple[v.ActionLine, ...]


def mine(seat: Seat) -> Mine:
    me = seat.me.person if seat.me is not None else ""
    kept = seat.state.agreements
    newest = kept.decision(0)
    unsettled = newest if newest is not None and newest.settled_at is None else None
    return Mine(
        seat.state.status.value,
        questions(seat.showing),
        decision(seat.showing, unsettled) if unsettled else None,
        unsettled.checks[me].value if unsettled and me in unsettled.checks else "",
        tuple(action(seat.showing, one) for one in kept.actions if one.owner == me and one.done_at is None),
    )
