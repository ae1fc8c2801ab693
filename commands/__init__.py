"""What a person can ask, one file a feature. Every door renders these natively."""

from __future__ import annotations

from collections.abc import Mapping

from bot.spec import Command, checked
from commands import action, ask, breakout, convening, decide, hand, here, me, nudge, queue, report, routine

COMMANDS: Mapping[str, Command] = checked(
    (
        convening.COMMAND,
        here.COMMAND,
        hand.COMMAND,
        queue.COMMAND,
        ask.COMMAND,
        decide.COMMAND,
        action.COMMAND,
        breakout.COMMAND,
        nudge.COMMAND,
        routine.COMMAND,
        report.COMMAND,
        me.COMMAND,
    )
)
