"""The agenda: topics are set, opened one at a time, and closed."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.convening import facts as f
from bot.domain.convening import wishes as w
from bot.domain.convening.state import Convening, Topic
from bot.domain.log import Context, Decision, Entry, Event, Ref, RefKind, Refusal, Word, done, refuse, say

MOST_TOPICS = 40


def topic_ref(id: str) -> Ref:
    return Ref(RefKind.TOPIC, id)


def set_agenda(state: Convening, wish: w.SetAgenda, context: Context) -> Decision | Refusal:
    if not wish.topics:
        return refuse("agenda-empty")
    if len(wish.topics) > MOST_TOPICS:
        return refuse("agenda-too-long", most=MOST_TOPICS)
    ids = {topic.title: topic.id for topic in state.agenda}
    topics = tuple(
        (ids.get(title) or context.fresh("t", nth), title, minutes) for nth, (title, minutes) in enumerate(wish.topics)
    )
    return done(f.AgendaSet(topics), say=say("agenda-set", count=len(topics)), show="agenda")


def open_topic(state: Convening, wish: w.OpenTopic, context: Context) -> Decision | Refusal:
    following = state.next_topic() if not wish.topic else next((t for t in state.agenda if t.id == wish.topic), None)
    if following is None:
        return refuse("no-topic-left" if state.agenda else "agenda-missing")
    if following.id == state.topic:
        return refuse("topic-already-open", topic=following.title)
    events: list[Event] = []
    if state.topic_now() is not None:
        events.append(f.TopicClosed(state.topic, context.now))
    events.append(f.TopicOpened(following.id, context.now))
    return done(*events, say=say("topic-opened", topic=following.title), show="agenda")


def close_topic(state: Convening, wish: w.CloseTopic, context: Context) -> Decision | Refusal:
    topic = state.topic_now()
    if topic is None:
        return refuse("no-topic-open")
    return done(f.TopicClosed(topic.id, context.now), say=say("topic-closed", topic=topic.title), show="agenda")


def type_in(state: Convening, wish: w.TypeIn, context: Context) -> Decision | Refusal:
    if not wish.text.strip():
        return refuse("nothing-typed")
    note = context.fresh("n")
    word = Word(context.actor.person, f"paper:{note}", wish.text)
    return done(f.NoteTaken(note, context.now), say=say("paper-kept"), words=(word,))


def agenda_set(state: Convening, event: f.AgendaSet, entry: Entry) -> Convening:
    known = {topic.id: topic for topic in state.agenda}
    agenda = tuple(
        replace(known.get(id, Topic(id, title)), title=title, minutes=minutes) for id, title, minutes in event.topics
    )
    return replace(state, agenda=agenda)


def topic_opened(state: Convening, event: f.TopicOpened, entry: Entry) -> Convening:
    agenda = tuple(
        replace(topic, opened_at=topic.opened_at or event.at, closed_at=None) if topic.id == event.topic else topic
        for topic in state.agenda
    )
    return replace(state, agenda=agenda, topic=event.topic, queue=state.queue.on_topic(event.topic))


def topic_closed(state: Convening, event: f.TopicClosed, entry: Entry) -> Convening:
    agenda = tuple(replace(topic, closed_at=event.at) if topic.id == event.topic else topic for topic in state.agenda)
    return replace(state, agenda=agenda, topic="" if state.topic == event.topic else state.topic)


def note_taken(state: Convening, event: f.NoteTaken, entry: Entry) -> Convening:
    return replace(state, paper=(*state.paper, (event.note, entry.actor)))
