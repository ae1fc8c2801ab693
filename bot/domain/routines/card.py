"""The plan card of a routine: one printable page or two for a teacher's own class, in plain words."""

import textwrap
from collections.abc import Iterator

from bot.domain.frozen import frozen
from bot.domain.routines.load import SPANISH_UNREVIEWED
from bot.domain.routines.model import Language, Routine, Step
from bot.domain.routines.words import Argument, length, sentence


@frozen
class CardStep:
    """One step on the card: a heading such as `2. Think on your own (1 minute)`, and lines with their labels."""

    heading: str
    lines: tuple[tuple[str, str], ...]


@frozen
class PlanCard:
    """The whole card in one language."""

    title: str
    purpose: str
    facts: tuple[tuple[str, str], ...]
    steps: tuple[CardStep, ...]
    foot: tuple[tuple[str, str], ...]


def card(routine: Routine, language: Language) -> PlanCard:
    """The plan card of a routine in one language."""
    return PlanCard(
        title=routine.names.to(language),
        purpose=routine.purpose.to(language),
        facts=tuple(_facts(routine, language)),
        steps=tuple(_step(routine, step, number, language) for number, step in enumerate(routine.steps, start=1)),
        foot=tuple(_foot(routine, language)),
    )


def _say(phrase: str, language: Language, **args: Argument) -> str:
    return sentence(phrase, **args).to(language)


def _facts(routine: Routine, language: Language) -> Iterator[tuple[str, str]]:
    yield _say("card-people", language), _people(routine, language)
    yield _say("card-minutes", language), _minutes(routine, language)
    yield _say("card-use", language), routine.choose_when.to(language)
    yield _say("card-avoid", language), routine.avoid_when.to(language)
    yield _say("card-opening", language), routine.opening.to(language)


def _people(routine: Routine, language: Language) -> str:
    phrase = {"no": "card-range", "two": "card-range-two"}.get(routine.scales, "card-range-groups")
    return _say(phrase, language, min=routine.people.min, max=routine.people.max)


def _minutes(routine: Routine, language: Language) -> str:
    if routine.alongside:
        return _say("card-alongside", language)
    least, usual, most = (f"{one:g}" for one in (routine.minutes.min, routine.minutes.typical, routine.minutes.max))
    return _say("card-usual", language, min=least, typical=usual, max=most)


def _step(routine: Routine, step: Step, number: int, language: Language) -> CardStep:
    time = f" ({length(60 * step.minutes).to(language)})" if step.minutes else ""
    return CardStep(f"{number}. {step.title.to(language)}{time}", tuple(_lines(routine, step, language)))


def _lines(routine: Routine, step: Step, language: Language) -> Iterator[tuple[str, str]]:
    for label, line in (("card-room", step.room), ("card-remote", step.remote), ("card-host", step.host)):
        if line is not None:
            yield _say(label, language), line.to(language)
    for name, line in step.also:
        if role := routine.role(name):
            yield role.name.to(language), line.to(language)
    for prompt in step.prompts:
        yield _say("card-prompts", language), prompt.to(language)
    if step.stems:
        yield _say("card-stems", language), " / ".join(stem.to(language) for stem in step.stems)
    if step.makes.title.en:
        yield _say("card-makes", language), step.makes.title.to(language)


def _foot(routine: Routine, language: Language) -> Iterator[tuple[str, str]]:
    for role in routine.roles:
        yield role.name.to(language), role.does.to(language)
    yield _say("card-sources", language), ", ".join(routine.sources)
    if language == "es" and routine.spanish == SPANISH_UNREVIEWED:
        yield "", _say("card-unreviewed", language)


def card_text(plan: PlanCard, width: int = 78) -> str:
    """The card as plain text that reads well in a terminal, in a message and by a screen reader."""
    blocks = [plan.title, _wrapped(plan.purpose, width), _labelled(plan.facts, width)]
    blocks += [f"{step.heading}\n{_labelled(step.lines, width)}" for step in plan.steps]
    return "\n\n".join([*blocks, _labelled(plan.foot, width)]) + "\n"


def _labelled(lines: tuple[tuple[str, str], ...], width: int) -> str:
    return "\n".join(_wrapped(f"{label}: {text}" if label else text, width) for label, text in lines)


def _wrapped(text: str, width: int) -> str:
    return textwrap.fill(text, width, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
