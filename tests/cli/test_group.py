"""`convenor group` for anyone with a spreadsheet."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import typer
from typer.testing import CliRunner, Result

from bot.cli.group import group
from bot.domain.planner.problem import Group
from bot.exports.sentences import Sentences

ROSTERS = Path(__file__).resolve().parents[1] / "data" / "rosters"

app = typer.Typer()
app.command()(group)


def convenor_group(*words: str | Path) -> Result:
    """What the command prints and how it ends."""
    return CliRunner().invoke(app, [str(word) for word in words])


def test_the_json_has_rounds_unmet_measures_seed_and_seconds() -> None:
    """The contract for programs, as it is documented."""
    result = convenor_group(
        ROSTERS / "cross-district-84.csv", "--rounds", "3", "--mix", "role,district", "--apart", "team", "--json"
    )
    assert result.exit_code == 0
    plan = json.loads(result.stdout)
    assert {"rounds", "unmet", "measures", "seed", "seconds"} <= set(plan)
    assert len(plan["rounds"]) == 3
    first = plan["rounds"][0]["groups"][0]
    assert {"name", "members", "why"} <= set(first)
    assert len(first["why"]) == len(first["members"])
    members = [member for found in plan["rounds"][0]["groups"] for member in found["members"]]
    assert len(set(members)) == 84
    assert all(member.endswith("@example.org") for member in members)
    assert plan["unmet"] == []
    assert isinstance(plan["seconds"], float)


def test_the_same_seed_prints_the_same_groups() -> None:
    """Only the seconds may differ."""
    words = (ROSTERS / "north-state-71.csv", "--by", "site", "--seed", "5", "--json")
    first, second = (json.loads(convenor_group(*words).stdout) for _ in range(2))
    assert first | {"seconds": 0} == second | {"seconds": 0}


def test_text_names_people_and_what_could_not_be_kept() -> None:
    """Plumas is two people: said in words, with two ways out, in either language."""
    result = convenor_group(ROSTERS / "north-state-71.csv", "--by", "site")
    assert "Plumas (room table): Miguel Ya., Carmen Al." in result.stdout
    assert "Plumas has 2 people; a group was to have at least 3." in result.stdout
    assert "Let Plumas join Lassen by video" in result.stdout
    assert "Proven: no plan is better." in result.stdout
    spanish = convenor_group(ROSTERS / "north-state-71.csv", "--by", "site", "--language", "es")
    assert "Plumas tiene 2 personas; un grupo debía tener al menos 3." in spanish.stdout


def test_a_roster_without_emails_is_known_by_its_rows(tmp_path: Path) -> None:
    """Row ids stand in for e-mails."""
    roster = tmp_path / "names.csv"
    roster.write_text("name\nAna\nBen\nCam\nDee\n")
    members = json.loads(convenor_group(roster, "--size", "2", "--json").stdout)["rounds"][0]["groups"]
    assert sorted(member for found in members for member in found["members"]) == ["row 2", "row 3", "row 4", "row 5"]


def test_an_earlier_plan_is_remembered(tmp_path: Path) -> None:
    """The plan printed in December is given in March: nobody meets again."""
    before = tmp_path / "december.json"
    before.write_text(convenor_group(ROSTERS / "cross-district-84.csv", "--json").stdout)
    after = convenor_group(ROSTERS / "cross-district-84.csv", "--history", before, "--json")
    assert json.loads(after.stdout)["measures"]["repeats"] == 0


def test_files_for_zoom_teams_and_paper_are_written(tmp_path: Path) -> None:
    """One run makes everything a facilitator carries into the room."""
    paths = [tmp_path / name for name in ("zoom.csv", "teams.csv", "cards.pdf")]
    result = convenor_group(
        ROSTERS / "north-state-remote-7.csv", "--zoom", paths[0], "--teams", paths[1], "--cards", paths[2]
    )
    assert result.exit_code == 0
    assert paths[0].read_text().startswith("Pre-assign Room Name,Email Address")
    assert len(paths[1].read_text().splitlines()) == 8
    assert paths[2].read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--size", "0"], "A group needs at least 1 person"),
        (["--size", "4", "--min", "5", "--max", "3"], "may not be larger"),
        (["--one-each", "rank"], "Nobody has anything for “rank”"),
        (["--rounds", "0"], "at least 1 round"),
        (["--size", "9", "--max", "4"], "Groups of 9 are larger than the largest that was asked (4)."),
        (["--size", "2", "--min", "3"], "Groups of 2 are smaller than the smallest that was asked (3)."),
        (["--groups", "-1"], "A plan needs at least 1 group; -1 were asked."),
        (["--groups", "9", "--max", "5"], "9 groups of at most 5 hold 45 people, and there are 71."),
        (["--groups", "30", "--min", "3"], "30 groups of at least 3 need 90 people, and there are 71."),
        (["--groups", "72"], "72 groups are more than there are people (71)."),
        (["--seed", "-1"], "A seed is a whole number from 0 on, not -1."),
        (["--seconds", "inf"], "The seconds should be between 0 and 3,600."),
        (["--seconds", "nan"], "The seconds should be between 0 and 3,600."),
        (["--language", "fr"], "“fr” is not a language here; use en or es."),
        (["--golfer", "100-100-1000"], "“100-100-1000” is more than can be counted in a few seconds"),
        (["--mix", "role:heavy"], "is not a weight"),
        (["--together", "p001@example.org,nobody@example.org"], "nobody@example.org is named in a rule"),
        (
            ["--together", "p001@example.org,p002@example.org", "--keep-apart", "p001@example.org,p002@example.org"],
            "Imani Ok. and Tom Hp. are to be together (keep together) and apart (keep apart)",
        ),
    ],
)
def test_bad_input_gets_a_clear_sentence_and_status_2(words: list[str], sentence: str) -> None:
    """People and rules are named; nothing is computed."""
    result = convenor_group(ROSTERS / "north-state-71.csv", *words)
    assert result.exit_code == 2
    assert sentence in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--size", "0"], "Un grupo necesita al menos 1 persona; se pidió 0."),
        (["--size", "4", "--min", "5", "--max", "3"], "no puede ser mayor que el más grande (3)."),
        (["--one-each", "rank"], "Nadie tiene nada en «rank»."),
        (["--size", "9", "--max", "4"], "Los grupos de 9 son más grandes que el máximo pedido (4)."),
        (["--groups", "9", "--max", "5"], "En 9 grupos de 5 como máximo caben 45 personas, y hay 71."),
        (["--groups", "30", "--min", "3"], "Para 30 grupos de 3 como mínimo hacen falta 90 personas, y hay 71."),
        (["--seed", "-1"], "Una semilla es un número entero desde 0, no -1."),
        (["--golfer", "8-4"], "«8-4» debe ser grupos-tamaño-rondas"),
        (
            ["--together", "p001@example.org,p002@example.org", "--keep-apart", "p001@example.org,p002@example.org"],
            "Imani Ok. y Tom Hp. deben estar juntos (mantener juntos) y separados (mantener separados).",
        ),
    ],
)
def test_bad_input_is_said_in_spanish_too(words: list[str], sentence: str) -> None:
    """With --language es: the same people and the same rule."""
    result = convenor_group(ROSTERS / "north-state-71.csv", *words, "--language", "es")
    assert result.exit_code == 2
    assert sentence in result.stderr


def test_people_and_columns_are_found_as_people_write_them(tmp_path: Path) -> None:
    """A Spanish spreadsheet from Excel: headers with capitals, people by name, by line or by e-mail in capitals."""
    roster = tmp_path / "lista.csv"
    lines = ["Nombre;Correo;Sede;Condado;Rol", "José Núñez;jose@x.org;Chico;Butte;Maestro", "Ana;;Chico;Butte;Maestra"]
    lines += ["Ana;;Chico;Modoc;Guía", "Zoë;zoe@x.org;Chico;Modoc;Guía"]
    roster.write_text("\r\n".join(lines), encoding="utf-8-sig")
    by_county = json.loads(convenor_group(roster, "--size", "2", "--by", "County", "--mix", "ROL:4", "--json").stdout)
    assert [group["name"] for group in by_county["rounds"][0]["groups"]] == ["Butte", "Modoc"]
    asked = ("--together", "jose nunez,4", "--together", "3,ZOE@x.org")
    together = json.loads(convenor_group(roster, "--size", "2", *asked, "--json").stdout)
    groups = [set(group["members"]) for group in together["rounds"][0]["groups"]]
    assert {"jose@x.org", "row 4"} in groups
    assert "Ana (row 3)" in convenor_group(roster, "--size", "2").stdout
    unsure = convenor_group(roster, "--keep-apart", "Ana,José Núñez")
    assert unsure.exit_code == 2
    assert "Several people are called Ana; say which by row 3, row 4." in unsure.stderr


def test_the_usual_size_gives_way_to_the_limits_that_are_given() -> None:
    """Who asks only for three at most gets threes, and is not told off for a four that she never asked for."""
    result = convenor_group(ROSTERS / "north-state-71.csv", "--max", "3", "--json")
    assert {len(group["members"]) for group in json.loads(result.stdout)["rounds"][0]["groups"]} == {2, 3}


def test_groups_without_a_county_have_spanish_names_everywhere(tmp_path: Path) -> None:
    """ "Grupo 1" in the list, in what is said of it and for programs; a name with a comma stays one person."""
    roster = tmp_path / "dos.csv"
    roster.write_text('name\n"Pérez, Luis"\nAna\n', encoding="utf-8")
    said = convenor_group(roster, "--language", "es").stdout
    assert "Group" not in said
    assert "Grupo 1 tiene 2 personas" in said
    assert "Ana; Pérez, Luis" in said or "Pérez, Luis; Ana" in said
    unmet = json.loads(convenor_group(roster, "--language", "es", "--json").stdout)["unmet"]
    assert unmet[0]["group"] == "Grupo 1"


def test_group_numbers_are_written_plainly() -> None:
    """Group 1234 is a name, not a quantity."""
    assert Sentences("en").group(Group(1234, ("a",))) == "Group 1234"
    assert Sentences("es").group(Group(1234, ("a",))) == "Grupo 1234"


def test_one_person_is_not_a_group(tmp_path: Path) -> None:
    """Said plainly."""
    roster = tmp_path / "one.csv"
    roster.write_text("name\nAna\n")
    result = convenor_group(roster)
    assert result.exit_code == 2
    assert "There is only 1 person" in result.stderr


def test_a_missing_or_unreadable_roster_is_said(tmp_path: Path) -> None:
    """No trace of a program's insides."""
    assert "cannot be read" in convenor_group(tmp_path / "nowhere.csv").stderr
    picture = tmp_path / "picture.csv"
    picture.write_bytes(b"\x89PNG\x00\x00")
    result = convenor_group(picture)
    assert result.exit_code == 2
    assert "neither a CSV file nor an Excel workbook" in result.stderr


def test_a_social_golfer_schedule_is_printed() -> None:
    """8 groups of 4 for 7 rounds, as the documentation shows."""
    found = json.loads(convenor_group("--golfer", "8-4-7", "--json").stdout)
    assert found["repeats"] == 0
    assert len(found["rounds"]) == 7
    assert convenor_group("--golfer", "8-4", "--json").exit_code == 2


def test_a_benchmark_instance_is_solved(tmp_path: Path) -> None:
    """A workshop instance in, a plan out that its referee can judge."""
    instance = tmp_path / "any.json"
    mixed = {"role": [k % 3 for k in range(60)]}
    sizes = [5] * 12
    fields = {"n": 60, "R": 2, "sizes": sizes, "mixed": mixed, "remote": [0] * 60, "apart": [[0, 1]]}
    instance.write_text(json.dumps(fields))
    found = json.loads(convenor_group("--benchmark", instance, "--seconds", "0.5", "--json").stdout)
    assert found["score"] == 0
    assert found["proven"]
    assert sorted(person for members in found["rounds"][1] for person in members) == list(range(60))
    instance.write_text("{}")
    assert convenor_group("--benchmark", instance, "--json").exit_code == 2


def test_only_what_counting_proves_is_called_proven(tmp_path: Path) -> None:
    """No plan is better than 0 above the bound; anything else says its gap, and that it is not proven."""
    instance = tmp_path / "pairs.json"
    fields = {"n": 4, "R": 2, "sizes": [2, 2], "mixed": {}, "remote": [0, 0, 1, 0], "apart": [[0, 1]]}
    instance.write_text(json.dumps(fields))
    lone = json.loads(convenor_group("--benchmark", instance, "--seconds", "0.01", "--json").stdout)
    assert (lone["score"], lone["gap"], lone["proven"]) == (40, 40, False)
    assert lone["certificate"] == "not proven: 40 above what counting alone rules out"
    met = json.loads(convenor_group("--golfer", "5-3-7", "--json").stdout)
    assert (met["repeats"], met["certificate"]) == (0, "proven: no plan is better")
    again = json.loads(convenor_group("--golfer", "1-3-3", "--json").stdout)
    assert (again["repeats"], again["gap"], again["proven"]) == (9, 0, True)
    too_many = json.loads(convenor_group("--golfer", "6-6-4", "--seconds", "0.01", "--json").stdout)
    assert too_many["gap"] > 0
    assert too_many["certificate"].startswith(f"not proven: {too_many['gap']} above")


def test_the_best_value_known_is_not_called_proven(tmp_path: Path) -> None:
    """For diverse groups no bound is known that a plan could reach."""
    folder = tmp_path / "instances"
    folder.mkdir()
    instance = folder / "six.npz"
    limits = {"lb": np.array([3, 3]), "ub": np.array([3, 3])}
    np.savez(instance, n=np.array(6), k=np.array(2), tri_milli=np.full(15, 1000), **limits)
    words = ("--benchmark", instance, "--seconds", "0.01", "--json")
    unknown = json.loads(convenor_group(*words).stdout)
    assert (unknown["value"], unknown["best_known"], unknown["proven"]) == (6.0, None, False)
    (tmp_path / "mdgp_best.json").write_text('{"six": 6.0}')
    reached = json.loads(convenor_group(*words).stdout)
    assert (reached["proven"], reached["certificate"]) == (False, "not proven: as good as the best known")
    (tmp_path / "mdgp_best.json").write_text('{"six": 8.0}')
    assert json.loads(convenor_group(*words).stdout)["certificate"] == "not proven: 25.00 % below the best known"


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.json", b"[]", "it is not a JSON object"),
        ("a.json", b"\x1f\x8b not gzip", "it is not a JSON object"),
        ("a.json", b'{"n": 4}', "it has no “sizes”"),
        ("a.json", b'{"n":4,"R":1,"sizes":[2,3],"mixed":{},"remote":[0,0,0,0],"apart":[]}', "do not fit together"),
        ("a.json", b'{"n":4,"R":0,"sizes":[2,2],"mixed":{},"remote":[0,0,0,0],"apart":[]}', "do not fit together"),
        ("a.json", b'{"n":4,"R":1,"sizes":[2,2],"mixed":{"a":[1]},"remote":[0,0,0,0],"apart":[]}', "do not fit"),
        ("a.json", b'{"n":4,"R":1,"sizes":[2,2],"mixed":{},"remote":[0,0,0,0],"apart":[[0,9]]}', "do not fit"),
        ("a.npz", b"not an archive", "it is not an NPZ file"),
    ],
)
def test_a_file_that_is_no_instance_is_said_to_be_none(tmp_path: Path, name: str, content: bytes, why: str) -> None:
    """In one sentence that says what is wrong with it, and nothing of a program's insides."""
    (tmp_path / name).write_bytes(content)
    result = convenor_group("--benchmark", tmp_path / name)
    assert result.exit_code == 2
    assert why in result.stderr
    assert len(result.stderr.splitlines()) == 1
