"""Links that do one thing: shown when they are opened, done when somebody presses, once however often it is pressed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from aiohttp import web

from adapters.web.guard import VISITOR, Trouble
from adapters.web.links import Link, hashed
from bot.domain.log import CLOCK, Refusal, Stream
from bot.domain.organisation.wishes import LinkAccount
from bot.router import Invocation
from bot.spec import Form
from bot.speech import Speech

if TYPE_CHECKING:
    from adapters.web.door import WebDoor


class Agreeing:
    """`/act/<token>`: GET shows, POST acts. The link is an account that can do this and nothing else."""

    def __init__(self, door: WebDoor) -> None:
        self._door = door

    async def make(
        self, person: str, convening: str, label: str, command: str, arguments: Mapping[str, str], hours: float
    ) -> str:
        """An address that does one thing as that person. `label` names the catalogue's sentence of the button;
        `arguments` are the command's, its action among them."""
        payload = json.dumps({"label": label, "command": command, "arguments": dict(arguments)})
        token = await self._door.links.make("act", person, convening, hours, payload)
        organisation = self._door.organisation
        account = LinkAccount(person, account_of(token))
        stream = Stream(organisation, "organisation", organisation)
        await self._door.engine.submit(stream, account, CLOCK, f"web:act:{hashed(token)}")
        return f"{self._door.settings.address}/act/{token}"

    async def show(self, request: web.Request) -> web.Response:
        link = await self._link(request)
        speech, label = await self._words(request, link), json.loads(link.payload)["label"]
        return self._door.pages.page("agree.html", request[VISITOR], speech, label=label, said="", address=request.path)

    async def act(self, request: web.Request) -> web.Response:
        link = await self._link(request)
        token, wanted = request.match_info["token"], json.loads(link.payload)
        arguments = dict(wanted["arguments"])
        asked = Invocation(
            self._door.organisation,
            wanted["command"],
            account_of(token),
            f"web:act:{hashed(token)}:pressed",
            action=arguments.pop("action", ""),
            arguments=arguments,
            place=f"convening:{link.convening}" if link.convening else "",
            door="web",
        )
        reply = await self._door.engine.ask(asked)
        speech = await self._words(request, link)
        said = speech.say(reply.asks if isinstance(reply, Form) else reply.say)
        tone = "sorry" if isinstance(reply, Refusal | Form) else "good"
        return self._door.pages.page(
            "agree.html", request[VISITOR], speech, label="", said=said, tone=tone, address=request.path
        )

    async def _link(self, request: web.Request) -> Link:
        link = await self._door.links.find(request.match_info["token"])
        if link is None or link.kind != "act":
            raise Trouble(410, "link-over")
        return link

    async def _words(self, request: web.Request, link: Link) -> Speech:
        state = await self._door.known(link.convening) if link.convening else None
        if state is None:
            return self._door.speech(request)
        me = state.one(link.person)
        directory = self._door.engine.directory(self._door.organisation)
        language = request[VISITOR].language or (me.language if me else "")
        return Speech.about(state, directory, language, self._door.clock.now())


def account_of(token: str) -> str:
    """The account that a link is: at no door where messages could be left."""
    return f"link:{hashed(token)}"
