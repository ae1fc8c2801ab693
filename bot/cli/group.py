"""`convenor group`: plan breakout groups for a spreadsheet, without a server."""

from __future__ import annotations

import json
import time
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from bot.cli.calling import Called, TwoOfOneName, told_apart
from bot.domain.planner.asking import Asked, problem_of, usual_size
from bot.domain.planner.columns import ColumnNames
from bot.domain.planner.problem import Contradiction, Plan, Problem
from bot.exports.plain import as_text, as_values
from bot.exports.sentences import LANGUAGES, Sentences
from bot.rosters import Roster, read_roster

USAGE = 2
FAILURE = 1
MOST_PEOPLE = 10_000
MOST_SECONDS = 3_600

EXAMPLE = "Example: convenor group roster.csv --size 4 --rounds 3 --mix role,district --apart team"


def _list(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def group(
    roster: Annotated[Path | None, typer.Argument(help="A CSV or XLSX file with one person a row.")] = None,
    size: Annotated[int | None, typer.Option(help="How many people a group should have (4 unless given).")] = None,
    minimum: Annotated[int, typer.Option("--min", help="The smallest group (one below the size unless given).")] = 0,
    maximum: Annotated[int, typer.Option("--max", help="The largest group (one above the size unless given).")] = 0,
    groups: Annotated[int, typer.Option(help="A number of groups, instead of a size.")] = 0,
    rounds: Annotated[int, typer.Option(help="How many rounds, with new people each time.")] = 1,
    by: Annotated[str, typer.Option(help="Columns to stay within: county,role")] = "",
    mix: Annotated[
        str, typer.Option(help="Columns to mix, most important first or with weights: role:4,district")
    ] = "",
    apart: Annotated[str, typer.Option(help="Columns of which a group has nobody twice: team")] = "",
    one_each: Annotated[str, typer.Option(help="A column of which every group has one of each: role")] = "",
    anchor: Annotated[str, typer.Option(help="What every group needs: facilitator or locale=es or device")] = "",
    together: Annotated[list[str] | None, typer.Option(help="People to keep together: ana@x.org,ben@x.org")] = None,
    keep_apart: Annotated[list[str] | None, typer.Option(help="People to keep apart: ana@x.org,ben@x.org")] = None,
    across: Annotated[bool, typer.Option(help="Let cohorts mix; otherwise they stay apart.")] = False,
    allow_lone_remote: Annotated[bool, typer.Option(help="Allow one remote person alone with a room table.")] = False,
    one_site: Annotated[bool, typer.Option(help="Room people of a group all sit at one site.")] = False,
    device_host: Annotated[bool, typer.Option(help="Groups of room and remote people need a device.")] = False,
    history: Annotated[Path | None, typer.Option(help="An earlier plan (--json) whose meetings count as had.")] = None,
    zoom: Annotated[Path | None, typer.Option(help="Write Zoom's pre-assignment file here (first round).")] = None,
    teams: Annotated[Path | None, typer.Option(help="Write a list for Teams' rooms here (first round).")] = None,
    cards: Annotated[Path | None, typer.Option(help="Write table cards to print here, a PDF (first round).")] = None,
    benchmark: Annotated[Path | None, typer.Option(help="Solve a benchmark instance (JSON or NPZ) instead.")] = None,
    golfer: Annotated[str, typer.Option(help="Solve a social golfer problem instead: groups-size-rounds, 8-4-7")] = "",
    seconds: Annotated[float, typer.Option(help="About how long to compute; turned into steps beforehand.")] = 0.0,
    seed: Annotated[int, typer.Option(help="The same seed gives the same groups on every machine.")] = 1,
    language: Annotated[str, typer.Option(help="en or es")] = "en",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for a program to read.")] = False,
) -> None:
    """Plan breakout groups from a spreadsheet, without a server.

    Example: convenor group roster.csv --size 4 --rounds 3 --mix role,district --apart team
    """
    words = _words(language)
    _check(seed, seconds, words)
    if benchmark is not None:
        _print(_benchmark(benchmark, seed, seconds, words))
        return
    if golfer:
        _print(_golfer(golfer, seed, seconds, words))
        return
    if roster is None:
        _refuse(words.words("name-a-roster", example=EXAMPLE))
    people = _read(roster, words)
    crowd = [row.candidate() for row in people.rows]
    column, words = ColumnNames.of(crowd), Sentences(language, told_apart(people.rows))
    called = Called(people.rows, words)
    started = time.perf_counter()
    try:
        asked = Asked(
            size=usual_size(minimum, maximum) if size is None else size,
            minimum=minimum,
            maximum=maximum,
            groups=groups,
            rounds=rounds,
            by=[column(word) for word in _list(by)],
            mix=[column.weighted(word) for word in _list(mix)],
            apart=[column(word) for word in _list(apart)],
            one_each=column(one_each) if one_each.strip() else "",
            anchors=[column.feature(word) for word in _list(anchor)],
            together=[called.all(_list(line)) for line in together or []],
            keep_apart=[called.all(_list(line)) for line in keep_apart or []],
            across=across,
            allow_lone_remote=allow_lone_remote,
            one_site=one_site,
            device_host=device_host,
            met=_meetings(history, words) if history else {},
        )
        problem = problem_of(crowd, asked)
        found = _plan(problem, seed, seconds)
    except TwoOfOneName as two:
        _refuse(str(two))
    except Contradiction as clash:
        _refuse("\n".join(words.say(message) for message in clash.messages))
    _write(found, people, words, zoom, teams, cards)
    if as_json:
        _print(as_values(problem, found, words) | {"seconds": round(time.perf_counter() - started, 3)})
    else:
        print(as_text(found, words), end="")


def _benchmark(path: Path, seed: int, seconds: float, words: Sentences) -> dict[str, Any]:
    """A benchmark instance solved, as its referee wants it."""
    from bot.cli.group_instances import Unreadable, solved

    try:
        return solved(path, seed, seconds)
    except OSError:
        _refuse(words.words("cannot-read", path=str(path)))
    except Unreadable as error:
        why = words.words(error.why, field=error.field)
        _refuse(words.words("not-an-instance", path=str(path), why=why))


def _golfer(text: str, seed: int, seconds: float, words: Sentences) -> dict[str, Any]:
    """A social golfer schedule: groups-size-rounds."""
    from bot.cli.group_instances import Unreadable, golfer

    try:
        groups, size, rounds = (int(part) for part in text.split("-"))
    except ValueError:
        _refuse(words.words("golfer-unreadable", text=text))
    if min(groups, size, rounds) < 1 or groups * size > MOST_PEOPLE:
        _refuse(words.words("golfer-outside", text=text, most=MOST_PEOPLE))
    try:
        return golfer(groups, size, rounds, seed, seconds)
    except Unreadable as error:
        _refuse(words.words(error.why, text=text))


def _print(values: dict[str, Any]) -> None:
    print(json.dumps(values, ensure_ascii=False))


def _words(language: str) -> Sentences:
    if language not in LANGUAGES:
        _refuse(Sentences(LANGUAGES[0]).words("no-such-language", language=language))
    return Sentences(language)


def _check(seed: int, seconds: float, words: Sentences) -> None:
    if seed < 0:
        _refuse(words.words("seed-below-zero", seed=str(seed)))
    if not 0 <= seconds <= MOST_SECONDS:
        _refuse(words.words("seconds-outside", most=MOST_SECONDS))


def _read(path: Path, words: Sentences) -> Roster:
    """The roster, its problems said on stderr; exits when it cannot be read."""
    try:
        roster = read_roster(path.read_bytes())
    except OSError:
        _refuse(words.words("cannot-read", path=str(path)))
    for problem in roster.problems:
        text = words.say(problem.message)
        typer.echo(words.words("roster-line", line=problem.line, text=text) if problem.line else text, err=True)
    if not roster.readable:
        raise typer.Exit(USAGE)
    return roster


def _write(
    plan: Plan, people: Roster, words: Sentences, zoom: Path | None, teams: Path | None, cards: Path | None
) -> None:
    """The first round for other programs and on paper; who could not be put into a file is said."""
    from bot.exports import cards as paper
    from bot.exports import tables

    emails = {row.id: row.email for row in people.rows}
    try:
        for path, table, limit in zip((zoom, teams), (tables.zoom, tables.teams), tables.LIMITS, strict=True):
            if path is not None:
                if (beyond := tables.beyond(limit, plan.rounds[0])) is not None:
                    typer.echo(words.say(beyond), err=True)
                made = table(plan.rounds[0], emails, words)
                path.write_text(made.text, encoding="utf-8", newline="")
                for person in made.without_email:
                    typer.echo(words.words("not-in-file", person=words.name(person), path=str(path)), err=True)
        if cards is not None:
            cards.write_bytes(paper.cards(plan.rounds[0], words))
    except OSError as error:
        _refuse(words.words("cannot-write", path=str(error.filename)), FAILURE)


def _meetings(path: Path, words: Sentences) -> Counter[tuple[str, str]]:
    """Who met in an earlier plan, as this command printed it."""
    try:
        plan: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        groups = [sorted(group["members"]) for current in plan["rounds"] for group in current["groups"]]
    except (OSError, ValueError, KeyError, TypeError):
        _refuse(words.words("not-a-plan", path=str(path)))
    return Counter(pair for members in groups for pair in combinations(members, 2))


def _plan(problem: Problem, seed: int, seconds: float) -> Plan:
    from bot.domain.planner.budget import steps_within
    from bot.domain.planner.solve import plan

    return plan(problem, seed, steps_within(seconds, problem) if seconds > 0 else 0)


def _refuse(sentence: str, status: int = USAGE) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(status)


def mount(app: typer.Typer) -> None:
    app.command()(group)


if __name__ == "__main__":
    typer.run(group)
