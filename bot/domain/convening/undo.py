"""Taking back the facilitators' newest action: the state before it, with everything that came since."""

from __future__ import annotations

from bot.domain.convening import facts as f
from bot.domain.convening import wishes as w
from bot.domain.convening.state import Convening
from bot.domain.log import Context, Decision, Refusal, done, refuse, say, term


def undo(state: Convening, wish: w.Undo, context: Context) -> Decision | Refusal:
    """Only facilitators' actions are ever in the history; a participant's hand, pass, text or join never is."""
    newest = state.history.newest
    if newest is None:
        return refuse("nothing-to-undo")
    event = f.ActionUndone(newest.seq, newest.name)
    return done(event, say=say("undone", action=term(f"action-{newest.name}")), show="convening")
