"""From state to views, for questions, decisions and actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import views as v
from bot.domain.agreements.state import ActionItem, Agreed, Check
from bot.domain.questions.state import Question

if TYPE_CHECKING:
    from bot.showing import Showing


def question(showing: Showing, one: Question) -> v.QuestionLine:
    text = showing.directory.text(one.person, f"question:{one.id}")
    owner = showing.name(one.owner) if one.owner else ""
    mine = showing.viewer.person in one.votes | {one.person}
    return v.QuestionLine(one.number, text, showing.person(one.person), len(one.votes), owner, mine)


def questions(showing: Showing, about: str = "") -> v.QuestionsView:
    asked = showing.state.questions
    put = [one for one in asked.open() if one.put_at is not None and one.id != asked.now]
    return v.QuestionsView(
        question(showing, asked.current) if asked.current else None,
        tuple(question(showing, one) for one in asked.in_line()),
        tuple(question(showing, one) for one in put),
        sum(1 for one in asked.asked.values() if one.answered_at is not None),
    )


def open_questions(showing: Showing) -> tuple[v.QuestionLine, ...]:
    """What stayed open. Whoever runs the convening follows up what nobody else took."""
    state = showing.state
    owners = {one.id: one.owner or state.acting for one in state.questions.open()}
    return tuple(
        v.QuestionLine(
            one.number,
            showing.directory.text(one.person, f"question:{one.id}"),
            v.PersonLine("", "", showing.site_name(one.site), one.mode.value),
            len(one.votes),
            showing.name(owners[one.id]) if owners[one.id] else "",
        )
        for one in state.questions.open()
    )


def decision(showing: Showing, one: Agreed) -> v.DecisionLine:
    return v.DecisionLine(
        one.number,
        showing.directory.text(one.by, f"decision:{one.id}"),
        showing.directory.text(one.by, f"reason:{one.id}"),
        len(one.present),
        len(one.saying(Check.CLEAR)),
        len(one.saying(Check.CONCERN)),
        tuple(showing.name(who) for who in one.saying(Check.QUESTION)),
        one.settled_at is not None,
    )


def decisions(showing: Showing, about: str = "") -> v.DecisionsView:
    return v.DecisionsView(tuple(decision(showing, one) for one in showing.state.agreements.decided))


def action(showing: Showing, one: ActionItem) -> v.ActionLine:
    text = showing.directory.text(one.by, f"action:{one.id}")
    owner = showing.name(one.owner) if one.owner else ""
    return v.ActionLine(one.number, text, owner, one.due, one.done_at is not None)


def actions(showing: Showing, about: str = "") -> v.ActionsView:
    """All of them by number; by a column of the roster ("district") where `about` names one, by its owner's value."""
    lines = [(owned_at(showing, one, about), action(showing, one)) for one in showing.state.agreements.actions]
    if about:
        lines.sort(key=lambda line: (not line[0], line[0].casefold(), line[1].number))
    return v.ActionsView(tuple(line for _, line in lines), tuple(value for value, _ in lines) if about else ())


def owned_at(showing: Showing, one: ActionItem, column: str) -> str:
    """What the roster says of the owner in that column; nothing where nobody owns it."""
    owner = showing.state.one(one.owner) if one.owner and column else None
    if owner is None:
        return ""
    return showing.site_name(owner.site) if column == "site" else owner.attributes.get(column, "")
