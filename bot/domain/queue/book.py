"""Everything the queue decides and remembers, for the convening's own tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.domain.convening.state import Convening
from bot.domain.log import Context, Decision, Entry, Intent, Refusal
from bot.domain.queue import facts as f
from bot.domain.queue import floor, opening, raising
from bot.domain.queue import wishes as w

DECIDERS: Mapping[type[Intent], Callable[[Convening, Any, Context], Decision | Refusal]] = {
    w.RaiseHand: raising.raise_hand,
    w.LowerHand: raising.lower_hand,
    w.MoveBack: raising.move_back,
    w.CallNext: floor.call_next,
    w.CallPerson: floor.call_person,
    w.EndTurn: floor.end_turn,
    w.OpenQueue: opening.open_queue,
    w.CloseQueue: opening.close_queue,
    w.ChoosePolicy: opening.choose_policy,
}
EVOLVERS: Mapping[type, Callable[[Convening, Any, Entry], Convening]] = {
    f.HandRaised: raising.hand_raised,
    f.HandLowered: raising.hand_lowered,
    f.HandMovedBack: raising.hand_moved_back,
    f.TurnBegan: floor.turn_began,
    f.TurnEnded: floor.turn_ended,
    f.QueueOpened: opening.queue_opened,
    f.QueueClosed: opening.queue_closed,
}
NOT_WHILE_PAUSED: frozenset[type[Intent]] = frozenset({w.CallNext, w.CallPerson})
