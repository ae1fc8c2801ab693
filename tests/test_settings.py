"""Settings are read in one place, and a wrong one is said in one sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.settings import NAMES, SettingsWrong, read_settings

EXAMPLE = Path(__file__).parent.parent / ".env.example"


def test_the_example_lists_every_setting_and_no_other() -> None:
    """Whoever copies .env.example sees all there is."""
    listed = set(re.findall(r"^([A-Z_]+)=", EXAMPLE.read_text("utf-8"), re.MULTILINE))
    assert listed == set(NAMES)


def test_the_example_can_be_used_as_it_is() -> None:
    """Copied unchanged, it starts with the defaults."""
    settings = read_settings({}, EXAMPLE)
    assert (settings.web_host, settings.web_port, settings.doors()) == ("127.0.0.1", 8080, ("web",))


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    """What is set for this run comes before what is written down."""
    file = tmp_path / ".env"
    file.write_text("CONVENOR_WEB_PORT=9000\nCONVENOR_TIMEZONE=America/New_York\n")
    settings = read_settings({"CONVENOR_WEB_PORT": "9001"}, file)
    assert (settings.web_port, settings.timezone) == (9001, "America/New_York")


def test_nothing_in_a_value_is_expanded(tmp_path: Path) -> None:
    """A password with a dollar sign stays as it was typed."""
    file = tmp_path / ".env"
    file.write_text("CONVENOR_DATABASE_URL='postgresql://a:p${HOME}w@h/d'\n")
    assert read_settings({}, file).database_url == "postgresql://a:p${HOME}w@h/d"


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("CONVENOR_SECRET_KEY='it's'", "line 1: I can't read this line"),
        ("CONVENOR_WEB_PORT=eighty", "CONVENOR_WEB_PORT must be a whole number."),
        ("CONVENOR_WEB_PORT=70000", "between 0 and 65535"),
        ("CONVENOR_TIMEZONE=Mars/Base", "Mars/Base is no time zone"),
        ("CONVENOR_LOG_FORMAT=xml", "text or json"),
        ("CONVENOR_BASE_URL=convenor.example", "http:// or https://"),
        ("CONVENOR_SECRET_KEY=short", "32 characters"),
        ("CONVENOR_METRICS_TOKEN=short", "16 characters"),
        ("DISCORD_MESSAGE_CONTENT=perhaps", "yes or no"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, line: str, sentence: str) -> None:
    """Each wrong setting is refused at start with what to do."""
    file = tmp_path / ".env"
    file.write_text(line + "\n")
    with pytest.raises(SettingsWrong, match=re.escape(sentence)):
        read_settings({}, file)


def test_secrets_never_show_in_a_repr() -> None:
    """A settings object that lands in a traceback or a log line tells nothing."""
    secret = "s" * 40
    settings = read_settings({"CONVENOR_SECRET_KEY": secret, "SLACK_BOT_TOKEN": "xoxb-canary"}, Path("none"))
    assert secret not in repr(settings)
    assert "canary" not in repr(settings)
