"""Balanced: the default. Urgent things first, a few replies, then whoever has been heard least."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterator, Mapping, Sequence
from heapq import heappop, heappush

from bot.domain.turns.hands import URGENT, Hand, Kind, Mode
from bot.domain.turns.lanes import ONLY_ONE, by_rank, take, waiting_longer, within
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


def line(hands: Sequence[Hand], standing: Standing, head_start: float = 1) -> Iterator[Placed]:
    """Serve the hands by the rules of `docs/turn-taking.md`, which also proves that nobody waits for ever.

    `head_start` is the turn that each mode is taken to be about to have when its share is reckoned.
    """
    table = _Table(by_rank(hands), standing, head_start)
    while table.ahead:
        rank, reasons = table.choose()
        passed = table.passed_by(rank)
        while (due := table.first_due(rank, passed)) is not None:
            rank, reasons, passed = due, PASSED_OVER, table.passed_by(due)
        yield Placed(table.hands[rank], reasons)
        table.serve(rank, passed, promised=reasons is PASSED_OVER)
    yield from table.new_points()


class _Table:
    """The waiting hands laid out for serving: a lane for each kind, and new points by turns and mode."""

    def __init__(self, hands: list[Hand], standing: Standing, head_start: float) -> None:
        self.hands = hands
        self.turns = {hand.person: standing.turns_on_topic.get(hand.person, 0) for hand in hands}
        self.overtaken = [hand.overtaken for hand in hands]
        self.people = {mode: max(1, standing.people_by_mode.get(mode, 0)) for mode in Mode}
        self.spoken = {mode: standing.turns_by_mode.get(mode, 0) + head_start for mode in Mode}
        self.share = {mode: self.spoken[mode] / self.people[mode] for mode in Mode}
        self.last = standing.last_mode
        self.urgent_run = standing.urgent_in_a_row
        self.reply_run = standing.replies_in_a_row
        self.urgent: dict[Kind, list[int]] = {Kind.PROCESS: [], Kind.CLARIFY: []}
        self.replies: list[int] = []
        self.others: list[int] = []
        self.levels: dict[int, dict[Mode, list[int]]] = {}
        self.level_order: list[int] = []
        self.peers: dict[tuple[Mode, int], list[int]] = {}
        self.of_person: dict[str, list[int]] = {}
        self.over_cap: set[int] = set()
        self.new_waiting = 0
        self.ahead = 0
        """Hands that go before new points. While there are none, time decides among peers and nobody is passed."""
        self._lay_out(standing.replies_on_topic)

    def _lay_out(self, replied: Mapping[str, int]) -> None:
        for rank, hand in enumerate(self.hands):
            if hand.kind in URGENT:
                self.urgent[hand.kind].append(rank)
            elif hand.kind is Kind.REPLY and replied.get(hand.person, 0) < CAP.each:
                self.replies.append(rank)
            else:
                self._level(self.turns[hand.person])[hand.mode].append(rank)
                self.new_waiting += 1
                if hand.kind is not Kind.NEW:
                    self.over_cap.add(rank)
        self.ahead = len(self.hands) - self.new_waiting
        if self.ahead or self.over_cap:
            self._lay_out_peers()

    def _lay_out_peers(self) -> None:
        for rank, hand in enumerate(self.hands):
            self._peers(hand.mode, self.turns[hand.person]).append(rank)
            self.of_person.setdefault(hand.person, []).append(rank)
            if hand.kind not in URGENT:
                self.others.append(rank)

    def _level(self, turns: int) -> dict[Mode, list[int]]:
        if turns not in self.levels:
            self.levels[turns] = {mode: [] for mode in Mode}
            heappush(self.level_order, turns)
        return self.levels[turns]

    def _peers(self, mode: Mode, turns: int) -> list[int]:
        return self.peers.setdefault((mode, turns), [])

    def choose(self) -> tuple[int, Reasons]:
        """Who is next by the rules, the promise aside."""
        urgent = self.urgent[Kind.PROCESS] or self.urgent[Kind.CLARIFY]
        if urgent:
            if self.urgent_run >= URGENT_IN_A_ROW and self.others:
                return self.others[-1], OLDEST
            return urgent[-1], QUESTION[self.hands[urgent[-1]].kind] + within(urgent, self.hands)
        if self.replies and (self.reply_run < CAP.in_a_row or not self.new_waiting):
            return self.replies[-1], REPLY + within(self.replies, self.hands)
        return self._least_heard()

    def new_points(self) -> Iterator[Placed]:
        """Nothing else is left: among peers time decides, so that nobody is passed and no promise falls due."""
        while self.new_waiting:
            rank, reasons = self._least_heard()
            hand = self.hands[rank]
            yield Placed(hand, reasons)
            turns = self.turns[hand.person]
            self.levels[turns][hand.mode].pop()
            self.new_waiting -= 1
            if self.of_person:
                self._lift_others(rank, hand, turns)
            self._heard(hand, turns)

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
        return lane[-1], reasons + within(lane, self.hands) or ONLY_ONE

    def _lowest_level(self) -> dict[Mode, list[int]]:
        while True:
            level = self.levels[self.level_order[0]]
            if level[Mode.ROOM] or level[Mode.REMOTE]:
                return level
            del self.levels[heappop(self.level_order)]

    def _mode_behind(self) -> tuple[Mode, Reasons]:
        room, remote = self.share[Mode.ROOM], self.share[Mode.REMOTE]
        if room == remote:
            mode = Mode.ROOM if self.last is Mode.REMOTE else Mode.REMOTE
            return mode, OTHER_MODE[mode]
        mode = Mode.ROOM if room < remote else Mode.REMOTE
        return mode, BEHIND[mode]

    def passed_by(self, rank: int) -> list[int]:
        """The peers that would be passed if this hand went now, the longest-waiting first."""
        hand = self.hands[rank]
        return waiting_longer(self.peers[hand.mode, self.turns[hand.person]], rank)

    def first_due(self, rank: int, passed: list[int]) -> int | None:
        """Who has been passed as often as may be and must go before this hand: a peer, or a question that has waited
        longest and that a process point would pass once more."""
        due = None
        for other in passed:
            if self.overtaken[other] >= MOST_OVERTAKEN:
                due = other
                break
        questions = self.urgent[Kind.CLARIFY]
        if not questions or questions[-1] < (rank if due is None else due):
            return due
        is_due = self.hands[rank].kind is Kind.PROCESS and self.overtaken[questions[-1]] >= MOST_OVERTAKEN
        return questions[-1] if is_due else due

    def serve(self, rank: int, passed: list[int], promised: bool) -> None:
        """Give this hand its turn: whom it passed, how long the runs are, who is behind now."""
        hand = self.hands[rank]
        turns = self.turns[hand.person]
        for other in passed:
            self.overtaken[other] += 1
        if hand.kind is Kind.PROCESS:
            self._pass_questions(rank, passed)
        self._leave_peers(rank, hand, turns)
        self.urgent_run = run_after(self.urgent_run, hand.kind in URGENT, promised)
        self.reply_run = run_after(self.reply_run, hand.kind is Kind.REPLY, promised)
        self._leave_lane(rank, hand, turns)
        self._heard(hand, turns)

    def _heard(self, hand: Hand, turns: int) -> None:
        self.turns[hand.person] = turns + 1
        self.spoken[hand.mode] += 1
        self.share[hand.mode] = self.spoken[hand.mode] / self.people[hand.mode]
        self.last = hand.mode

    def _pass_questions(self, rank: int, counted: list[int]) -> None:
        """A process point passes every question that went up before it; the first of them lets three pass, so that
        none is counted here more often."""
        questions = self.urgent[Kind.CLARIFY]
        for other in questions[bisect_right(questions, rank) :]:
            if other not in counted:
                self.overtaken[other] += 1

    def _leave_lane(self, rank: int, hand: Hand, turns: int) -> None:
        if hand.kind is Kind.NEW or rank in self.over_cap:
            take(self.levels[turns][hand.mode], rank)
            self.new_waiting -= 1
        else:
            take(self.replies if hand.kind is Kind.REPLY else self.urgent[hand.kind], rank)
            self.ahead -= 1

    def _leave_peers(self, rank: int, hand: Hand, turns: int) -> None:
        take(self.peers[hand.mode, turns], rank)
        if hand.kind not in URGENT:
            take(self.others, rank)
        self._lift_others(rank, hand, turns)

    def _lift_others(self, rank: int, hand: Hand, turns: int) -> None:
        """Whoever speaks now has had a turn more: her other hands stand among those of people like her."""
        theirs = self.of_person[hand.person]
        theirs.remove(rank)
        for other in theirs:
            self._raise_level(other, turns)

    def _raise_level(self, rank: int, turns: int) -> None:
        hand = self.hands[rank]
        take(self.peers[hand.mode, turns], rank)
        insort(self._peers(hand.mode, turns + 1), rank)
        if hand.kind is Kind.NEW or rank in self.over_cap:
            take(self.levels[turns][hand.mode], rank)
            insort(self._level(turns + 1)[hand.mode], rank)


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
