"""Who could not be told her group: what the outbox gave up is brought back to the convening, so that somebody looks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import structlog

from bot.domain.breakouts.running import SEAT_POST
from bot.domain.breakouts.wishes import NoteUnreached
from bot.domain.log import CLOCK, Stream
from bot.engine import Engine, Fault
from bot.ports import Parcel

log = structlog.get_logger("reaching")


class Reaching:
    """Listens to the courier for seats that did not reach their person."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    async def given_up(self, parcels: Sequence[Parcel]) -> None:
        """One note a round for all of them, under the first parcel's own number."""
        lost: dict[tuple[Stream, str], list[Parcel]] = defaultdict(list)
        for parcel in parcels:
            if parcel.to and parcel.key.startswith(f"{SEAT_POST}:") and not parcel.correction:
                lost[parcel.stream, parcel.key.split(":")[1]].append(parcel)
        for (stream, round_id), theirs in lost.items():
            await self._note(stream, round_id, theirs)

    async def _note(self, stream: Stream, round_id: str, parcels: Sequence[Parcel]) -> None:
        people = tuple(sorted({parcel.to for parcel in parcels}))
        key = f"unreached:{round_id}:{min(parcel.id for parcel in parcels)}"
        try:
            await self.engine.submit(stream, NoteUnreached(round_id, people), CLOCK, key)
        except Fault as fault:
            log.error("unreached people were not noted", reference=fault.reference)
