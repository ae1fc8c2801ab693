"""Every sentence exists in every language, with the same gaps, and is short and plain."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast, visitor

from bot.speech import HERE, LANGUAGES, ids

ROOT = Path(__file__).parent.parent.parent
USES = re.compile(r"\b(?:say|refuse|term|speech|tell_groups|self)\(\s*(?:running,\s*)?\"([a-z][a-z0-9-]+)\"")


class Gaps(visitor.Visitor):
    """Collects the names of the gaps of one message."""

    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.found.add(node.id.name)


def messages(language: str) -> dict[str, ast.Message]:
    parser = FluentParser()
    found: dict[str, ast.Message] = {}
    for file in sorted((HERE / language).glob("*.ftl")):
        for entry in parser.parse(file.read_text("utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{file.name}: {entry.content[:60]}"
            if isinstance(entry, ast.Message):
                assert entry.id.name not in found, f"{entry.id.name} stands twice in {language}"
                found[entry.id.name] = entry
    return found


def gaps(message: ast.Message) -> set[str]:
    collector = Gaps()
    collector.visit(message)
    return collector.found


def test_every_language_has_every_sentence() -> None:
    """Nobody is answered in half a language."""
    first, *others = (ids(language) for language in LANGUAGES)
    for other in others:
        assert first == other


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_a_translation_has_the_same_gaps(language: str) -> None:
    """A translated sentence leaves out no number and no name, and awaits none that is not given."""
    english, other = messages("en"), messages(language)
    different = {name for name in english if gaps(english[name]) != gaps(other[name])}
    assert different == set()


def test_every_sentence_that_the_code_says_exists() -> None:
    """No person ever sees an id where a sentence should be."""
    used: dict[str, str] = {}
    for folder in ("bot", "commands", "adapters"):
        for file in (ROOT / folder).rglob("*.py"):
            used |= dict.fromkeys(USES.findall(file.read_text("utf-8")), file.name)
    missing = {name: where for name, where in used.items() if name not in ids("en")}
    assert missing == {}
