"""The inner circle of a fishbowl or a seminar: who sits in it by name, and the open chair that anybody may take.

In a fishbowl somebody of the circle steps out for whoever takes the open chair; a seminar's hot seat is for one short
point and is given back. Chairs that are kept for people online stay theirs: nobody takes the last one from them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bot.domain.convening.standing import may_speak_for
from bot.domain.convening.state import Convening, Mode, Participant
from bot.domain.log import Context, Decision, Post, Refusal, done, person, refuse, say
from bot.domain.routines import facts as f
from bot.domain.routines import wishes as w
from bot.domain.routines.seating import Group, Seats
from bot.domain.routines.state import Run

INNER = "inner"
"""The role whose own line people in the circle are shown."""


def drawn(run: Run) -> tuple[str, ...]:
    """Who sits in the circle first: the chairs kept for people online, then whoever comes next in the drawn order."""
    inside: list[str] = []
    for circle, chairs in zip(run.circles, run.step.seats, strict=False):
        remote = [who for who in circle.members if who in run.remote][: chairs.remote]
        others = [who for who in circle.members if who not in remote and who not in run.remote]
        late = [who for who in circle.members if who in run.remote and who not in remote]
        inside += [*remote, *others, *late][: chairs.inner]
    return tuple(inside)


def circle_of(run: Run, who: str) -> tuple[Group, Seats] | None:
    """Her circle and its chairs; whoever came later belongs to the first."""
    pairs = tuple(zip(run.circles, run.step.seats, strict=False))
    return next((pair for pair in pairs if who in pair[0].members), pairs[0] if pairs else None)


def asked_of(state: Convening, wish: Any, context: Context) -> tuple[Run, Participant] | Refusal:
    run, who = state.routines.run, state.one(wish.person or context.actor.person)
    if run is None or run.waiting or not run.step.seats:
        return refuse("no-open-chair")
    if who is None or who.ejected:
        return refuse("not-on-the-list")
    return may_speak_for(state, who, context) or (run, who)


def take_chair(state: Convening, wish: w.TakeChair, context: Context) -> Decision | Refusal:
    """She comes in by the open chair; whoever steps out for her is told."""
    found = asked_of(state, wish, context)
    if isinstance(found, Refusal):
        return found
    run, who = found
    circle = circle_of(run, who.person)
    if who.person in run.inside:
        return refuse("in-the-circle-already")
    if circle is None:
        return refuse("no-open-chair")
    out = leaver(run, *circle, comes_online=who.mode is Mode.REMOTE)
    event = f.ChairTaken(run.id, run.at, who.person, out)
    told = (said_out(run, out, who.person),) if out else ()
    return done(event, say=say("chair-taken"), show="my-step", posts=told)


def leaver(run: Run, circle: Group, chairs: Seats, *, comes_online: bool) -> str:
    """Who steps out for somebody who comes in; nobody while a chair is free for her."""
    inside = [who for who in run.inside if who in circle.members or circle == run.circles[0]]
    if chairs.hot:
        return inside[-1] if len(inside) >= chairs.inner + chairs.open else ""
    if len(inside) < chairs.inner:
        return ""
    online = sum(who in run.remote for who in inside) + comes_online
    may_go = (who for who in inside if who not in run.remote or online > chairs.remote)
    return next(may_go, inside[0])


def leave_chair(state: Convening, wish: w.LeaveChair, context: Context) -> Decision | Refusal:
    found = asked_of(state, wish, context)
    if isinstance(found, Refusal):
        return found
    run, who = found
    if who.person not in run.inside:
        return refuse("not-in-the-circle")
    return done(f.ChairLeft(run.id, run.at, who.person), say=say("chair-left"), show="my-step")


def name_circle(state: Convening, wish: w.NameCircle, context: Context) -> Decision | Refusal:
    """The facilitator names the circle; a chair that is kept for people online is filled by one of them."""
    run = state.routines.run
    if run is None or run.waiting or not run.step.seats:
        return refuse("no-open-chair")
    named = [who for one in wish.people if (who := state.one(one)) is not None]
    if not named:
        return refuse("not-on-the-list")
    if len(named) > sum(chairs.inner for chairs in run.step.seats):
        return refuse("circle-is-smaller", most=sum(chairs.inner for chairs in run.step.seats))
    if run.remote and not any(who.mode is Mode.REMOTE for who in named):
        return refuse("circle-needs-remote")
    event = f.CircleSeated(run.id, run.at, tuple(who.person for who in named))
    return done(event, say=say("circle-named", count=len(named)), show="routine")


def said_out(run: Run, out: str, comes: str) -> Post:
    key = f"chair:{run.id}:{run.take}:{out}:{comes}:{len(run.inside)}"
    return Post(key, say("chair-is-taken-by", who=person(comes)), to=out, urgent=True, show="my-step")


def circle_seated(run: Run, event: f.CircleSeated) -> Run:
    return replace(run, inside=event.people) if run.at == event.step else run


def chair_taken(run: Run, event: f.ChairTaken) -> Run:
    if run.at != event.step or event.person in run.inside:
        return run
    return replace(run, inside=(*(who for who in run.inside if who != event.leaves), event.person))


def chair_left(run: Run, event: f.ChairLeft) -> Run:
    return replace(run, inside=tuple(who for who in run.inside if who != event.person))


CHANGES: Mapping[type, Callable[[Run, Any], Run]] = {
    f.CircleSeated: circle_seated,
    f.ChairTaken: chair_taken,
    f.ChairLeft: chair_left,
}
DECIDERS: Mapping[type, Callable[[Convening, Any, Context], Decision | Refusal]] = {
    w.TakeChair: take_chair,
    w.LeaveChair: leave_chair,
    w.NameCircle: name_circle,
}
