"""Finding a typed name on the roster without ever showing the roster."""

from __future__ import annotations

from collections.abc import Iterable

from bot.directory import Directory, folded
from bot.domain.convening.state import Convening
from bot.domain.frozen import frozen


@frozen
class Match:
    """What a typed name led to: one person, several that cannot be told apart, or nobody.

    `person` is set for exactly one. `needs_more` asks for the rest of the name: a first name alone is never matched,
    or the roster could be felt out letter by letter.
    """

    person: str = ""
    several: bool = False
    needs_more: bool = False


def match(typed: str, site: str, state: Convening, directory: Directory) -> Match:
    """Who of the roster typed this name. `site` helps to tell two of the same name apart.

    Guests are left out: nobody listed them, so a second guest of the same name is somebody else.
    """
    listed = (who.person for who in state.roster() if not who.ejected and not who.walk_in)
    names = {who: folded(directory.name(who)) for who in listed}
    wanted = folded(typed)
    exact = [who for who, name in names.items() if name == wanted]
    if exact:
        return settle(exact, site, state)
    if len(wanted.replace(".", "").split()) < 2:
        return Match(needs_more=True)
    return settle([who for who, name in names.items() if is_same_name(name, wanted)], site, state)


def settle(found: Iterable[str], site: str, state: Convening) -> Match:
    people = list(found)
    if len(people) > 1:
        people = [who for who in people if state.people[who].site == site] or people
    if len(people) == 1:
        return Match(person=people[0])
    return Match(several=len(people) > 1)


def is_same_name(name: str, wanted: str) -> bool:
    """Whether two names are plainly one: the same words in another order, or with a middle name left out."""
    mine, theirs = words(name), words(wanted)
    return len(theirs) >= 2 and len(mine) >= 2 and (mine == theirs or theirs < mine or mine < theirs)


def words(name: str) -> frozenset[str]:
    return frozenset(name.replace(".", "").replace(",", "").split())
