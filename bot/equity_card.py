"""The equity map as a card: questions to ask, never grades, and no names."""

from __future__ import annotations

from bot import views as v
from bot.card_parts import listing
from bot.speech import Speech
from bot.ui import Card, Element, Text


def card(view: v.EquityView, speech: Speech) -> Card:
    elements: list[Element] = [Text(line, strong=True) for line in totals(view, speech)]
    elements.append(listing([share(line, speech) for line in (*view.modes, *view.sites)], speech, most=60))
    elements += [Text(speech("equity-question", group=label(line, speech))) for line in view.modes if line.flagged]
    if view.needs:
        elements.append(listing([need(line, speech) for line in view.needs], speech))
    elements.append(Text(speech("equity-how-to-read"), quiet=True))
    return Card(speech("look-equity"), tuple(elements))


def totals(view: v.EquityView, speech: Speech) -> list[str]:
    said = [speech("equity-people", people=view.people)]
    if view.spoke is not None:
        said.append(speech("equity-spoke", per_cent=view.spoke))
    if view.speakers is not None:
        said.append(speech("equity-speakers", count=round(view.speakers)))
    if view.wait_ratio is not None:
        said.append(speech("equity-wait-ratio", ratio=f"{view.wait_ratio:.2f}"))
    if view.invited is not None:
        said.append(speech("equity-invited", per_cent=view.invited))
    return said


def label(line: v.ShareLine, speech: Speech) -> str:
    return speech(f"mode-{line.label}") if line.label in ("room", "remote") else line.label


def share(line: v.ShareLine, speech: Speech) -> str:
    if line.hidden:
        return speech("equity-too-few", group=label(line, speech))
    ratio = f"{line.share:.2f}" if line.share is not None else "-"
    said = speech("equity-group", group=label(line, speech), people=line.people, spoke=line.spoke or 0, ratio=ratio)
    if line.wait is None:
        return said
    return f"{said}, {speech('equity-wait', wait=speech('seconds', count=line.wait))}"


def need(line: v.NeedLine, speech: Speech) -> str:
    what, at = speech(f"access-{line.need}"), speech.clock(line.at)
    if not line.name:
        return speech("need-unnamed", need=what, time=at)
    return speech("need-by", need=what, time=at, name=line.name)
