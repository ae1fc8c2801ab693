"""`convenor run`: open the doors and stay."""

from __future__ import annotations

import asyncio
import signal
import socket
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from bot import event_loop
from bot.settings import MAKE_A_KEY, Settings, SettingsWrong, read_settings

if TYPE_CHECKING:
    from bot.wiring import Convenor


def run(
    lan: Annotated[bool, typer.Option("--lan", help="Let phones in the same building reach it.")] = False,
    port: Annotated[int, typer.Option(help="The port to listen on (0: any).")] = -1,
) -> None:
    """Open the doors that are set up and stay until stopped.

    Example: convenor run --lan
    """
    settings = read_settings()
    if not settings.secret_keys:
        raise SettingsWrong(f"CONVENOR_SECRET_KEY is missing: {MAKE_A_KEY}")
    if port >= 0:
        settings = replace(settings, web_port=port)
    if lan:
        settings = replace(settings, web_host="0.0.0.0", base_url=settings.base_url or lan_address(settings.web_port))
    event_loop.run(serve(settings))


def lan_address(port: int) -> str:
    """This machine's own address as phones beside it reach it; asking for a route sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            host = probe.getsockname()[0]
        except OSError:
            host = socket.gethostname()
    return f"http://{host}:{port}"


async def serve(settings: Settings) -> None:
    from bot.failures import no_port
    from bot.logs import configure
    from bot.reclaiming import search_when_quiet, short_searches
    from bot.wiring import Convenor

    configure(settings.log_format, secrets_of(settings))
    convenor = Convenor(settings)
    try:
        await convenor.start()
    except OSError as error:
        raise no_port(settings.web_port, error, "--port 8090, or CONVENOR_WEB_PORT") from error
    tidying = asyncio.create_task(search_when_quiet(lambda: convenor.engine.decided))
    try:
        with short_searches():
            await greet(convenor)
            await until_stopped()
    finally:
        tidying.cancel()
        await convenor.stop()


def secrets_of(settings: Settings) -> tuple[str, ...]:
    return (
        *settings.secret_keys,
        settings.slack_bot_token,
        settings.slack_signing_secret,
        settings.slack_app_token,
        settings.slack_client_secret,
        settings.discord_token,
        settings.metrics_token,
    )


async def greet(convenor: Convenor) -> None:
    """Print the way in for whoever started it: a link that works once and expires."""
    person = await convenor.owner()
    link = await convenor.web.link("console", person, "", hours=24)
    print("Convenor is open. Your console (this link works once, for 24 hours):", flush=True)
    print(f"  {link}", flush=True)
    accounts = convenor.engine.directory(convenor.organisation).accounts(person)
    for door, new_code in convenor.connecting.items():
        if not any(account.startswith(f"{door}:") for account in accounts):
            print(f"To be known in {door.capitalize()}, type there (this code works once, for 24 hours):", flush=True)
            print(f"  /convenor connect {await new_code(person)}", flush=True)


async def until_stopped() -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stopped.set)
    await stopped.wait()


def mount(app: typer.Typer) -> None:
    app.command()(run)
