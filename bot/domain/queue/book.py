"""Everything the queue decides and remembers, for the convening's own tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.domain.convening.state import Convening
from bot.domain.log import Context, Deadline, Decision, Entry, Intent, Refusal
from bot.domain.queue import (
    access,
    clocks,
    exceptions,
    floor,
    invitations,
    on_deck,
    opening,
    raising,
    remote_check,
    rounds,
    thinking,
)
from bot.domain.queue import facts as f
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
    w.BeginRound: rounds.begin_round,
    w.SetLimit: clocks.set_limit,
    w.ExtendTurn: clocks.extend_turn,
    w.PauseTurn: clocks.pause_turn,
    w.ResumeTurn: clocks.resume_turn,
    w.WarnSpeaker: clocks.warn_speaker,
    w.HearQuestion: exceptions.hear_question,
    w.GiveSlot: exceptions.give_slot,
    w.GiveLastWord: exceptions.last_word,
    w.HearAgain: exceptions.hear_again,
    w.Agree: exceptions.agree,
    w.AskAccess: access.ask_access,
    w.PassOnAccess: access.pass_on_access,
    w.LockHands: thinking.lock_hands,
    w.OpenHands: thinking.open_hands,
    w.EndThinkTime: thinking.end_think_time,
    w.SayReady: on_deck.say_ready,
    w.HoldPlace: on_deck.hold_place,
    w.HoldUnanswered: on_deck.hold_unanswered,
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
    f.GoPassed: rounds.go_passed,
    f.RoundBegan: rounds.round_began,
    f.LimitSet: clocks.limit_set,
    f.TurnExtended: clocks.turn_extended,
    f.TurnPaused: clocks.turn_paused,
    f.TurnResumed: clocks.turn_resumed,
    f.TurnWarned: clocks.turn_warned,
    f.Agreed: exceptions.agreed,
    f.AccessAsked: access.access_asked,
    f.HandsLocked: thinking.hands_locked,
    f.HandsOpened: thinking.hands_opened,
    f.NoteDrafted: thinking.note_drafted,
    f.OnDeckTold: on_deck.on_deck_told,
    f.HandReady: on_deck.hand_ready,
    f.HandHeld: on_deck.hand_held,
    f.HandPutInWriting: raising.hand_put_in_writing,
}
NOT_WHILE_PAUSED: frozenset[type[Intent]] = frozenset(
    {w.CallNext, w.CallPerson, w.HearQuestion, w.GiveSlot, w.GiveLastWord}
)


def deadlines(state: Convening) -> tuple[Deadline, ...]:
    """What the queue's clocks will ask for, and when."""
    clocks_of = (remote_check, clocks, thinking, on_deck)
    return tuple(deadline for room in clocks_of for deadline in room.deadlines(state))
