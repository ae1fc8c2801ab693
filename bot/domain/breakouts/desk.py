"""The help desk, and the one line that each group brings back."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.breakouts import facts as f
from bot.domain.breakouts import wishes as w
from bot.domain.breakouts.running import LONGEST_LINE, place_of_group, the_round, with_round
from bot.domain.breakouts.state import Group, Round
from bot.domain.convening.standing import facilitates
from bot.domain.convening.state import Convening
from bot.domain.log import Context, Decision, Entry, Post, Refusal, Role, Word, done, person, refuse, say


def mine_or_named(state: Convening, group: str, context: Context) -> tuple[Round, Group] | Refusal:
    """The group that is meant: one's own, or for a host of its site and a facilitator the one named."""
    running = state.breakouts.round
    if running is None:
        return refuse("no-breakout-open")
    chosen = running.groups.get(group) if group else running.group_of(context.actor.person)
    if chosen is None:
        return refuse("no-such-group", group=group) if group else refuse("no-group-yet")
    me = state.one(context.actor.person)
    hosts = me is not None and chosen.site == me.site and me.role is Role.SITE_HOST
    if context.actor.person in chosen.members or hosts or facilitates(state, context.actor):
        return running, chosen
    return refuse("not-your-group", group=chosen.name)


def give_line(state: Convening, wish: w.GiveLine, context: Context) -> Decision | Refusal:
    meant = mine_or_named(state, wish.group, context)
    if isinstance(meant, Refusal):
        return meant
    running, group = meant
    if not wish.text.strip() or len(wish.text) > LONGEST_LINE:
        return refuse("text-length", most=LONGEST_LINE)
    word = Word(context.actor.person, f"line:{running.id}:{group.id}", wish.text.strip())
    event = f.LineGiven(running.id, group.id, context.actor.person)
    return done(event, say=say("line-kept", group=group.name), show="group", about=group.id, words=(word,))


def call_for_help(state: Convening, wish: w.CallForHelp, context: Context) -> Decision | Refusal:
    meant = mine_or_named(state, wish.group, context)
    if isinstance(meant, Refusal):
        return meant
    running, group = meant
    if group.called_help_at is not None:
        return refuse("help-already-called", group=group.name)
    told = [
        Post(
            f"help:{running.id}:{group.id}:{who.person}:{context.fresh('o')}",
            say("group-needs-help", group=group.name),
            to=who.person,
            urgent=True,
        )
        for who in state.facilitators()
        if who.present
    ]
    return done(f.HelpCalled(running.id, group.id, context.now), say=say("help-is-called"), posts=told)


def claim_help(state: Convening, wish: w.ClaimHelp, context: Context) -> Decision | Refusal:
    running = state.breakouts.round
    group = running.groups.get(wish.group) if running else None
    if running is None or group is None or group.called_help_at is None:
        return refuse("no-help-called")
    if group.helper:
        return refuse("help-already-claimed", person=person(group.helper))
    told = Post(
        f"helper:{running.id}:{group.id}:{context.fresh('o')}",
        say("help-is-coming", person=person(context.actor.person)),
        place=place_of_group(running.id, group.id),
        urgent=True,
    )
    event = f.HelpClaimed(running.id, group.id, context.actor.person)
    return done(event, say=say("help-claimed", group=group.name), show="groups", posts=(told,))


def end_help(state: Convening, wish: w.EndHelp, context: Context) -> Decision | Refusal:
    """Said by the helper, or by the group itself once it can do without."""
    running = state.breakouts.round
    group = running.groups.get(wish.group) if running and wish.group else None
    if group is None or group.helper != context.actor.person:
        meant = mine_or_named(state, wish.group or helped_by(running, context), context)
        if isinstance(meant, Refusal):
            return meant
        running, group = meant
    assert running is not None
    if group.called_help_at is None:
        return refuse("no-help-called")
    return done(f.HelpEnded(running.id, group.id), say=say("help-ended", group=group.name), show="groups")


def helped_by(running: Round | None, context: Context) -> str:
    """The group that this person went to help, or an empty id."""
    groups = running.in_order() if running else ()
    return next((group.id for group in groups if group.helper and group.helper == context.actor.person), "")


def change_group(state: Convening, round_id: str, group_id: str, **changes: object) -> Convening:
    running = the_round(state, round_id)
    group = running.groups.get(group_id) if running else None
    if running is None or group is None:
        return state
    return with_round(state, running.with_group(replace(group, **changes)))  # type: ignore[arg-type]


def line_given(state: Convening, event: f.LineGiven, entry: Entry) -> Convening:
    return change_group(state, event.round, event.group, line_by=event.person)


def help_called(state: Convening, event: f.HelpCalled, entry: Entry) -> Convening:
    return change_group(state, event.round, event.group, called_help_at=event.at, helper="")


def help_claimed(state: Convening, event: f.HelpClaimed, entry: Entry) -> Convening:
    return change_group(state, event.round, event.group, helper=event.helper)


def help_ended(state: Convening, event: f.HelpEnded, entry: Entry) -> Convening:
    return change_group(state, event.round, event.group, called_help_at=None, helper="")
