"""What can be asked of a convening's follow-up and what can happen to it, with the function for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.domain.convening.state import Convening
from bot.domain.log import Context, Decision, Entry, Intent, Refusal
from bot.domain.nudges import calling, closing, drafting, inviting, keeping_count, places, team
from bot.domain.nudges import facts as f
from bot.domain.nudges import wishes as w

Decider = Callable[[Convening, Any, Context], "Decision | Refusal"]
Evolver = Callable[[Convening, Any, Entry], Convening]

DECIDERS: Mapping[type[Intent], Decider] = {
    w.DraftNudge: drafting.draft_nudge,
    w.TryNudge: drafting.try_nudge,
    w.SaveNudge: drafting.save_nudge,
    w.CancelNudge: drafting.cancel_nudge,
    w.CallPeople: calling.call_people,
    w.WithdrawFromPeople: calling.withdraw_from_people,
    w.CloseNudge: calling.close_nudge,
    w.CountAnswer: calling.count_answer,
    w.NoteFailure: calling.note_failure,
    w.TellFailures: calling.tell_failures,
    w.AnswerInvitation: calling.answer_invitation,
    w.ShowInterest: calling.show_interest,
    w.CallRide: closing.call_ride,
    w.SetPlaceHours: places.set_place_hours,
    w.TellPlaceHours: places.tell_place_hours,
    w.WriteToTeam: team.write_to_team,
    w.EndTeamThreads: team.end_threads,
    w.InviteInterested: inviting.invite_interested,
    w.CountCommitment: keeping_count.count_commitment,
    w.AskCoach: keeping_count.ask_coach,
    w.RecallWords: keeping_count.recall_words,
}

EVOLVERS: Mapping[type, Evolver] = {
    f.NudgeDrafted: drafting.drafted,
    f.NudgeTried: drafting.tried,
    f.NudgeScheduled: drafting.scheduled,
    f.NudgeChanged: drafting.changed,
    f.NudgeEnded: drafting.ended,
    f.PeopleCalled: calling.called,
    f.AnswerCounted: calling.counted,
    f.DeliveryFailed: calling.failed,
    f.NotSentCounted: calling.not_sent,
    f.FailuresTold: calling.told,
    f.InvitationAnswered: calling.invitation_answered,
    f.InterestShown: calling.interest_shown,
    f.RideCalled: closing.ride_called,
    f.PlaceHoursSet: places.hours_set,
    f.PlaceHoursTold: places.hours_told,
    f.TeamLineWritten: team.written,
    f.TeamThreadsEnded: team.ended,
    f.CommitmentCounted: keeping_count.counted,
    f.CoachAsked: keeping_count.coach_asked,
    f.WordsRecalled: keeping_count.words_recalled,
}
