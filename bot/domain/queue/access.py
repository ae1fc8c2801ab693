"""What people need in order to follow: slower, louder, plain words, again, translated. For the facilitators alone.

Who asks without a name is in no event, for the request goes on as one of the clock's, under a key drawn for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bot.domain.convening.state import Convening
from bot.domain.log import Context, Decision, Entry, Post, Refusal, Say, Then, done, person, refuse, say, term
from bot.domain.queue import facts as f
from bot.domain.queue import wishes as w
from bot.domain.queue.signals import AccessRequest

KEPT = 20


def ask_access(state: Convening, wish: w.AskAccess, context: Context) -> Decision | Refusal:
    who = state.one(context.actor.person)
    if who is None:
        return refuse("join-first")
    if wish.anonymous:
        key = f"access:{context.lot('access')}:{context.lot('access again')}"
        unnamed = Then(context.stream, w.PassOnAccess(wish.need), key)
        return done(say=say("access-passed-on-unnamed"), then=(unnamed,))
    sentence = say("access-asked", person=person(who.person), need=term(f"access-{wish.need.value}"))
    asked = f.AccessAsked(wish.need, context.now, who.person)
    posts = told(state, sentence, wish, who.person, context.now)
    return done(asked, say=say("access-passed-on"), posts=posts)


def pass_on_access(state: Convening, wish: w.PassOnAccess, context: Context) -> Decision | Refusal:
    sentence = say("access-asked-unnamed", need=term(f"access-{wish.need.value}"))
    posts = told(state, sentence, wish, "", context.now)
    return done(f.AccessAsked(wish.need, context.now), say=say("access-passed-on"), posts=posts)


def told(
    state: Convening, sentence: Say, wish: w.AskAccess | w.PassOnAccess, who: str, now: datetime
) -> Iterator[Post]:
    """To every facilitator who is here, once a minute for the same need: a signal, not a flood."""
    here = {one.person for one in state.facilitators() if one.present} | ({state.acting} - {""})
    minute = round(now.timestamp()) // 60
    for one in sorted(here - {who}):
        yield Post(f"access:{state.id}:{wish.need.value}:{who}:{minute}:{one}", sentence, to=one, urgent=True)


def access_asked(state: Convening, event: f.AccessAsked, entry: Entry) -> Convening:
    asked = (*state.queue.access, AccessRequest(event.need, event.at, event.person))[-KEPT:]
    return replace(state, queue=replace(state.queue, access=asked))
