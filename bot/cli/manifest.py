"""`convenor manifest slack`: the app manifest, to be pasted where Slack asks for one."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from bot.settings import read_settings


def manifest(
    platform: Annotated[str, typer.Argument(help="The platform: slack.")],
    base_url: Annotated[str, typer.Option(help="The address that Slack reaches this server at.")] = "",
    socket_mode: Annotated[bool, typer.Option("--socket-mode", help="No public address is needed.")] = False,
    rotate: Annotated[bool, typer.Option("--rotate", help="Tokens that are renewed every 12 hours.")] = False,
) -> None:
    """Print the app manifest for a platform, as JSON.

    Example: convenor manifest slack --base-url https://convenor.example.org
    """
    from adapters.slack.manifest import manifest as slack_manifest
    from bot.failures import Failure
    from commands import COMMANDS

    if platform != "slack":
        raise Failure(f"There is no manifest for {platform}: try slack.")
    settings = read_settings()
    address = base_url or settings.base_url
    sockets = socket_mode or bool(settings.slack_app_token)
    if not sockets and not address.startswith("https://"):
        raise Failure("Slack needs an https:// address: give --base-url https://…, or --socket-mode to need none.")
    typer.echo(
        json.dumps(slack_manifest(COMMANDS, address, sockets=sockets, rotate=rotate), indent=2, ensure_ascii=False)
    )


def mount(app: typer.Typer) -> None:
    app.command()(manifest)
