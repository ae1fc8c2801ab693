"""The agenda: topics are set, opened one at a time, and closed."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.convening import facts as f
from bot.domain.convening import wishes as w
from bot.domain.convening.state import Convening, Topic
from bot.domain.log import Context, Decision, Entry, Refusal, Word, done, refuse, say
from bot.domain.queue.facts import RemoteCheckEnded
from bot.domain.queue.remote_check import leave_topic, over, the_check, with_check

MOST_TOPICS = 40


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
    if state.topic_now() is not None:
        return leave_topic(state, following.id, context)
    opened = f.TopicOpened(following.id, context.now)
    return done(opened, say=say("topic-opened", topic=following.title), show="agenda")


def close_topic(state: Convening, wish: w.CloseTopic, context: Context) -> Decision | Refusal:
    if state.topic_now() is None:
        return refuse("no-topic-open")
    return leave_topic(state, "", context)


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
    if all(topic.id != event.topic for topic in state.agenda):
        return state
    agenda = tuple(
        replace(topic, opened_at=topic.opened_at or event.at, closed_at=None) if topic.id == event.topic else topic
        for topic in state.agenda
    )
    return replace(state, agenda=agenda, topic=event.topic, queue=state.queue.on_topic(event.topic))


def topic_closed(state: Convening, event: f.TopicClosed, entry: Entry) -> Convening:
    agenda = tuple(replace(topic, closed_at=event.at) if topic.id == event.topic else topic for topic in state.agenda)
    return replace(state, agenda=agenda, topic="" if state.topic == event.topic else state.topic)


def remote_check_ended(state: Convening, event: RemoteCheckEnded, entry: Entry) -> Convening:
    """The check's topic closes, and the one that was asked for opens. Undoing the step takes all of it back."""
    check = the_check(state, event.check)
    if check is None:
        return state
    checked = with_check(over(state, replace(check, ended_at=event.at, skipped=event.skipped)), None)
    closed = topic_closed(checked, f.TopicClosed(check.topic, event.at), entry)
    return topic_opened(closed, f.TopicOpened(check.then, event.at), entry) if check.then else closed


def note_taken(state: Convening, event: f.NoteTaken, entry: Entry) -> Convening:
    return replace(state, paper=(*state.paper, (event.note, entry.actor)))
