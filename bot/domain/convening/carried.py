"""What a convening brings with it from the one before in its series: themes by name, and who has met whom by id."""

from __future__ import annotations

from bot.domain.breakouts.wanted import Wanted
from bot.domain.frozen import frozen


@frozen
class Carried:
    """The place of a convening in a series. `of` and `title` name the one before it; both are empty for the first.

    `themes` are what people asked to hear more about, each with how many asked; `met` is two people by id, and how
    often they have shared a group in all the meetings before.
    """

    series: str
    of: str = ""
    title: str = ""
    themes: tuple[tuple[str, int], ...] = ()
    met: tuple[tuple[str, str, int], ...] = ()


@frozen
class Template:
    """How a convening was set up, for another one to begin from: no person, no text that a person wrote.

    `agenda` is titles with minutes; `plans` what saved plans of groups ask for, by name.
    """

    agenda: tuple[tuple[str, int], ...] = ()
    settings: tuple[tuple[str, str], ...] = ()
    plans: tuple[tuple[str, Wanted], ...] = ()
