"""The breakout feature's tables: what may be asked, what may happen, and what must happen next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.domain.breakouts import asking, balance, desk, editing, fixes, home, running, saving, seating, shuffling, why
from bot.domain.breakouts import facts as f
from bot.domain.breakouts import wishes as w
from bot.domain.convening.state import Convening
from bot.domain.log import Context, Deadline, Decision, Entry, Intent, Refusal

DECIDERS: Mapping[type[Intent], Callable[[Convening, Any, Context], Decision | Refusal]] = {
    w.PlanBreakout: asking.plan_breakout,
    w.PlanComputed: asking.plan_computed,
    w.NoteProgress: asking.note_progress,
    w.TakeUpPlan: asking.take_up_plan,
    w.SwapPeople: seating.swap_people,
    w.RenameGroup: editing.rename_group,
    w.HoldGroup: shuffling.hold_group,
    w.ShuffleGroups: shuffling.shuffle_groups,
    w.ChooseFix: fixes.choose_fix,
    w.SavePlan: saving.save_plan,
    w.UsePlan: saving.use_plan,
    w.DropPlan: editing.drop_plan,
    w.GoHome: home.go_home,
    w.AskWhy: why.ask_why,
    w.OpenBreakout: running.open_breakout,
    w.ExtendBreakout: running.extend_breakout,
    w.RecallBreakout: running.recall_breakout,
    w.SayToGroups: running.say_to_groups,
    w.WarnGroups: running.warn_groups,
    w.EndRound: running.end_round,
    w.SeatLatecomers: seating.seat_latecomers,
    w.SeatsComputed: seating.seats_computed,
    w.MoveToGroup: seating.move_to_group,
    w.BalanceGroups: balance.balance_groups,
    w.BalanceComputed: balance.balance_computed,
    w.AcceptBalance: balance.accept_balance,
    w.DropBalance: balance.drop_balance,
    w.NoteUnreached: running.note_unreached,
    w.GiveLine: desk.give_line,
    w.CallForHelp: desk.call_for_help,
    w.ClaimHelp: desk.claim_help,
    w.EndHelp: desk.end_help,
}


def given_up(state: Convening, event: f.PlanGivenUp, entry: Entry) -> Convening:
    return seating.seating_given_up(asking.plan_given_up(state, event, entry), event)


EVOLVERS: Mapping[type, Callable[[Convening, Any, Entry], Convening]] = {
    f.PlanRequested: asking.plan_requested,
    f.PlanTakenUp: asking.plan_taken_up,
    f.PlanProgressed: asking.plan_progressed,
    f.PlanGivenUp: given_up,
    f.PlanMade: asking.plan_made,
    f.PlanSet: saving.plan_set,
    f.PlanEdited: editing.plan_edited,
    f.UnmetKept: fixes.unmet_kept,
    f.PlanSaved: saving.plan_saved,
    f.PlanKnown: saving.plan_known,
    f.GroupRenamed: editing.group_renamed,
    f.GroupHeld: shuffling.group_held,
    f.PlanDropped: asking.plan_dropped,
    f.BreakoutOpened: running.breakout_opened,
    f.BreakoutRetimed: running.breakout_retimed,
    f.BreakoutWarned: running.breakout_warned,
    f.BreakoutRecalled: running.breakout_recalled,
    f.SeatsRequested: seating.seats_requested,
    f.PeopleSeated: seating.people_seated,
    f.BalanceRequested: balance.balance_requested,
    f.BalanceProposed: balance.balance_proposed,
    f.BalanceDropped: balance.balance_dropped,
    f.PeopleUnreached: running.people_unreached,
    f.LineGiven: desk.line_given,
    f.HelpCalled: desk.help_called,
    f.HelpClaimed: desk.help_claimed,
    f.HelpEnded: desk.help_ended,
}


def deadlines(state: Convening) -> tuple[Deadline, ...]:
    """A plan that has not come, people without a seat, the round's warnings and its end."""
    return (*asking.deadlines(state), *seating.deadlines(state), *running.deadlines(state))
