"""When a routine cannot be run, said in one sentence with what to do instead."""

import math

from bot.domain.routines.model import Routine, Text
from bot.domain.routines.words import Sentence, sentence

FEW = Text("Think-Pair-Share", "Piensa, conversa y comparte")
ALONE = Text("the 3-2-1 Exit Ticket", "el boleto de salida 3-2-1")
MANY = Text("1-2-4-All", "1-2-4-Todo el grupo")


def most_people(routine: Routine) -> float:
    """The most people a routine can take, in parallel groups where it scales that way."""
    if routine.scales == "no":
        return routine.people.max
    return 2 * routine.people.max if routine.scales == "two" else math.inf


def refused_size(routine: Routine, people: int) -> Sentence | None:
    """Why a routine cannot be run with so many people, or None if it can."""
    if people == 0:
        return sentence("refused-nobody", routine=routine.names)
    if people < routine.people.min:
        other = ALONE if people == 1 else FEW
        return sentence("refused-few", routine=routine.names, least=routine.people.min, n=people, other=other)
    most = most_people(routine)
    if people > most:
        return sentence("refused-many", routine=routine.names, most=int(most), n=people, other=MANY)
    return None


def refused_minutes(routine: Routine, minutes: float) -> Sentence | None:
    """Why a routine cannot be run in so many minutes, or None if it can."""
    allowed = routine.minutes
    if minutes < allowed.min:
        return sentence("refused-short", routine=routine.names, least=f"{allowed.min:g}", n=f"{minutes:g}")
    if minutes > allowed.max:
        return sentence("refused-long", routine=routine.names, most=f"{allowed.max:g}", n=f"{minutes:g}")
    return None
