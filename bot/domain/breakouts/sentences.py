"""What the planner means, as sentences that doors can say: ids become names to be looked up."""

from __future__ import annotations

from bot.domain.breakouts.state import Plan
from bot.domain.convening.state import REMOTE_SITE
from bot.domain.log import Arg, Choice, Ref, Refusal, Say, person, refuse, term
from bot.domain.planner.problem import Argument, Contradiction, Message

PEOPLE = frozenset({"person", "other", "host", "people"})
RULES = frozenset({"rule", "other_rule"})


def sentence(message: Message) -> Say:
    """The planner's message as a sentence of the convening."""
    return Say(f"plan:{message.id}", gaps(message))


def part(message: Message) -> Ref:
    """The same, to stand within another sentence."""
    return term(f"plan:{message.id}", **gaps(message))


def gaps(message: Message) -> dict[str, Arg]:
    return {name: gap(name, value) for name, value in message.arguments.items()}


def gap(name: str, value: Argument) -> Arg:
    if isinstance(value, tuple):
        return tuple(person(one) for one in value) if name in PEOPLE else value
    if name in PEOPLE and isinstance(value, str):
        return person(value)
    if name == "host_group" and value == REMOTE_SITE:
        return term("remote-groups")
    return term(f"plan:{value}") if name in RULES else value


def contradiction(clash: Contradiction) -> Refusal:
    """The first of what clashes, by person and rule; the others are said once it is mended."""
    first = sentence(clash.messages[0])
    return refuse(first.id, **first.args)


def ways_on(plan: Plan, number: int) -> tuple[Choice, ...]:
    """What can be done about the plan's unmet rule of that number (from 1), each as a button that does it."""
    unmet = plan.unmet[number - 1]
    return tuple(
        Choice(
            sentence(fix),
            "breakout",
            {"action": "fix", "number": f"{number}-{nth}", "plan": f"{plan.id}.{plan.revision}"},
        )
        for nth, fix in enumerate(unmet.fixes, 1)
    )
