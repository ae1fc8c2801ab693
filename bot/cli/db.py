"""`convenor db`: bring the database up to date, and see where it stands."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.settings import read_settings

app = typer.Typer(
    help="The database: bring it up to date, see where it stands.", rich_markup_mode=None, no_args_is_help=True
)


@app.command()
def upgrade(url: Annotated[str, typer.Option(help="Another database than the one that is set up.")] = "") -> None:
    """Bring the database up to date. Running it again does no harm.

    Example: convenor db upgrade
    """
    from storage.migrate import upgrade as bring_up_to_date

    bring_up_to_date(url or read_settings().database_url)
    typer.echo("The database is up to date.")


@app.command()
def current(url: Annotated[str, typer.Option(help="Another database than the one that is set up.")] = "") -> None:
    """Say which version of the tables the database has.

    Example: convenor db current
    """
    from storage.migrate import current as version

    typer.echo(version(url or read_settings().database_url) or "empty")


def mount(root: typer.Typer) -> None:
    root.add_typer(app, name="db")
