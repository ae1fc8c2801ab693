"""The remote check: a topic does not close before its remote people were invited to add something.

It opens for all of them at once, privately and by name, for at least ten seconds. Those who raise a hand or write are
called in turn; those who are absent, said "not today" or were heard on the topic do not hold it open.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.convening import facts as convening
from bot.domain.convening.state import Convening, Mode, Participant
from bot.domain.log import (
    Choice,
    Context,
    Deadline,
    Decision,
    Entry,
    Event,
    Post,
    Ref,
    RefKind,
    Refusal,
    Role,
    Word,
    done,
    moment,
    person,
    refuse,
    say,
)
from bot.domain.queue import facts as f
from bot.domain.queue import wishes as w
from bot.domain.queue.inviting import Consent, RemoteCheck, Response

SHORTEST = timedelta(seconds=10)
"""How long remote people have at the very least: unmuting, the line's delay and typing take time."""
USUAL = timedelta(seconds=20)
LONGEST_EXTENSION = timedelta(minutes=5)
WHYS = ("time", "aloud", "other")
"""Why a check may be cut short: no time left, everyone was asked aloud, or something else, in words."""
LEADING = frozenset({Role.OBSERVER, Role.FACILITATOR, Role.CO_FACILITATOR})


def leave_topic(state: Convening, then: str, context: Context) -> Decision | Refusal:
    """The open topic is to close, and another one to open: at once only where nobody remote is to be asked."""
    if state.queue.inviting.check is not None:
        return still_open(state.queue.inviting.check)
    asked = to_ask(state)
    return open_check(state, asked, then, context) if asked else close_at_once(state, then, context)


def still_open(check: RemoteCheck) -> Refusal:
    return refuse(
        "check-still-open", skip_choice(), more_time_choice(), answered=len(check.answers), asked=len(check.asked)
    )


def to_ask(state: Convening) -> tuple[str, ...]:
    """The remote people who are here, take part, and have not been heard on this topic or asked to be left today."""
    heard, consents = state.queue.standing.turns_on_topic, state.queue.inviting.consents
    people = (who for who in remote_here(state) if who.role not in LEADING and who.person != state.acting)
    return tuple(
        sorted(
            who.person
            for who in people
            if not heard.get(who.person) and consents.get(who.person) is not Consent.NOT_TODAY
        )
    )


def remote_here(state: Convening) -> Iterable[Participant]:
    return (who for who in state.present() if who.mode is Mode.REMOTE and who.lost_at is None and not who.ejected)


def open_check(state: Convening, asked: tuple[str, ...], then: str, context: Context) -> Decision:
    check = context.fresh("k")
    opened = f.RemoteCheckOpened(check, state.topic, context.now, context.now + USUAL, asked, then)
    willing = [one for one in asked if state.queue.inviting.consents.get(one) is Consent.INVITE]
    named = (f.PersonNamed(check, one) for one in state.queue.inviting.to_name(willing))
    posts = (invitation(check, state.topic, one) for one in asked)
    return done(opened, *named, say=say("check-opened", count=len(asked)), show="queue", posts=posts)


def invitation(check: str, topic: str, who: str) -> Post:
    sentence = say("check-invites-you", person=person(who), topic=Ref(RefKind.TOPIC, topic))
    return Post(f"check:{check}:{who}", sentence, to=who, choices=answers_to_offer(), urgent=True)


def answers_to_offer() -> tuple[Choice, ...]:
    """The ways to answer, the same wherever the invitation is read."""
    return (
        Choice(say("button-raise"), "hand", {"action": "up"}),
        Choice(say("button-write"), "hand", {"action": "read"}),
        Choice(say("button-pass"), "hand", {"action": "pass"}),
        Choice(say("button-invite-me"), "hand", {"action": "invite-me"}),
        Choice(say("button-not-today"), "hand", {"action": "not-today"}),
    )


def close_at_once(state: Convening, then: str, context: Context) -> Decision:
    """Nobody remote is to be asked: the topic closes, and why is said and kept."""
    remote = sum(1 for _ in remote_here(state))
    events: list[Event] = [convening.TopicClosed(state.topic, context.now)]
    if then:
        events.append(convening.TopicOpened(then, context.now))
    events.append(f.NobodyToInvite(context.fresh("k"), state.topic, context.now))
    sentence = "topic-closed-all-heard" if remote else "topic-closed-nobody-remote"
    closed = Ref(RefKind.TOPIC, state.topic)
    following = say("topic-opened-too", topic=closed, then=Ref(RefKind.TOPIC, then), remote=min(remote, 1))
    return done(*events, say=following if then else say(sentence, topic=closed), show="agenda")


def extend_check(state: Convening, wish: w.ExtendCheck, context: Context) -> Decision | Refusal:
    check = state.queue.inviting.check
    if check is None:
        return refuse("no-check-open")
    more = timedelta(seconds=wish.seconds)
    if not timedelta() < more <= LONGEST_EXTENSION:
        return refuse("seconds-out-of-range", most=round(LONGEST_EXTENSION.total_seconds()))
    closes = max(check.closes_at, context.now) + more
    return done(f.RemoteCheckExtended(check.id, closes), say=say("check-extended", until=moment(closes)), show="queue")


def skip_check(state: Convening, wish: w.SkipCheck, context: Context) -> Decision | Refusal:
    check = state.queue.inviting.check
    if check is None:
        return refuse("no-check-open")
    if not wish.why:
        return refuse("why-skip", *(skip_choice(why) for why in WHYS[:2]))
    why = wish.why if wish.why in WHYS else "other"
    words = (Word(context.actor.person, f"skip:{check.id}", wish.why),) if why == "other" else ()
    ended = f.RemoteCheckEnded(check.id, context.now, why)
    return done(ended, say=say("check-skipped"), show="agenda", words=words, cancels=(f"check:{check.id}:*",))


def skip_choice(why: str = "") -> Choice:
    if why:
        return Choice(say(f"skip-{why}"), "convening", {"action": "remote", "do": "skip", "why": why})
    return Choice(say("button-skip-check"), "convening", {"action": "remote", "do": "skip"})


def more_time_choice() -> Choice:
    return Choice(say("button-more-time"), "convening", {"action": "remote", "do": "extend"})


def end_check(state: Convening, wish: w.EndCheck, context: Context) -> Decision | Refusal:
    check = state.queue.inviting.check
    due = ends_at(state)
    if check is None or check.id != wish.check or due is None or due > context.now:
        return refuse("no-check-open")
    ended = f.RemoteCheckEnded(check.id, context.now)
    return done(ended, say=say("check-ended"), show="agenda", cancels=(f"check:{check.id}:*",))


def pass_on_check(state: Convening, who: str, context: Context) -> f.RemotePassed | None:
    """Her "not this time", where she was asked and has not raised a hand."""
    check = state.queue.inviting.check
    if check is None or who not in check.asked or who in check.answers:
        return None
    return f.RemotePassed(check.id, who, context.now)


def ends_at(state: Convening) -> datetime | None:
    """When the check ends; None while a hand that it brought is still to be heard."""
    check = state.queue.inviting.check
    if check is None or any(still_to_hear(state, who) for who in check.answers):
        return None
    missing = [who for who in check.asked if who not in check.answers and can_answer(state, who)]
    over = check.closes_at if missing else min(check.closes_at, check.opened_at + SHORTEST)
    return max(over, check.settled_at or over)


def still_to_hear(state: Convening, who: str) -> bool:
    check = state.queue.inviting.check
    assert check is not None
    hand = check.answers[who][1]
    if not hand or not can_answer(state, who):
        return False
    on = {turn.hand for turn in (state.queue.floor, state.queue.interrupted) if turn is not None}
    return hand in on or (hand in state.queue.hands and hand not in state.queue.holding)


def can_answer(state: Convening, who: str) -> bool:
    """Whether she is here to answer: somebody who left, dropped off or asked to be left today holds nothing open."""
    one = state.one(who)
    here = one is not None and one.present and one.lost_at is None and not one.ejected
    return here and state.queue.inviting.consents.get(who) is not Consent.NOT_TODAY


def deadlines(state: Convening) -> tuple[Deadline, ...]:
    check, due = state.queue.inviting.check, ends_at(state)
    if check is None or due is None or state.is_paused:
        return ()
    return (Deadline(f"remote-check:{check.id}", due, w.EndCheck(check.id)),)


def check_opened(state: Convening, event: f.RemoteCheckOpened, entry: Entry) -> Convening:
    """A hand that one of those asked has up already is an answer: it is heard before the topic closes."""
    check = RemoteCheck(event.check, event.topic, event.at, event.closes_at, event.asked, event.then)
    for who in event.asked:
        for hand in state.queue.of(who)[:1]:
            check = check.answered(who, Response.RAISED, hand.id, event.at)
    return with_check(state, check)


def with_check(state: Convening, check: RemoteCheck | None) -> Convening:
    return replace(state, queue=replace(state.queue, inviting=replace(state.queue.inviting, check=check)))


def check_extended(state: Convening, event: f.RemoteCheckExtended, entry: Entry) -> Convening:
    check = the_check(state, event.check)
    return with_check(state, replace(check, closes_at=event.closes_at)) if check else state


def the_check(state: Convening, id: str) -> RemoteCheck | None:
    check = state.queue.inviting.check
    return check if check is not None and check.id == id else None


def person_named(state: Convening, event: f.PersonNamed, entry: Entry) -> Convening:
    check = the_check(state, event.check)
    if check is None:
        return state
    inviting = state.queue.inviting
    times = inviting.times_named.set(event.person, inviting.times_named.get(event.person, 0) + 1)
    named = replace(inviting, check=replace(check, named=(*check.named, event.person)), times_named=times)
    return replace(state, queue=replace(state.queue, inviting=named))


def remote_passed(state: Convening, event: f.RemotePassed, entry: Entry) -> Convening:
    check = the_check(state, event.check)
    return with_check(state, check.answered(event.person, Response.PASSED, "", event.at)) if check else state


def nobody_to_invite(state: Convening, event: f.NobodyToInvite, entry: Entry) -> Convening:
    return over(state, RemoteCheck(event.check, event.topic, event.at, event.at, ended_at=event.at))


def over(state: Convening, check: RemoteCheck) -> Convening:
    inviting = state.queue.inviting
    return replace(state, queue=replace(state.queue, inviting=replace(inviting, past=(*inviting.past, check))))
