"""The recap as plain text: totals and what the groups brought back; a person is named only with what she owns."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from bot import agreement_cards
from bot.domain.convening.totals import CheckTotal, Totals, TurnTotal
from bot.speech import Speech
from bot.views import DecisionLine, GroupsView, QuestionLine, RecapView


def as_text(view: RecapView, speech: Speech) -> str:
    return "\n".join(lines(view, speech))


def lines(view: RecapView, speech: Speech) -> Iterator[str]:
    yield view.title
    if view.kept and view.kept_since:
        yield kept(view.kept, view.kept_since, speech)
    if view.opened_at and view.closed_at:
        length = round((view.closed_at - view.opened_at).total_seconds() / 60)
        yield speech("recap-length", minutes=speech("minutes", count=length))
    yield speech("recap-people", people=view.people, sites=view.sites, remote=view.remote)
    if view.absent_sites:
        yield speech("recap-absent", sites=speech.several(list(view.absent_sites)))
    yield speech(
        "recap-hands",
        raised=view.hands_raised,
        served=view.hands_served,
        lowered=view.hands_lowered,
        waiting=view.hands_waiting,
    )
    yield from (turns(count, speech) for count in view.turns)
    yield from (check(count, speech) for count in view.checks)
    for decided in view.decisions:
        yield from decision(decided, speech)
    yield from (agreement_cards.action(one, speech) for one in view.actions)
    yield from (open_question(one, speech) for one in view.questions)
    for number, groups in enumerate(view.rounds, 1):
        yield from round_lines(number, groups, speech)
    for number, count in enumerate(view.kept.rounds if view.kept else (), 1):
        yield speech("recap-round", number=number, groups=count.groups, rooms=count.rooms, people=count.people)
    yield from (f"- {topic.title}" for topic in view.topics if topic.state == "done")


def kept(totals: Totals, since: datetime, speech: Speech) -> str:
    """Why there are numbers only, and how much was decided and asked there."""
    return speech(
        "recap-kept",
        since=speech.day(since.astimezone(speech.zone)),
        decisions=totals.decisions,
        actions=totals.actions,
        questions=totals.open_questions,
    )


def check(count: CheckTotal, speech: Speech) -> str:
    said = speech("recap-check", topic=count.topic, invited=count.invited, taken=count.taken, passed=count.passed)
    return speech("recap-check-skipped", check=said, why=speech(f"skip-{count.skipped}")) if count.skipped else said


def decision(line: DecisionLine, speech: Speech) -> Iterator[str]:
    yield f"{speech('recap-decided')} {line.text}"
    yield f"{speech('decision-why')} {line.why}"
    yield speech("decision-checks", present=line.present, clear=line.clear, concerns=line.concerns)
    if line.questions:
        yield speech("decision-questions", count=len(line.questions))


def open_question(line: QuestionLine, speech: Speech) -> str:
    """Where it came from, not who asked: whoever follows it up is named, for that she owns."""
    where = speech("remote-site") if line.who.mode == "remote" else line.who.site
    said = f"{speech('recap-open-question')} “{line.text}” ({where})"
    return f"{said} {speech('owned-by', owner=line.owner)}" if line.owner else said


def turns(count: TurnTotal, speech: Speech) -> str:
    label = speech(f"mode-{count.label}") if count.label in ("room", "remote") else count.label
    return speech("recap-turns", label=label, people=count.people, turns=count.turns)


def round_lines(number: int, groups: GroupsView, speech: Speech) -> Iterator[str]:
    yield speech("recap-round", number=number, groups=len(groups.groups), rooms=groups.in_rooms, people=groups.people)
    yield from (f"- {group.name}: {group.line}" for group in groups.groups if group.line)
    if groups.without_line:
        yield speech("recap-without-line", groups=speech.several(list(groups.without_line)))
