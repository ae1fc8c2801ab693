"""A nudge is due: its people are told, some at a time; what they answer is counted; whom it missed is reported once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from immutables import Map

from bot.domain.convening.state import Convening
from bot.domain.log import (
    Context,
    Deadline,
    Decision,
    Entry,
    Event,
    Post,
    Refusal,
    Say,
    Stream,
    Then,
    Word,
    done,
    letter,
    person,
    refuse,
    say,
)
from bot.domain.nudges import facts as f
from bot.domain.nudges import wishes as w
from bot.domain.nudges.audience import people_of
from bot.domain.nudges.drafting import endings, owner_of, site_of
from bot.domain.nudges.names import list_name
from bot.domain.nudges.places import news_for
from bot.domain.nudges.state import Nudge, Purpose, Reply, words_of
from bot.domain.person.state import Errand
from bot.domain.person.wishes import FinishSeries, Remind, WithdrawSeries

AT_ONCE = 200
"""People told in one decision: a few milliseconds' work."""
GATHERED_FOR = timedelta(minutes=10)
"""Failures of ten minutes make one report, so that a lead is told once and not two hundred times."""
MOST_NAMES = 20
LONGEST_NAME = 80


def errand_of(state: Convening, nudge: Nudge, who: str) -> Errand:
    due = nudge.schedule.due
    bound = due is not None or nudge.purpose is Purpose.INVITATION
    return Errand(
        nudge.id,
        state.id,
        state.title,
        site_of(state, who),
        due,
        nudge.purpose,
        nudge.schedule.repeating,
        nudge.id if bound else "",
        nudge.text,
        revision=nudge.revision,
    )


def call_people(state: Convening, wish: w.CallPeople, context: Context) -> Decision | Refusal:
    nudge = state.followup.nudges.get(wish.nudge)
    if nudge is None or nudge.ended or not wish.days:
        return refuse("no-such-nudge")
    people = [who for who in people_of(state, nudge.audience) if who > wish.after]
    chunk, mark = people[:AT_ONCE], f"{nudge.id}:{wish.days[-1]}:{nudge.revision}"
    then, told = news_for(state, tuple(chunk))
    then += [
        Then(
            Stream(state.organisation, "person", who),
            Remind(errand_of(state, nudge, who), wish.days, nudge.schedule.at, state.zone),
            f"remind:{mark}:{who}",
        )
        for who in chunk
    ]
    if len(people) > AT_ONCE:
        here = Stream(state.organisation, "convening", state.id)
        then.append(Then(here, replace(wish, after=chunk[-1]), f"call:{mark}:{chunk[-1]}"))
    return done(*told, f.PeopleCalled(nudge.id, wish.days[-1], len(chunk)), say=say("noted"), then=then)


def withdraw_from_people(state: Convening, wish: w.WithdrawFromPeople, context: Context) -> Decision | Refusal:
    """Everybody on the roster is asked, since the nudge may have been for others when it was called."""
    nudge = state.followup.nudges.get(wish.nudge)
    if nudge is None or (nudge.reached is None and not nudge.ended):
        return refuse("no-such-nudge")
    people = sorted(who.person for who in state.people.values() if who.person > wish.after)
    chunk = people[:AT_ONCE]
    mark = f"{nudge.id}:{nudge.revision}:{'end' if nudge.ended else 'move'}"
    then = [
        Then(Stream(state.organisation, "person", who), WithdrawSeries(nudge.id), f"withdraw:{mark}:{who}")
        for who in chunk
    ]
    if len(people) > AT_ONCE:
        here = Stream(state.organisation, "convening", state.id)
        then.append(Then(here, replace(wish, after=chunk[-1]), f"withdraw:{mark}:{chunk[-1]}"))
    return done(say=say("noted"), then=then)


def close_nudge(state: Convening, wish: w.CloseNudge, context: Context) -> Decision | Refusal:
    nudge = state.followup.nudges.get(wish.nudge)
    if nudge is None or nudge.ended:
        return refuse("no-such-nudge")
    return done(f.NudgeEnded(nudge.id, cancelled=False), say=say("noted"))


def count_answer(state: Convening, wish: w.CountAnswer, context: Context) -> Decision | Refusal:
    if wish.nudge not in state.followup.nudges:
        return refuse("no-such-nudge")
    return done(f.AnswerCounted(wish.nudge, wish.answer), say=say("noted"))


def note_failure(state: Convening, wish: w.NoteFailure, context: Context) -> Decision | Refusal:
    if wish.nudge not in state.followup.nudges:
        return refuse("no-such-nudge")
    event: Event = f.NotSentCounted(wish.nudge, wish.unsent)
    if wish.person:
        event = f.DeliveryFailed(wish.nudge, wish.person, wish.reason)
    return done(event, say=say("noted"))


def tell_failures(state: Convening, wish: w.TellFailures, context: Context) -> Decision | Refusal:
    """By name to the lead who invited, each name once."""
    nudge = state.followup.nudges.get(wish.nudge)
    untold = news(state, nudge) if nudge else None
    if nudge is None:
        return refuse("nothing-due")
    people, unsent = untold or ((), 0)
    owner = owner_of(state, nudge)
    posts = []
    about = letter("text", words_of(nudge.text))
    if people:
        shown = tuple(say("unreached-line", person=person(who)) for who in people[:MOST_NAMES])
        more = len(people) - len(shown)
        lines = (*shown, say("and-more", count=more)) if more else shown
        text = Say("nudge-unreached", {"count": len(people), "letter": about}, lines)
        posts.append(Post(f"unreached:{nudge.id}:{context.fresh('r')}", text, to=owner))
    if unsent:
        text = say("nudge-unsent", count=unsent, letter=about)
        posts.append(Post(f"unsent:{nudge.id}:{context.fresh('u')}", text, to=owner))
    return done(f.FailuresTold(nudge.id, people, unsent), say=say("noted"), posts=posts)


def news(state: Convening, nudge: Nudge) -> tuple[tuple[str, ...], int] | None:
    """Whom it did not reach, and how many were too late, that the owner was not told yet."""
    people = tuple(sorted(set(nudge.unreached) - state.followup.told_unreached))
    unsent = nudge.unsent - nudge.told_unsent
    return (people, unsent) if people or unsent > 0 else None


def answer_invitation(state: Convening, wish: w.AnswerInvitation, context: Context) -> Decision | Refusal:
    """Coming, not coming, or somebody instead: the reminders of it stop."""
    me = state.one(context.actor.person)
    if me is None:
        return refuse("not-on-the-list")
    if wish.reply is Reply.DELEGATED and not wish.delegate.strip():
        return refuse("delegate-who")
    then = [
        Then(
            Stream(state.organisation, "person", me.person),
            FinishSeries(one.id),
            f"replied:{one.id}:{me.person}:{context.fresh('i')}",
        )
        for one in state.followup.live()
        if one.purpose is Purpose.INVITATION
    ]
    answered = f.InvitationAnswered(me.person, wish.reply)
    instead = " ".join(wish.delegate.split())[:LONGEST_NAME] if wish.reply is Reply.DELEGATED else None
    word = Word(me.person, delegate_word(state.id), instead)
    return done(answered, say=say(f"reply-{wish.reply.value}"), then=then, words=(word,))


def delegate_word(convening: str) -> str:
    """Under which key of hers the name is kept of whoever comes in her place; the lead who invited may read it."""
    return f"delegate:{convening}"


def show_interest(state: Convening, wish: w.ShowInterest, context: Context) -> Decision | Refusal:
    me = state.one(context.actor.person)
    name = list_name(wish.list)
    if me is None or not name:
        return refuse("not-on-the-list" if me is None else "interest-in-what")
    return done(f.InterestShown(me.person, name), say=say("interest-noted", list=name))


def with_nudge(state: Convening, id: str, **changes: object) -> Convening:
    nudge = state.followup.nudges.get(id)
    if nudge is None:
        return state
    return replace(state, followup=state.followup.with_nudge(replace(nudge, **changes)))  # type: ignore[arg-type]


def called(state: Convening, event: f.PeopleCalled, entry: Entry) -> Convening:
    return with_nudge(state, event.nudge, reached=event.day)


def counted(state: Convening, event: f.AnswerCounted, entry: Entry) -> Convening:
    nudge = state.followup.nudges.get(event.nudge)
    if nudge is None:
        return state
    return with_nudge(state, nudge.id, answers=nudge.answers.set(event.answer, nudge.answers.get(event.answer, 0) + 1))


def failed(state: Convening, event: f.DeliveryFailed, entry: Entry) -> Convening:
    nudge = state.followup.nudges.get(event.nudge)
    if nudge is None:
        return state
    since = state.followup.failures.get(nudge.id, entry.at)
    marked = replace(state, followup=replace(state.followup, failures=state.followup.failures.set(nudge.id, since)))
    return with_nudge(marked, nudge.id, unreached=nudge.unreached.set(event.person, event.reason))


def not_sent(state: Convening, event: f.NotSentCounted, entry: Entry) -> Convening:
    nudge = state.followup.nudges.get(event.nudge)
    if nudge is None:
        return state
    since = state.followup.failures.get(nudge.id, entry.at)
    marked = replace(state, followup=replace(state.followup, failures=state.followup.failures.set(nudge.id, since)))
    return with_nudge(marked, nudge.id, unsent=nudge.unsent + event.count)


def told(state: Convening, event: f.FailuresTold, entry: Entry) -> Convening:
    nudge = state.followup.nudges.get(event.nudge)
    if nudge is None:
        return state
    failures = state.followup.failures
    rest = failures.delete(nudge.id) if nudge.id in failures else failures
    known = state.followup.told_unreached | frozenset(event.people)
    quiet = replace(state, followup=replace(state.followup, failures=rest, told_unreached=known))
    return with_nudge(quiet, nudge.id, told_unsent=nudge.told_unsent + event.unsent)


def invitation_answered(state: Convening, event: f.InvitationAnswered, entry: Entry) -> Convening:
    replies = state.followup.replies.set(event.person, event.reply)
    return replace(state, followup=replace(state.followup, replies=replies))


def interest_shown(state: Convening, event: f.InterestShown, entry: Entry) -> Convening:
    interests: Map[str, frozenset[str]] = state.followup.interests
    people = interests.get(event.list, frozenset()) | {event.person}
    return replace(state, followup=replace(state.followup, interests=interests.set(event.list, people)))


def deadlines(state: Convening) -> tuple[Deadline, ...]:
    return tuple(
        Deadline(f"failures:{id}:{since.isoformat()}", since + GATHERED_FOR, w.TellFailures(id))
        for id, since in sorted(state.followup.failures.items())
    )


def cancel_all(state: Convening) -> tuple[tuple[Event, ...], list[Then]]:
    """What ends with a convening that is called off."""
    live = state.followup.live()
    return tuple(f.NudgeEnded(one.id) for one in live), endings(state, live)
