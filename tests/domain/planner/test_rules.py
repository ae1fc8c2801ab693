"""Rules that must hold, what is said when they cannot, and what is refused before any computing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.planner.asking import Asked, problem_of
from bot.domain.planner.explain import explain
from bot.domain.planner.forming import form
from bot.domain.planner.keeping import keepers
from bot.domain.planner.problem import (
    NO_LONE_REMOTE,
    Apart,
    AtLeast,
    AtMost,
    Candidate,
    Condition,
    Contradiction,
    DeviceHost,
    Different,
    Feature,
    Kind,
    Mode,
    NewPeople,
    NoneOrAtLeast,
    OneOfEach,
    OneSite,
    Problem,
    Round,
    Seat,
    Size,
    Together,
    Wish,
    Within,
)
from bot.domain.planner.solve import plan
from bot.domain.planner.tables import Columns
from bot.exports.sentences import Sentences

People = Callable[[str], tuple[Candidate, ...]]


def _crowd(count: int) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(f"p{k}", Mode.REMOTE if k % 4 == 0 else Mode.ROOM, f"S{k % 2}", k % 3 == 1, {"role": "abc"[k % 3]})
        for k in range(count)
    )


def test_hybrid_rules_hold_together(people: People) -> None:
    """Room people of a table sit at one site, bridge groups have a device, and nobody remote is alone."""
    mixed = (*people("north-state-71"), *people("north-state-remote-7"))
    problem = problem_of(mixed, Asked(4, 2, 6, rounds=2, mix=["role"], one_site=True, device_host=True))
    made = plan(problem, 1, 8_000)
    by_id = {person.id: person for person in mixed}
    for group in (group for current in made.rounds for group in current.groups):
        members = [by_id[member] for member in group.members]
        room = [person for person in members if person.mode is Mode.ROOM]
        assert len({person.site for person in room}) <= 1
        assert len(members) - len(room) != 1
        if group.kind is Kind.BRIDGE:
            assert by_id[group.host].device
    assert made.unmet == ()


def test_groups_keep_together_apart_anchored_and_seated() -> None:
    """A family of rules at once: each is checked from the groups alone."""
    crowd = _crowd(40)
    rules: tuple[Condition, ...] = (
        Together(frozenset({"p1", "p2", "p3"})),
        Together(frozenset({"p5", "p6"})),
        Apart(frozenset({"p1", "p7", "p8", "p9"})),
        AtLeast(Feature("role", "a")),
        AtMost(Feature("role", "b"), 2),
        Seat("p10", 3),
        Seat("p11", 0, rounds=(1,)),
        NO_LONE_REMOTE,
    )
    made = plan(Problem(crowd, Size(5), 3, rules, (Wish(NewPeople(), 10),)))
    role = {person.id: person.value("role") for person in crowd}
    assert made.unmet == ()
    for number, current in enumerate(made.rounds):
        assert {"p1", "p2", "p3"} <= set(current.group_of("p1").members)  # type: ignore[union-attr]
        assert "p6" in current.group_of("p5").members  # type: ignore[union-attr]
        assert "p10" in current.groups[3].members
        assert number != 1 or "p11" in current.groups[0].members
        for group in current.groups:
            assert len({"p1", "p7", "p8", "p9"} & set(group.members)) <= 1
            roles = [role[member] for member in group.members]
            assert roles.count("a") >= 1
            assert roles.count("b") <= 2


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), count=st.integers(6, 12), seed=st.integers(0, 1000))
def test_a_rule_is_never_broken_where_a_plan_is_known_to_exist(data: st.DataObject, count: int, seed: int) -> None:
    """Rules are drawn from a hidden plan, so that one exists; the planner must find one too."""
    crowd = _crowd(count)
    groups = max(2, count // 3)
    hidden = [[crowd[k].id for k in range(count) if k * 7 % groups == g] for g in range(groups)]
    hidden = (
        [group for group in hidden if group] if count % 7 else [[p.id for p in crowd[g::groups]] for g in range(groups)]
    )
    sizes = sorted(map(len, hidden))
    if len(hidden) != groups or sizes[-1] - sizes[0] > 1:
        hidden = [[person.id for person in crowd[g::groups]] for g in range(groups)]
    rules: list[Condition] = []
    for group in hidden:
        if len(group) > 1 and data.draw(st.booleans()):
            rules.append(Together(frozenset(data.draw(st.sampled_from(list(combinations(group, 2)))))))
    for one, other in combinations(range(groups), 2):
        pair = (data.draw(st.sampled_from(hidden[one])), data.draw(st.sampled_from(hidden[other])))
        rules.append(Apart(frozenset(pair)))
    made = plan(Problem(crowd, Size(groups=groups), 1, tuple(rules)), seed, 2_000)
    assert made.unmet == ()


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_what_is_unmet_is_what_is_not_kept(seed: int) -> None:
    """Two readings of a rule, "is it kept?" and "why not?", agree on any groups, however bad."""
    crowd = _crowd(14)
    rules: tuple[Condition, ...] = (
        Within("site"),
        Different("role"),
        OneOfEach("role"),
        Apart(frozenset({"p1", "p2", "p3"})),
        AtLeast(Feature("device"), 2),
        AtMost(Feature("role", "b"), 1),
        NO_LONE_REMOTE,
        OneSite(),
        DeviceHost(),
    )
    blind = plan(Problem(crowd, Size(4)), seed, 1)
    problem = Problem(crowd, Size(4), 1, rules)
    from bot.domain.planner.unmet import find_unmet

    unmet = {(unmet.rule, unmet.group) for unmet in find_unmet(problem, blind.rounds)}
    for rule in rules:
        answers = keepers(replace(problem, rules=(rule,)), Columns(problem), crowd)
        for number, group in enumerate(blind.rounds[0].groups):
            is_kept = all(keeps(frozenset(group.members), number) for keeps in answers)
            assert is_kept == ((rule, group.name) not in unmet)


def test_judging_two_thousand_people_by_a_hundred_rules_looks_at_everyone_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Plans are judged while others wait for their turn: what someone has is looked up once for each column."""
    from bot.domain.planner.unmet import find_unmet

    crowd = _crowd(2_000)
    pairs = tuple(Apart(frozenset({crowd[k].id, crowd[k + 1_000].id})) for k in range(100))
    rules = (Different("role"), AtLeast(Feature("role", "a")), NO_LONE_REMOTE, OneSite(), DeviceHost(), *pairs)
    made = plan(Problem(crowd, Size(4)), 1, 1)
    looks, value = [], Candidate.value
    monkeypatch.setattr(Candidate, "value", lambda self, name: (looks.append(name), value(self, name))[1])
    assert find_unmet(Problem(crowd, Size(4), 1, rules), made.rounds)
    assert len(looks) <= 3 * len(crowd)


def _refusals(problem: Problem) -> list[str]:
    with pytest.raises(Contradiction) as refused:
        plan(problem)
    return [message.id for message in refused.value.messages]


TEN = _crowd(10)
AT_TWO_SITES = frozenset({"p1", "p2"})
PAIR_OF_THREE = (Together(frozenset({"p1", "p3"})), Together(frozenset({"p2", "p4"})))


@pytest.mark.parametrize(
    ("problem", "refusal"),
    [
        (Problem(()), "no-people"),
        (Problem(TEN[:1]), "one-person"),
        (Problem(TEN, Size(0)), "size-below-one"),
        (Problem(TEN, Size(-3)), "size-below-one"),
        (Problem(TEN, Size(4, 5, 3)), "minimum-above-maximum"),
        (Problem(TEN, Size(7, 2, 4)), "target-above-maximum"),
        (Problem(TEN, Size(2, 3, 4)), "target-below-minimum"),
        (Problem(TEN, Size(4, -1)), "size-below-one"),
        (Problem(TEN, Size(groups=-1)), "groups-below-one"),
        (Problem(TEN, Size(4, 0, 3, 3)), "groups-hold-too-few"),
        (Problem(TEN, Size(4, 4, 0, 3)), "groups-need-more"),
        (Problem(TEN, Size(4, 2, 5), rules=(AtLeast(Feature("role", "a"), 6),)), "count-beyond-size"),
        (Problem(TEN, Size(4, 2, 5), rules=(NoneOrAtLeast(Feature("role", "a"), 6),)), "count-beyond-size"),
        (Problem(TEN, Size(groups=11)), "more-groups-than-people"),
        (Problem(TEN, rounds=0), "no-rounds"),
        (Problem((*TEN, TEN[0])), "person-twice"),
        (Problem(TEN, rules=(OneOfEach("rank"),)), "unknown-attribute"),
        (Problem(TEN, rules=(OneOfEach("role", ("a", "captain")),)), "unknown-value"),
        (Problem(TEN, rules=(AtLeast(Feature("locale", "es")),)), "unknown-attribute"),
        (Problem(TEN, rules=(NoneOrAtLeast(Feature("captain")),)), "unknown-attribute"),
        (Problem(TEN, rules=(AtMost(Feature("role", "captain"), 1),)), "unknown-value"),
        (Problem(TEN, rules=(Together(frozenset({"p1", "zoe"})),)), "unknown-person"),
        (Problem(TEN, rules=(AtLeast(Feature("role", "a"), 0),)), "count-below-one"),
        (Problem(TEN, wishes=(Wish(Different("role"), 0),)), "weight-below-one"),
        (Problem(TEN, rules=(Seat("p1", 0), Seat("p1", 1))), "two-seats"),
        (Problem(TEN, rules=(Seat("p1", 9),)), "seat-beyond"),
        (Problem(TEN, rules=(Seat("p1", 0), Seat("p2", 0), Apart(frozenset({"p1", "p2"})))), "seat-apart"),
        (Problem(TEN, rules=(Seat("p1", 0), Seat("p2", 1), Together(frozenset({"p1", "p2"})))), "seat-together"),
        (Problem(TEN, Size(4), rules=(Together(frozenset(f"p{k}" for k in range(6))),)), "together-too-many"),
        (Problem(TEN, Size(4), rules=(Apart(frozenset(f"p{k}" for k in range(6))),)), "apart-too-many"),
        (Problem(TEN, rules=(Within("site"), Together(frozenset({"p1", "p2"})))), "together-across"),
        (Problem(TEN, rules=(Different("role"), Together(frozenset({"p0", "p3"})))), "together-same-value"),
        (Problem(TEN, Size(3), rules=(OneOfEach("role"), Together(frozenset({"p0", "p3"})))), "together-same-value"),
        (Problem(TEN, rules=(Different("role"), Seat("p0", 0), Seat("p3", 0))), "together-same-value"),
        (Problem(TEN, rules=(OneSite(), Together(AT_TWO_SITES))), "together-across"),
        (Problem(TEN, rules=(Within("role"), Apart(frozenset({"p0", "p3", "p6", "p9"})))), "apart-too-many"),
        (Problem(TEN, rules=(Within("role"), Seat("p0", 1))), "seat-beyond"),
        (Problem(TEN, Size(3, 2, 3), rules=(Seat("p1", 0), Seat("p2", 0), *PAIR_OF_THREE)), "together-too-many"),
    ],
)
def test_what_cannot_be_is_refused_in_so_many_words(problem: Problem, refusal: str) -> None:
    """Bad input and contradictions are found before computing."""
    assert refusal in _refusals(problem)


def test_a_contradiction_names_the_people_and_the_rules() -> None:
    """Ana with Ben, Ben with Cam, Ana apart from Cam: the chain is followed and named."""
    rules = (
        Together(frozenset({"p1", "p2"})),
        Together(frozenset({"p2", "p3"})),
        Apart(frozenset({"p1", "p3"})),
    )
    with pytest.raises(Contradiction) as refused:
        plan(Problem(TEN, Size(5), 1, rules))
    (message,) = refused.value.messages
    assert message.id == "together-and-apart"
    assert message.arguments["people"] == ("p1", "p3")
    assert message.arguments["rule"] == "rule-together"
    assert message.arguments["other_rule"] == "rule-apart"


def test_ten_thousand_people_are_planned() -> None:
    """No size is refused that fits into memory."""
    crowd = tuple(Candidate(f"p{k}", attributes={"role": "abc"[k % 3]}) for k in range(10_000))
    made = plan(problem_of(crowd, Asked(size=5, rounds=2, mix=["role"])), 1, 60)
    assert sum(len(group.members) for group in made.rounds[1].groups) == 10_000


def test_the_only_remote_person_leaves_nothing_better_to_be_found() -> None:
    """She cannot have company: a plan that breaks nothing else is proven best, and no time is spent looking further."""
    crowd = tuple(Candidate(f"p{k}", Mode.REMOTE if k == 3 else Mode.ROOM, "Shasta") for k in range(12))
    made = plan(Problem(crowd, Size(4), 1, (NO_LONE_REMOTE,), (Wish(NewPeople(), 10),)))
    assert [unmet.why.id for unmet in made.unmet] == ["lone-remote"] * len(made.unmet)
    assert made.measures.proven


def test_the_only_remote_person_is_reported_with_two_ways_out() -> None:
    """One remote person and nine in the room: no plan keeps the rule, and it says so."""
    crowd = tuple(Candidate(f"p{k}", Mode.REMOTE if k == 0 else Mode.ROOM) for k in range(10))
    (unmet,) = plan(problem_of(crowd, Asked(size=5))).unmet
    assert unmet.why.id == "lone-remote"
    assert unmet.people == ("p0",)
    assert [fix.id for fix in unmet.fixes] == ["remote-partner", "allow-lone"]


def test_why_am_i_here_has_an_answer_for_everyone(people: People) -> None:
    """Reasons fit the person: a remote one hears of company, a district's only one of difference."""
    bay = people("cross-district-84")
    problem = problem_of(bay, Asked(size=4, rounds=2, mix=["district"]))
    made = plan(problem)
    mode = {person.id: person.mode for person in bay}
    for person in bay:
        reasons = [reason.id for reason in explain(problem, made.rounds, 1, person.id)]
        assert "reason-new-people" in reasons
        assert ("reason-remote" in reasons or "reason-remote-group" in reasons) == (mode[person.id] is Mode.REMOTE)


@pytest.mark.parametrize(
    ("rule", "others", "reason"),
    [
        (Within("site"), "p3", "reason-within"),
        (Different("role"), "p0 p2", "reason-different"),
        (OneOfEach("role"), "p0 p2", "reason-one-of-each"),
        (Together(frozenset({"p1", "p2"})), "p2", "reason-together"),
        (Apart(frozenset({"p1", "p2"})), "p3", "reason-apart"),
        (AtLeast(Feature("role", "b")), "p3", "reason-you-anchor"),
        (AtLeast(Feature("role", "a")), "p3", "reason-anchor"),
        (AtMost(Feature("role", "b"), 2), "p3", "reason-at-most"),
        (NoneOrAtLeast(Feature("role", "b")), "p7", "reason-company"),
        (OneSite(), "p3", "reason-one-site"),
        (DeviceHost(), "p4", "reason-you-host"),
        (Seat("p1", 0), "p3", "reason-seat"),
        (NewPeople(), "p3", "reason-new-people"),
    ],
)
def test_every_kind_of_rule_and_wish_is_a_reason(rule: Condition, others: str, reason: str) -> None:
    """Person 1, who has role b and a device, sits in a room of S1: why she is with these, in one sentence."""
    here = {"p1", *others.split()}
    groups = (form([person for person in TEN if person.id in here], 1),)
    for asked in ({"rules": (rule,)}, {"wishes": (Wish(rule),)}):
        found = explain(Problem(TEN, met={("p0", "p1"): 1}, **asked), (Round(groups),), 0, "p1")  # type: ignore[arg-type]
        assert [message.id for message in found] == [reason]
        for language in ("en", "es"):
            said = Sentences(language).why(groups[0], found)
            assert said.endswith(".")
            assert said.count(".") == 1


def test_earlier_meetings_count(people: People) -> None:
    """Who met in December is not put together in March."""
    crowd = _crowd(20)
    first = plan(Problem(crowd, Size(4), 1, (), (Wish(NewPeople(), 10),)), 1)
    met = {pair: 1 for group in first.rounds[0].groups for pair in combinations(group.members, 2)}
    second = plan(Problem(crowd, Size(4), 1, (), (Wish(NewPeople(), 10),), met), 1)
    assert second.measures.repeats == 0
    pairs = {frozenset(pair) for group in second.rounds[0].groups for pair in combinations(group.members, 2)}
    assert not pairs & {frozenset(pair) for pair in met}


def test_sizes_give_way_within_their_limits_before_a_rule_does() -> None:
    """Two tables of 3 and 5 keep both families together; two of 4 could not."""
    crowd = tuple(Candidate(f"p{k}") for k in range(8))
    rules = (Together(frozenset({"p0", "p1", "p2", "p3", "p4"})), Together(frozenset({"p5", "p6", "p7"})))
    made = plan(Problem(crowd, Size(4, 3, 5), 1, rules))
    assert sorted(len(group.members) for group in made.rounds[0].groups) == [3, 5]
    assert made.unmet == ()
