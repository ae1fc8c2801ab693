"""Turns a template and what it shows into a page: in the reader's language, with her own form tokens filled in."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from adapters.web import qr
from adapters.web.assets import Assets
from adapters.web.identity import Identity, Visitor
from adapters.web.seats import Seat
from bot.domain.turns import POLICIES
from bot.settings import Settings
from bot.speech import Speech, known
from bot.speech.rules import because, why
from bot.views import WhyView

HERE = Path(__file__).parent / "templates"

# Fragments are rendered once for many people, so a form in them holds two marks that each page fills in for its own
# reader. They are drawn anew by every process: nobody can type one.
TOKEN_MARK = f"token-{secrets.token_hex(8)}"
KEY_MARK = f"key-{secrets.token_hex(8)}"
KEYS = re.compile(KEY_MARK)
FORM_MARKS = Markup(
    f'<input type="hidden" name="csrf" value="{TOKEN_MARK}"><input type="hidden" name="key" value="{KEY_MARK}">'
)


def environment(assets: Assets) -> Environment:
    made = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(
        asset=assets.address,
        form_marks=FORM_MARKS,
        qr=qr.picture,
        knows=known,
        policies=tuple(POLICIES),
        why_said=why_said,
    )
    made.filters["iso"] = lambda at: at.isoformat() if isinstance(at, datetime) else ""
    return made


def why_said(speech: Speech, view: WhyView) -> str:
    """Why somebody has her place, in one sentence; her own stands above it already."""
    if not view.name:
        return because(speech, view.reasons)
    return why(speech, view.name, view.number, view.reasons)


def filled_in(html: str, token: str) -> str:
    """The page with this browser's proof in every form, and a fresh key for each."""
    return KEYS.sub(lambda _: secrets.token_urlsafe(9), html.replace(TOKEN_MARK, token))


class Pages:
    """Renders whole pages."""

    def __init__(self, assets: Assets, identity: Identity, settings: Settings, now: Callable[[], datetime]) -> None:
        self.environment = environment(assets)
        self.address = settings.address
        self.environment.globals["join_address"] = lambda code: f"{self.address}/join/{code}"
        self._identity, self._now = identity, now
        self.rendered = 0

    def html(self, template: str, speech: Speech, **context: Any) -> str:
        return self.environment.get_template(template).render(t=speech, lang=speech.language, **context)

    def pieces(self, template: str, speech: Speech, **context: Any) -> Iterator[str]:
        """The same little by little, for what takes longer than anybody should wait."""
        return self.environment.get_template(template).generate(t=speech, lang=speech.language, **context)

    def page(
        self,
        template: str,
        visitor: Visitor,
        speech: Speech,
        *,
        status: int = 200,
        seat: Seat | None = None,
        **context: Any,
    ) -> web.Response:
        self.rendered += 1
        html = self.html(
            template,
            speech,
            theme=visitor.theme,
            flash=visitor.take_flash(),
            seat=seat,
            state=seat.state if seat else None,
            token=self._identity.token(visitor),
            server_now=self._now(),
            **context,
        )
        text = filled_in(html, self._identity.token(visitor))
        return web.Response(text=text, status=status, content_type="text/html", headers={"Cache-Control": "no-store"})

    def sorry(self, visitor: Visitor, speech: Speech, status: int, what: str, **args: str | int) -> web.Response:
        """A calm page that says what happened and what to do; `what` names its sentences in the catalogue."""
        return self.page("sorry.html", visitor, speech, status=status, what=what, args=args)
