"""Questions are asked, voted for, merged, put to the speaker site by site, answered, or given an owner."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bot.domain.convening.standing import may_speak_for
from bot.domain.convening.state import Convening
from bot.domain.log import Context, Decision, Entry, Event, Intent, Refusal, Word, done, person, refuse, say, site
from bot.domain.questions import facts as f
from bot.domain.questions import wishes as w
from bot.domain.questions.state import Question, Questions

LONGEST = 280
MOST_OPEN = 200


def ask_question(state: Convening, wish: w.AskQuestion, context: Context) -> Decision | Refusal:
    who = state.one(wish.person or context.actor.person)
    if who is None:
        return refuse("not-on-the-list")
    refusal = may_speak_for(state, who, context)
    if refusal is not None:
        return refusal
    if not 1 <= len(wish.text) <= LONGEST:
        return refuse("text-length", most=LONGEST)
    if len(state.questions.open()) >= MOST_OPEN:
        return refuse("too-many-questions", most=MOST_OPEN)
    id, number = context.fresh("q"), len(state.questions.asked) + 1
    asked = f.QuestionAsked(id, number, who.person, context.now)
    word = Word(who.person, f"question:{id}", wish.text)
    return done(asked, say=say("question-asked", number=number), show="questions", words=(word,))


def found(state: Convening, number: int) -> Question | Refusal:
    """The open question of that number, or why it cannot be meant."""
    question = state.questions.numbered(number)
    if question is None:
        return refuse("no-such-question", number=number)
    if question.into:
        return refuse("question-merged", number=number, into=state.questions.asked[question.into].number)
    return question if question.is_open else refuse("question-answered-already", number=number)


def vote_question(state: Convening, wish: w.VoteQuestion, context: Context) -> Decision | Refusal:
    question, who = found(state, wish.number), state.one(context.actor.person)
    if isinstance(question, Refusal):
        return question
    if who is None:
        return refuse("join-first")
    if who.person == question.person or who.person in question.votes:
        return refuse("voted-already", number=question.number)
    votes = len(question.votes) + 1
    voted = f.QuestionVoted(question.id, who.person)
    return done(voted, say=say("question-voted", number=question.number, votes=votes), show="questions")


def merge_questions(state: Convening, wish: w.MergeQuestions, context: Context) -> Decision | Refusal:
    question, into = found(state, wish.number), found(state, wish.into)
    if isinstance(question, Refusal):
        return question
    if isinstance(into, Refusal):
        return into
    if question.id == into.id:
        return refuse("same-question")
    merged = f.QuestionsMerged(question.id, into.id)
    return done(merged, say=say("questions-merged", number=question.number, into=into.number), show="questions")


def put_question(state: Convening, wish: w.PutQuestion, context: Context) -> Decision | Refusal:
    line = state.questions.in_line()
    chosen = found(state, wish.number) if wish.number else (line[0] if line else refuse("no-question-left"))
    if isinstance(chosen, Refusal):
        return chosen
    if chosen.id == state.questions.now:
        return refuse("question-put-already", number=chosen.number)
    sentence = say("question-put", number=chosen.number, person=person(chosen.person), site=site(chosen.site))
    return done(f.QuestionPut(chosen.id, context.now), say=sentence, show="questions")


def answer_question(state: Convening, wish: w.AnswerQuestion, context: Context) -> Decision | Refusal:
    current = state.questions.current
    number = wish.number or (current.number if current else 0)
    if not number:
        return refuse("no-question-put")
    question = found(state, number)
    if isinstance(question, Refusal):
        return question
    left = len(state.questions.open()) - 1
    answered = f.QuestionAnswered(question.id, context.now)
    return done(answered, say=say("question-answered", number=number, left=left), show="questions")


def own_question(state: Convening, wish: w.OwnQuestion, context: Context) -> Decision | Refusal:
    question, who = found(state, wish.number), state.one(wish.person)
    if isinstance(question, Refusal):
        return question
    if who is None:
        return refuse("not-on-the-list")
    owned = f.QuestionOwned(question.id, who.person)
    sentence = say("question-owned", number=question.number, person=person(who.person))
    return done(owned, say=sentence, show="questions")


def with_questions(state: Convening, questions: Questions) -> Convening:
    return replace(state, questions=questions)


def changed(state: Convening, id: str, **change: Any) -> Convening:
    question = state.questions.asked.get(id)
    return with_questions(state, state.questions.with_question(replace(question, **change))) if question else state


def question_asked(state: Convening, event: f.QuestionAsked, entry: Entry) -> Convening:
    who = state.one(event.person)
    if who is None:
        return state
    question = Question(event.question, event.number, who.person, who.site, who.mode, event.at)
    return with_questions(state, state.questions.with_question(question))


def question_voted(state: Convening, event: f.QuestionVoted, entry: Entry) -> Convening:
    question = state.questions.asked.get(event.question)
    return changed(state, event.question, votes=question.votes | {event.person}) if question else state


def questions_merged(state: Convening, event: f.QuestionsMerged, entry: Entry) -> Convening:
    question, into = state.questions.asked.get(event.question), state.questions.asked.get(event.into)
    if question is None or into is None:
        return state
    votes = (into.votes | question.votes | {question.person}) - {into.person}
    return changed(changed(state, into.id, votes=votes), question.id, into=into.id)


def question_put(state: Convening, event: f.QuestionPut, entry: Entry) -> Convening:
    put = changed(state, event.question, put_at=event.at)
    return (
        with_questions(put, replace(put.questions, now=event.question))
        if event.question in put.questions.asked
        else put
    )


def question_answered(state: Convening, event: f.QuestionAnswered, entry: Entry) -> Convening:
    """Answered, whether it was put or the talk came to it by itself: for its site it counts as heard."""
    question = state.questions.asked.get(event.question)
    if question is None:
        return state
    answered = changed(state, event.question, answered_at=event.at, put_at=question.put_at or event.at)
    now = "" if answered.questions.now == event.question else answered.questions.now
    return with_questions(answered, replace(answered.questions, now=now))


def question_owned(state: Convening, event: f.QuestionOwned, entry: Entry) -> Convening:
    return changed(state, event.question, owner=event.person)


DECIDERS: Mapping[type[Intent], Callable[[Convening, Any, Context], Decision | Refusal]] = {
    w.AskQuestion: ask_question,
    w.VoteQuestion: vote_question,
    w.MergeQuestions: merge_questions,
    w.PutQuestion: put_question,
    w.AnswerQuestion: answer_question,
    w.OwnQuestion: own_question,
}
EVOLVERS: Mapping[type[Event], Callable[[Convening, Any, Entry], Convening]] = {
    f.QuestionAsked: question_asked,
    f.QuestionVoted: question_voted,
    f.QuestionsMerged: questions_merged,
    f.QuestionPut: question_put,
    f.QuestionAnswered: question_answered,
    f.QuestionOwned: question_owned,
}
