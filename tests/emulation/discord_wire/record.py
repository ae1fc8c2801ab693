"""Every request the bot made, in the shape that the official-schema checker takes, and the check itself."""

from __future__ import annotations

import importlib.util
import os
from functools import lru_cache
from pathlib import Path
from typing import Any

from .errors import Wire
from .mentions import Pings, rung_by


class SpecsAbsent(Exception):
    """The folder with the platforms' published schemas is not on this machine: skip, and say so."""


def specs_folder() -> Path:
    """``../shared/specs`` beside the repository, or under ``CONVENOR_SHARED``."""
    repository = Path(__file__).resolve().parents[3]
    return Path(os.environ.get("CONVENOR_SHARED", repository.parent / "shared")) / "specs"


@lru_cache(maxsize=2)
def official_spec(strict: bool = False) -> Any:
    """The checker over Discord's own OpenAPI document; raises SpecsAbsent where it is not to be had."""
    script = specs_folder() / "check_discord.py"
    if not script.exists():
        raise SpecsAbsent(f"{script.name} is not beside the repository (../shared/specs)")
    found = importlib.util.spec_from_file_location("check_discord", script)
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module.Spec(strict=strict)


class Record(list[Wire]):
    """The requests in order: ``method``, ``path``, ``json``, ``query``, ``status``, ``response``, ``at``."""

    def open(self, method: str, path: str, query: dict[str, str], body: Any, at: float) -> Wire:
        entry: Wire = {"method": method, "path": path, "at": at}
        if body is not None:
            entry["json"] = body
        if query:
            entry["query"] = query
        self.append(entry)
        return entry

    def to(self, method: str, ending: str) -> list[Wire]:
        """The requests of one method whose path ends so."""
        return [entry for entry in self if entry["method"] == method and entry["path"].endswith(ending)]

    def pings(self) -> list[tuple[Wire, Pings]]:
        """Every request, edits included, that may ring someone, in the strictest reading of its every text."""
        judged = [(entry, rung_by(entry["json"])) for entry in self if isinstance(entry.get("json"), dict)]
        return [(entry, pings) for entry, pings in judged if pings]

    def check(self, *, strict: bool = False) -> list[str]:
        """What Discord's published schema says against the requests; empty when all is well."""
        spec = official_spec(strict)
        problems = []
        for entry in self:
            found = spec.request(entry["method"], entry["path"], entry.get("json"), entry.get("query"))
            problems += [f"{entry['method']} {entry['path']}: {each}" for each in found]
        return problems

    def check_answers(self) -> list[str]:
        """The same for what this emulator answered: a lie here would teach the bot a wrong Discord."""
        spec = official_spec()
        problems = []
        for entry in self:
            found = spec.response(entry["method"], entry["path"], entry.get("status"), entry.get("response"))
            problems += [f"{entry['method']} {entry['path']} {entry.get('status')}: {each}" for each in found]
        return problems
