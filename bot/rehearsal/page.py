"""A page as a simulated person reads it: its forms, with their buttons and hidden fields, and its plain text."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from html.parser import HTMLParser


@dataclass(slots=True)
class PageForm:
    """A form that can be sent: where to, and what is filled in already."""

    target: str
    fields: dict[str, str] = field(default_factory=dict)
    offers: dict[str, list[str]] = field(default_factory=dict)
    """What can be chosen, by field: the values of its buttons, boxes or entries."""

    def by(self, command: str, action: str) -> PageForm | None:
        """The form as the button for this sends it: the action is a hidden field, or the button's own value."""
        if self.fields.get("command") != command:
            return None
        if self.fields.get("action") == action:
            return self
        if action in self.offers.get("action", ()):
            return replace(self, fields={**self.fields, "action": action})
        return None


@dataclass(slots=True)
class Page:
    """What was found on a page."""

    address: str
    forms: list[PageForm] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    text: str = ""

    def form(self, command: str, action: str, **fields: str) -> PageForm | None:
        """The first form that does this, with these hidden fields; None where the page has no such button."""
        for form in self.all(command, action):
            if all(form.fields.get(name) == value for name, value in fields.items()):
                return form
        return None

    def all(self, command: str, action: str) -> list[PageForm]:
        return [sent for form in self.forms if (sent := form.by(command, action)) is not None]


class Reader(HTMLParser):
    """Collects forms and text; a select counts as its chosen option, else its first."""

    def __init__(self, address: str) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page(address)
        self._form: PageForm | None = None
        self._select = ""
        self._texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = PageForm(has.get("action", ""))
            self.page.forms.append(self._form)
        elif tag == "a" and "href" in has:
            self.page.links.append(has["href"])
        elif self._form is not None:
            self._field(tag, has)

    def _field(self, tag: str, has: dict[str, str]) -> None:
        assert self._form is not None
        fields = self._form.fields
        if tag == "input" and "name" in has:
            kind = has.get("type", "text")
            if kind in ("checkbox", "radio"):
                self._form.offers.setdefault(has["name"], []).append(has.get("value", ""))
            if kind not in ("checkbox", "radio", "file", "submit") or "checked" in has:
                fields[has["name"]] = has.get("value", "")
        elif tag == "select":
            self._select = has.get("name", "")
        elif tag == "option" and self._select:
            self._form.offers.setdefault(self._select, []).append(has.get("value", ""))
            if self._select not in fields or "selected" in has:
                fields[self._select] = has.get("value", "")
        elif tag == "button" and "name" in has:
            self._form.offers.setdefault(has["name"], []).append(has.get("value", ""))
        elif tag == "textarea" and "name" in has:
            fields[has["name"]] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = ""

    def handle_data(self, data: str) -> None:
        if data.strip():
            self._texts.append(data.strip())

    def read(self) -> Page:
        self.page.text = " ".join(self._texts)
        return self.page


def read_page(address: str, html: str) -> Page:
    reader = Reader(address)
    reader.feed(html)
    return reader.read()
