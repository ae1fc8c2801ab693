"""The picture that a phone's camera opens the join page by."""

from __future__ import annotations

import io
from functools import lru_cache

import segno
from markupsafe import Markup


@lru_cache(maxsize=256)
def picture(address: str, label: str) -> Markup:
    """The address as an SVG that may stand inside a page: no style attributes, a name for those who cannot see it."""
    out = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(out, kind="svg", xmldecl=False, svgns=False, border=2, omitsize=True, dark="#000", light="#fff")
    svg = out.getvalue().decode()
    return Markup(svg.replace("<svg ", Markup('<svg role="img" aria-label="{}" ').format(label), 1))
