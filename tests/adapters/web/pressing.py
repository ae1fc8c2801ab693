"""Pressing a page's own buttons without a browser: the form is read from the page, filled in, and sent as it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from tests.adapters.web.house import Browser, Page


@dataclass
class Button:
    """A button with the form around it."""

    name: str
    adds: dict[str, str]
    form: PageForm


@dataclass
class PageForm:
    """What a form sends as it stands; a list of pairs, since several boxes may have one name."""

    action: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)


class Reader(HTMLParser):
    """Reads the forms and buttons of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[Button] = []
        self._form = PageForm("")
        self._words: list[str] | None = None
        self._area = ""
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = PageForm(has.get("action", ""))
        elif tag == "input":
            self._input(has)
        elif tag == "button":
            adds = {has["name"]: has.get("value", "")} if "name" in has else {}
            self.buttons.append(Button(has.get("aria-label", ""), adds, self._form))
            self._words = []
        elif tag == "textarea":
            self._form.names.add(has["name"])
            self._area, self._words = has["name"], []
        elif tag == "select":
            self._select = has["name"]
            self._form.names.add(self._select)
        elif tag == "option" and self._select:
            self._option(has)

    def _input(self, has: dict[str, str]) -> None:
        name = has.get("name", "")
        self._form.names.add(name)
        boxed = has.get("type") in ("radio", "checkbox")
        if not boxed or "checked" in has:
            self._form.fields.append((name, has.get("value", "")))

    def _option(self, has: dict[str, str]) -> None:
        chosen = [name for name, _ in self._form.fields]
        if self._select not in chosen or "selected" in has:
            self._form.fields = [pair for pair in self._form.fields if pair[0] != self._select]
            self._form.fields.append((self._select, has.get("value", "")))

    def handle_data(self, data: str) -> None:
        if self._words is not None:
            self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "button" and self._words is not None:
            self.buttons[-1].name = self.buttons[-1].name or " ".join("".join(self._words).split())
        elif tag == "textarea" and self._words is not None:
            self._form.fields.append((self._area, "".join(self._words)))
        elif tag == "select":
            self._select = ""
        if tag in ("button", "textarea"):
            self._words = None


def buttons(page: Page) -> list[Button]:
    reader = Reader()
    reader.feed(page.html)
    return reader.buttons


def names(page: Page) -> list[str]:
    """What the page's buttons are called, in their order."""
    return [button.name for button in buttons(page)]


async def presses(browser: Browser, name: str, nth: int = 0, **filled: str) -> Page:
    """Fill in a form of the page that is open and press its button of that name. What the page does not ask for
    cannot be filled in."""
    found = [button for button in buttons(browser.page) if button.name == name]
    assert len(found) > nth, f"no button {name!r} among {names(browser.page)}"
    button = found[nth]
    assert set(filled) <= button.form.names, f"{name!r} asks for {sorted(button.form.names)}"
    kept = [pair for pair in button.form.fields if pair[0] not in filled]
    sent = [*kept, *button.adds.items(), *filled.items()]
    async with browser.session.post(browser.base + button.form.action, data=sent) as response:
        body = await response.text()
        assert response.status == 200, body
        browser.page = Page(response.status, str(response.url.relative()), body, response.headers)
    return browser.page
