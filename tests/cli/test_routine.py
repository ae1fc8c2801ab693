"""`convenor routine` works on its own, without a server."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli.routine import app
from bot.domain.routines.card import card
from bot.routines import SHIPPED, shipped
from bot.routines.printing import CannotPrint, card_pdf


def convenor(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def test_list_json_tells_a_program_about_all_37() -> None:
    """Each with id, names in two languages, people, minutes and sources."""
    told = json.loads(convenor("list", "--json").stdout)["routines"]
    assert len(told) == 37
    first = next(one for one in told if one["id"] == "think-pair-share")
    assert first["name"]["es"] == "Piensa, conversa y comparte"
    assert first["minutes"] == {"min": 4, "typical": 6, "max": 12}
    assert all(one["sources"] for one in told)


def test_list_is_a_line_each_in_the_language_asked_for() -> None:
    """In Spanish the people are personas."""
    lines = convenor("list", "--language", "es").stdout.splitlines()
    assert len(lines) == 37
    assert all("personas" in line for line in lines)


@pytest.mark.parametrize(("language", "words"), [("en", "In the room: "), ("es", "En la sala: ")])
def test_a_card_is_printed_as_text(language: str, words: str) -> None:
    """The whole routine on a card, steps with their lines for room, remote and facilitator."""
    printed = convenor("card", "think-pair-share", "--language", language)
    assert printed.exit_code == 0
    assert printed.stdout.count(words) == 4
    unreviewed = "todavía no ha revisado" in printed.stdout.replace("\n  ", " ")
    assert unreviewed == (language == "es")


def test_a_card_tells_the_presenter_what_is_theirs() -> None:
    """In a consultancy the presenter's own line stands beside the others'."""
    printed = convenor("card", "consultancy").stdout
    assert "Presenter: Answer briefly, with facts only." in printed


def test_a_card_is_printed_as_pdf(tmp_path: Path) -> None:
    """A PDF file, the same bytes each time."""
    for name in ("one.pdf", "two.pdf"):
        assert convenor("card", "atlas", "--language", "es", "--pdf", str(tmp_path / name)).exit_code == 0
    pages = (tmp_path / "one.pdf").read_bytes()
    assert pages.startswith(b"%PDF-")
    assert pages == (tmp_path / "two.pdf").read_bytes()


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_card_can_be_printed(language: str) -> None:
    """All 37 have only letters that a school printer's PDF knows."""
    for routine in shipped().values():
        assert card_pdf(card(routine, "es" if language == "es" else "en"), language)


def test_letters_the_pdf_cannot_print_are_said(tmp_path: Path) -> None:
    """A lead's routine in Hmong or Chinese: no silent loss, but a sentence and the text card."""
    ours = (SHIPPED / "plus-delta.yaml").read_text(encoding="utf-8").replace("Plus and Delta", "加 and 減", 1)
    (tmp_path / "plus-delta.yaml").write_text(ours, encoding="utf-8")
    asked = ("card", "plus-delta", "--folder", str(tmp_path))
    refused = convenor(*asked, "--pdf", str(tmp_path / "card.pdf"))
    assert (refused.exit_code, (tmp_path / "card.pdf").exists()) == (1, False)
    assert "cannot print these letters" in refused.stderr
    assert "加 and 減" in convenor(*asked).stdout
    assert issubclass(CannotPrint, ValueError)


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (("card", "fish"), 2, "There is no routine 'fish'. `convenor routine list` shows them all."),
        (("card", "atlas", "--language", "fr"), 2, "There is no language 'fr' here. Use --language en or"),
        (("check", "/nowhere/at-all.yaml"), 2, "cannot be read. Give the path of a YAML file saved as UTF-8."),
        (("card", "atlas", "--pdf", "/nowhere/card.pdf"), 1, "cannot be written"),
    ],
)
def test_wrong_input_gets_one_plain_sentence(words: tuple[str, ...], status: int, sentence: str) -> None:
    """On stderr, with the exit status a script can rely on."""
    refused = convenor(*words)
    assert refused.exit_code == status
    assert sentence in refused.stderr
    assert refused.stdout == ""


def test_check_names_the_line_and_the_cure(tmp_path: Path) -> None:
    """A slip in a lead's file is shown by line; a sound file is ready."""
    text = (SHIPPED / "atlas.yaml").read_text(encoding="utf-8")
    mine = tmp_path / "mine.yaml"
    mine.write_text(text.replace("mode: small", "mode: smal", 1), encoding="utf-8")
    line = text[: text.index("mode: small")].count("\n") + 1
    refused = convenor("check", str(mine))
    assert refused.exit_code == 1
    assert f"line {line}: step.mode should be one of: solo, pair" in refused.stderr
    assert f"línea {line}: " in convenor("check", str(mine), "--language", "es").stderr
    mine.write_text(text, encoding="utf-8")
    assert convenor("check", str(mine)).stdout.endswith("mine.yaml is ready to use.\n")


@pytest.mark.parametrize("command", [(), ("list",), ("card",), ("check",)])
def test_help_shows_an_example(command: tuple[str, ...]) -> None:
    """Every subcommand has --help with an example to copy."""
    told = convenor(*command, "--help")
    assert told.exit_code == 0
    assert "Example: convenor routine" in told.stdout or command == ()
