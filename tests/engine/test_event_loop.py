"""The event loop that everything runs on."""

from __future__ import annotations

import asyncio
import sys

import pytest

from bot import event_loop


async def whose() -> str:
    return type(asyncio.get_running_loop()).__module__


def test_the_program_runs_on_the_quick_loop() -> None:
    """What is done is given back, and it was done on libuv's loop; afterwards none is left behind."""
    assert event_loop.run(whose()).startswith("uvloop" if sys.platform != "win32" else "asyncio")
    with pytest.raises(RuntimeError):
        asyncio.get_running_loop()


def test_where_there_is_none_python_has_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows it runs all the same."""
    monkeypatch.setattr(sys, "platform", "win32")
    assert event_loop.run(whose()).startswith("asyncio")
