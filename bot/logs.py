"""What is written down about the running program: structured lines, never a name, a text or a secret."""

from __future__ import annotations

import logging
import re
import sys
import traceback
from collections.abc import Iterable, MutableMapping
from typing import Any

import structlog

# What the platforms' tokens and our own links look like. A secret that slipped into a message is masked wherever it is.
SECRET_SHAPES = re.compile(
    r"xox[a-z]-[\w-]+|xapp-[\w-]+|hooks\.slack\.com/\S+|(?<=Bot )[\w.-]{20,}|(?<=Bearer )[\w.-]+"
    r"|(?<=/(?:host)/)[\w-]{16,}|(?<=/(?:join)/)\w+|(?<=/me/)[\w-]{16,}|(?<=/act/)[\w-]{16,}"
    r"|(?<=/console/)[\w-]{16,}|(?<=/display/)[\w-]{16,}|(?<=/calendar/)[\w-]{16,}|gAAAAA[\w=-]{20,}"
    r"|(?<=/webhooks/\d{17}/)[\w-]+|(?<=://)[^/@\s:]+:[^/@\s]+(?=@)"
)
MASK = "[hidden]"


class Masking:
    """Replaces the installation's own secrets, and anything shaped like one, before a line is written."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self.secrets = sorted((secret for secret in secrets if len(secret) >= 6), key=len, reverse=True)

    def text(self, line: str) -> str:
        for secret in self.secrets:
            line = line.replace(secret, MASK)
        return SECRET_SHAPES.sub(MASK, line)

    def __call__(self, logger: object, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        return {key: self.text(value) if isinstance(value, str) else value for key, value in event.items()}


def safe_exception(logger: object, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """An error's type and where it happened. Its message is left out: it may quote what a person wrote."""
    error = event.pop("exc_info", None)
    if error is True:
        error = sys.exc_info()[1]
    if isinstance(error, tuple):
        error = error[1]
    if isinstance(error, BaseException):
        event["error"] = type(error).__name__
        frames = traceback.extract_tb(error.__traceback__)[-6:]
        event["where"] = " > ".join(f"{frame.name}:{frame.lineno}" for frame in frames)
    return event


class StdlibMasking(logging.Filter):
    """The same for lines that the platforms' libraries write themselves."""

    def __init__(self, masking: Masking) -> None:
        super().__init__()
        self.masking = masking

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = self.masking.text(record.getMessage()), None
        if record.exc_info and record.exc_info[1] is not None:
            record.msg = f"{record.msg} ({type(record.exc_info[1]).__name__})"
        record.exc_info, record.exc_text = None, None
        return True


def configure(form: str = "text", secrets: Iterable[str] = (), level: int = logging.INFO) -> Masking:
    """Set up logging for the whole process, to standard error."""
    masking = Masking(secrets)
    renderer: Any = (
        structlog.processors.JSONRenderer() if form == "json" else structlog.dev.ConsoleRenderer(colors=False)
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            safe_exception,
            masking,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(StdlibMasking(masking))
    handler.setFormatter(logging.Formatter("%(asctime)s [%(levelname)s] %(name)s: %(message)s"))
    logging.basicConfig(level=max(level, logging.WARNING), handlers=[handler], force=True)
    return masking
