"""What is shown of a form and of the room's norms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import views as v
from bot.domain.convening.standing import facilitates
from bot.domain.forms.batches import released
from bot.domain.forms.off_record import is_off_record
from bot.domain.forms.state import box_of
from bot.speech import Speech
from bot.ui import Button, Buttons, Card, Element, Listing, Text

if TYPE_CHECKING:
    from bot.showing import Showing


def answers(showing: Showing, about: str) -> v.AnswersView | None:
    """The question to everybody; its answers, in batches of four and more, to whoever facilitates."""
    forms = showing.state.forms
    form = forms.by_id.get(about or forms.newest)
    if form is None:
        return None
    texts = showing.directory.texts(box_of(form.id)) if facilitates(showing.state, showing.viewer) else {}
    shown = released(texts, len(form.answered), closed=form.closed)
    question = showing.directory.text(form.asked_by, f"form:{form.id}")
    return v.AnswersView(form.id, question, len(form.answered), form.closed, shown)


def norms(showing: Showing) -> v.NormsView:
    text = showing.directory.text(f"room:{showing.state.id}", "norms")
    return v.NormsView(showing.state.title, text, is_off_record(showing.state))


def answers_card(view: v.AnswersView, speech: Speech) -> Card:
    elements: list[Element] = [
        Text(view.question, strong=True),
        Text(speech("form-answers", count=view.count)),
        Text(speech("form-no-names"), quiet=True),
    ]
    if view.answers:
        elements.append(Listing(view.answers))
    if not view.closed:
        elements.append(
            Buttons((Button(speech("button-answer"), "convening", "answer", {"form": view.id}, main=True),))
        )
    return Card(speech("look-answers"), tuple(elements))


def norms_card(view: v.NormsView, speech: Speech) -> Card:
    elements: list[Element] = [Text(view.text or speech("norms-usual"))]
    if view.off_record:
        elements.append(Text(speech("off-record-now"), strong=True))
    elements.append(Text(speech("norms-records"), quiet=True))
    return Card(speech("look-norms"), tuple(elements))
