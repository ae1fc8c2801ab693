"""Tells those who run a convening what they could not see otherwise: a board that Slack does not let us write."""

from __future__ import annotations

from collections.abc import Mapping

from adapters.slack.blocks import fallback, rich
from adapters.slack.context import Surroundings
from adapters.slack.inbound import DOOR, parts
from bot.boards import Board

WHY: Mapping[str, str] = {
    "is_archived": "slack-why-archived",
    "is_inactive": "slack-why-archived",
    "channel_not_found": "slack-why-not-in-channel",
    "not_in_channel": "slack-why-not-in-channel",
    "missing_scope": "slack-why-missing-scope",
}


CHANNEL = "\ufffc"
"""Where a sentence names a channel: Unicode's sign for something that is put in afterwards."""


class Telling:
    """Each trouble is told once while it lasts."""

    def __init__(self, around: Surroundings) -> None:
        self.around = around
        self._told: set[tuple[str, str]] = set()

    async def board_barred(self, board: Board, code: str) -> None:
        if (board.place, code) in self._told:
            return
        self._told.add((board.place, code))
        state = self.around.engine.convening(board.organisation, board.convening)
        if state is None:
            return
        team, channel = parts(board.place)
        directory = self.around.engine.directory(board.organisation)
        for who in state.facilitators():
            speech = self.around.answers.speech_for(board.organisation, state, who.language)
            why = speech(WHY.get(code, "slack-why-other"))
            sentence = speech("slack-board-barred", channel=CHANNEL, title=state.title, why=why)
            for account in directory.accounts(who.person):
                if account.startswith(f"{DOOR}:{team}:"):
                    self.around.later(self.tell(team, parts(account)[1], sentence, channel))

    async def tell(self, team: str, user: str, sentence: str, about: str) -> None:
        """In a direct message, with the channel as a name that can be pressed."""
        before, _, after = sentence.partition(CHANNEL)
        named = {"type": "channel", "channel_id": about}
        words = [{"type": "text", "text": before}, named, {"type": "text", "text": after}]
        await self.around.sender.call(
            team,
            "chat.postMessage",
            channel=user,
            text=fallback(sentence.replace(CHANNEL, "")),
            blocks=[rich({"type": "rich_text_section", "elements": words})],
            unfurl_links=False,
        )
