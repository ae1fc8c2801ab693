"""Every word of the glossary is a symbol of the code."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

GLOSSARY = Path(__file__).parent.parent / "docs" / "glossary.md"
SYMBOLS = re.findall(r"\| `([\w.]+)` \|", GLOSSARY.read_text("utf-8"))


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_a_word_is_where_the_glossary_says(symbol: str) -> None:
    """Whoever looks a word up finds it in the code under that name."""
    module, _, name = symbol.rpartition(".")
    assert hasattr(importlib.import_module(module), name)
