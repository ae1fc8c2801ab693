"""An organisation: who leads, who administers, which workspaces are its own."""

from __future__ import annotations

from dataclasses import field, replace

from immutables import Map

from bot.domain.frozen import frozen
from bot.domain.log import (
    ADMINISTERING,
    Answer,
    Book,
    Context,
    Deadline,
    Decision,
    Entry,
    Intent,
    Refusal,
    Role,
    Say,
    Stream,
    Word,
    done,
    person,
    refuse,
    say,
)
from bot.domain.organisation import facts as f
from bot.domain.organisation import wishes as w


@frozen
class Organisation:
    """Roles held across convenings, and the installations that belong to it."""

    id: str
    roles: Map[str, frozenset[Role]] = field(default_factory=Map)
    retention: int = 0
    """Days for which a closed convening is kept whole; 0: for good."""
    has_kept_short: bool = False
    """Whether there ever was such a number of days: then some convenings may be totals only."""
    held: frozenset[str] = frozenset()
    """Convenings that are kept whole whatever their age."""

    def grants(self, who: str) -> frozenset[Role]:
        """What a person holds organisation-wide; an administrator is not a lead by herself."""
        return self.roles.get(who, frozenset())


ORGANISATION_ROLES = frozenset({Role.LEAD, Role.ADMINISTRATOR})


def found(state: Organisation, wish: w.Found, context: Context) -> Decision | Refusal:
    """The first person of an organisation leads and administers it; there is only one first."""
    if state.roles:
        return refuse("already-founded")
    events = tuple(f.GrantGiven(wish.person, role) for role in (Role.LEAD, Role.ADMINISTRATOR))
    words = (Word(wish.person, "name", wish.name),) if wish.name else ()
    return done(*events, say=say("founded"), words=words)


def link_account(state: Organisation, wish: w.LinkAccount, context: Context) -> Decision | Refusal:
    word = Word(wish.person, f"account:{wish.account}", context.fresh("a"))
    return done(f.AccountLinked(wish.person), say=say("welcome-back"), words=(word,))


def unlink_account(state: Organisation, wish: w.UnlinkAccount, context: Context) -> Decision | Refusal:
    word = Word(wish.person, f"account:{wish.account}", None)
    return done(f.AccountUnlinked(wish.person), say=say("noted"), words=(word,))


def grant(state: Organisation, wish: w.Grant, context: Context) -> Decision | Refusal:
    if wish.role not in ORGANISATION_ROLES:
        return refuse("no-such-role", role=wish.role.value)
    return done(f.GrantGiven(wish.person, wish.role), say=say("role-given", person=person(wish.person), role=wish.role))


def withdraw(state: Organisation, wish: w.Withdraw, context: Context) -> Decision | Refusal:
    if wish.role not in state.grants(wish.person):
        return refuse("no-such-role", role=wish.role.value)
    holders = [who for who, roles in state.roles.items() if wish.role in roles]
    if wish.role is Role.ADMINISTRATOR and len(holders) == 1:
        return refuse("last-administrator")
    return done(f.GrantTaken(wish.person, wish.role), say=say("role-taken", person=person(wish.person), role=wish.role))


LONGEST_RETENTION = 3650


def set_retention(state: Organisation, wish: w.SetRetention, context: Context) -> Decision | Refusal:
    if wish.days is None:
        return done(say=retention_now(state.retention))
    if not 0 <= wish.days <= LONGEST_RETENTION:
        return refuse("retention-out-of-range", most=LONGEST_RETENTION)
    events = (f.RetentionSet(wish.days),) if wish.days != state.retention else ()
    return done(*events, say=retention_now(wish.days))


def retention_now(days: int) -> Say:
    return say("retention-days", days=days) if days else say("retention-for-good")


def hold(state: Organisation, wish: w.HoldConvening, context: Context) -> Decision | Refusal:
    event = f.HoldPlaced(wish.convening) if wish.yes else f.HoldLifted(wish.convening)
    events = (event,) if (wish.convening in state.held) != wish.yes else ()
    return done(*events, say=say("hold-placed" if wish.yes else "hold-lifted"))


def decide(state: Organisation, intent: Intent, context: Context) -> Decision | Refusal:
    mine = context.actor.grants | state.grants(context.actor.person)
    if not (mine & (ADMINISTERING | {Role.CLOCK})):
        return refuse("only-administrators")
    match intent:
        case w.Found():
            return found(state, intent, context)
        case w.LinkAccount():
            return link_account(state, intent, context)
        case w.UnlinkAccount():
            return unlink_account(state, intent, context)
        case w.Grant():
            return grant(state, intent, context)
        case w.Withdraw():
            return withdraw(state, intent, context)
        case w.SetRetention():
            return set_retention(state, intent, context)
        case w.HoldConvening():
            return hold(state, intent, context)
    return Decision((), Answer(say("nothing-changed")))


def evolve(state: Organisation, entry: Entry) -> Organisation:
    event = entry.event
    match event:
        case f.GrantGiven():
            return replace(state, roles=state.roles.set(event.person, state.grants(event.person) | {event.role}))
        case f.RetentionSet():
            return replace(state, retention=event.days, has_kept_short=True)
        case f.HoldPlaced():
            return replace(state, held=state.held | {event.convening})
        case f.HoldLifted():
            return replace(state, held=state.held - {event.convening})
        case f.GrantTaken():
            return replace(state, roles=state.roles.set(event.person, state.grants(event.person) - {event.role}))
    return state


def deadlines(state: Organisation) -> tuple[Deadline, ...]:
    return ()


def initial(stream: Stream) -> Organisation:
    return Organisation(stream.id)


BOOK = Book(initial=initial, decide=decide, evolve=evolve, deadlines=deadlines, is_open=lambda state: True)
