"""What the app asked of Slack, kept in the shape that the schema checker reads."""

from __future__ import annotations

import importlib.util
import os
from collections import UserList
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from .methods import Json

RESPONSE_URL = "response_url"
ANSWER = "answer"


@dataclass(slots=True)
class Call:
    """One request by the app: a Web API method, a use of a response_url, or the body of an answer."""

    method: str
    args: Json
    headers: dict[str, str]
    status: int = 0
    response: Json = field(default_factory=dict)
    at: float = 0.0
    team: str = ""

    @property
    def ok(self) -> bool:
        return self.response.get("ok") is True

    def capture(self) -> Json:
        return {"method": self.method, "args": self.args, "response": self.response}


class Calls(UserList[Call]):
    """All requests in the order in which they came."""

    def to(self, method: str, **args: Any) -> list[Call]:
        """Those to one method, with these arguments among theirs."""
        return [c for c in self.data if c.method == method and args.items() <= {k: c.args.get(k) for k in args}.items()]

    def refused(self, error: str = "") -> list[Call]:
        return [c for c in self.data if c.response.get("ok") is False and error in (c.response.get("error"), "")]

    def capture(self) -> list[Json]:
        return [call.capture() for call in self.data]

    def check(self, *, responses: bool = True) -> list[str]:
        """Problems found by Slack's own published schemas in what was sent (and in what this emulator answered)."""
        checker = schema_checker()
        problems: list[str] = []
        for call in self.data:
            problems += [f"{call.method}: {problem}" for problem in _check(checker, call, responses)]
        return problems


def shared_folder() -> Path:
    """Where the published schemas lie, beside the project's folder unless the environment says otherwise."""
    named = os.environ.get("CONVENOR_SHARED")
    return Path(named) if named else Path(__file__).resolve().parents[3].parent / "shared"


def checker_present() -> bool:
    return (shared_folder() / "specs" / "check_slack.py").exists()


_loaded: list[ModuleType] = []


def schema_checker() -> ModuleType:
    """The checker, loaded once: its schemas are large."""
    if not _loaded:
        path = shared_folder() / "specs" / "check_slack.py"
        if not path.exists():
            raise FileNotFoundError(f"Slack's schemas are not here: {path}")
        spec = importlib.util.spec_from_file_location("check_slack", path)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        _loaded.append(module)
    return _loaded[0]


def _check(checker: ModuleType, call: Call, responses: bool) -> list[str]:
    if call.method in (RESPONSE_URL, ANSWER):
        found = list(checker.check_blocks(call.args["blocks"])) if call.args.get("blocks") else []
        found += list(checker.check_view(call.args["view"])) if call.args.get("view") else []
        return [problem for problem in found if problem]
    found = list(checker.request(call.method, call.args))
    if responses and call.ok:
        found += [p for p in checker.response(call.method, call.response) if p and not _only_unseen(p)]
    return [problem for problem in found if problem and not problem.startswith("warn")]


def _only_unseen(problem: str) -> bool:
    """The response schemas were drawn from sample answers: a member that no sample had, or a null, proves nothing.

    Slack's reference shows both, such as `"close": null` and `"state": {"values": {}}` in every view.
    """
    return "Additional properties are not allowed" in problem or "None is not of type" in problem
