"""The groups on paper and in other programs: table cards to print, and files for Zoom's and Teams' rooms.

Functions over what people see now, for a door to mount: the running round, else the plan that is looked at.
"""

from __future__ import annotations

from bot.directory import Directory
from bot.domain.breakouts.problems import here
from bot.domain.breakouts.state import Group
from bot.domain.convening.state import REMOTE_SITE, Convening
from bot.domain.planner import problem as p
from bot.exports import cards, plain, tables
from bot.exports.sentences import Sentences


def table_cards(state: Convening, directory: Directory) -> bytes:
    """A PDF with one card a group: its name, people, place, device host and prompt."""
    groups = state.breakouts.shown()
    places = {group.number: state.sites[group.site].name for group in groups if stands_somewhere(state, group)}
    return cards.cards(on_paper(state, groups), sentences(state, directory), prompt(state, directory), places)


def zoom_rooms(state: Convening, directory: Directory) -> tables.Table:
    """Zoom's file to assign people to breakout rooms, and who has no e-mail and so is not in it."""
    return tables.zoom(on_paper(state, state.breakouts.shown()), emails(state, directory), sentences(state, directory))


def teams_rooms(state: Convening, directory: Directory) -> tables.Table:
    """The same for Teams: a list to assign people from."""
    return tables.teams(on_paper(state, state.breakouts.shown()), emails(state, directory), sentences(state, directory))


def plain_text(state: Convening, directory: Directory) -> str:
    """The groups as lines that can be read aloud or pasted into a chat, with the prompt above them."""
    said = prompt(state, directory)
    words = sentences(state, directory)
    lines = [plain.line(group, words) for group in on_paper(state, state.breakouts.shown()).groups]
    return "\n".join([state.title, *([said] if said else []), "", *lines, ""])


def without_email(state: Convening, directory: Directory) -> tuple[str, ...]:
    """Who sits in a group and has no e-mail, so that no other program's list can name her."""
    seated = (who for group in state.breakouts.shown() for who in here(state, group.members))
    return tuple(who for who in seated if not directory.text(who, "email"))


def beyond(state: Convening) -> tuple[p.Message, ...]:
    """What to know where there are more groups or people than Zoom's or Teams' rooms can take."""
    current = on_paper(state, state.breakouts.shown())
    return tuple(message for limit in tables.LIMITS if (message := tables.beyond(limit, current)) is not None)


def prompt(state: Convening, directory: Directory) -> str:
    running = state.breakouts.round
    return directory.text(running.prompt_by, f"prompt:{running.id}") if running and running.prompt_by else ""


def stands_somewhere(state: Convening, group: Group) -> bool:
    return group.site in state.sites and group.site != REMOTE_SITE


def on_paper(state: Convening, groups: tuple[Group, ...]) -> p.Round:
    """The groups with those who are here, each under the name that is said aloud."""
    planned = (
        p.Group(group.number, here(state, group.members), group.kind, group.name, 0, group.site, group.host)
        for group in groups
    )
    return p.Round(tuple(group for group in planned if group.members))


def sentences(state: Convening, directory: Directory) -> Sentences:
    """In the convening's first language, with everybody's name."""
    return Sentences(state.languages[0], {who.person: directory.name(who.person) for who in state.roster()})


def emails(state: Convening, directory: Directory) -> dict[str, str]:
    return {who.person: directory.text(who.person, "email") for who in state.roster()}
