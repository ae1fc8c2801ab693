"""Every limit that the emulator keeps, with its figure and the public source of that figure.

Each may be switched off by name; a crossing is counted all the same, so that a test may ask "was it ever crossed?".
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

_DOCS = "https://docs.discord.com/developers"
_COMMUNITY = "https://javacord.org/wiki/advanced-topics/ratelimits.html"


@dataclass(frozen=True, slots=True)
class Limit:
    """A figure, the seconds it counts in (0: it is a size), and who says so."""

    most: float
    source: str
    per: float = 0.0


PUBLISHED: dict[str, Limit] = {
    # how often
    "global": Limit(50, f"{_DOCS}/topics/rate-limits#global-rate-limit", per=1),
    "messages": Limit(5, f"{_COMMUNITY} (send messages, per channel)", per=5),
    "message_edits": Limit(
        5, f"{_COMMUNITY} (no figure for edits; that of posts, in a bucket of its own, is ours)", per=5
    ),
    "message_deletes": Limit(5, f"{_COMMUNITY} (delete messages, per channel)", per=1),
    "reactions": Limit(1, f"{_COMMUNITY} (add or remove reactions, per channel)", per=0.25),
    "members": Limit(10, f"{_COMMUNITY} (edit server members, per server; moves are member edits)", per=10),
    "channel_edits": Limit(2, f"{_COMMUNITY} (update channels; Discord counts renames and topics)", per=600),
    "webhooks": Limit(5, f"{_DOCS}/topics/rate-limits (no figure is published; 5 in 2 s for a token is ours)", per=2),
    "other": Limit(50, f"{_DOCS}/topics/rate-limits (no figure is published: the global one stands in)", per=1),
    "old_message_edits": Limit(
        5, f"{_DOCS}/topics/opcodes-and-status-codes (30046 names no figure; 5 an hour a channel is ours)", per=3600
    ),
    "gateway_sends": Limit(120, f"{_DOCS}/events/gateway#rate-limiting", per=60),
    # how late
    "interaction_answer": Limit(3, f"{_DOCS}/interactions/receiving-and-responding#interaction-callback"),
    "interaction_token": Limit(900, f"{_DOCS}/interactions/receiving-and-responding#followup-messages"),
    "nonce_memory": Limit(300, f"{_DOCS}/resources/message#create-message ('the past few minutes'; 5 is ours)"),
    "old_message": Limit(3600, f"{_DOCS}/topics/opcodes-and-status-codes (30046: older than 1 hour)"),
    # how much
    "content": Limit(2000, f"{_DOCS}/resources/message#create-message"),
    "embeds": Limit(10, f"{_DOCS}/resources/message#create-message"),
    "embed_characters": Limit(6000, f"{_DOCS}/resources/message#embed-object-embed-limits"),
    "embed_title": Limit(256, f"{_DOCS}/resources/message#embed-object-embed-limits"),
    "embed_description": Limit(4096, f"{_DOCS}/resources/message#embed-object-embed-limits"),
    "embed_fields": Limit(25, f"{_DOCS}/resources/message#embed-object-embed-limits"),
    "embed_field_name": Limit(256, f"{_DOCS}/resources/message#embed-object-embed-limits"),
    "embed_field_value": Limit(1024, f"{_DOCS}/resources/message#embed-object-embed-limits"),
    "embed_footer": Limit(2048, f"{_DOCS}/resources/message#embed-object-embed-limits"),
    "rows": Limit(5, f"{_DOCS}/components/reference#legacy-message-component-behavior"),
    "buttons_in_row": Limit(5, f"{_DOCS}/components/reference#action-row"),
    "custom_id": Limit(100, f"{_DOCS}/components/reference#anatomy-of-a-component-custom-id"),
    "button_label": Limit(80, f"{_DOCS}/components/reference#button-button-structure"),
    "options": Limit(25, f"{_DOCS}/components/reference#string-select-string-select-structure"),
    "option_label": Limit(100, f"{_DOCS}/components/reference#string-select-select-option-structure"),
    "placeholder": Limit(150, f"{_DOCS}/components/reference#string-select-string-select-structure"),
    "v2_components": Limit(40, f"{_DOCS}/components/reference#what-is-a-component"),
    "v2_text": Limit(4000, f"{_DOCS}/components/reference#text-display"),
    "modal_title": Limit(45, f"{_DOCS}/interactions/receiving-and-responding#modal"),
    "modal_rows": Limit(5, f"{_DOCS}/interactions/receiving-and-responding#modal"),
    "modal_label": Limit(45, f"{_DOCS}/components/reference#label"),
    "autocomplete_choices": Limit(25, f"{_DOCS}/interactions/receiving-and-responding#autocomplete"),
    "choice_name": Limit(100, f"{_DOCS}/interactions/application-commands#option-choice-structure"),
    "commands": Limit(100, f"{_DOCS}/interactions/application-commands#registering-a-command"),
    "command_options": Limit(25, f"{_DOCS}/interactions/application-commands#application-command-structure"),
    "command_description": Limit(100, f"{_DOCS}/interactions/application-commands#application-command-structure"),
    "guild_channels": Limit(500, f"{_DOCS}/topics/opcodes-and-status-codes (30013)"),
    "channel_name": Limit(100, f"{_DOCS}/resources/channel#channel-object"),
    "voice_people": Limit(99, "https://github.com/discord/discord-api-docs/issues/58 (the largest user_limit)"),
    "voice_status": Limit(500, f"{_DOCS}/resources/channel#set-voice-channel-status"),
    "nonce": Limit(25, f"{_DOCS}/resources/message#create-message"),
    "pins": Limit(250, f"{_DOCS}/resources/message#pin-message"),
    "stage_topic": Limit(120, f"{_DOCS}/resources/stage-instance#create-stage-instance"),
    "event_name": Limit(100, f"{_DOCS}/resources/guild-scheduled-event#create-guild-scheduled-event"),
    "event_description": Limit(1000, f"{_DOCS}/resources/guild-scheduled-event#create-guild-scheduled-event"),
}


class Limits:
    """The limits of one emulator: ``off`` holds the names not enforced, ``violations`` counts every crossing."""

    def __init__(self, off: tuple[str, ...] = (), **figures: float) -> None:
        unknown = (set(off) | set(figures)) - set(PUBLISHED)
        if unknown:
            raise ValueError(f"no such limit: {', '.join(sorted(unknown))}")
        self.off = set(off)
        self.violations: Counter[str] = Counter()
        self._figures = figures

    def most(self, name: str) -> int:
        """The figure in force for a limit, whether it is enforced or not."""
        return int(self._figures.get(name, PUBLISHED[name].most))

    def seconds(self, name: str) -> float:
        return float(self._figures.get(name, PUBLISHED[name].most))

    def per(self, name: str) -> float:
        return PUBLISHED[name].per

    def crossed(self, name: str, amount: float) -> bool:
        """Whether ``amount`` must be refused; a crossing is counted even where the limit is off."""
        if amount <= self._figures.get(name, PUBLISHED[name].most):
            return False
        return self.strike(name)

    def strike(self, name: str) -> bool:
        """Count one crossing; the answer says whether it is to be refused."""
        self.violations[name] += 1
        return name not in self.off
