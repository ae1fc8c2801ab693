"""Cards of questions, decisions and actions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from bot import views as v
from bot.card_parts import button, listing, person
from bot.speech import Speech
from bot.ui import Button, Buttons, Card, Element, Text

MOST_VOTES = 5
"""Questions with a vote button of their own: more would be a wall of buttons."""


def question(line: v.QuestionLine, speech: Speech) -> str:
    head = speech("question-row", number=line.number, votes=line.votes)
    tail = f" {speech('owned-by', owner=line.owner)}" if line.owner else ""
    return f"{head} “{line.text}” – {person(line.who, speech)}{tail}"


def questions(view: v.QuestionsView, speech: Speech) -> Card:
    elements: list[Element] = []
    if view.now:
        elements += (Text(speech("question-now"), quiet=True), Text(question(view.now, speech), strong=True))
    if view.waiting:
        elements.append(Text(speech("questions-waiting", count=len(view.waiting))))
        elements.append(listing([question(line, speech) for line in view.waiting], speech))
    if view.put:
        elements.append(Text(speech("questions-put")))
        elements.append(listing([question(line, speech) for line in view.put], speech))
    if not (view.now or view.waiting or view.put):
        elements.append(Text(speech("no-questions-yet"), quiet=True))
    if view.answered:
        elements.append(Text(speech("questions-answered", count=view.answered), quiet=True))
    return Card(speech("look-questions"), (*elements, Buttons(question_buttons(view, speech))))


def question_buttons(view: v.QuestionsView, speech: Speech) -> tuple[Button, ...]:
    asking = (button(speech, "ask", "ask", "new", main=True),)
    votes = tuple(
        Button(speech("button-vote", number=line.number), "ask", "vote", {"number": str(line.number)})
        for line in view.waiting[:MOST_VOTES]
        if not line.mine
    )
    following = (button(speech, "next-question", "ask", "next"),) if view.waiting else ()
    done = (button(speech, "answered", "ask", "answered", number=str(view.now.number)),) if view.now else ()
    return (*asking, *votes, *done, *following)


def decision_rows(line: v.DecisionLine, speech: Speech) -> list[Element]:
    said = speech("decision-checks", present=line.present, clear=line.clear, concerns=line.concerns)
    rows: list[Element] = [
        Text(f"{line.number}. {line.text}", strong=True),
        Text(f"{speech('decision-why')} {line.why}"),
        Text(said, quiet=True),
    ]
    if line.questions:
        rows.append(Text(speech("decision-questions", count=len(line.questions))))
        rows.append(listing(list(line.questions), speech))
    if line.settled:
        rows.append(Text(speech("decision-is-settled"), quiet=True))
    return rows


def decisions(view: v.DecisionsView, speech: Speech) -> Card:
    """The newest decision with its check, and the earlier ones as they stand."""
    if not view.decisions:
        return Card(speech("look-decisions"), (Text(speech("no-decisions-yet"), quiet=True),))
    *earlier, newest = view.decisions
    elements = decision_rows(newest, speech)
    if not newest.settled:
        number = str(newest.number)
        checks = tuple(button(speech, f"check-{one}", "decide", one, number=number) for one in CHECKS)
        elements.append(Buttons((*checks, button(speech, "settle", "decide", "done", number=number))))
    if earlier:
        elements.append(listing([f"{line.number}. {line.text}" for line in earlier], speech))
    return Card(speech("look-decisions"), tuple(elements))


CHECKS = ("clear", "question", "concern")


def action(line: v.ActionLine, speech: Speech) -> str:
    """Who does what by when; what is missing is said, so that it can be filled in."""
    owner = line.owner or speech("no-owner-yet")
    when = speech("due-on", day=speech.day(line.due)) if line.due else speech("no-date-yet")
    row = f"{line.number}. {line.text} – {owner}, {when}"
    return f"{row} ({speech('action-is-done')})" if line.done else row


def actions(view: v.ActionsView, speech: Speech) -> Card:
    shown = list(action_rows(view, speech)) or [Text(speech("no-actions-yet"), quiet=True)]
    more = Buttons((button(speech, "note-action", "action", "new", main=True),))
    return Card(speech("look-actions"), (*shown, more))


def action_rows(view: v.ActionsView, speech: Speech) -> Iterator[Element]:
    """One list; or one under each value of the column that they are listed by."""
    under = view.under or ("",) * len(view.actions)
    for value, lines in groupby(zip(under, view.actions, strict=True), key=lambda line: line[0]):
        if view.under:
            yield Text(value or speech("no-owner-yet"), strong=True)
        yield listing([action(line, speech) for _, line in lines], speech, most=40)
