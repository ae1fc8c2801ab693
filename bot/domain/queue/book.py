"""Everything the queue decides and remembers, for the convening's own tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.domain.convening.state import Convening
from bot.domain.log import Context, Deadline, Decision, Entry, Intent, Refusal
from bot.domain.queue import facts as f
from bot.domain.queue import floor, invitations, opening, raising, remote_check
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
    w.PassTurn: invitations.pass_turn,
    w.GiveConsent: invitations.give_consent,
    w.InvitePeople: invitations.invite_people,
    w.ExtendCheck: remote_check.extend_check,
    w.SkipCheck: remote_check.skip_check,
    w.EndCheck: remote_check.end_check,
}
EVOLVERS: Mapping[type, Callable[[Convening, Any, Entry], Convening]] = {
    f.HandRaised: raising.hand_raised,
    f.HandLowered: raising.hand_lowered,
    f.HandMovedBack: raising.hand_moved_back,
    f.TurnBegan: floor.turn_began,
    f.TurnEnded: floor.turn_ended,
    f.QueueOpened: opening.queue_opened,
    f.QueueClosed: opening.queue_closed,
    f.RemoteCheckOpened: remote_check.check_opened,
    f.RemoteCheckExtended: remote_check.check_extended,
    f.PersonNamed: remote_check.person_named,
    f.RemotePassed: remote_check.remote_passed,
    f.NobodyToInvite: remote_check.nobody_to_invite,
    f.ConsentGiven: invitations.consent_given,
    f.PeopleInvited: invitations.people_invited,
    f.GoPassed: invitations.go_passed,
}
NOT_WHILE_PAUSED: frozenset[type[Intent]] = frozenset({w.CallNext, w.CallPerson})


def deadlines(state: Convening) -> tuple[Deadline, ...]:
    """What the queue's clocks will ask for, and when."""
    return remote_check.deadlines(state)
