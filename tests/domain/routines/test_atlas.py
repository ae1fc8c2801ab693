"""S19, the protocol part: a data review in timed steps, after which each person takes one dated action home."""

from collections.abc import Callable, Mapping

import pytest

from bot.domain.routines.model import Routine
from bot.domain.routines.plan import RoutinePlan, plan_run
from bot.domain.routines.sight import sight

Crowd = Callable[..., tuple[dict[str, list[str]], list[str]]]


@pytest.fixture
def plan(routines: Mapping[str, Routine], people: Crowd) -> RoutinePlan:
    """`/routine run atlas` with 20 people at two sites and 5 remote."""
    made = plan_run(routines["atlas"], *people(20, 5, sites=2))
    assert isinstance(made, RoutinePlan)
    return made


def test_groups_of_about_five_keep_together_through_four_timed_steps(plan: RoutinePlan) -> None:
    """Describe, interpret, implications, reflect: ten minutes each, in the same groups of five."""
    timed = [step for step in plan.steps if step.step.mode == "small"]
    assert [(step.step.id, step.seconds) for step in timed] == [
        ("describe", 600),
        ("interpret", 600),
        ("implications", 600),
        ("reflect", 600),
    ]
    assert {step.groups for step in timed} == {timed[0].groups}
    assert timed[0].sizes == (5, 5, 5, 5, 5)


def test_the_owner_of_the_work_is_silent_until_the_end(plan: RoutinePlan) -> None:
    """In three steps the owner's hand is kept out and she is told to listen; in the last she speaks, last."""
    lines = []
    for step in plan.steps[1:5]:
        seen = sight(plan, step.start, "room", "en", role="presenter")
        assert seen is not None
        lines.append((seen.line, "presenter" in step.step.quiet))
    assert [quiet for _, quiet in lines] == [True, True, True, False]
    assert all(line.startswith("Listen") for line, quiet in lines if quiet)
    assert lines[-1][0].startswith("Let the others go first")


def test_student_names_are_warned_of_before_anything_is_uploaded(plan: RoutinePlan) -> None:
    """The first thing the facilitator reads is to check for names."""
    for language, words in (("en", "no student name"), ("es", "ningún nombre")):
        host = sight(plan, 0, "host", language)
        assert host is not None
        assert words in host.line


def test_each_person_ends_with_a_dated_action_or_an_explicit_not_now(plan: RoutinePlan) -> None:
    """The last step is a form that asks what, when and with whom; "not now" is offered in words."""
    last = plan.steps[-1]
    assert last.step.makes.kind == "form"
    assert [field.id for field in last.step.makes.choices] == ["action", "when", "who"]
    for viewer, language, words in (("room", "en", '"not now"'), ("remote", "es", '"ahora no"')):
        seen = sight(plan, last.start, viewer, language)
        assert seen is not None
        assert words in seen.line
