"""`convenor group`: plan breakout groups for a spreadsheet, without a server."""

from __future__ import annotations

import gzip
import json
import time
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from bot.domain.planner.asking import Asked, problem_of, usual_size
from bot.domain.planner.problem import Contradiction, Plan, Problem
from bot.exports.plain import as_text, as_values
from bot.exports.sentences import Sentences
from bot.rosters import Roster, read_roster

USAGE = 2
FAILURE = 1
MOST_ROUNDS = 1_000
MOST_PEOPLE = 10_000

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
    if benchmark is not None:
        _print(_benchmark(benchmark, seed, seconds))
        return
    if golfer:
        _print(_golfer(golfer, seed, seconds))
        return
    if roster is None:
        _refuse(f"Name a roster. {EXAMPLE}")
    people = _read(roster, language)
    words = Sentences(language, {row.id: row.name for row in people.rows})
    asked = Asked(
        size=usual_size(minimum, maximum) if size is None else size,
        minimum=minimum,
        maximum=maximum,
        groups=groups,
        rounds=rounds,
        by=_list(by),
        mix=_list(mix),
        apart=_list(apart),
        one_each=one_each,
        anchors=_list(anchor),
        together=[_list(line) for line in together or []],
        keep_apart=[_list(line) for line in keep_apart or []],
        across=across,
        allow_lone_remote=allow_lone_remote,
        one_site=one_site,
        device_host=device_host,
        met=_meetings(history) if history else {},
    )
    started = time.perf_counter()
    try:
        problem = problem_of([row.candidate() for row in people.rows], asked)
        found = _plan(problem, seed, seconds)
    except Contradiction as clash:
        _refuse("\n".join(words.say(message) for message in clash.messages))
    _write(found, people, words, zoom, teams, cards)
    if as_json:
        _print(as_values(problem, found, words) | {"seconds": _since(started)})
    else:
        print(as_text(found, words), end="")


def _benchmark(path: Path, seed: int, seconds: float) -> dict[str, Any]:
    """A benchmark instance solved, as its referee wants it."""
    from bot.domain.planner.instances import solve_mdgp, solve_workshop

    try:
        content = path.read_bytes()
        started = time.perf_counter()
        if path.suffix == ".npz":
            found = solve_mdgp(content, seed, seconds) | {"best_known": _best_known(path)}
        else:
            text = gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content
            found = solve_workshop(json.loads(text), seed, seconds)
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
        _refuse(f"{path} is not a benchmark instance that can be read: {error}.")
    return found | {"seed": seed, "seconds": _since(started)}


def _best_known(path: Path) -> float | None:
    """The best value known for an instance, from the list that stands beside the instances' folder, if there is one."""
    best = path.resolve().parent.parent / "mdgp_best.json"
    if not best.exists():
        return None
    value: float | None = json.loads(best.read_text(encoding="utf-8")).get(path.stem)
    return value


def _golfer(text: str, seed: int, seconds: float) -> dict[str, Any]:
    """A social golfer schedule: groups-size-rounds."""
    from bot.domain.planner import golfer

    try:
        groups, size, rounds = (int(part) for part in text.split("-"))
    except ValueError:
        _refuse(f"“{text}” should be groups-size-rounds, such as 8-4-7.")
    if groups < 1 or size < 1 or not 1 <= rounds <= MOST_ROUNDS or groups * size > MOST_PEOPLE:
        _refuse(f"“{text}” needs at least 1 group, 1 person and 1 round, and at most {MOST_PEOPLE} people.")
    started = time.perf_counter()
    found = golfer.solve(groups, size, rounds, seed, golfer.steps_within(seconds, groups, size))
    return {"rounds": found, "repeats": golfer.repeats(found), "seed": seed, "seconds": _since(started)}


def _print(values: dict[str, Any]) -> None:
    print(json.dumps(values, ensure_ascii=False))


def _since(started: float) -> float:
    return round(time.perf_counter() - started, 3)


def _read(path: Path, language: str) -> Roster:
    """The roster, its problems said on stderr; exits when it cannot be read."""
    try:
        roster = read_roster(path.read_bytes())
    except OSError as error:
        _refuse(f"{path} cannot be read: {error.strerror}.")
    words = Sentences(language)
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
        for path, table in ((zoom, tables.zoom), (teams, tables.teams)):
            if path is not None:
                made = table(plan.rounds[0], emails, words)
                path.write_text(made.text, encoding="utf-8", newline="")
                for person in made.without_email:
                    typer.echo(f"{words.name(person)} has no e-mail and is not in {path}.", err=True)
        if cards is not None:
            cards.write_bytes(paper.cards(plan.rounds[0], words))
    except OSError as error:
        _refuse(f"{error.filename} cannot be written: {error.strerror}.", FAILURE)


def _meetings(path: Path) -> Counter[tuple[str, str]]:
    """Who met in an earlier plan, as this command printed it."""
    try:
        plan: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        groups = [sorted(group["members"]) for current in plan["rounds"] for group in current["groups"]]
    except (OSError, ValueError, KeyError, TypeError):
        _refuse(f"{path} is not a plan that this command printed with --json.")
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
