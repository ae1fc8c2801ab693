"""Balanced: the default. Urgent things first, a few replies, then whoever has been heard least."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import heappop, heappush

from bot.domain.turns.hands import URGENT, Hand, Kind, Mode
from bot.domain.turns.lanes import ONLY_ONE, Lane, in_time, within
from bot.domain.turns.placed import PROMISE, Placed, Policy, Reason, Reasons, ReplyCap
from bot.domain.turns.standing import Standing, run_after

URGENT_IN_A_ROW = 2
CAP = ReplyCap(in_a_row=2, each=1)
MOST_OVERTAKEN = 3

PASSED_OVER = (Reason(PROMISE),)
QUESTION = {kind: (Reason(f"kind-{kind.value}"),) for kind in (Kind.PROCESS, Kind.CLARIFY)}
REPLY = (Reason("kind-reply"),)
OLDEST = (Reason("oldest-after-questions"),)
REPLIES_REST = (Reason("replies-had-their-turns"),)
FEWEST = (Reason("fewest-turns"),)
BEHIND = {mode: (Reason("mode-behind", {"mode": mode.value}),) for mode in Mode}
OTHER_MODE = {mode: (Reason("mode-not-last", {"mode": mode.value}),) for mode in Mode}


def line(hands: Sequence[Hand], standing: Standing) -> Iterator[Placed]:
    """Serve the hands as rules.md 2b has it; see `docs/turn-taking.md` for the promise and its proof."""
    table = _Table(in_time(hands), standing)
    for _ in hands:
        rank, reasons = table.choose()
        kept = table.keep_promise(rank)
        if kept is not None:
            rank, reasons = kept, PASSED_OVER
        yield Placed(table.hands[rank], reasons)
        table.serve(rank, promised=kept is not None)


class _Table:
    """The waiting hands laid out for serving: a lane for each kind, and new points by turns and mode."""

    def __init__(self, hands: list[Hand], standing: Standing) -> None:
        self.hands = hands
        self.turns = {hand.person: standing.turns_on_topic.get(hand.person, 0) for hand in hands}
        self.overtaken = [hand.overtaken for hand in hands]
        self.people = {mode: max(1, standing.people_by_mode.get(mode, 0)) for mode in Mode}
        self.spoken = {mode: standing.turns_by_mode.get(mode, 0) for mode in Mode}
        self.last = standing.last_mode
        self.urgent_run = standing.urgent_in_a_row
        self.reply_run = standing.replies_in_a_row
        self.process, self.clarify, self.replies, self.others = Lane(), Lane(), Lane(), Lane()
        self.levels: dict[int, dict[Mode, Lane]] = {}
        self.level_order: list[int] = []
        self.peers: dict[tuple[Mode, int], Lane] = {}
        self.of_person: dict[str, list[int]] = {}
        self.over_cap: set[int] = set()
        self.new_waiting = 0
        self._lay_out(dict(standing.replies_on_topic))

    def _lay_out(self, replied: dict[str, int]) -> None:
        for rank, hand in enumerate(self.hands):
            turns = self.turns[hand.person]
            self._peers(hand.mode, turns).append(rank)
            self.of_person.setdefault(hand.person, []).append(rank)
            if hand.kind in URGENT:
                (self.process if hand.kind is Kind.PROCESS else self.clarify).append(rank)
                continue
            self.others.append(rank)
            if hand.kind is Kind.REPLY:
                replied[hand.person] = replied.get(hand.person, 0) + 1
                if replied[hand.person] <= CAP.each:
                    self.replies.append(rank)
                    continue
                self.over_cap.add(rank)
            self._level(turns)[hand.mode].append(rank)
            self.new_waiting += 1

    def _level(self, turns: int) -> dict[Mode, Lane]:
        if turns not in self.levels:
            self.levels[turns] = {mode: Lane() for mode in Mode}
            heappush(self.level_order, turns)
        return self.levels[turns]

    def _peers(self, mode: Mode, turns: int) -> Lane:
        lane = self.peers.get((mode, turns))
        if lane is None:
            lane = self.peers[mode, turns] = Lane()
        return lane

    def choose(self) -> tuple[int, Reasons]:
        """Who is next by the rules, the promise aside."""
        urgent = self.process or self.clarify
        if urgent:
            if self.urgent_run >= URGENT_IN_A_ROW and self.others:
                return self.others.first, OLDEST
            return urgent.first, QUESTION[self.hands[urgent.first].kind]
        if self.replies and (self.reply_run < CAP.in_a_row or not self.new_waiting):
            return self.replies.first, REPLY + within(self.replies, self.hands)
        return self._least_heard()

    def _least_heard(self) -> tuple[int, Reasons]:
        level = self._lowest_level()
        room, remote = level[Mode.ROOM], level[Mode.REMOTE]
        reasons: Reasons = REPLIES_REST if self.replies else ()
        if len(room) + len(remote) < self.new_waiting:
            reasons += FEWEST
        if not (room and remote):
            lane = room or remote
        else:
            mode, why = self._mode_behind()
            lane = level[mode]
            reasons += why
        return lane.first, reasons + within(lane, self.hands) or ONLY_ONE

    def _lowest_level(self) -> dict[Mode, Lane]:
        while True:
            level = self.levels[self.level_order[0]]
            if level[Mode.ROOM] or level[Mode.REMOTE]:
                return level
            del self.levels[heappop(self.level_order)]

    def _mode_behind(self) -> tuple[Mode, Reasons]:
        room = (self.spoken[Mode.ROOM] + 1) / self.people[Mode.ROOM]
        remote = (self.spoken[Mode.REMOTE] + 1) / self.people[Mode.REMOTE]
        if room == remote:
            mode = Mode.ROOM if self.last is Mode.REMOTE else Mode.REMOTE
            return mode, OTHER_MODE[mode]
        mode = Mode.ROOM if room < remote else Mode.REMOTE
        return mode, BEHIND[mode]

    def keep_promise(self, rank: int) -> int | None:
        """The hand that must go before this one because it has been passed over as often as may be, if any."""
        passed = self._passed_by(rank)
        return next((other for other in passed if self.overtaken[other] >= MOST_OVERTAKEN), None)

    def _passed_by(self, rank: int) -> Sequence[int]:
        hand = self.hands[rank]
        peers = self.peers[hand.mode, self.turns[hand.person]]
        return () if peers.first == rank else peers.before(rank)

    def serve(self, rank: int, promised: bool) -> None:
        """Give this hand its turn: whom it passed, how long the runs are, who is behind now."""
        hand = self.hands[rank]
        for other in self._passed_by(rank):
            self.overtaken[other] += 1
        self._take_out(rank)
        self.spoken[hand.mode] += 1
        self.last = hand.mode
        self.urgent_run = run_after(self.urgent_run, hand.kind in URGENT, promised)
        self.reply_run = run_after(self.reply_run, hand.kind is Kind.REPLY, promised)
        self._count_turn(hand.person, rank)

    def _take_out(self, rank: int) -> None:
        hand = self.hands[rank]
        turns = self.turns[hand.person]
        self.peers[hand.mode, turns].remove(rank)
        if hand.kind in URGENT:
            (self.process if hand.kind is Kind.PROCESS else self.clarify).remove(rank)
            return
        self.others.remove(rank)
        if hand.kind is Kind.REPLY and rank not in self.over_cap:
            self.replies.remove(rank)
        else:
            self.levels[turns][hand.mode].remove(rank)
            self.new_waiting -= 1

    def _count_turn(self, person: str, served: int) -> None:
        """One turn more for this person, whose other hands now stand among those who have had as many."""
        turns = self.turns[person]
        self.turns[person] = turns + 1
        theirs = self.of_person[person]
        if len(theirs) == 1:
            return
        theirs.remove(served)
        for rank in theirs:
            hand = self.hands[rank]
            self.peers[hand.mode, turns].remove(rank)
            self._peers(hand.mode, turns + 1).add(rank)
            if hand.kind is Kind.NEW or rank in self.over_cap:
                self.levels[turns][hand.mode].remove(rank)
                self._level(turns + 1)[hand.mode].add(rank)


BALANCED = Policy(
    id="balanced",
    name={"en": "Balanced", "es": "Equilibrado"},
    explanation={
        "en": "Process points and questions first, then a few replies, then whoever has been heard least; room and "
        "remote each get their share.",
        "es": "Primero los puntos de proceso y las preguntas, luego algunas respuestas, luego quien menos ha hablado; "
        "la sala y las personas a distancia reciben cada una su parte.",
    },
    line=line,
    sentences={
        PROMISE: {
            "en": "later hands have already gone ahead three times",
            "es": "otras manos más recientes ya pasaron antes tres veces",
        },
        "oldest-after-questions": {
            "en": "after two questions or process points in a row, the oldest other hand goes",
            "es": "después de dos preguntas o puntos de proceso seguidos, va la mano más antigua de las demás",
        },
        "replies-had-their-turns": {
            "en": "two replies in a row have been heard, so a new point goes now",
            "es": "ya se escucharon dos respuestas seguidas, así que ahora va un punto nuevo",
        },
    },
    reply_cap=CAP,
    promise=MOST_OVERTAKEN,
)
POLICIES = (BALANCED,)
