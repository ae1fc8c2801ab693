"""What somebody sees at a moment of a run: in a room, online, or facilitating; all places read from the same plan."""

from typing import Literal

from bot.domain.frozen import frozen
from bot.domain.routines.cues import PAIR_TALK, turn_seconds
from bot.domain.routines.model import Language, Product, Text
from bot.domain.routines.plan import PlannedStep, RoutinePlan
from bot.domain.routines.seating import ONLINE, Group
from bot.domain.routines.words import length, sentence

Viewer = Literal["room", "remote", "host"]


@frozen
class Sight:
    """One screen at one moment, in one language. No line is ever cut: each is under 280 characters.

    `line` is what this person does now; `more` are further lines of their own (equal turns, notes for the host).
    `group` are the ids of the people they are with, and `jobs` who has which role in it. `said` is the newest cue.
    """

    step: int
    title: str
    line: str
    time: str
    more: tuple[str, ...]
    prompts: tuple[str, ...]
    stems: tuple[str, ...]
    hands: str
    makes: Product
    said: str = ""
    group: tuple[str, ...] = ()
    jobs: tuple[tuple[str, str], ...] = ()
    station: int | None = None


def step_at(plan: RoutinePlan, second: int) -> int:
    """The step that is running at a second of the run; the last one after the end."""
    return next((at for at, step in enumerate(plan.steps) if second < step.end), len(plan.steps) - 1)


def group_of(step: PlannedStep, person: str, second: int = 0) -> Group | None:
    """The group a person is in at a second of a step, if the step has groups."""
    return next((group for group in step.groups_at(second) if person in group.members), None)


def tables(plan: RoutinePlan, second: int) -> tuple[tuple[Group, int | None], ...]:
    """Every group at a second of the run, with its station if it has one, where people are given their places."""
    step = plan.steps[step_at(plan, second)]
    if not plan.routine.assigned and step.step.groups != "vote":
        return ()
    here = second - step.start
    return tuple((group, _station(step, group, here)) for group in step.groups_at(here))


def sight(
    plan: RoutinePlan,
    second: int,
    viewer: Viewer,
    language: Language,
    person: str | None = None,
    role: str | None = None,
) -> Sight | None:
    """What one viewer sees at a second of the run; None where they see nothing of it (a private cue card).

    A `person` sees their own group and turns; a `role` (presenter, inner, table-host …) sees its own line.
    """
    at = step_at(plan, second)
    step = plan.steps[at]
    line = _line(step, viewer, role)
    if line is None:
        return None
    group = group_of(step, person, second - step.start) if person else None
    return Sight(
        step=at,
        title=step.step.title.to(language),
        line=line.to(language),
        time=length(step.seconds).to(language) if step.seconds and not plan.routine.alongside else "",
        more=tuple(text.to(language) for text in _more(plan, at, viewer, group)),
        prompts=tuple(text.to(language) for text in _prompts(plan, step)),
        stems=tuple(stem.to(language) for stem in step.step.stems),
        hands="closed" if role in step.step.quiet else step.step.hands,
        makes=step.step.makes,
        said=_said(plan, step, second - step.start, group, language),
        group=group.members if group else (),
        jobs=_jobs(plan, at, group, language),
        station=_station(step, group, second - step.start),
    )


def _line(step: PlannedStep, viewer: Viewer, role: str | None) -> Text | None:
    own = step.step.line_for(role) if role else None
    if own or viewer == "host":
        return own or step.step.host
    if step.typed_reports:
        return sentence(f"{viewer}-reports").text()
    return step.step.room if viewer == "room" else step.step.remote


def _more(plan: RoutinePlan, at: int, viewer: Viewer, group: Group | None) -> list[Text]:
    """Lines of this viewer's own: equal turns for their group, threes among pairs, notes for the facilitator."""
    step = plan.steps[at]
    if viewer == "host":
        return _host_notes(plan, at)
    if step.step.turns == "round":
        return [sentence("round-turns", time=length(round_turn(plan, step))).text()]
    if step.step.turns in PAIR_TALK:
        return _three(plan, viewer, group)
    people = len(group.members) if group else 0
    each = turn_seconds(step, people)
    return [sentence("equal-turns", n=people, time=length(each)).text()] if each and people > 1 else []


def _host_notes(plan: RoutinePlan, at: int) -> list[Text]:
    notes = [note.text() for note in plan.notes] if at == 0 else []
    if plan.steps[at].typed_reports:
        heard = next(len(step.groups) for step in reversed(plan.steps[:at]) if step.groups)
        notes.append(sentence("host-reports", groups=heard).text())
    return notes


def _three(plan: RoutinePlan, viewer: Viewer, group: Group | None) -> list[Text]:
    """Room neighbors find each other, so every room hears what three should do; online only a three is told."""
    block = [step for step in plan.steps if step.step.turns in PAIR_TALK]
    anyone = any(len(each.members) == 3 for each in block[0].groups if viewer == "remote" or each.place != ONLINE)
    if (group is None and anyone) or (group is not None and len(group.members) == 3):
        return [sentence("trio", time=length(sum(step.seconds for step in block) / 3)).text()]
    return []


def round_turn(plan: RoutinePlan, step: PlannedStep) -> int:
    """The seconds each person may speak where everyone of a circle has one turn in order, in fives."""
    largest = max(len(circle.members) for circle in plan.circles)
    each = step.seconds // largest
    least, most = step.step.turn_seconds or (5, each)
    return max(5, min(each, max(least, most)) // 5 * 5)


def _prompts(plan: RoutinePlan, step: PlannedStep) -> tuple[Text, ...]:
    """All prompts of the step; where the whole routine repeats, only this repeat's own."""
    prompts = step.step.prompts
    return (prompts[step.cycle % len(prompts)],) if plan.routine.cycles and prompts else prompts


def _said(plan: RoutinePlan, step: PlannedStep, second: int, group: Group | None, language: Language) -> str:
    people = len(group.members) if group else None
    due = [cue for cue in step.cues if cue.at <= second and cue.only in (None, people)]
    return due[-1].text.to(language) if due else ""


def _jobs(plan: RoutinePlan, at: int, group: Group | None, language: Language) -> tuple[tuple[str, str], ...]:
    """Who has which job in a group; the jobs move on from step to step, so that nobody keeps one all along."""
    step = plan.steps[at].step
    roles = [role for name in step.roles if (role := plan.routine.role(name))]
    if group is None or step.mode in ("whole", "presenter"):
        return ()
    people = group.members
    return tuple((role.name.to(language), people[(at + 1 + place) % len(people)]) for place, role in enumerate(roles))


def _station(step: PlannedStep, group: Group | None, second: int) -> int | None:
    """The station (from 1) where a team is in a gallery; each team starts at the next one, never at its own."""
    if step.step.rotate != "stations" or group is None:
        return None
    turn = min(second * len(step.rounds) // max(1, step.seconds), len(step.rounds) - 1)
    return (step.groups.index(group) + 1 + turn) % len(step.groups) + 1
