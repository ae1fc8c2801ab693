"""Table cards to print: one page a group, large enough to be read across a table."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.resources import files
from typing import TYPE_CHECKING

from bot.domain.planner.problem import Group, Round
from bot.exports.sentences import Sentences

if TYPE_CHECKING:
    from fpdf import FPDF

MARGIN = 15
"""Millimetres."""

FONT = "DejaVu"
"""A free font that has the letters of every name we have met; it travels with us, so that paper looks the same."""

EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
"""The date written into the file, so that the same groups make the same bytes."""


def cards(current: Round, sentences: Sentences, prompt: str = "", places: Mapping[int, str] | None = None) -> bytes:
    """A PDF with a card for each group: its name, its people, where it sits, who hosts, and the prompt.

    `places` names a place by group number. Letter paper, landscape. The bytes are the same for the same groups.
    """
    from fpdf import FPDF

    pdf = FPDF(orientation="landscape", unit="mm", format="letter")
    pdf.set_creation_date(EPOCH)
    pdf.set_auto_page_break(True, MARGIN)
    pdf.set_margin(MARGIN)
    pdf.add_font(FONT, fname=str(files("bot.exports").joinpath("fonts", "DejaVuSans.ttf")))
    for group in current.groups:
        _card(pdf, group, sentences, prompt, (places or {}).get(group.number, group.site))
    return bytes(pdf.output())


def _card(pdf: FPDF, group: Group, sentences: Sentences, prompt: str, place: str) -> None:
    pdf.add_page()
    _line(pdf, sentences.group(group), 40)
    kind = sentences.words("kind-" + group.kind.value.replace(" ", "-"))
    _line(pdf, f"{kind} · {sentences.words('group-people', count=len(group.members))}", 16)
    if place:
        _line(pdf, sentences.words("group-place", place=place), 16)
    if group.host:
        _line(pdf, sentences.words("table-host", people=sentences.name(group.host)), 16)
    pdf.ln(4)
    for member in group.members:
        _line(pdf, sentences.name(member), _size(len(group.members)))
    if prompt:
        pdf.ln(4)
        _line(pdf, f"{sentences.words('prompt')}: {prompt}", 20)


def _size(people: int) -> int:
    """Points: as large as so many names allow on one page."""
    return max(12, min(24, 230 // max(1, people)))


def _line(pdf: FPDF, text: str, points: int) -> None:
    pdf.set_font(FONT, size=points)
    pdf.multi_cell(0, points * 0.5, text, new_x="LMARGIN", new_y="NEXT")
