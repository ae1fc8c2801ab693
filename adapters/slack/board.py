"""Writes boards into channels: one message a channel, edited inside Slack's limits, found again after a crash."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from adapters.slack import limits
from adapters.slack.answers import Json, more_in
from adapters.slack.blocks import Press, card_blocks, clipped, fallback
from adapters.slack.inbound import parts
from adapters.slack.pacing import PATIENT, URGENT, Pacer
from adapters.slack.posts import CannotLook, find_delivery, metadata
from adapters.slack.sender import TOKEN_TROUBLE, Sender, SlackBusy, SlackRefused, SlackUnsure
from bot.boards import Barred, Board, Gone, Posted, Showed, Shown, Wait
from bot.ports import Ledger
from bot.speech import Speech

GONE = frozenset({"message_not_found", "cant_update_message", "edit_window_closed"})
BarredTold = Callable[[Board, str], Awaitable[None]]


class SlackBoards:
    """The `BoardMessenger` of Slack."""

    def __init__(
        self,
        sender: Sender,
        pacer: Pacer,
        ledger: Ledger,
        speech: Callable[[Board, int], Speech],
        faces: Callable[[Board], list[tuple[str, str]]],
    ) -> None:
        self.sender, self.pacer, self.ledger, self.speech, self.faces = sender, pacer, ledger, speech, faces
        self.on_barred: BarredTold | None = None

    async def turn(self, place: str) -> None:
        """An edit counts against the whole workspace; the turn is taken before the board is drawn."""
        team, _ = parts(place)
        await self.pacer.turn(team, "chat.update", priority=PATIENT)

    async def show(self, board: Board, posted: Posted, again: bool) -> Showed:
        try:
            return await self._show(board, posted, again)
        except SlackBusy as busy:
            return Wait(busy.seconds)
        except SlackUnsure:
            return Wait(1.0)
        except SlackRefused as refused:
            return await self._refused(board, refused)

    async def _show(self, board: Board, posted: Posted, again: bool) -> Showed:
        team, channel = parts(board.place)
        press = Press(board.convening)
        text, blocks = self.drawn(board, press)
        for key, value in press.overflow.items():
            await self.ledger.keep("slack", key, value)
        ref = posted.ref or (await self._found(team, channel, posted.delivery) if again else "")
        if ref:
            await self.sender.call(team, "chat.update", channel=channel, paced=False, ts=ref, text=text, blocks=blocks)
            return Shown(ref)
        answer = await self.sender.call(
            team,
            "chat.postMessage",
            channel=channel,
            priority=URGENT,
            text=text,
            blocks=blocks,
            metadata=metadata(posted.delivery),
            unfurl_links=False,
            unfurl_media=False,
        )
        return Shown(str(answer.get("ts", "")))

    async def _found(self, team: str, channel: str, delivery: str) -> str:
        """Where history may not be read a second board is better than none."""
        try:
            return await find_delivery(self.sender, team, channel, delivery)
        except CannotLook:
            return ""

    def drawn(self, board: Board, press: Press) -> tuple[str, list[Json]]:
        """One card a language, one under the other; the buttons of a place in two languages stand under each."""
        blocks: list[Json] = []
        most = (limits.BLOCKS_IN_MESSAGE - 1) // len(board.cards)
        for nth, card in enumerate(board.cards):
            blocks += card_blocks(card, press, more_in(self.speech(board, nth)), most=most)
        faces = self.faces(board)
        if faces:
            blocks.insert(1, pictures(faces))
        return fallback("\n\n".join(card.spoken() for card in board.cards)), blocks

    async def _refused(self, board: Board, refused: SlackRefused) -> Showed:
        if refused.code in GONE:
            return Gone()
        if refused.code in ("not_in_channel", "channel_not_found") and await self._joined(board):
            return Wait(0.1)
        if self.on_barred is not None and refused.code not in TOKEN_TROUBLE:
            await self.on_barred(board, refused.code)
        return Barred(refused.code)

    async def _joined(self, board: Board) -> bool:
        """A public channel can be entered; into a private one somebody must invite us."""
        team, channel = parts(board.place)
        try:
            await self.sender.call(team, "conversations.join", channel=channel)
        except (SlackRefused, SlackBusy, SlackUnsure):
            return False
        return True


def pictures(faces: list[tuple[str, str]]) -> Json:
    """Who speaks and who is next, by their pictures; each is read aloud as a name."""
    images = [{"type": "image", "image_url": url, "alt_text": clipped(name, 200) or "–"} for url, name in faces]
    return {"type": "context", "elements": images[: limits.CONTEXT_ELEMENTS]}
