"""The mail door: hands letters to the mail server, and says plainly whether it took them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import aiosmtplib
import structlog

from adapters.mail.render import letter
from adapters.mail.server import read_server
from bot.domain.log import Post
from bot.engine import Engine
from bot.letters import speech_for
from bot.ports import Clock, Delivered, Delivery, Later, Parcel, Unreachable
from bot.settings import Settings

log = structlog.get_logger("mail")

AT_ONCE = 4
"""Connections to the mail server; more is taken for an attack by many."""
SECONDS_TO_WAIT = 30.0
TRY_AGAIN_IN = 60.0
FOR_GOOD = range(500, 600)
NO_SUCH_PERSON = (550, 551, 553)

Linker = Callable[[str, str], Awaitable[str]]
"""The address of a person's own page: (person, convening) to a link that lets one browser in."""


async def no_link(person: str, convening: str) -> str:
    return ""


class MailDoor:
    """Delivers posts by SMTP to the address that the roster or the person gave."""

    name = "mail"

    def __init__(self, engine: Engine, clock: Clock, settings: Settings, link: Linker = no_link) -> None:
        self._engine, self._clock, self._link = engine, clock, link
        self._server = read_server(settings.smtp_url)
        self._sender = settings.mail_from or f"convenor@{self._server.host}"
        self._slots = asyncio.Semaphore(AT_ONCE)

    async def start(self) -> None: ...
    async def stop(self) -> None: ...

    async def deliver(self, parcel: Parcel, post: Post) -> Delivery:
        address = self._engine.directory(parcel.organisation).text(post.to, "email") if post.to else ""
        if not address or "\n" in address or "@" not in address:
            return Unreachable("no e-mail address")
        speech = speech_for(self._engine, parcel.organisation, post, self._clock.now())
        link = await self._link(post.to, post.convening)
        async with self._slots:
            return await self._send(letter(parcel, post, speech, self._sender, address, link))

    async def _send(self, message: object) -> Delivery:
        server = self._server
        try:
            await aiosmtplib.send(
                message,  # type: ignore[arg-type]
                hostname=server.host,
                port=server.port,
                use_tls=server.tls,
                start_tls=None if server.local or server.tls else True,
                username=server.user or None,
                password=server.password or None,
                timeout=SECONDS_TO_WAIT,
            )
        except aiosmtplib.SMTPRecipientsRefused as refused:
            codes = [one.code for one in refused.recipients]
            return self._refused(codes[0] if codes else 550)
        except aiosmtplib.SMTPResponseException as error:
            # A refusal of ours (a wrong password, a full server) says nothing about the person.
            return (
                self._refused(error.code)
                if error.code in (550, 551, 553)
                else Later(TRY_AGAIN_IN, f"smtp {error.code}")
            )
        except (aiosmtplib.SMTPException, OSError) as error:
            return Later(TRY_AGAIN_IN, type(error).__name__)
        return Delivered("mail:sent")

    @staticmethod
    def _refused(code: int) -> Delivery:
        return Unreachable("bounced") if code in FOR_GOOD else Later(TRY_AGAIN_IN, f"smtp {code}")
