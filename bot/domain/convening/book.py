"""A convening's four pure functions, put together from its features. A new feature adds its tables here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.domain.agreements import deciding as agreements
from bot.domain.breakouts import book as breakouts
from bot.domain.breakouts import wishes as breakout_wishes
from bot.domain.changing import changed
from bot.domain.convening import agenda, carrying, keeping, opening, people, roster
from bot.domain.convening import facts as f
from bot.domain.convening import undo as taking_back
from bot.domain.convening import wishes as w
from bot.domain.convening.history import Action
from bot.domain.convening.standing import forbidden
from bot.domain.convening.state import Convening, Status
from bot.domain.forms import deciding as forms
from bot.domain.forms.off_record import refused_off_record, without_words
from bot.domain.log import (
    Answer,
    Book,
    Context,
    Deadline,
    Decision,
    Entry,
    Intent,
    Refusal,
    Stream,
    refuse,
    say,
)
from bot.domain.nudges import calling, closing, keeping_count
from bot.domain.nudges import deciding as follow_up
from bot.domain.questions import asking as questions
from bot.domain.queue import book as queue
from bot.domain.queue import facts as queue_facts
from bot.domain.routines import rooms as routines
from bot.domain.routines import wishes as routine_wishes

Decider = Callable[[Convening, Any, Context], Decision | Refusal]
Evolver = Callable[[Convening, Any, Entry], Convening]


def look(state: Convening, wish: w.Look, context: Context) -> Decision | Refusal:
    """Nothing happens; the view is built when the answer is shown."""
    return Decision((), Answer(say(f"look-{wish.show}"), wish.show, wish.about))


DECIDERS: Mapping[type[Intent], Decider] = {
    w.PlanConvening: opening.plan_convening,
    w.OpenConvening: opening.open_convening,
    w.CarryOn: carrying.carry_on,
    w.BeginBreak: opening.begin_break,
    w.Adjourn: opening.adjourn,
    w.Resume: opening.resume,
    w.CloseConvening: opening.close_convening,
    w.SetCall: opening.set_call,
    w.SetContact: opening.set_contact,
    w.RotateCode: opening.rotate_code,
    w.ChangeSetting: opening.change_setting,
    w.BindPlace: opening.bind_place,
    w.UnbindPlace: opening.unbind_place,
    w.HandOver: opening.hand_over,
    w.TakeOverIfDropped: opening.take_over_if_dropped,
    w.AddSite: roster.add_site,
    w.DropSite: roster.drop_site,
    w.ReturnSite: roster.return_site,
    w.KeepDraft: roster.keep_draft,
    w.ImportRoster: roster.import_roster,
    w.Join: roster.join,
    w.CheckIn: roster.check_in,
    w.CountIn: roster.count_in,
    w.Leave: roster.leave,
    w.MoveTo: roster.move_to,
    w.GiveRole: roster.give_role,
    w.NotePresence: roster.note_presence,
    w.Rename: roster.rename,
    w.Merge: roster.merge,
    w.Remove: roster.remove,
    w.Eject: roster.eject,
    w.LetBack: roster.let_back,
    w.ConfirmAccount: roster.confirm_account,
    w.ChooseLanguage: roster.choose_language,
    w.SetAgenda: agenda.set_agenda,
    w.OpenTopic: agenda.open_topic,
    w.CloseTopic: agenda.close_topic,
    w.TypeIn: agenda.type_in,
    w.Undo: taking_back.undo,
    w.Look: look,
    w.Summarise: keeping.summarise,
    **queue.DECIDERS,
    **questions.DECIDERS,
    **agreements.DECIDERS,
    **breakouts.DECIDERS,
    **follow_up.DECIDERS,
    **forms.DECIDERS,
    **routines.DECIDERS,
}

EVOLVERS: Mapping[type, Evolver] = {
    f.ConveningPlanned: opening.planned,
    f.ConveningOpened: opening.opened,
    f.CarriedOn: carrying.carried_on,
    f.BreakBegan: opening.break_began,
    f.ConveningAdjourned: opening.adjourned,
    f.ConveningResumed: opening.resumed,
    f.ConveningClosed: opening.closed,
    f.CallSet: opening.call_set,
    f.CodeRotated: opening.code_rotated,
    f.SettingChanged: opening.setting_changed,
    f.PlaceBound: opening.place_bound,
    f.PlaceUnbound: opening.place_unbound,
    f.TookOver: opening.took_over,
    f.SiteAdded: people.site_added,
    f.SiteDropped: people.site_dropped,
    f.SiteReturned: people.site_returned,
    f.PersonListed: people.person_listed,
    f.PersonArrived: people.person_arrived,
    f.PersonLeft: people.person_left,
    f.PersonLost: people.person_lost,
    f.PersonBack: people.person_back,
    f.PersonMoved: people.person_moved,
    f.RoleGiven: people.role_given,
    f.PersonRenamed: people.unchanged,
    f.PeopleMerged: people.people_merged,
    f.PersonRemoved: people.person_removed,
    f.PersonEjected: people.person_ejected,
    f.PersonLetBack: people.person_let_back,
    f.AccountJoined: people.account_joined,
    f.AccountConfirmed: people.account_confirmed,
    f.AccountDenied: people.account_denied,
    f.LanguageChosen: people.language_chosen,
    f.AgendaSet: agenda.agenda_set,
    f.TopicOpened: agenda.topic_opened,
    f.TopicClosed: agenda.topic_closed,
    f.NoteTaken: agenda.note_taken,
    f.ConveningSummarised: keeping.summarised,
    queue_facts.RemoteCheckEnded: agenda.remote_check_ended,
    **queue.EVOLVERS,
    **questions.EVOLVERS,
    **agreements.EVOLVERS,
    **breakouts.EVOLVERS,
    **follow_up.EVOLVERS,
    **forms.EVOLVERS,
    **routines.EVOLVERS,
}

ALWAYS: frozenset[type[Intent]] = frozenset(
    {
        w.Look,
        w.NotePresence,
        w.ChooseLanguage,
        w.SetContact,
        w.TypeIn,
        *follow_up.DECIDERS,
        *forms.DECIDERS,
    }
)
"""What can be asked whatever the convening's status."""

BEFORE_IT_OPENS: frozenset[type[Intent]] = ALWAYS | {
    w.OpenConvening,
    w.CarryOn,
    w.CloseConvening,
    w.SetCall,
    w.RotateCode,
    w.ChangeSetting,
    w.BindPlace,
    w.UnbindPlace,
    w.AddSite,
    w.KeepDraft,
    w.ImportRoster,
    w.Join,
    w.GiveRole,
    w.HandOver,
    w.Rename,
    w.Merge,
    w.Remove,
    w.Eject,
    w.LetBack,
    w.ConfirmAccount,
    w.SetAgenda,
    w.Undo,
}
AFTER_IT_CLOSED: frozenset[type[Intent]] = ALWAYS | {w.Join, w.UnbindPlace, w.Rename, w.ConfirmAccount, w.Summarise}
NOT_WHILE_PAUSED: frozenset[type[Intent]] = queue.NOT_WHILE_PAUSED | {
    breakout_wishes.OpenBreakout,
    w.OpenTopic,
    routine_wishes.RunRoutine,
}


def untimely(state: Convening, intent: Intent) -> Refusal | None:
    """Why this cannot be done now, as the convening stands."""
    kind = type(intent)
    if kind is w.PlanConvening:
        return None
    if state.status is Status.UNKNOWN:
        return refuse("no-such-convening")
    if state.status is Status.PLANNED and kind not in BEFORE_IT_OPENS:
        return refuse("not-open-yet")
    if state.status is Status.CLOSED and kind not in AFTER_IT_CLOSED:
        return refuse("convening-is-closed")
    if state.is_paused and kind in NOT_WHILE_PAUSED:
        return refuse("paused-now")
    return None


def decide(state: Convening, intent: Intent, context: Context) -> Decision | Refusal:
    """What may happen: permission first, then the moment, then the feature's own rule."""
    refusal = forbidden(state, intent, context.actor) or untimely(state, intent)
    refusal = refusal or refused_off_record(state, intent) or routines.hushed(state, intent, context)
    return refusal or without_words(state, intent, DECIDERS[type(intent)](state, intent, context))


def evolve(state: Convening, entry: Entry) -> Convening:
    """What is now true. Total: a line that no longer fits (after an undo) changes nothing."""
    if isinstance(entry.event, f.ActionUndone):
        return undone(state, entry)
    after = EVOLVERS[type(entry.event)](state, entry.event, entry)
    if entry.undoable:
        before = changed(state, history=type(state.history)())
        action = Action(entry.seq, entry.actor, type(entry.event).__name__, before)
        return changed(after, history=state.history.begin(action))
    return changed(after, history=state.history.note(entry))


def undone(state: Convening, entry: Entry) -> Convening:
    """The state before the newest action, with everything that others did since, each at its own time."""
    newest = state.history.newest
    assert isinstance(entry.event, f.ActionUndone)
    if newest is None or newest.seq != entry.event.action:
        return state
    rebuilt: Convening = newest.before
    for line in newest.what_followed():
        rebuilt = EVOLVERS[type(line.event)](rebuilt, line.event, line)
    return changed(rebuilt, history=state.history.without_newest())


def deadlines(state: Convening) -> tuple[Deadline, ...]:
    """What must happen next, and when."""
    if state.status is Status.UNKNOWN:
        return ()
    due = [*calling.deadlines(state), *closing.deadlines(state), *keeping_count.deadlines(state)]
    if state.status is Status.CLOSED:
        return tuple(due)
    due += [*breakouts.deadlines(state), *queue.deadlines(state), *routines.deadlines(state)]
    if state.is_paused and state.resumes_at is not None:
        due.append(Deadline("resume", state.resumes_at, w.Resume()))
    gone = state.one(state.acting) if state.acting else None
    if gone is not None and gone.lost_at is not None and opening.stand_in(state) is not None:
        due.append(Deadline("take-over", gone.lost_at + opening.TAKE_OVER_AFTER, w.TakeOverIfDropped()))
    return tuple(due)


def still_follows(state: Convening) -> bool:
    """A closed convening stays at hand while something follows on it, a list waits, or a series goes on."""
    waits = state.followup.live() or state.followup.interests or closing.deadlines(state)
    goes_on = state.carried is not None and state.totals is None
    return bool(waits or goes_on)


def initial(stream: Stream) -> Convening:
    return Convening(stream.id, stream.organisation)


BOOK = Book(
    initial=initial,
    decide=decide,
    evolve=evolve,
    deadlines=deadlines,
    is_open=lambda state: state.status is not Status.CLOSED or still_follows(state),
)
