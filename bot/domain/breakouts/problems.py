"""From a convening and what was asked to the planner's problem: who is here, what must hold, who has met whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from bot.domain.breakouts.state import Group, Round, Unmet
from bot.domain.breakouts.wanted import Avoid, Hybrid, Wanted
from bot.domain.convening.state import Convening, Participant, sites_in_order
from bot.domain.convening.state import Mode as Taking
from bot.domain.log import Role
from bot.domain.planner import problem as p
from bot.domain.planner.asking import COHORT, Asked, problem_of
from bot.domain.planner.columns import ColumnNames
from bot.domain.planner.contradictions import rule_name
from bot.domain.planner.unmet import find_unmet

FACILITATE = (Role.FACILITATOR, Role.CO_FACILITATOR)


Meetings = Mapping[tuple[str, str], int]
"""How often two people, by their ids in order, shared a group."""


def may_be_seated(who: Participant) -> bool:
    """Everybody who is here takes part in groups, but for those who only watch."""
    return who.present and who.counts and not who.ejected and who.role is not Role.OBSERVER


def roster(state: Convening, wanted: Wanted) -> tuple[str, ...]:
    """Who is to be grouped now, by site and id, the remote people last: groups are numbered in this order."""
    order = {place.id: number for number, place in enumerate(sites_in_order(state))}
    here = [who for who in state.present() if may_be_seated(who) and who.person not in wanted.without]
    here.sort(key=lambda who: (order.get(who.site, -1), who.person))
    return tuple(who.person for who in here)


def here(state: Convening, people: Iterable[str]) -> tuple[str, ...]:
    """Those of these people who have not left, by id."""
    known = ((who, state.one(who)) for who in sorted(people))
    return tuple(who for who, one in known if one is not None and may_be_seated(one))


def candidate(state: Convening, who: Participant) -> p.Candidate:
    """A person as the planner sees her: ids and columns, never a name."""
    place = state.sites.get(who.site)
    extra = {"locale": who.language, "facilitator": "yes" if who.role in FACILITATE else "no"}
    return p.Candidate(
        who.person,
        p.Mode.REMOTE if who.mode is Taking.REMOTE else p.Mode.ROOM,
        place.name if place else who.site,
        who.device and who.mode is Taking.ROOM,
        {**extra, **who.attributes},
    )


def candidates(state: Convening, people: Iterable[str]) -> tuple[p.Candidate, ...]:
    """These people, in this order; doubles lead to the person they stand for."""
    known = (state.one(person) for person in people)
    found = {who.person: candidate(state, who) for who in known if who is not None}
    return tuple(found.values())


NOBODY: Meetings = {}


def problem(state: Convening, wanted: Wanted, people: Sequence[str], met: Meetings = NOBODY) -> p.Problem:
    """The planner's problem for exactly these people. Raises `Contradiction` for a weight that is none.

    `met` are meetings to be avoided besides those that `wanted` asks to avoid.
    """
    here = candidates(state, people)
    word = ColumnNames.of(here)
    asked = Asked(
        size=wanted.size,
        minimum=wanted.least,
        maximum=wanted.most,
        groups=wanted.groups,
        rounds=wanted.rounds,
        by=[word(column) for column in boundaries(wanted, here)],
        mix=[word.weighted(column) for column in wanted.mix],
        apart=[word(column) for column in wanted.apart],
        one_each=word(wanted.one_each) if wanted.one_each else "",
        anchors=[word.feature(anchor) for anchor in wanted.anchors],
        together=wanted.together,
        keep_apart=wanted.keep_apart,
        across=wanted.across,
        allow_lone_remote=wanted.hybrid is Hybrid.ANY,
        one_site=wanted.one_site,
        device_host=bridges(wanted, here),
        met=Counter(met_before(state, wanted)) + Counter(met),
    )
    made = problem_of(here, asked)
    rules = tuple(dict.fromkeys([*made.rules, *more_rules(wanted, word)]))
    return replace(made, rules=rules)


def rules(state: Convening, wanted: Wanted, people: Iterable[str]) -> tuple[p.Condition, ...]:
    """The rules alone. People of one mode, site and cohort and with the same columns make no difference to them."""
    typical: dict[object, str] = {}
    for who in filter(None, map(state.one, people)):
        alike = who.mode, who.site, who.attributes.get(COHORT), tuple(who.attributes)
        typical.setdefault(alike, who.person)
    return problem(state, wanted, tuple(typical.values())).rules


def boundaries(wanted: Wanted, people: Sequence[p.Candidate]) -> tuple[str, ...]:
    """What groups stay within: as asked; people stay at their own site where nothing that was asked says otherwise."""
    stays = wanted.hybrid is Hybrid.TABLES or not wanted.says_who_sits_where
    several = len({person.site for person in people}) > 1
    return tuple(dict.fromkeys([*wanted.by, *(["site"] if stays and several else [])]))


def bridges(wanted: Wanted, people: Sequence[p.Candidate]) -> bool:
    """Whether room and remote people who share a group need somebody in the room with a device."""
    return wanted.hybrid is not Hybrid.ANY and len({person.mode for person in people}) > 1


def more_rules(wanted: Wanted, word: ColumnNames) -> Iterator[p.Condition]:
    """What only a convening asks for: fixed seats, nobody or at least so many, nobody met twice."""
    for text, count in wanted.at_least:
        attribute, _, value = word.feature(text).partition("=")
        yield p.NoneOrAtLeast(p.Feature(attribute, value), count)
    for person, group in wanted.seats:
        yield p.Seat(person, group - 1)
    if wanted.not_again_must_hold:
        yield p.NewPeople()


def met_before(state: Convening, wanted: Wanted) -> Meetings:
    """How often two people have shared a group, here and in the meetings of the series before, where that is asked."""
    if wanted.avoid is Avoid.NOBODY:
        return {}
    before = state.carried.met if state.carried else ()
    return Counter(meetings(state.breakouts.past)) + Counter({(one, other): times for one, other, times in before})


def meetings(rounds: Iterable[Round]) -> Meetings:
    """The meetings of rounds that were opened."""
    return meetings_of(one.groups.values() for one in rounds)


def meetings_of(rounds: Iterable[Iterable[Group]]) -> Meetings:
    """How often two people shared a group of these rounds, by their ids in order."""
    pairs = (pair for groups in rounds for group in groups for pair in combinations(sorted(group.members), 2))
    return Counter(pairs)


def as_planned(groups: Iterable[Group], known: frozenset[str]) -> p.Round:
    """Groups as the planner reads them, of the people it knows."""
    planned = (
        p.Group(
            g.number,
            tuple(who for who in g.members if who in known),
            g.kind,
            g.within,
            g.within_number,
            g.site,
            g.host,
        )
        for g in groups
    )
    return p.Round(tuple(group for group in planned if group.members))


def unmet_in(asked: p.Problem, rounds: Sequence[Sequence[Group]]) -> tuple[Unmet, ...]:
    """Every rule that these groups do not keep, counted from the groups alone."""
    known = frozenset(who.id for who in asked.people)
    found = find_unmet(asked, [as_planned(groups, known) for groups in rounds])
    return unmet_of(found, rounds)


def unmet_of(found: Iterable[p.Unmet], rounds: Sequence[Sequence[Group]]) -> tuple[Unmet, ...]:
    """The planner's findings with our own groups: their ids, and the names that people see."""
    named = [
        {p.Group(g.number, (), within=g.within, within_number=g.within_number).name: g for g in groups}
        for groups in rounds
    ]
    return tuple(with_names(one, named[one.rounds[0] - 1 if one.rounds else 0]) for one in found)


def with_names(one: p.Unmet, named: Mapping[str, Group]) -> Unmet:
    """One finding, its groups by the names that the planner knows."""

    def ours(message: p.Message) -> p.Message:
        names = {key: named[str(value)].name for key, value in message.arguments.items() if is_group(key, value, named)}
        return p.Message(message.id, {**message.arguments, **names})

    group = named.get(one.group)
    fixes = tuple(ours(fix) for fix in one.fixes)
    rule = rule_name(one.rule)
    return Unmet(rule, group.id if group else "", one.people, ours(one.why), fixes, one.rounds)


def is_group(key: str, value: object, named: Mapping[str, Group]) -> bool:
    return key in ("group", "host_group") and str(value) in named
