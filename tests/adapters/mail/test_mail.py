"""Letters by SMTP, against a mail server of our own on the loopback: taken, refused for good, refused for now."""

from __future__ import annotations

import asyncio
import email
import email.policy
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage

import pytest

from adapters.mail.door import MailDoor
from adapters.mail.render import subject
from adapters.mail.server import read_server
from bot.domain.log import Answer, Role, Stream, Word
from bot.ports import Receipt, Write
from bot.settings import Settings
from tests.world import NINE, ORGANISATION, World


class MailServer:
    """Takes letters as a mail server does; an address may be refused with a code."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.refuses: dict[str, int] = {}
        self.port = 0

    async def __aenter__(self) -> MailServer:
        self._server = await asyncio.start_server(self._talk, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        await self._server.wait_closed()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 here\r\n")
        while line := await reader.readline():
            command = line.decode().strip()
            verb = command.split(" ")[0].upper()
            if verb == "RCPT":
                address = command.split("<")[1].split(">")[0]
                code = self.refuses.get(address, 250)
                writer.write(f"{code} noted\r\n".encode())
            elif verb == "DATA":
                writer.write(b"354 go on\r\n")
                raw = await reader.readuntil(b"\r\n.\r\n")
                message = email.message_from_bytes(raw[:-3], policy=email.policy.default)
                assert isinstance(message, EmailMessage)
                self.letters.append(message)
                writer.write(b"250 taken\r\n")
            elif verb == "QUIT":
                writer.write(b"221 bye\r\n")
                break
            else:
                writer.write(b"250 fine\r\n")
            await writer.drain()
        writer.close()


@pytest.fixture
async def server() -> AsyncIterator[MailServer]:
    async with MailServer() as made:
        yield made


@pytest.fixture
async def world(server: MailServer) -> AsyncIterator[World]:
    """Ana is on the list with an address and no account anywhere."""
    async with World() as made:
        await made.knows("dolores", "Dolores Vega", Role.LEAD)
        await made.says("dolores", "/convening new Fall symposium sites:Shasta")
        made.place = f"convening:{made.convening.id}"
        await made.says("dolores", "/convening open")
        await made.says("dolores", "/here count:1 site:Shasta")
        (ana,) = made.at("shasta")
        words = (Word(ana, "name", "Ana Ruiz"), Word(ana, "email", "ana@example.org"))
        stream = Stream(ORGANISATION, "person", ana)
        await made.ledger.commit([Write(stream, 0, words=words, receipts=(Receipt("ana", ana, b"{}"),), now=NINE)])
        made.engine.directory(ORGANISATION).apply(words)
        settings = replace(Settings(), smtp_url=f"smtp://127.0.0.1:{server.port}", mail_from="bot@example.org")
        door = MailDoor(made.engine, made.clock, settings)
        made.courier.serve(made.engine, {"web": made.web, "mail": door})
        yield made


async def nudges(world: World) -> None:
    reply = await world.says("dolores", '/nudge schedule site:Shasta when:"tomorrow at noon" text:"Hello {name}"')
    assert isinstance(reply, Answer), reply
    await world.says("dolores", f"/nudge save draft:{reply.about}")
    await world.passes(days=1, hours=6)


async def test_a_letter_says_what_the_nudge_says_and_nothing_that_tracks(world: World, server: MailServer) -> None:
    """Plain text to one address, marked as sent by a machine."""
    await nudges(world)
    (letter,) = server.letters
    assert letter["To"] == "ana@example.org"
    assert letter["Subject"] == "Hello Ana Ruiz"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter.get_content_type() == "text/plain"
    assert "Hello Ana Ruiz" in letter.get_content()


async def test_an_address_that_bounces_is_told_to_the_lead_once_by_name(world: World, server: MailServer) -> None:
    """The server says that nobody lives there."""
    server.refuses["ana@example.org"] = 550
    await nudges(world)
    await world.passes(hours=5)
    (report,) = world.mail_of("dolores")
    assert report.startswith("I could not reach 1 person")
    assert "Ana Ruiz" in report
    await nudges(world)
    await world.passes(days=8)
    assert world.mail_of("dolores") == [report]


async def test_a_busy_server_gets_the_letter_later_and_once(world: World, server: MailServer) -> None:
    """451 means not now: it is tried again, and taken."""
    server.refuses["ana@example.org"] = 451
    await nudges_until_refused(world)
    assert server.letters == []
    server.refuses.clear()
    await world.passes(minutes=10)
    assert len(server.letters) == 1


async def nudges_until_refused(world: World) -> None:
    reply = await world.says("dolores", '/nudge schedule site:Shasta when:"tomorrow at noon" text:"Hello {name}"')
    assert isinstance(reply, Answer)
    await world.says("dolores", f"/nudge save draft:{reply.about}")
    await world.reaches(NINE + timedelta(days=1, hours=3, seconds=30))


def test_no_line_end_reaches_a_header() -> None:
    """A text that tries to add a header of its own is one line of subject."""
    assert subject("Hello\r\nBcc: everyone@example.org") == "Hello"


def test_an_address_of_a_server_is_read_or_refused_in_a_sentence() -> None:
    """Passwords may hold any character; a web address is no mail server."""
    server = read_server("smtps://bot%40example.org:p%3Aw@mail.example.org")
    assert (server.user, server.password, server.port, server.tls) == ("bot@example.org", "p:w", 465, True)
    assert "p:w" not in repr(server)
    with pytest.raises(ValueError, match="CONVENOR_SMTP_URL"):
        read_server("https://mail.example.org")
