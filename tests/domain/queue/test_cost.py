"""What looking and raising cost, counted in steps of the line: a raise none, a board a page, a call the first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from bot.directory import Directory
from bot.domain.log import Actor
from bot.domain.queue import wishes as w
from bot.domain.turns import POLICIES, Hand, Placed, Standing
from bot.showing import Showing
from tests.domain.queue.meeting import Meeting, meeting

STEPS: list[str] = []


@pytest.fixture
def crowd(monkeypatch: pytest.MonkeyPatch) -> Meeting:
    """Sixty hands up, and a line that counts the places that are worked out."""
    made = meeting({f"p{n:02}": "remote" if n % 3 else "Hall" for n in range(70)})
    for n in range(60):
        made.second = n
        made.raises(f"p{n:02}")
    balanced = POLICIES["balanced"]

    def counted(hands: Sequence[Hand], standing: Standing) -> Iterator[Placed]:
        for placed in balanced.line(hands, standing):
            STEPS.append(placed.hand.id)
            yield placed

    STEPS.clear()
    monkeypatch.setitem(POLICIES, "balanced", replace(balanced, line=counted))
    return made


def test_a_raise_works_no_order_out(crowd: Meeting) -> None:
    """The sixty-first hand joins without any place being worked out."""
    assert crowd.raises("p61")
    assert STEPS == []


def test_a_board_works_out_one_page(crowd: Meeting) -> None:
    """Fifteen rows are shown and fifteen places worked out; the others are counted."""
    board = Showing(crowd.state, Directory(), Actor(), crowd.now).queue()
    assert (len(board.hands), board.count, board.pages) == (15, 60, 4)
    assert len(STEPS) <= 16
    second = Showing(crowd.state, Directory(), Actor(), crowd.now).queue(2)
    assert [line.place for line in second.hands] == list(range(16, 31))


def test_a_call_works_out_the_next_three_at_most(crowd: Meeting) -> None:
    """Who is called, and the two who are told that they come soon; nobody further down."""
    crowd.leads(w.CallNext())
    assert len(STEPS) <= 4
