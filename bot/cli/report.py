"""`convenor report`: what happened in a convening, as text that can be pasted anywhere."""

from __future__ import annotations

import asyncio
import json
from dataclasses import asdict
from typing import Annotated

import typer

from bot.settings import read_settings


def report(
    code: Annotated[str, typer.Argument(help="The convening's join code or id; empty for the latest.")] = "",
    language: Annotated[str, typer.Option(help="en or es.")] = "en",
    as_json: Annotated[bool, typer.Option("--json", help="For a program to read.")] = False,
) -> None:
    """Print a convening's recap: totals, topics, and what the groups brought back.

    Example: convenor report K7WQ2M
    """
    typer.echo(asyncio.run(recap(code, language, as_json)))


async def recap(code: str, language: str, as_json: bool) -> str:
    from bot.books import all_convenings
    from bot.failures import Failure
    from bot.recap import as_text
    from bot.showing import Showing
    from bot.speech import Speech
    from storage.open import open_ledger

    settings = read_settings()
    ledger = open_ledger(settings.database_url, settings.secret_keys)
    await ledger.open()
    try:
        found = [one async for one in all_convenings(ledger) if code in ("", one[0].code, one[0].id)]
        if not found:
            raise Failure("No convening has that code." if code else "There is no convening yet.")
        state, directory = found[-1]
        view = Showing.of_record(state, directory).recap()
        if as_json:
            return json.dumps(asdict(view), default=str, ensure_ascii=False)
        return as_text(view, Speech.about(state, directory, language))
    finally:
        await ledger.close()


def mount(app: typer.Typer) -> None:
    app.command()(report)
