"""Every sentence that a page asks for is in both catalogues, and no page's text stands in a template."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import adapters.web
from bot.speech import LANGUAGES, ids

HERE = Path(adapters.web.__file__).parent
ASKED = re.compile(r"""(?:\bt|both|speech|in_language\(one\))\(["']([a-z_-]+[a-z])["'][,)]""")


def asked() -> set[str]:
    files = [*HERE.rglob("*.html"), *HERE.glob("*.py")]
    return {id for file in files for id in ASKED.findall(file.read_text("utf-8"))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_said(language: str) -> None:
    """No page can meet a sentence that is missing."""
    assert asked() - ids(language) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_left_over(language: str) -> None:
    """A sentence that no page says any more is taken out; those put together are known by their beginning."""
    text = " ".join(file.read_text("utf-8") for file in [*HERE.rglob("*.html"), *HERE.glob("*.py")])
    begun = set(re.findall(r'"(web-[a-z-]*-)"', text)) | {"web-"}
    ours = {id for id in ids(language) if id.startswith("web-")}
    troubles = set(re.findall(r'"([a-z-]+)"', text))
    left = {
        id
        for id in ours - asked()
        if not any(begin != "web-" and id.startswith(begin) for begin in begun)
        and id.removeprefix("web-").removesuffix("-title") not in troubles
    }
    assert left == set()


def test_templates_hold_no_words_of_their_own() -> None:
    """Text between tags comes from the catalogues: only signs and names are written out."""
    for file in HERE.rglob("*.html"):
        bare = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", " ", file.read_text("utf-8"), flags=re.S)
        words = set(re.findall(r"[^\W\d_]{3,}", " ".join(re.findall(r">([^<]+)<", bare))))
        assert words <= {"Convenor", "English", "Español", "nbsp"}, file.name
