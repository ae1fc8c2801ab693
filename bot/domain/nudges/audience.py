"""Who gets a nudge, looked up on the roster as it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from bot.domain.breakouts.state import Round
from bot.domain.convening.state import Convening, Participant
from bot.domain.log import Actor, Role
from bot.domain.nudges.state import Among, Audience

Chosen = Callable[[Convening, str, Participant], bool]


def is_site(state: Convening, value: str, who: Participant) -> bool:
    return who.site == value


def has_role(state: Convening, value: str, who: Participant) -> bool:
    return who.role.value == value


def has_tag(state: Convening, value: str, who: Participant) -> bool:
    """A cohort is anything that the roster says of its people: a cohort, a grade, a county."""
    wanted = value.casefold()
    return any(tag.casefold() == wanted for tag in who.attributes.values())


def has_not_answered(state: Convening, value: str, who: Participant) -> bool:
    return who.person not in state.followup.replies


def sat_in(state: Convening, value: str, who: Participant) -> bool:
    rounds: Iterable[Round] = (
        *state.breakouts.past,
        *((state.breakouts.round,) if state.breakouts.round else ()),
    )
    return any(value in group.groups and who.person in group.groups[value].members for group in rounds)


def asked_to_hear(state: Convening, value: str, who: Participant) -> bool:
    return who.person in state.followup.interests.get(value, frozenset())


CHOSEN: Mapping[Among, Chosen] = {
    Among.EVERYONE: lambda state, value, who: True,
    Among.UNANSWERED: has_not_answered,
    Among.PERSON: lambda state, value, who: who.person == value,
    Among.SITE: is_site,
    Among.GROUP: sat_in,
    Among.ROLE: has_role,
    Among.COHORT: has_tag,
    Among.INTERESTED: asked_to_hear,
}


def people_of(state: Convening, audience: Audience) -> tuple[str, ...]:
    """Those whom it is for now, by id."""
    chosen = CHOSEN[audience.among]
    return tuple(
        sorted(
            who.person
            for who in state.roster()
            if not who.ejected and audience.within in ("", who.site) and chosen(state, audience.value, who)
        )
    )


def asked_for(state: Convening, audience: Audience) -> tuple[str, ...]:
    """Those whom an invitation was for, whether they have answered since or not."""
    everybody = audience.among is Among.UNANSWERED
    return people_of(state, replace(audience, among=Among.EVERYONE) if everybody else audience)


def own_site(state: Convening, actor: Actor) -> str:
    """The one site that this person leads, or nothing where she may reach everybody."""
    me = state.one(actor.person) if actor.person else None
    if me is None or Role.LEAD in actor.grants or me.role is not Role.LEAD:
        return ""
    return me.site
