"""Every limit this emulator enforces, with the public page that states it.

Each has a name, can be switched off alone (`limits.off("tier-3")`) and counts how often it was overstepped, whether
it was enforced or not (`limits.violations["tier-3"]`).
"""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass

from .clock import Clock

_DOCS = "https://docs.slack.dev"
_RATES = f"{_DOCS}/apis/web-api/rate-limits"
_BLOCKS = f"{_DOCS}/reference/block-kit/blocks"
_ELEMENTS = f"{_DOCS}/reference/block-kit/block-elements"
_OBJECTS = f"{_DOCS}/reference/block-kit/composition-objects"
_METHODS = f"{_DOCS}/reference/methods"
_HANDLING = f"{_DOCS}/interactivity/handling-user-interaction"
_VIEWS = f"{_DOCS}/reference/views/modal-views"
_TRUNCATED = "https://api.slack.com/changelog/2018-04-truncating-really-long-messages"
_HISTORY = "https://api.slack.com/changelog/2025-05-terms-rate-limit-update-and-faq"


@dataclass(frozen=True, slots=True)
class Limit:
    """One rule of Slack's: its size, in the unit its name says, and where Slack states it."""

    size: float
    rule: str
    source: str


LIMITS: dict[str, Limit] = {
    # Pace. "Your app's requests to the Web API are evaluated per method, per workspace. Rate limit windows are per
    # minute." Which method has which tier: the Facts of each method's own page, docs.slack.dev/reference/methods.
    "tier-1": Limit(1, "Tier 1: 1+ per minute", _RATES),
    "tier-2": Limit(20, "Tier 2: 20+ per minute", _RATES),
    "tier-3": Limit(50, "Tier 3: 50+ per minute", _RATES),
    "tier-4": Limit(100, "Tier 4: 100+ per minute", _RATES),
    "posts-per-channel": Limit(1, "Posting messages: 1 per second per channel, short bursts allowed", _RATES),
    "posts-per-workspace": Limit(
        300, "a workspace-wide limit on posting; Slack gives no number, 300 a minute is this emulator's", _RATES
    ),
    "history-outside-marketplace": Limit(1, "history and replies: 1 per minute outside the Marketplace", _HISTORY),
    "history-page-outside-marketplace": Limit(15, "history and replies: at most 15 objects a page", _HISTORY),
    # Conversation with a person
    "answer-deadline": Limit(3, "acknowledge within 3 seconds", _HANDLING),
    "trigger-expiry": Limit(3, "a trigger_id expires in three seconds", _HANDLING),
    "trigger-once": Limit(1, "a trigger_id may be used only once", _HANDLING),
    "response-url-uses": Limit(5, "a response_url takes up to 5 messages", _HANDLING),
    "response-url-age": Limit(1800, "a response_url works within 30 minutes", _HANDLING),
    # Messages
    "message-text": Limit(40_000, "messages of more than 40,000 characters are truncated", _TRUNCATED),
    "update-text": Limit(4_000, "chat.update: text cannot exceed 4,000 characters", f"{_METHODS}/chat.update"),
    "metadata-size": Limit(
        3_000,
        "metadata_too_large; Slack gives no number, 3,000 characters is this emulator's",
        f"{_METHODS}/chat.postMessage",
    ),
    "attachments": Limit(100, "at most 100 attachments a message", f"{_METHODS}/chat.postMessage"),
    "blocks-per-message": Limit(50, "up to 50 blocks in each message", _BLOCKS),
    "blocks-per-view": Limit(100, "100 blocks in modals or Home tabs", _BLOCKS),
    "block-id": Limit(255, "block_id: 255 characters", _BLOCKS),
    "block-id-unique": Limit(1, "block_id should be unique for each message", _BLOCKS),
    "action-id": Limit(255, "action_id: 255 characters", _ELEMENTS),
    "action-id-unique": Limit(1, "each action_id in a block should be unique", _ELEMENTS),
    "section-text": Limit(3_000, "section text: 1 to 3,000 characters", f"{_BLOCKS}/section-block"),
    "section-fields": Limit(10, "section: at most 10 fields", f"{_BLOCKS}/section-block"),
    "field-text": Limit(2_000, "section field: 2,000 characters", f"{_BLOCKS}/section-block"),
    "header-text": Limit(150, "header: 150 characters", f"{_BLOCKS}/header-block"),
    "context-elements": Limit(10, "context: at most 10 elements", f"{_BLOCKS}/context-block"),
    "actions-elements": Limit(25, "actions: at most 25 elements", f"{_BLOCKS}/actions-block"),
    "context-text": Limit(3_000, "text object: 3,000 characters", f"{_OBJECTS}/text-object"),
    "image-url": Limit(3_000, "image_url: 3,000 characters", f"{_BLOCKS}/image-block"),
    "image-alt": Limit(2_000, "alt_text: 2,000 characters", f"{_BLOCKS}/image-block"),
    "markdown-text": Limit(12_000, "markdown blocks: 12,000 characters in all", f"{_BLOCKS}/markdown-block"),
    "button-label": Limit(75, "button text: 75 characters", f"{_ELEMENTS}/button-element"),
    "button-value": Limit(2_000, "button value: 2,000 characters", f"{_ELEMENTS}/button-element"),
    "button-url": Limit(3_000, "button url: 3,000 characters", f"{_ELEMENTS}/button-element"),
    "accessibility-label": Limit(75, "accessibility_label: 75 characters", f"{_ELEMENTS}/button-element"),
    "placeholder": Limit(150, "placeholder: 150 characters", f"{_ELEMENTS}/select-menu-element"),
    "options-per-menu": Limit(100, "at most 100 options", f"{_ELEMENTS}/select-menu-element"),
    "overflow-options": Limit(5, "overflow: at most 5 options", f"{_ELEMENTS}/overflow-menu-element"),
    "choice-options": Limit(10, "checkboxes and radio buttons: at most 10 options", f"{_ELEMENTS}/checkboxes-element"),
    "option-text": Limit(75, "option text: 75 characters", f"{_OBJECTS}/option-object"),
    "option-value": Limit(150, "option value: 150 characters", f"{_OBJECTS}/option-object"),
    "confirm-text": Limit(300, "confirm text: 300 characters", f"{_OBJECTS}/confirmation-dialog-object"),
    "confirm-title": Limit(100, "confirm title: 100 characters", f"{_OBJECTS}/confirmation-dialog-object"),
    "confirm-button": Limit(30, "confirm and deny: 30 characters", f"{_OBJECTS}/confirmation-dialog-object"),
    "input-label": Limit(2_000, "input label and hint: 2,000 characters", f"{_BLOCKS}/input-block"),
    "typed-value": Limit(3_000, "plain-text input: 3,000 characters", f"{_ELEMENTS}/plain-text-input-element"),
    # Views
    "view-title": Limit(24, "modal title: 24 characters", _VIEWS),
    "view-button": Limit(24, "modal submit and close: 24 characters", _VIEWS),
    "view-private-metadata": Limit(3_000, "private_metadata: 3,000 characters", _VIEWS),
    "view-callback-id": Limit(255, "callback_id: 255 characters", _VIEWS),
    "view-size": Limit(250_000, "a view's JSON: 250 kB", f"{_METHODS}/views.open"),
    "views-in-stack": Limit(3, "a modal holds up to 3 views", f"{_DOCS}/surfaces/modals"),
    # Places
    "group-dm-size": Limit(8, "provide 1 to 8 user IDs", f"{_METHODS}/conversations.open"),
    "invite-size": Limit(100, "up to 100 users may be listed", f"{_METHODS}/conversations.invite"),
    "channel-name": Limit(80, "names: lowercase, no spaces, at most 80 characters", f"{_METHODS}/conversations.create"),
    "topic-length": Limit(250, "topic and purpose: 250 characters", f"{_METHODS}/conversations.setTopic"),
    "sockets": Limit(10, "up to 10 open WebSocket connections", f"{_DOCS}/apis/events-api/using-socket-mode"),
}

# How much early a request may arrive and still count as in time, in seconds: the wire's jitter is not the app's.
ARRIVAL_JITTER = 0.25


class Limits:
    """Which limits are enforced, and how often each was overstepped."""

    def __init__(self) -> None:
        self.violations: Counter[str] = Counter()
        self._off: set[str] = set()

    def off(self, *names: str) -> None:
        self._off |= {self._known(name) for name in names}

    def on(self, *names: str) -> None:
        self._off -= {self._known(name) for name in names}

    def only(self, *names: str) -> None:
        self._off = set(LIMITS) - {self._known(name) for name in names}

    def enforces(self, name: str) -> bool:
        return self._known(name) not in self._off

    def overstepped(self, name: str) -> bool:
        """Count it; say whether it has consequences."""
        self.violations[self._known(name)] += 1
        return self.enforces(name)

    @staticmethod
    def size(name: str) -> int:
        return int(LIMITS[name].size)

    @staticmethod
    def _known(name: str) -> str:
        if name not in LIMITS:
            raise KeyError(f"no limit is called {name}: {', '.join(LIMITS)}")
        return name


class PerMinute:
    """A sliding minute: at most `size` requests in any 60 seconds."""

    def __init__(self, size: float) -> None:
        self._size = size
        self._taken: deque[float] = deque()

    def wait(self, now: float) -> float:
        while self._taken and now - self._taken[0] >= 60 - ARRIVAL_JITTER:
            self._taken.popleft()
        return 0.0 if len(self._taken) < self._size else 60 - (now - self._taken[0])

    def take(self, now: float) -> None:
        self._taken.append(now)


class PerSecond:
    """One a second on average, with a short burst."""

    def __init__(self, burst: float) -> None:
        self._burst = burst
        self._left = burst
        self._at: float | None = None

    def wait(self, now: float) -> float:
        if self._at is not None:
            self._left = min(self._burst, self._left + now - self._at)
        self._at = now
        return 0.0 if self._left >= 1 - ARRIVAL_JITTER else 1 - self._left

    def take(self, now: float) -> None:
        self._left -= 1


@dataclass(frozen=True, slots=True)
class TooFast:
    """Slack says 429: which limit, and after how many real seconds to come back."""

    limit: str
    retry_after: float


class Pace:
    """Slack's memory of how often an app has called what, per workspace, method and channel."""

    def __init__(self, limits: Limits, clock: Clock, *, burst: int) -> None:
        self._limits, self._clock, self._burst = limits, clock, burst
        self._minutes: dict[tuple[str, ...], PerMinute] = {}
        self._channels: dict[tuple[str, str], PerSecond] = {}

    def admit(self, names: list[str], team: str, method: str, channel: str) -> TooFast | None:
        """Let one request through, or say which of its limits is used up. A refused request uses nothing."""
        now = self._clock.now()
        gauges = [(name, self._gauge(name, team, method, channel)) for name in names]
        for name, gauge in gauges:
            wait = gauge.wait(now)
            if wait > 0 and self._limits.overstepped(name):
                return TooFast(name, self._clock.real(wait))
        for _, gauge in gauges:
            gauge.take(now)
        return None

    def _gauge(self, name: str, team: str, method: str, channel: str) -> PerMinute | PerSecond:
        if name == "posts-per-channel":
            return self._channels.setdefault((team, channel), PerSecond(self._burst))
        return self._minutes.setdefault((name, team, method), PerMinute(LIMITS[name].size))
