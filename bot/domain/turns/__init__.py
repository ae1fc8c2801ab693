"""Who speaks next, and why: one queue for room and remote, fair by default, pure throughout."""

from bot.domain.turns.hands import Hand, Kind, Mode
from bot.domain.turns.order import next_up, order
from bot.domain.turns.placed import Placed, Policy, Reason
from bot.domain.turns.policies import DEFAULT, POLICIES, policy
from bot.domain.turns.standing import Standing
from bot.domain.turns.waiting import Admitted, AlreadyQueued, Opening, Waiting, admit
from bot.domain.turns.words import spoken

__all__ = [
    "DEFAULT",
    "POLICIES",
    "Admitted",
    "AlreadyQueued",
    "Hand",
    "Kind",
    "Mode",
    "Opening",
    "Placed",
    "Policy",
    "Reason",
    "Standing",
    "Waiting",
    "admit",
    "next_up",
    "order",
    "policy",
    "spoken",
]
