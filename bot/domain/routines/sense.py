"""Whether the parts of a routine agree: groups exist before they are reused, roles are listed, time adds up."""

import yaml

from bot.domain.routines.model import Routine, Step
from bot.domain.routines.nodes import Fields, Reading

GROUPED = ("reuse", "join", "split", "rotate")
SIZED = ("form", "expert", "home")


def sense(reading: Reading, routine: Routine, found: Fields) -> None:
    """Note what does not fit together, at the line of the step or field that should change."""
    nodes = found["steps"].value
    for step, node in zip(routine.steps, nodes, strict=True):
        _roles(reading, routine, step, node)
    _ids(reading, [step.id for step in routine.steps], nodes)
    _ids(reading, [role.id for role in routine.roles], _entries(found, "roles"))
    _formations(reading, routine, nodes)
    _minutes(reading, routine, found["minutes"])


def _entries(found: Fields, name: str) -> list[yaml.Node]:
    return list(found[name].value) if name in found else []


def _ids(reading: Reading, ids: list[str], nodes: list[yaml.Node]) -> None:
    for index, (one, node) in enumerate(zip(ids, nodes, strict=True)):
        if one in ids[:index]:
            reading.wrong(node, "same-id", field=one)


def _roles(reading: Reading, routine: Routine, step: Step, node: yaml.Node) -> None:
    for role in (*step.roles, *step.quiet, *(name for name, _ in step.also)):
        if routine.role(role) is None:
            reading.wrong(node, "unknown-role", field=role)


def _formations(reading: Reading, routine: Routine, nodes: list[yaml.Node]) -> None:
    formed = polled = False
    for step, node in zip(routine.steps, nodes, strict=True):
        if step.groups in GROUPED and not formed:
            reading.wrong(node, "no-groups-yet", field=step.groups)
        if step.groups == "vote" and not polled:
            reading.wrong(node, "no-poll-yet")
        if step.groups in SIZED and routine.groups is None and step.size is None:
            reading.wrong(node, "no-size")
        formed = formed or step.groups in (*SIZED, "vote")
        polled = polled or step.makes.kind == "poll"


def _minutes(reading: Reading, routine: Routine, node: yaml.Node) -> None:
    total, allowed = routine.step_minutes, routine.minutes
    if not routine.alongside and not allowed.min <= total <= allowed.max:
        reading.wrong(node, "minutes-sum", n=f"{total:g}", least=f"{allowed.min:g}", most=f"{allowed.max:g}")
