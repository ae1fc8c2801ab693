"""The manifest is one that Slack takes, and asks for no more than is used."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from adapters.slack.manifest import EVENTS, SCOPES, manifest
from bot.spec import SLACK_BUILT_INS
from commands import COMMANDS
from tests.adapters.slack.hall import hall
from tests.emulation.slack.calls import shared_folder

SCHEMA = shared_folder() / "specs" / "slack-manifest.schema.json"
ROOT = Path(__file__).parents[3]


@pytest.mark.skipif(not SCHEMA.exists(), reason="Slack's published manifest schema is not beside this folder")
@pytest.mark.parametrize("sockets", [True, False])
def test_the_manifest_passes_slacks_own_schema(sockets: bool) -> None:
    """With and without Socket Mode, with and without token rotation."""
    from jsonschema import validators

    schema = json.loads(SCHEMA.read_text("utf-8"))
    for rotate in (True, False):
        made = manifest(COMMANDS, "https://convenor.example", sockets=sockets, rotate=rotate)
        assert [e.message for e in validators.validator_for(schema)(schema).iter_errors(made)] == []


def test_every_command_is_there_and_none_is_slacks() -> None:
    """Each command under its top-level name, once, and all of them under /convenor."""
    names = [one["command"] for one in manifest(COMMANDS, "https://x.example")["features"]["slash_commands"]]
    assert names == [*(f"/{c.top_level}" for c in COMMANDS.values()), "/convenor"]
    assert not {name.removeprefix("/") for name in names} & SLACK_BUILT_INS


def test_every_event_that_we_ask_for_is_heard() -> None:
    """No event is subscribed to for nothing, and none is awaited without a subscription."""
    from adapters.slack.happening import Happening

    source = (ROOT / "adapters" / "slack" / "happening.py").read_text("utf-8")
    heard = set(re.findall(r'"(\w+)": self\.\w+,', source))
    assert heard == {name.partition(".")[0] for name in EVENTS}
    assert Happening is not None


async def test_the_granted_scopes_are_enough() -> None:
    """With the manifest's scopes alone a meeting runs: commands, board, typed words, groups, Home, direct messages."""
    async with hall() as here:
        here.slack.app.follow(manifest(COMMANDS, "https://convenor.example"))
        for token in here.slack.tokens.values():
            if token.kind == "bot":
                token.scopes = set(SCOPES)
        maria = await here.meeting()
        ana = await here.comes("Ana Ruiz")
        await ana.types("hand")
        await here.shows("Ana Ruiz")
        for kind in ("channels", "messages", "threads"):
            await maria.slash("/convenor", f"breakouts {kind}")
        await ana.opens_home()
        await here.until(lambda: ana.home is not None)
        await ana.tells_app("hand down")
        await here.until(lambda: here.waiting() == [])
        assert here.slack.calls.refused("missing_scope") == []


def test_the_way_from_nothing_has_at_most_twelve_steps() -> None:
    """A person who has never done it needs no thirteenth step, and every setting named is one that exists."""
    from bot.settings import NAMES

    page = (ROOT / "docs" / "slack.md").read_text("utf-8")
    steps = re.findall(r"^(\d+)\. ", page.split("## With a public")[0], re.MULTILINE)
    assert [int(step) for step in steps] == list(range(1, len(steps) + 1))
    assert len(steps) <= 12
    assert set(re.findall(r"(?:SLACK|CONVENOR)_[A-Z_]+", page)) <= set(NAMES)
    for scope in SCOPES:
        assert f"`{scope}`" in page or scope in page
