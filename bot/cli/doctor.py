"""`convenor doctor`: look at everything that has to be right, and say the cure for what isn't."""

from __future__ import annotations

import asyncio
import json
import re
import socket
import time
from collections.abc import Callable, Iterator
from typing import Annotated
from urllib.parse import urlsplit
from urllib.request import urlopen

import typer

from bot.domain.frozen import frozen
from bot.settings import MAKE_A_KEY, Settings, read_settings


@frozen
class Finding:
    """One thing looked at: whether it is well, what was seen, and the cure where it is not."""

    what: str
    well: bool
    seen: str
    cure: str = ""


def look(settings: Settings) -> Iterator[Finding]:
    """Everything, in the order in which a person would mend it."""
    for check in (database, clock, port, address, secret_key, slack, discord, mail):
        yield from check(settings)


def database(settings: Settings) -> Iterator[Finding]:
    from storage.open import open_ledger
    from storage.refusals import StorageRefused

    kind = settings.database_url.partition(":")[0]

    async def open_and_close() -> None:
        ledger = open_ledger(settings.database_url, settings.secret_keys)
        await ledger.open()
        await ledger.close()

    try:
        asyncio.run(open_and_close())
    except StorageRefused as error:
        ours = answers(here(settings))
        seen = f"{kind}, in use by the Convenor that runs here" if ours else kind
        yield Finding("database", ours, seen, "" if ours else str(error))
    except Exception as error:
        yield Finding("database", False, f"{kind}: {type(error).__name__}", "Check CONVENOR_DATABASE_URL.")
    else:
        yield Finding("database", True, f"{kind} opens and is up to date")


def clock(settings: Settings) -> Iterator[Finding]:
    """A clock that was never set is the one fault that every reminder would suffer from."""
    year = time.gmtime().tm_year
    well = 2026 <= year < 2100
    cure = "" if well else "Set this machine's clock, and keep it right with NTP."
    yield Finding("clock", well, f"{time.strftime('%Y-%m-%d %H:%M', time.gmtime())} UTC, {settings.timezone}", cure)


def here(settings: Settings) -> str:
    """The pages' address on this machine itself, whatever people outside type."""
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(settings.web_host, settings.web_host)
    return f"http://{host}:{settings.web_port}"


def answers(address: str) -> bool:
    """Whether a Convenor answers there now."""
    try:
        with urlopen(f"{address}/healthz", timeout=3) as answer:
            return bool(answer.read(10).strip() == b"ok")
    except (OSError, ValueError):
        return False


def port(settings: Settings) -> Iterator[Finding]:
    where = f"{settings.web_host}:{settings.web_port}"
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.web_host, settings.web_port))
        except OSError as error:
            cure = "Stop the program that has it, or set another CONVENOR_WEB_PORT."
            ours = answers(here(settings))
            seen = f"{where}, a Convenor runs here" if ours else f"{where} {error.strerror}"
            yield Finding("port", ours, seen, "" if ours else cure)
        else:
            yield Finding("port", True, f"{where} is free")


def address(settings: Settings) -> Iterator[Finding]:
    """Phones can open neither this machine's inner address nor a page over plain HTTP from outside."""
    host = urlsplit(settings.address).hostname or ""
    if host in LOOPBACK:
        cure = "Start with `convenor run --lan`, or set CONVENOR_BASE_URL to the address people type."
        yield Finding("address for phones", False, f"{settings.address}: only this machine can open it", cure)
        return
    trouble = unreachable(settings, host)
    if trouble:
        yield Finding("address for phones", False, *trouble)
    elif settings.address.startswith("https://"):
        yield Finding("address for phones", True, settings.address)
    else:
        cure = "Fine inside one building. From outside, put a proxy with TLS in front; docs/web.md shows one."
        yield Finding("address for phones", True, settings.address, cure)


LOOPBACK = ("127.0.0.1", "localhost", "::1")


def unreachable(settings: Settings, host: str) -> tuple[str, str] | None:
    """Why nobody will get through to that address, and the cure; None where nothing speaks against it."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except OSError:
        return f"{host}: no such name", "Check the spelling of CONVENOR_BASE_URL, or enter the name in your DNS."
    if answers(here(settings)) and not answers(settings.address):
        cure = "Open the port in the firewall; behind a proxy, look whether it passes requests on to this machine."
        return f"{settings.address} does not answer, though Convenor runs here", cure
    if settings.web_host in LOOPBACK and any(is_mine(address[4][0]) for address in found):
        cure = "Set CONVENOR_WEB_HOST=0.0.0.0 or start with --lan; with a proxy on this machine, all is well."
        return None if settings.trusted_proxies else (f"{settings.address}, but only this machine is let in", cure)
    return None


def is_mine(address: str | int) -> bool:
    """Whether an address is one of this machine's own."""
    family = socket.AF_INET6 if ":" in str(address) else socket.AF_INET
    with socket.socket(family, socket.SOCK_DGRAM) as probe:
        try:
            probe.bind((str(address), 0))
        except OSError:
            return False
    return True


def secret_key(settings: Settings) -> Iterator[Finding]:
    well = bool(settings.secret_keys)
    yield Finding("secret key", well, "set" if well else "missing", "" if well else f"P{MAKE_A_KEY[1:]}")


SHAPES: tuple[tuple[str, str, Callable[[Settings], str], str], ...] = (
    ("SLACK_BOT_TOKEN", r"xoxb-[\w-]{20,}", lambda s: s.slack_bot_token, "It begins with xoxb- (OAuth & Permissions)."),
    ("SLACK_APP_TOKEN", r"xapp-[\w-]{20,}", lambda s: s.slack_app_token, "It begins with xapp- (Basic Information)."),
    (
        "SLACK_SIGNING_SECRET",
        r"[0-9a-f]{32}",
        lambda s: s.slack_signing_secret,
        "It is 32 letters and digits (Basic Information, App Credentials).",
    ),
    (
        "DISCORD_TOKEN",
        r"[\w-]{20,}\.[\w-]{5,}\.[\w-]{20,}",
        lambda s: s.discord_token,
        "It has three parts with dots between (Developer Portal, Bot).",
    ),
)


def shape(settings: Settings, prefix: str) -> Iterator[Finding]:
    """The shape of a token, never the token."""
    for name, pattern, value, cure in SHAPES:
        if name.startswith(prefix) and value(settings):
            well = re.fullmatch(pattern, value(settings)) is not None
            yield Finding(name, well, "has the right shape" if well else "has the wrong shape", "" if well else cure)


def slack(settings: Settings) -> Iterator[Finding]:
    yield from shape(settings, "SLACK")
    if settings.slack_bot_token and not (settings.slack_app_token or settings.slack_signing_secret):
        cure = "Set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)."
        yield Finding("slack", False, "a bot token alone receives nothing", cure)


def discord(settings: Settings) -> Iterator[Finding]:
    yield from shape(settings, "DISCORD")


def mail(settings: Settings) -> Iterator[Finding]:
    if not settings.smtp_url:
        return
    well = bool(settings.mail_from) and settings.smtp_url.startswith(("smtp://", "smtps://"))
    cure = "Set CONVENOR_SMTP_URL=smtps://user:password@host and CONVENOR_MAIL_FROM."
    yield Finding("mail", well, "set up" if well else "incomplete", "" if well else cure)


def doctor(as_json: Annotated[bool, typer.Option("--json", help="For a program to read.")] = False) -> int:
    """Check the database, the clock, the port and the tokens' shape, and say the cure for what isn't well.

    Example: convenor doctor
    """
    findings = list(look(read_settings()))
    if as_json:
        typer.echo(json.dumps([{"what": f.what, "well": f.well, "seen": f.seen, "cure": f.cure} for f in findings]))
    else:
        for finding in findings:
            typer.echo(f"{'well ' if finding.well else 'MEND '} {finding.what}: {finding.seen}")
            if finding.cure:
                typer.echo(f"      {finding.cure}")
    return 0 if all(finding.well for finding in findings) else 1


def mount(app: typer.Typer) -> None:
    app.command()(doctor)
