"""Reads the components of a message form: checks them against Discord's rules and gives them the ids it would give.

Source: https://docs.discord.com/developers/components/reference
"""

from __future__ import annotations

from enum import IntEnum
from itertools import count
from typing import Any

from .errors import Complaints, Wire
from .limits import Limits

Path = tuple[str | int, ...]


class Part(IntEnum):
    ROW = 1
    BUTTON = 2
    STRING_SELECT = 3
    TEXT_INPUT = 4
    USER_SELECT = 5
    ROLE_SELECT = 6
    MENTIONABLE_SELECT = 7
    CHANNEL_SELECT = 8
    SECTION = 9
    TEXT = 10
    THUMBNAIL = 11
    GALLERY = 12
    FILE = 13
    SEPARATOR = 14
    CONTAINER = 17
    LABEL = 18
    FILE_UPLOAD = 19
    RADIO_GROUP = 21
    CHECKBOX_GROUP = 22
    CHECKBOX = 23


SELECTS = frozenset(range(3, 9)) - {Part.TEXT_INPUT}
TOP_V2 = frozenset({Part.ROW, Part.SECTION, Part.TEXT, Part.GALLERY, Part.FILE, Part.SEPARATOR, Part.CONTAINER})
INSIDE: dict[int, frozenset[int]] = {
    Part.ROW: frozenset({Part.BUTTON}) | SELECTS,
    Part.SECTION: frozenset({Part.TEXT}),
    Part.CONTAINER: TOP_V2 - {Part.CONTAINER},
}
LINK_STYLE, PREMIUM_STYLE = 5, 6


class Reader:
    """Walks one list of components; what is wrong goes to ``complaints`` under its own path."""

    def __init__(self, limits: Limits, complaints: Complaints, *, v2: bool) -> None:
        self._limits = limits
        self._complaints = complaints
        self._v2 = v2
        self._seen: set[str] = set()
        self.total = 0
        self.characters = 0

    def read(self, components: list[Any]) -> list[Wire]:
        """Check the list and give it back as Discord would show it, with ids and defaults filled in."""
        path: Path = ("components",)
        if not self._v2 and self._limits.crossed("rows", len(components)):
            self._complaints.too_long(path, self._limits.most("rows"))
        allowed = TOP_V2 if self._v2 else frozenset({Part.ROW})
        for place, component in enumerate(components):
            self._visit(component, (*path, place), allowed)
        if self._v2:
            self._totals(path)
        return numbered(components)

    def _totals(self, path: Path) -> None:
        if self._limits.crossed("v2_components", self.total):
            most = self._limits.most("v2_components")
            self._complaints.add(
                path, "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", f"Total exceeds the maximum of {most}."
            )
        if self._limits.crossed("v2_text", self.characters):
            most = self._limits.most("v2_text")
            self._complaints.add(
                path, "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", f"Text exceeds the maximum of {most}."
            )

    def _visit(self, part: Wire, path: Path, allowed: frozenset[int]) -> None:
        self.total += 1
        kind = part.get("type")
        if kind not in allowed:
            choices = ", ".join(str(int(each)) for each in sorted(allowed))
            self._complaints.add((*path, "type"), "UNION_TYPE_CHOICES", f"Value of field must be one of ({choices}).")
            return
        if kind == Part.BUTTON:
            self._button(part, path)
        elif kind in SELECTS:
            self._select(part, path)
        elif kind == Part.TEXT:
            self._text(part, path)
        self._children(part, path)

    def _children(self, part: Wire, path: Path) -> None:
        kind = part["type"]
        if kind not in INSIDE:
            return
        children = part.get("components") or []
        if not children:
            self._complaints.add((*path, "components"), "BASE_TYPE_REQUIRED", "This field is required")
        if kind == Part.ROW:
            self._row(children, path)
        for place, child in enumerate(children):
            self._visit(child, (*path, "components", place), INSIDE[kind])
        if kind == Part.SECTION:
            self._section(part, children, path)

    def _row(self, children: list[Wire], path: Path) -> None:
        most = 1 if any(child.get("type") in SELECTS for child in children) else self._limits.most("buttons_in_row")
        if len(children) > most and self._limits.strike("buttons_in_row"):
            self._complaints.too_long((*path, "components"), most)

    def _section(self, part: Wire, children: list[Wire], path: Path) -> None:
        if len(children) > 3:
            self._complaints.too_long((*path, "components"), 3)
        if not part.get("accessory"):
            self._complaints.add((*path, "accessory"), "BASE_TYPE_REQUIRED", "This field is required")
            return
        self._visit(part["accessory"], (*path, "accessory"), frozenset({Part.BUTTON, Part.THUMBNAIL}))

    def _text(self, part: Wire, path: Path) -> None:
        content = part.get("content") or ""
        self.characters += len(content)
        if not content:
            self._complaints.add((*path, "content"), "BASE_TYPE_REQUIRED", "This field is required")

    def _button(self, part: Wire, path: Path) -> None:
        label = part.get("label") or ""
        if self._limits.crossed("button_label", len(label)):
            self._complaints.too_long((*path, "label"), self._limits.most("button_label"))
        if not label and not part.get("emoji") and part.get("style") != PREMIUM_STYLE:
            self._complaints.add(
                path, "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A button needs a label or an emoji."
            )
        if part.get("style") == LINK_STYLE:
            if not part.get("url") or part.get("custom_id"):
                self._complaints.add(
                    path, "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", "A link needs a url only."
                )
        elif part.get("style") != PREMIUM_STYLE:
            self._custom_id(part, path)

    def _select(self, part: Wire, path: Path) -> None:
        self._custom_id(part, path)
        if self._limits.crossed("placeholder", len(part.get("placeholder") or "")):
            self._complaints.too_long((*path, "placeholder"), self._limits.most("placeholder"))
        if part["type"] != Part.STRING_SELECT:
            return
        options = part.get("options") or []
        if not options:
            self._complaints.add((*path, "options"), "BASE_TYPE_REQUIRED", "This field is required")
        if self._limits.crossed("options", len(options)):
            most = self._limits.most("options")
            self._complaints.add((*path, "options"), "BASE_TYPE_BAD_LENGTH", f"Must be between 1 and {most} in length.")
        self._options(options, (*path, "options"))

    def _options(self, options: list[Wire], path: Path) -> None:
        values = [option.get("value") for option in options]
        for place, option in enumerate(options):
            if values.index(option.get("value")) != place:
                self._complaints.add(
                    (*path, place, "value"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "Used already."
                )
            for name in ("label", "value", "description"):
                if self._limits.crossed("option_label", len(option.get(name) or "")):
                    self._complaints.too_long((*path, place, name), self._limits.most("option_label"))

    def _custom_id(self, part: Wire, path: Path) -> None:
        custom_id = part.get("custom_id") or ""
        where = (*path, "custom_id")
        if not custom_id:
            self._complaints.add(where, "BASE_TYPE_REQUIRED", "This field is required")
        elif self._limits.crossed("custom_id", len(custom_id)):
            self._complaints.too_long(where, self._limits.most("custom_id"))
        if custom_id in self._seen:
            self._complaints.add(where, "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated")
        self._seen.add(custom_id)


DEFAULTS: dict[int, Wire] = {
    Part.BUTTON: {"disabled": False},
    Part.SEPARATOR: {"spacing": 1, "divider": True},
    Part.CONTAINER: {"accent_color": None, "spoiler": False},
    **{kind: {"min_values": 1, "max_values": 1, "disabled": False} for kind in SELECTS},
}


def numbered(components: list[Wire]) -> list[Wire]:
    """The same components, each with an ``id`` and its defaults, nothing null that Discord would leave out."""
    taken = count(1)
    return [_settled(component, taken) for component in components]


def _settled(component: Wire, taken: count[int]) -> Wire:
    kept = {key: value for key, value in component.items() if value is not None}
    shape = {**DEFAULTS.get(kept.get("type", 0), {}), **kept}
    shape["id"] = kept.get("id") or next(taken)
    if "components" in kept:
        shape["components"] = [_settled(child, taken) for child in kept["components"]]
    for single in ("accessory", "component"):
        if single in kept:
            shape[single] = _settled(kept[single], taken)
    return shape
