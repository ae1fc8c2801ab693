"""What an option can be filled with: the people, sites, groups and topics of the convening, by name.

Autocomplete, the menus of a form and the tests read the same list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from adapters.discord import limits
from adapters.discord.inert import nameplate
from bot.directory import Directory, begins_with, folded
from bot.domain.convening.state import Convening, Participant, sites_in_order
from bot.domain.frozen import frozen
from bot.domain.routines.telling import both
from bot.routines.running import runnable
from bot.spec import Option, OptionKind
from bot.speech import Speech, known


@frozen
class Candidate:
    """One way to fill an option: what the router is given, and what the person reads."""

    value: str
    label: str


def person_label(who: Participant, directory: Directory, speech: Speech) -> str:
    return f"{directory.name(who.person) or speech('somebody')} ({speech.site_name(who.site)})"


def people(convening: Convening, directory: Directory, speech: Speech) -> Iterable[Candidate]:
    found = [Candidate(who.person, person_label(who, directory, speech)) for who in convening.roster()]
    return sorted(found, key=lambda one: folded(one.label))


def sites(convening: Convening, directory: Directory, speech: Speech) -> Iterable[Candidate]:
    return [Candidate(site.id, speech.site_name(site.id)) for site in sites_in_order(convening)]


def groups(convening: Convening, directory: Directory, speech: Speech) -> Iterable[Candidate]:
    running = convening.breakouts.round
    found = [Candidate(group.id, group.name) for group in running.groups.values()] if running else []
    return sorted(found, key=lambda one: [(len(word), word) for word in folded(one.label).split()])


def topics(convening: Convening, directory: Directory, speech: Speech) -> Iterable[Candidate]:
    return [Candidate(str(n), f"{n}. {topic.title}") for n, topic in enumerate(convening.agenda, 1)]


def routines(convening: Convening, directory: Directory, speech: Speech) -> Iterable[Candidate]:
    shelf = runnable(convening, directory).values()
    found = [Candidate(one.id, str(speech.fill(both(one.names)))) for one in shelf]
    return sorted(found, key=lambda one: folded(one.label))


Source = Callable[[Convening, Directory, Speech], Iterable[Candidate]]
SOURCES: Mapping[OptionKind, Source] = {
    OptionKind.PERSON: people,
    OptionKind.PEOPLE: people,
    OptionKind.SITE: sites,
    OptionKind.GROUP: groups,
    OptionKind.TOPIC: topics,
}


NAMED: Mapping[str, Source] = {"routine": routines}
"""What is typed by name everywhere and has a list to choose from."""


def source_of(option: Option) -> Source | None:
    """Where the list for this option comes from; None for free text."""
    return SOURCES.get(option.kind) or NAMED.get(option.name)


WORDED = ("discord-choice", "kind", "choice", "web-need", "web-hybrid", "web-ring", "web-avoid")
"""Where the words of a fixed choice stand: our own first, then those that its feature has anyway."""


def choice_ids(value: str) -> tuple[str, ...]:
    """Where the catalogue may have words for a fixed choice."""
    id = value.replace("+", "-")
    return tuple(f"{where}-{id}" for where in WORDED)


def choice_label(value: str, speech: Speech) -> str:
    """A fixed choice in the reader's words, where the catalogue has some."""
    return next((speech(id) for id in choice_ids(value) if known(speech.language, id)), value)


def candidates(option: Option, convening: Convening, directory: Directory, speech: Speech) -> list[Candidate]:
    """Everything that the option can be; empty where it is free text."""
    if option.choices:
        return [Candidate(value, choice_label(value, speech)) for value in option.choices]
    if option.kind is OptionKind.YES:
        return [Candidate(value, speech(f"discord-{value}")) for value in ("yes", "no")]
    source = source_of(option)
    return list(source(convening, directory, speech)) if source else []


def completed(option: Option, typed: str, found: Iterable[Candidate]) -> list[Candidate]:
    """The first 25 that fit what was typed. A list of people is completed at its last name."""
    before, comma, last = typed.rpartition(",") if option.kind is OptionKind.PEOPLE else ("", "", typed)
    wanted = folded(last)
    fitting = [one for one in found if not wanted or fits(one, wanted)]
    offered = [joined(before + comma, one) for one in fitting[: limits.CHOICES]]
    return [one for one in offered if len(one.value) <= limits.CHOICE_LABEL]


def fits(one: Candidate, wanted: str) -> bool:
    name = folded(one.label)
    return wanted in name or begins_with(name, wanted)


def joined(before: str, one: Candidate) -> Candidate:
    label = f"{before} {one.label}".strip() if before else one.label
    return Candidate(f"{before}{one.value}", nameplate(label, limits.CHOICE_LABEL))
