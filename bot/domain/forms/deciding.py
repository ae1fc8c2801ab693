"""A question is opened, answered without a name, and closed; the room's norms are set."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bot.domain.convening.state import Convening
from bot.domain.forms import facts as f
from bot.domain.forms import wishes as w
from bot.domain.forms.batches import batch_of, key_of
from bot.domain.forms.state import Form, box_of
from bot.domain.log import Context, Decision, Entry, Intent, Refusal, Word, done, refuse, say

LONGEST_QUESTION = 300
LONGEST_ANSWER = 1000


def open_form(state: Convening, wish: w.OpenForm, context: Context) -> Decision | Refusal:
    if not 1 <= len(wish.question.strip()) <= LONGEST_QUESTION:
        return refuse("text-length", most=LONGEST_QUESTION)
    id = context.fresh("f")
    word = Word(context.actor.person, f"form:{id}", wish.question.strip())
    opened = f.FormOpened(id, context.actor.person)
    return done(opened, say=say("form-opened"), show="answers", about=id, words=(word,))


def the_form(state: Convening, id: str) -> Form | None:
    return state.forms.by_id.get(id) if id else state.forms.open


def answer_form(state: Convening, wish: w.AnswerForm, context: Context) -> Decision | Refusal:
    form, me = the_form(state, wish.form), state.one(context.actor.person)
    if form is None or form.closed:
        return refuse("no-form-open")
    if me is None:
        return refuse("not-on-the-list")
    if me.person in form.answered:
        return refuse("form-answered-once")
    if not 1 <= len(wish.text.strip()) <= LONGEST_ANSWER:
        return refuse("text-length", most=LONGEST_ANSWER)
    key = key_of(batch_of(len(form.answered)), context.fresh("a"))
    word = Word(box_of(form.id), key, wish.text.strip())
    return done(f.FormAnswered(form.id, me.person), say=say("form-answered"), words=(word,))


def close_form(state: Convening, wish: w.CloseForm, context: Context) -> Decision | Refusal:
    form = the_form(state, wish.form)
    if form is None or form.closed:
        return refuse("no-form-open")
    return done(f.FormClosed(form.id), say=say("form-closed"), show="answers", about=form.id)


def set_norms(state: Convening, wish: w.SetNorms, context: Context) -> Decision | Refusal:
    if len(wish.text) > LONGEST_ANSWER:
        return refuse("text-length", most=LONGEST_ANSWER)
    word = Word(f"room:{state.id}", "norms", wish.text.strip() or None)
    return done(say=say("norms-set"), show="norms", words=(word,))


def opened(state: Convening, event: f.FormOpened, entry: Entry) -> Convening:
    forms = state.forms.with_form(Form(event.form, event.asked_by))
    return replace(state, forms=replace(forms, newest=event.form))


def answered(state: Convening, event: f.FormAnswered, entry: Entry) -> Convening:
    form = state.forms.by_id.get(event.form)
    if form is None:
        return state
    return replace(state, forms=state.forms.with_form(replace(form, answered=form.answered | {event.person})))


def closed(state: Convening, event: f.FormClosed, entry: Entry) -> Convening:
    form = state.forms.by_id.get(event.form)
    return replace(state, forms=state.forms.with_form(replace(form, closed=True))) if form else state


DECIDERS: Mapping[type[Intent], Callable[[Convening, Any, Context], Decision | Refusal]] = {
    w.OpenForm: open_form,
    w.AnswerForm: answer_form,
    w.CloseForm: close_form,
    w.SetNorms: set_norms,
}
EVOLVERS: Mapping[type, Callable[[Convening, Any, Entry], Convening]] = {
    f.FormOpened: opened,
    f.FormAnswered: answered,
    f.FormClosed: closed,
}
