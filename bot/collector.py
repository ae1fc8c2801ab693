"""How the process keeps house while it serves: seldom, and never among what stays.

Python's collector looks through everything it ever let live, again and again: with a catalogue, a database layer and a
day of logs in memory that is a third of a second in which nobody is answered, for nothing, since states are trees.
"""

from __future__ import annotations

import gc
import sys

NEW_OBJECTS, YOUNG_ROUNDS, OLD_ROUNDS = 10_000, 10, 50
"""New objects before they are looked at; so many looks before the middle generation's; and before the last's."""
TURN = 0.001
"""Seconds that a thread computes before another that waits goes on: the ledger's must not wait long for its COMMIT."""


def settle_down() -> None:
    """Call once, when everything is loaded and before anybody is served.

    What is in memory now counts as there for good: the libraries, the catalogues, the open convenings.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS, YOUNG_ROUNDS, OLD_ROUNDS)
    sys.setswitchinterval(TURN)
