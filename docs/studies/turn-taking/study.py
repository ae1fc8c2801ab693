"""Run the turn-taking study: `python docs/studies/turn-taking/study.py` writes the tables and the plots anew.

The seed is fixed, so a second run writes the same numbers. `--only policy/run/load/remote` prints one row instead.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median, quantiles

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[2])]

import model  # noqa: E402  (a study is run as a script, from anywhere)
from proposal import HALF_TURN  # noqa: E402

from bot.domain.turns import POLICIES as PRODUCT  # noqa: E402

MEASURES = ("wait", "representation", "gini", "overtaken", "unheard_room", "unheard_remote", "site")
WORDS = {
    "wait": "Wait, remote over room",
    "representation": "Representation of remote people",
    "gini": "Corrected Gini",
    "overtaken": "Most times overtaken",
}
RUNS = {
    "plain": ("The fixed model: wishes come with the prompt, and the topic ends on time", model.REMOTE_SHARES),
    "drained": ("The same, but every topic goes on until all have been heard", model.REMOTE_SHARES),
    "spread": ("The same, but wishes come at any time during the topic", model.REMOTE_SHARES),
    "sites": ("Several sites: three unlike rooms and remote people", (0.2,)),
    "kinds": ("Mixed kinds: 60 % new points, 25 % replies, 10 % questions, 5 % process points", (0.2,)),
    "leaving": ("A quarter of the people leave on the way", (0.2,)),
}
POLICIES = {**PRODUCT, HALF_TURN.id: HALF_TURN}
Row = dict[str, str]


def rows(policies: Iterable[str], runs: Iterable[str]) -> Iterator[Row]:
    """One row for every policy, cell and measure."""
    for run in runs:
        for load in model.WISH_SHARE:
            for remote in RUNS[run][1]:
                for id in policies:
                    yield from cell_rows(id, model.Cell(run, load, remote))


def cell_rows(policy: str, cell: model.Cell) -> Iterator[Row]:
    """Hold all the meetings of one cell under one policy: median and 5-95 % of every measure."""
    found: dict[str, list[float]] = defaultdict(list)
    for meeting in range(model.MEETINGS):
        for measure, value in model.hold(cell, meeting, POLICIES[policy]).items():
            found[measure].append(value)
    for measure in MEASURES:
        yield {
            "run": cell.run,
            "load": cell.load,
            "remote": f"{cell.remote:.0%}",
            "policy": policy,
            "measure": measure,
            **_spread(found[measure]),
        }


def _spread(values: list[float]) -> Row:
    cuts = quantiles(values, n=20, method="inclusive")
    return {
        "p5": f"{cuts[0]:.3f}",
        "median": f"{median(values):.3f}",
        "p95": f"{cuts[-1]:.3f}",
        "meetings": str(len(values)),
    }


def write_csv(found: list[Row], path: Path) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(found[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(found)


def write_tables(found: list[Row], path: Path) -> None:
    """The same figures for reading: one table a run and load."""
    lines = ["# Results", "", "Median of 200 meetings, 5 % and 95 % in brackets. Written by `study.py`.", ""]
    for run, (title, _) in RUNS.items():
        lines += [f"## {title}", ""]
        for load in model.WISH_SHARE:
            lines += [f"### {load.capitalize()} load", "", *_table(found, run, load), ""]
    path.write_text("\n".join(lines), encoding="utf-8")


def _table(found: list[Row], run: str, load: str) -> list[str]:
    measures = list(WORDS) + (["site"] if run == "sites" else [])
    heads = [WORDS.get(measure, "Worst-served site's representation") for measure in measures]
    lines = [f"| Policy | Remote | {' | '.join(heads)} |", "|" + "---|" * (len(heads) + 2)]
    cells: dict[tuple[str, str], Row] = defaultdict(dict)
    for row in found:
        if (row["run"], row["load"]) == (run, load):
            cells[row["policy"], row["remote"]][row["measure"]] = _words(row)
    for (policy, remote), row in sorted(cells.items(), key=lambda cell: (cell[0][0], float(cell[0][1].strip("%")))):
        name = POLICIES[policy].name["en"]
        lines.append(f"| {name} | {remote} | {' | '.join(row[measure] for measure in measures)} |")
    return lines


def _words(row: Row) -> str:
    low, middle, high = (float(row[key]) for key in ("p5", "median", "p95"))
    return f"{middle:.2f} ({low:.2f}-{high:.2f})" if row["measure"] != "overtaken" else f"{middle:g} ({low:g}-{high:g})"


def draw(found: list[Row]) -> None:
    """One picture a measure: a panel for each load, a line for each policy."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "turn-taking"
    for measure, words in WORDS.items():
        _picture(found, measure, words)


def _picture(found: list[Row], measure: str, words: str) -> None:
    from matplotlib import pyplot as plt

    figure, panels = plt.subplots(1, len(model.WISH_SHARE), figsize=(12, 4.2), sharey=measure != "overtaken")
    for panel, load in zip(panels, model.WISH_SHARE, strict=True):
        for nth, id in enumerate(POLICIES):
            mine = [
                r for r in found if (r["run"], r["load"], r["measure"], r["policy"]) == ("plain", load, measure, id)
            ]
            at = [float(row["remote"].strip("%")) + (nth - len(POLICIES) / 2) * 0.5 for row in mine]
            middle = [float(row["median"]) for row in mine]
            bars = [
                [m - float(row["p5"]) for m, row in zip(middle, mine, strict=True)],
                [float(row["p95"]) - m for m, row in zip(middle, mine, strict=True)],
            ]
            bold = id == "balanced"
            panel.errorbar(
                at,
                middle,
                bars,
                marker="sovD^<>PX*hd"[nth],
                markersize=6 if bold else 4,
                linewidth=2.5 if bold else 0.8,
                elinewidth=0.6,
                label=POLICIES[id].name["en"],
                zorder=3 if bold else 2,
            )
        _reference(panel, measure)
        panel.set_title(f"{load} load")
        panel.set_xlabel("remote people, %")
    panels[0].set_ylabel(words)
    figure.legend(*panels[0].get_legend_handles_labels(), loc="lower center", ncols=5, fontsize=8, frameon=False)
    figure.tight_layout(rect=(0, 0.12, 1, 1))
    figure.savefig(HERE / f"{measure}.svg", metadata={"Date": None})
    figure.savefig(HERE / f"{measure}.png", dpi=110, metadata={"Software": None})
    plt.close(figure)


def _reference(panel, measure: str) -> None:  # type: ignore[no-untyped-def]
    """The band that balanced must keep to, where there is one."""
    band = {"wait": (0.8, 1.25), "representation": (0.9, 1.1)}.get(measure)
    if band:
        panel.axhspan(*band, color="0.9", zorder=0)
        panel.axhline(1, color="0.6", linewidth=0.8, zorder=1)
    if measure == "wait":
        panel.set_yscale("log")
        panel.set_yticks([0.25, 0.5, 1, 2, 4], ["0.25", "0.5", "1", "2", "4"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--only", metavar="POLICY/RUN/LOAD/REMOTE", help="e.g. balanced/plain/heavy/0.2")
    only = parser.parse_args().only
    if only:
        policy, run, load, remote = only.split("/")
        csv.writer(sys.stdout).writerows(
            row.values() for row in cell_rows(policy, model.Cell(run, load, float(remote)))
        )
        return
    found = list(rows(POLICIES, RUNS))
    write_csv(found, HERE / "results.csv")
    write_tables(found, HERE / "results.md")
    draw(found)


if __name__ == "__main__":
    main()
