"""`convenor routine`: list the routines, print a plan card, check one of your own. Works without a server."""

import json
from pathlib import Path
from typing import Annotated, Any, cast

import typer

from bot.domain.routines.card import card, card_text
from bot.domain.routines.load import RoutineUnreadable, check
from bot.domain.routines.model import Language, Routine
from bot.domain.routines.words import sentence
from bot.routines import SHIPPED, Shelf

app = typer.Typer(help="Talk routines: list them, print a plan card, check one of your own.", no_args_is_help=True)

USAGE, FAILURE = 2, 1
Folder = Annotated[
    Path | None, typer.Option("--folder", help="A folder with routines of your own.", exists=True, file_okay=False)
]
Speech = Annotated[str, typer.Option("--language", help="en for English, es for Spanish.")]


def _stop(sentence: str, status: int) -> typer.Exit:
    typer.echo(sentence, err=True)
    return typer.Exit(status)


def _language(code: str) -> Language:
    if code not in ("en", "es"):
        raise _stop(f"There is no language {code!r} here. Use --language en or --language es.", USAGE)
    return cast(Language, code)


def _shelf(folder: Path | None) -> Shelf:
    return Shelf(SHIPPED, folder) if folder else Shelf(SHIPPED)


def _found(shelf: Shelf, routine: str) -> Routine:
    try:
        return shelf[routine]
    except KeyError:
        message = f"There is no routine {routine!r}. `convenor routine list` shows them all."
        raise _stop(message, USAGE) from None
    except RoutineUnreadable as unreadable:
        first = unreadable.problems[0].to("en")
        raise _stop(
            f"{routine} has to be put right first, {first} See `convenor routine check FILE`.", FAILURE
        ) from None


@app.command("list", epilog="Example: convenor routine list --language es")
def list_routines(
    as_json: Annotated[bool, typer.Option("--json", help="For a program to read.")] = False,
    language: Speech = "en",
    folder: Folder = None,
) -> None:
    """List the routines: id, people, minutes and name."""
    speech, shelf = _language(language), _shelf(folder)
    if as_json:
        typer.echo(json.dumps({"routines": [_fact(one) for one in shelf.values()]}, ensure_ascii=False, indent=2))
    else:
        for one in shelf.values():
            typer.echo(_row(one, speech))
    for name, problems in shelf.unreadable().items():
        typer.echo(f"{name} is left out, {problems[0].to('en')}", err=True)


def _row(routine: Routine, language: Language) -> str:
    people = f"{routine.people.min}-{routine.people.max}" + ("" if routine.scales == "no" else "+")
    minutes = f"{routine.minutes.min:g}-{routine.minutes.max:g} min"
    time = sentence("list-any-time").to(language) if routine.alongside else minutes
    return f"{routine.id:24}{sentence('list-people', n=people).to(language):20}{time:16}{routine.names.to(language)}"


def _fact(routine: Routine) -> dict[str, Any]:
    minutes = routine.minutes
    return {
        "id": routine.id,
        "name": {"en": routine.names.en, "es": routine.names.es},
        "purpose": {"en": routine.purpose.en, "es": routine.purpose.es},
        "family": routine.family,
        "aims": list(routine.aims),
        "people": {"min": routine.people.min, "max": routine.people.max, "scales": routine.scales},
        "minutes": {"min": minutes.min, "typical": minutes.typical, "max": minutes.max},
        "steps": [{"id": one.id, "mode": one.mode, "minutes": one.minutes} for one in routine.steps],
        "grade": routine.grade,
        "sources": list(routine.sources),
        "spanish": routine.spanish,
    }


@app.command("card", epilog="Example: convenor routine card think-pair-share --language es --pdf card.pdf")
def show_card(
    routine: Annotated[str, typer.Argument(metavar="ID", help="The routine's id, as `list` shows it.")],
    language: Speech = "en",
    pdf: Annotated[Path | None, typer.Option("--pdf", help="Write a PDF here instead of text.")] = None,
    folder: Folder = None,
) -> None:
    """Print the plan card of a routine, as text or PDF."""
    speech = _language(language)
    plan = card(_found(_shelf(folder), routine), speech)
    if pdf is None:
        typer.echo(card_text(plan), nl=False)
        return
    from bot.routines.printing import CannotPrint, card_pdf

    try:
        pdf.write_bytes(card_pdf(plan, speech))
    except CannotPrint as cannot:
        raise _stop(str(cannot), FAILURE) from None
    except OSError as error:
        raise _stop(f"{pdf} cannot be written: {error.strerror}. Choose another place with --pdf.", FAILURE) from None
    typer.echo(f"{pdf} is ready to print.")


@app.command("check", epilog="Example: convenor routine check my-routine.yaml")
def check_file(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A routine's YAML file.")],
    language: Speech = "en",
) -> None:
    """Say which lines of a routine file to put right, and how."""
    speech = _language(language)
    try:
        problems = check(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        raise _stop(f"{file} cannot be read. Give the path of a YAML file saved as UTF-8.", USAGE) from None
    for problem in problems:
        typer.echo(f"{file}, {problem.to(speech)}", err=True)
    if problems:
        raise typer.Exit(FAILURE)
    typer.echo(f"{file} is ready to use." if speech == "en" else f"{file} está listo para usarse.")


def mount(root: typer.Typer) -> None:
    root.add_typer(app, name="routine")
