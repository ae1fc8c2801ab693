"""Who may do what here, checked when it is done: the table of roles, and who may speak for whom."""

from __future__ import annotations

from bot.domain.convening.state import Convening, Participant
from bot.domain.convening.wishes import Join, Look
from bot.domain.log import FACILITATING, LEADING, Actor, Context, Intent, Refusal, Role, refuse, site

CLAIM = "claim"
"""How the link of an account begins that only says who it is: it is trusted where somebody vouched for it, nowhere
else, so that typing the facilitator's name opens nothing of hers in any convening."""


def is_vouched_for(state: Convening, account: str) -> bool:
    """Whether this account may do what its person may do, and not only raise a hand for her."""
    return account not in state.denied and (account in state.confirmed or not account.startswith(CLAIM))


def roles_of(state: Convening, actor: Actor) -> frozenset[Role]:
    """Every role that this actor holds here and now."""
    me = state.one(actor.person) if actor.person else None
    trusted = is_vouched_for(state, actor.account)
    grants = actor.grants if trusted else frozenset()
    if me is None:
        return grants | {Role.OBSERVER}
    if me.ejected:
        return frozenset()
    if not trusted:
        watches = actor.account in state.denied or me.role is Role.OBSERVER
        return frozenset({Role.OBSERVER if watches else Role.PARTICIPANT})
    return grants | {me.role}


def forbidden(state: Convening, intent: Intent, actor: Actor) -> Refusal | None:
    """Why this actor may not do this at all, or None."""
    mine = roles_of(state, actor)
    if actor.account and actor.account in state.denied and not isinstance(intent, Join | Look):
        return refuse("account-not-yours")
    if mine & intent.roles:
        return None
    if not mine:
        return refuse("was-ejected")
    if intent.roles <= LEADING:
        return refuse("only-leads")
    if intent.roles <= FACILITATING:
        return refuse("only-facilitators")
    if Role.SITE_HOST in intent.roles and Role.PARTICIPANT not in intent.roles:
        return refuse("only-hosts")
    return refuse("only-facilitators" if Role.PARTICIPANT not in intent.roles else "join-first")


def facilitates(state: Convening, actor: Actor) -> bool:
    return bool(roles_of(state, actor) & FACILITATING)


def may_speak_for(state: Convening, who: Participant, context: Context) -> Refusal | None:
    """Oneself always; a site host for her own site; facilitators and leads for anybody."""
    actor = context.actor
    if who.person == actor.person or facilitates(state, actor):
        return None
    me = state.one(actor.person)
    if me is None or me.role is not Role.SITE_HOST:
        return refuse("only-for-yourself")
    return None if me.site == who.site else refuse("not-your-site", site=site(who.site))
