"""What facilitators can take back: their own last ten actions, each with the state before it and what came since."""

from __future__ import annotations

from typing import Any

from bot.domain.frozen import frozen
from bot.domain.log import Entry

KEPT_ACTIONS = 10


@frozen
class Since:
    """Log lines after an action, newest first: a linked list, so that adding one costs the same at any length."""

    entry: Entry
    earlier: Since | None = None


@frozen
class Action:
    """A facilitator's action that can be taken back."""

    seq: int
    actor: str
    name: str
    before: Any
    since: Since | None = None

    def and_then(self, entry: Entry) -> Action:
        return Action(self.seq, self.actor, self.name, self.before, Since(entry, self.since))

    def what_followed(self) -> list[Entry]:
        """Every line after the action's own, in order."""
        lines: list[Entry] = []
        node = self.since
        while node is not None:
            lines.append(node.entry)
            node = node.earlier
        lines.reverse()
        return [line for line in lines if line.action != self.seq]


@frozen
class History:
    """The last ten facilitators' actions, oldest first."""

    actions: tuple[Action, ...] = ()

    @property
    def newest(self) -> Action | None:
        return self.actions[-1] if self.actions else None

    def begin(self, action: Action) -> History:
        return History((*self.actions, action)[-KEPT_ACTIONS:])

    def note(self, entry: Entry) -> History:
        if not self.actions:
            return self
        return History((*self.actions[:-1], self.actions[-1].and_then(entry)))

    def without_newest(self) -> History:
        """The history once the newest action is taken back: what followed it now follows the one before."""
        if len(self.actions) < 2:
            return History()
        earlier = self.actions[-2]
        for entry in self.actions[-1].what_followed():
            earlier = earlier.and_then(entry)
        return History((*self.actions[:-2], earlier))
