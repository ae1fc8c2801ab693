"""`convenor report`: what happened in a convening, as text that can be pasted anywhere."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from bot.settings import read_settings

if TYPE_CHECKING:
    from bot.ports import Ledger


def report(
    code: Annotated[str, typer.Argument(help="The convening's join code or id; empty for the latest.")] = "",
    language: Annotated[str, typer.Option(help="en or es.")] = "en",
    as_json: Annotated[bool, typer.Option("--json", help="For a program to read.")] = False,
    series: Annotated[str, typer.Option(help="A series by name: its convenings together, in totals.")] = "",
) -> None:
    """Print a convening's recap: totals, topics, and what the groups brought back.

    Example: convenor report K7WQ2M
    """
    typer.echo(asyncio.run(combined(series, language, as_json) if series else recap(code, language, as_json)))


async def combined(series: str, language: str, as_json: bool) -> str:
    """A line for each convening of a series, and all of them together."""
    from bot.books import all_convenings
    from bot.domain.convening.carrying import is_called
    from bot.failures import Failure
    from bot.speech import Speech
    from bot.together import together

    async with reading() as ledger:
        found = [one async for one in all_convenings(ledger) if is_called(one[0], series)]
    if not found:
        raise Failure("No convening belongs to a series of that name.")
    state, directory = found[-1]
    mine = [one for one, names in found if names is directory]
    said = together(mine, series, directory)
    if as_json:
        *runs, all_ = (dict(line.args) for line in said.lines)
        return json.dumps({"series": series, "convenings": runs, "together": all_}, ensure_ascii=False)
    return Speech.about(state, directory, language).say(said)


async def recap(code: str, language: str, as_json: bool) -> str:
    from bot.books import all_convenings
    from bot.failures import Failure
    from bot.recap import as_text
    from bot.showing import Showing
    from bot.speech import Speech

    async with reading() as ledger:
        found = [one async for one in all_convenings(ledger) if code in ("", one[0].code, one[0].id)]
    if not found:
        raise Failure("No convening has that code." if code else "There is no convening yet.")
    state, directory = found[-1]
    view = Showing.of_record(state, directory).recap()
    if as_json:
        return json.dumps(asdict(view), default=str, ensure_ascii=False)
    return as_text(view, Speech.about(state, directory, language))


@asynccontextmanager
async def reading() -> AsyncIterator[Ledger]:
    """The ledger that the settings name, for as long as it is read."""
    from storage.open import open_ledger

    settings = read_settings()
    ledger = open_ledger(settings.database_url, settings.secret_keys)
    await ledger.open()
    try:
        yield ledger
    finally:
        await ledger.close()


def mount(app: typer.Typer) -> None:
    app.command()(report)
