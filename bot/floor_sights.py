"""From state to views, for the queue and the floor. The order is worked out only as far as it is shown."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from bot import views as v
from bot.domain.convening.totals import CheckTotal
from bot.domain.queue.ordering import held_back, policy_of
from bot.domain.turns import Hand, Mode, Placed, spoken
from bot.lines import line

if TYPE_CHECKING:
    from bot.domain.convening.state import Convening
    from bot.domain.queue.state import Turn
    from bot.showing import Showing

ROWS = 15
"""Hands on one page of the board: it is read at a glance, from across a room."""


def hand(showing: Showing, place: int, hand: Hand) -> v.HandLine:
    raising = showing.state.queue.raising(hand.id)
    readable = raising.note and showing.may_read(hand.person)
    note = showing.directory.text(hand.person, raising.note) if readable else ""
    who = showing.person(hand.person)
    return v.HandLine(hand.id, place, who, hand.kind.value, hand.raised_at, note, raising.written, place == 0)


def floor(showing: Showing) -> v.FloorLine | None:
    queue = showing.state.queue
    turn = queue.floor
    if turn is None:
        return None
    readable = turn.written and showing.may_read(turn.person)
    return v.FloorLine(
        turn.id,
        showing.person(turn.person),
        turn.kind.value,
        turn.began_at,
        turn.ends_at,
        turn.stopped_at is not None,
        turn.presenter,
        showing.name(turn.reader) if turn.reader else "",
        showing.directory.text(turn.person, turn.note) if readable else "",
        showing.name(queue.interrupted.person) if queue.interrupted else "",
        len(turn.agreed),
        "over" in turn.warned,
        "soon" in turn.warned and "over" not in turn.warned,
    )


def queue(showing: Showing, page: int = 1) -> v.QueueView:
    """One page of the board. Counting who waits looks at every hand once; ordering stops at the page's last row."""
    state = showing.state
    hands = state.queue.hands
    remote = sum(1 for one in hands.values() if one.mode is Mode.REMOTE)
    pages = max(1, -(-len(hands) // ROWS))
    page = min(max(1, page), pages)
    first = (page - 1) * ROWS
    rows = islice(enumerate(line(state), 1), first, first + ROWS)
    return v.QueueView(
        state.id,
        state.title,
        state.status.value,
        state.queue.is_open,
        policy_of(state).id,
        showing.floor(),
        tuple(hand(showing, place, placed.hand) for place, placed in rows),
        len(hands) - remote,
        remote,
        showing.now,
        page,
        pages,
        tuple(hand(showing, 0, one) for one in held_back(state)[:ROWS]),
        check(showing, showing.viewer.person),
        state.queue.lock is not None,
        state.queue.lock.until if state.queue.lock else None,
    )


def place(showing: Showing, person: str) -> v.PlaceView:
    """One person's own place: the order is worked out as far as her last hand."""
    queue = showing.state.queue
    mine = lines_of(showing, frozenset({person}))
    ahead = mine[0].place - 1 if mine and mine[0].place else len(queue.hands) - len(mine)
    turn = queue.floor.id if queue.floor is not None and queue.floor.person == person else ""
    next_up = bool(mine) and ahead == 0
    own = person == showing.viewer.person
    return v.PlaceView(
        person,
        showing.name(person),
        bool(turn),
        turn,
        mine,
        ahead,
        next_up,
        queue.is_open,
        check(showing, person),
        bool(queue.told) and any(hand.id in queue.told and hand.id not in queue.ready for hand in queue.of(person)),
        queue.lock.until if queue.lock else None,
        queue.lock is not None,
        showing.directory.text(person, f"draft:{queue.drafted_in}") if own and person in queue.drafts else "",
        queue.standing.turns_in_meeting.get(person, 0) if own else None,
    )


def check(showing: Showing, person: str) -> v.CheckLine | None:
    """The remote check that is open, in counts; only she herself sees that she was asked."""
    now = showing.state.queue.inviting.check
    if now is None:
        return None
    topic = next((topic.title for topic in showing.state.agenda if topic.id == now.topic), "")
    names = tuple(showing.name(one) for one in now.named)
    asks_me = person in now.asked and person not in now.answers
    return v.CheckLine(now.id, topic, now.closes_at, len(now.asked), now.taken, now.passed, names, asks_me)


def lines_of(showing: Showing, people: frozenset[str]) -> tuple[v.HandLine, ...]:
    """The hands of these people with their places, those that hold their place last."""
    found = sorted(one for person in people for one in line(showing.state).of(person))
    lines = tuple(hand(showing, number, placed.hand) for number, placed in found)
    return (*lines, *(hand(showing, 0, one) for one in held_back(showing.state) if one.person in people))


def why(showing: Showing, about: str) -> v.WhyView | None:
    """Why this person (or whoever is next) has the place, from the very line that will be called."""
    for number, placed in enumerate(line(showing.state), 1):
        if about in ("", placed.hand.person, placed.hand.id):
            return reasons(showing, number, placed)
    return None


def reasons(showing: Showing, number: int, placed: Placed) -> v.WhyView:
    rules = tuple(
        v.ReasonLine(one.id, one.args.get("mode", ""), showing.site_name(one.args.get("site", "")))
        for one in spoken(placed, number)
    )
    name = "" if placed.hand.person == showing.viewer.person else showing.name(placed.hand.person)
    return v.WhyView(name, number, rules, policy_of(showing.state).id)


def turns(state: Convening) -> tuple[Turn, ...]:
    """Every turn that was had or is being had; a presenter's slot is none."""
    queue = state.queue
    on = tuple(turn for turn in (queue.interrupted, queue.floor) if turn is not None)
    return tuple(turn for turn in queue.turns + on if not turn.presenter)


def checks(showing: Showing) -> tuple[CheckTotal, ...]:
    """What every topic's remote check came to."""
    titles = {topic.id: topic.title for topic in showing.state.agenda}
    return tuple(
        CheckTotal(titles.get(one.topic, ""), len(one.asked), one.taken, one.passed, one.skipped)
        for one in showing.state.queue.inviting.past
    )


def order_log(showing: Showing, about: str = "") -> v.OrderView:
    """Every turn with the rules that gave it; it names nobody."""
    return v.OrderView(tuple(order_line(showing, turn) for turn in turns(showing.state)))


def order_line(showing: Showing, turn: Turn) -> v.OrderLine:
    site = showing.site_name(turn.site)
    rules = tuple(v.ReasonLine(reason, turn.mode.value, site) for reason in turn.reasons)
    policy = turn.policy or policy_of(showing.state).id
    return v.OrderLine(turn.began_at, site, turn.mode.value, turn.kind.value, policy, rules, turn.called)
