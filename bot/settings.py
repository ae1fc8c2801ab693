"""Every setting, read in one place from the environment or a `.env` file, and checked before anything starts."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Mapping
from pathlib import Path
from zoneinfo import available_timezones

from dotenv import dotenv_values
from dotenv.parser import parse_stream

from bot.domain.frozen import frozen

MAKE_A_KEY = (
    "put one line CONVENOR_SECRET_KEY=… with 32 or more random characters into .env "
    "(make some with: python3 -c 'import secrets; print(secrets.token_urlsafe(32))')."
)


class SettingsWrong(ValueError):
    """A setting cannot be used; the sentence says which and what to do."""


@frozen
class Settings:
    """What the installation was told. Secrets never show in a repr."""

    database_url: str = "sqlite:///convenor.db"
    web_host: str = "127.0.0.1"
    web_port: int = 8080
    base_url: str = ""
    timezone: str = "America/Los_Angeles"
    log_format: str = "text"
    secret_keys: tuple[str, ...] = ()
    slack_bot_token: str = ""
    slack_signing_secret: str = ""
    slack_app_token: str = ""
    slack_client_id: str = ""
    slack_client_secret: str = ""
    slack_api_url: str = "https://slack.com/api/"
    slack_authorize_url: str = "https://slack.com/oauth/v2/authorize"
    discord_token: str = ""
    discord_api_url: str = "https://discord.com/api/v10"
    discord_gateway_url: str = ""
    discord_guild_ids: tuple[str, ...] = ()
    discord_shards: int = 0
    discord_message_content: bool = False
    smtp_url: str = ""
    mail_from: str = ""
    trusted_proxies: tuple[str, ...] = ()
    metrics_token: str = ""

    def __repr__(self) -> str:
        return f"Settings(web={self.web_host}:{self.web_port}, doors={self.doors()})"

    @property
    def address(self) -> str:
        """Where people open the pages."""
        return self.base_url.rstrip("/") or f"http://{self.web_host}:{self.web_port}"

    def doors(self) -> tuple[str, ...]:
        slack = self.slack_bot_token or self.slack_client_id
        chosen = (("slack", slack), ("discord", self.discord_token), ("mail", self.smtp_url))
        return ("web", *(name for name, has in chosen if has))


NAMES = {
    "CONVENOR_DATABASE_URL": "database_url",
    "CONVENOR_WEB_HOST": "web_host",
    "CONVENOR_WEB_PORT": "web_port",
    "CONVENOR_BASE_URL": "base_url",
    "CONVENOR_TIMEZONE": "timezone",
    "CONVENOR_LOG_FORMAT": "log_format",
    "CONVENOR_SECRET_KEY": "secret_keys",
    "SLACK_BOT_TOKEN": "slack_bot_token",
    "SLACK_SIGNING_SECRET": "slack_signing_secret",
    "SLACK_APP_TOKEN": "slack_app_token",
    "SLACK_CLIENT_ID": "slack_client_id",
    "SLACK_CLIENT_SECRET": "slack_client_secret",
    "SLACK_API_URL": "slack_api_url",
    "SLACK_AUTHORIZE_URL": "slack_authorize_url",
    "DISCORD_TOKEN": "discord_token",
    "DISCORD_API_URL": "discord_api_url",
    "DISCORD_GATEWAY_URL": "discord_gateway_url",
    "DISCORD_GUILD_IDS": "discord_guild_ids",
    "DISCORD_SHARDS": "discord_shards",
    "DISCORD_MESSAGE_CONTENT": "discord_message_content",
    "CONVENOR_SMTP_URL": "smtp_url",
    "CONVENOR_MAIL_FROM": "mail_from",
    "CONVENOR_TRUSTED_PROXIES": "trusted_proxies",
    "CONVENOR_METRICS_TOKEN": "metrics_token",
}
"""The environment's name for each setting: the whole contract with the outside."""

WHOLE = frozenset({"web_port", "discord_shards"})
SEVERAL = frozenset({"secret_keys", "discord_guild_ids", "trusted_proxies"})
SWITCHES = frozenset({"discord_message_content"})
YES, NO = frozenset({"1", "true", "yes", "on"}), frozenset({"0", "false", "no", "off", ""})


def read_settings(environment: Mapping[str, str] | None = None, file: Path | None = None) -> Settings:
    """The settings of the environment, over those of the file. Raises SettingsWrong with a plain sentence."""
    given = {**read_file(file or Path(".env")), **(os.environ if environment is None else environment)}
    values = {field: convert(name, field, given[name].strip()) for name, field in NAMES.items() if given.get(name)}
    settings = Settings(**values)  # type: ignore[arg-type]
    check(settings)
    return settings


def read_file(path: Path) -> dict[str, str]:
    """A `.env` file. A line that cannot be read is an error: python-dotenv would drop it with a warning."""
    if not path.exists():
        return {}
    text = path.read_text("utf-8")
    for binding in parse_stream(io.StringIO(text)):
        if binding.error:
            raise SettingsWrong(f"{path.name}, line {binding.original.line}: I can't read this line. Check its quotes.")
    return {name: value for name, value in dotenv_values(stream=io.StringIO(text), interpolate=False).items() if value}


def convert(name: str, field: str, text: str) -> object:
    if field in WHOLE:
        if not text.isdigit():
            raise SettingsWrong(f"{name} must be a whole number.")
        return int(text)
    if field in SEVERAL:
        return tuple(part.strip() for part in text.split(",") if part.strip())
    if field in SWITCHES:
        if text.casefold() not in YES | NO:
            raise SettingsWrong(f"{name} must be yes or no.")
        return text.casefold() in YES
    return text


def check(settings: Settings) -> None:
    if not 0 <= settings.web_port <= 65535:
        raise SettingsWrong("CONVENOR_WEB_PORT must be between 0 and 65535.")
    if settings.timezone not in available_timezones():
        raise SettingsWrong(f"CONVENOR_TIMEZONE: {settings.timezone} is no time zone. One is America/Los_Angeles.")
    if settings.log_format not in ("text", "json"):
        raise SettingsWrong("CONVENOR_LOG_FORMAT must be text or json.")
    if settings.base_url and not re.match(r"https?://", settings.base_url):
        raise SettingsWrong("CONVENOR_BASE_URL must begin with http:// or https://.")
    if any(len(key) < 32 for key in settings.secret_keys):
        raise SettingsWrong("CONVENOR_SECRET_KEY is too short: each key needs 32 characters or more.")
    if settings.metrics_token and len(settings.metrics_token) < 16:
        raise SettingsWrong("CONVENOR_METRICS_TOKEN is too short: it needs 16 characters or more.")
