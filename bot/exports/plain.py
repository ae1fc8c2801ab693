"""A plan as plain values for programs (JSON) and as plain text for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from bot.domain.planner.contradictions import rule_name
from bot.domain.planner.explain import explain
from bot.domain.planner.problem import Group, Plan, Problem, Unmet
from bot.exports.sentences import Sentences


def as_values(problem: Problem, plan: Plan, sentences: Sentences) -> dict[str, Any]:
    """The plan as {"rounds", "unmet", "measures", "seed", "steps"}; `why` has one sentence for each member."""
    return {
        "rounds": [{"groups": _groups(problem, plan, number, sentences)} for number in range(len(plan.rounds))],
        "unmet": [_unmet(unmet, sentences) for unmet in plan.unmet],
        "measures": _measures(plan, sentences),
        "seed": plan.seed,
        "steps": plan.steps,
    }


def _groups(problem: Problem, plan: Plan, number: int, sentences: Sentences) -> list[dict[str, Any]]:
    return [
        {
            "name": sentences.group(group),
            "members": list(group.members),
            "why": [sentences.why(group, explain(problem, plan.rounds, number, member)) for member in group.members],
            "kind": group.kind.value,
            "site": group.site,
            "host": group.host,
        }
        for group in plan.rounds[number].groups
    ]


def _unmet(unmet: Unmet, sentences: Sentences) -> dict[str, Any]:
    return {
        "rule": sentences.say(rule_name(unmet.rule)),
        "rounds": list(unmet.rounds),
        "group": sentences.called(unmet.group),
        "people": list(unmet.people),
        "why": sentences.say(unmet.why),
        "fixes": [sentences.say(fix) for fix in unmet.fixes],
    }


def _measures(plan: Plan, sentences: Sentences) -> dict[str, Any]:
    measures = plan.measures
    return {
        "groups": measures.groups,
        "repeats": measures.repeats,
        "lone_remote": measures.lone_remote,
        "balance": dict(measures.balance),
        "rules_broken": measures.rules_broken,
        "cost": measures.cost,
        "bound": measures.bound,
        "gap": measures.gap,
        "proven": measures.proven,
        "certificate": certificate(plan, sentences),
    }


def certificate(plan: Plan, sentences: Sentences) -> str:
    """Whether the plan is proven to be the best, in words."""
    if plan.measures.proven:
        return sentences.words("proven")
    return sentences.words("not-proven", gap=plan.measures.gap)


def as_text(plan: Plan, sentences: Sentences) -> str:
    """The plan as text that can be read aloud or pasted: rounds, groups, names, what could not be kept."""
    return "\n".join(_lines(plan, sentences)) + "\n"


def _lines(plan: Plan, sentences: Sentences) -> Iterator[str]:
    for number, current in enumerate(plan.rounds, start=1):
        if len(plan.rounds) > 1:
            yield sentences.words("round", number=number)
        yield from (line(group, sentences) for group in current.groups)
        yield ""
    for unmet in plan.unmet:
        yield sentences.say(unmet.why)
        yield from _bullets([sentences.say(fix) for fix in unmet.fixes])
    yield certificate(plan, sentences)


def line(group: Group, sentences: Sentences) -> str:
    """A group in one line: its name, what kind it is, and its people."""
    kind = "kind-" + group.kind.value.replace(" ", "-")
    names = [sentences.name(member) for member in group.members]
    between = "; " if any("," in name for name in names) else ", "  # "Pérez, Luis" is one person
    return f"{sentences.group(group)} ({sentences.words(kind)}): {between.join(names)}"


def _bullets(lines: Sequence[str]) -> Iterator[str]:
    return (f"  - {line}" for line in lines)
