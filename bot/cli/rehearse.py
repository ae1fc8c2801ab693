"""`convenor rehearse`: tomorrow's convening, today, with simulated people."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot import event_loop

SPEEDS = (1.0, 10.0, 60.0)
EXAMPLE = Path(__file__).parent.parent / "rehearsal" / "north_state"


def rehearse(
    roster: Annotated[Path | None, typer.Option(help="Your own roster (CSV or XLSX).")] = None,
    script: Annotated[Path | None, typer.Option(help="Your own script (YAML).")] = None,
    speed: Annotated[float, typer.Option(help="How fast: 1, 10, 60, or 0 to begin paused.")] = 10.0,
    port: Annotated[int, typer.Option(help="The port of the pages (0: any).")] = 8080,
    unattended: Annotated[bool, typer.Option("--unattended", help="Run to the end, then leave.")] = False,
    database: Annotated[str, typer.Option(help="Keep the rehearsal in this database file.")] = "",
) -> int:
    """Rehearse a convening: the real thing, in which only the people are simulated. Take any seat you like.

    Example: convenor rehearse --roster people.csv --script tomorrow.yaml --speed 60
    """
    from bot.rehearsal.house import House

    house = House(roster or EXAMPLE / "roster.csv", script or EXAMPLE / "script.yaml", speed, port, database)
    return event_loop.run(house.run(unattended))


def mount(app: typer.Typer) -> None:
    app.command()(rehearse)
