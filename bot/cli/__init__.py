"""The command line: rehearse, run, doctor, group, routine, report, manifest, db.

Errors are one plain sentence on standard error: status 2 for how it was asked, 1 for what went wrong.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from typing import Any

import typer

from bot.failures import Failure
from bot.settings import SettingsWrong
from storage.refusals import StorageRefused

app = typer.Typer(
    name="convenor",
    help="Hybrid convenings of educators: one fair queue, groups, routines and follow-up.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

USAGE: Any = typer.BadParameter.__mro__[2]
"""How the command was asked: the base class of every usage error, which typer keeps in a private module."""


@app.callback()
def convenor() -> None:
    """Hybrid convenings of educators: one fair queue, groups, routines and follow-up."""


PARTS = ("manifest", "rehearse", "run", "doctor", "db", "report", "group", "routine")
"""Subcommands, each a module of this package with a `mount(app)`; loaded all at once only for the help page."""


def mount(names: tuple[str, ...]) -> None:
    for name in names:
        part = importlib.import_module(f"bot.cli.{name}")
        register: Callable[[typer.Typer], None] = part.mount
        register(app)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its status."""
    words = sys.argv[1:] if arguments is None else arguments
    wanted = next((word for word in words if not word.startswith("-")), "")
    mount((wanted,) if wanted in PARTS else PARTS)
    sys.exit(carry_out(words))


def carry_out(words: list[str]) -> int:
    command: Any = typer.main.get_command(app)
    try:
        status = command.main(args=words, prog_name="convenor", standalone_mode=False)
        return status if isinstance(status, int) else 0
    except USAGE as error:
        sentence = error.format_message()
        if not sentence.startswith("Usage:"):
            return complain(sentence, 2)
        print(sentence)  # nothing was asked: the help page is the answer
        return 0
    except SettingsWrong as error:
        return complain(str(error), 2)
    except (Failure, StorageRefused) as error:
        return complain(str(error), 1)
    except (typer.Abort, KeyboardInterrupt):
        return complain("Stopped.", 1)


def complain(sentence: str, status: int) -> int:
    print(" ".join(sentence.split()), file=sys.stderr)
    return status
