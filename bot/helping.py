"""Help that reads like help: every command with what it is for."""

from __future__ import annotations

from collections.abc import Mapping

from bot.spec import Command
from bot.views import HelpLine, HelpView


def help_of(commands: Mapping[str, Command]) -> HelpView:
    """The view of everything that can be asked, the same for every door."""
    lines = (
        HelpLine(one.name, tuple(action.name for action in one.actions), one.top_level) for one in commands.values()
    )
    return HelpView("", tuple(lines))
