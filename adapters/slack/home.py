"""The Home tab: my meetings, my hand, my group; for those who lead, what is planned."""

from __future__ import annotations

from adapters.slack import limits
from adapters.slack.answers import Answers, more_in
from adapters.slack.blocks import Json, Press, card_blocks, context, element_blocks, rich, section, unique
from adapters.slack.context import Surroundings
from adapters.slack.inbound import DOOR, account
from adapters.slack.pacing import USUAL
from bot.directory import Directory
from bot.domain.convening.state import Convening, Status
from bot.domain.log import LEADING, Actor, Say
from bot.domain.person.commitments import sentence
from bot.router import Invocation
from bot.speech import Speech
from bot.ui import Button, Buttons, Listing

MOST_MEETINGS = 5
MOST_COMMITMENTS = 5
GONE = ("draft", "dropped")


class Home:
    """Builds and publishes the Home tab of one person."""

    def __init__(self, around: Surroundings) -> None:
        self.around = around

    async def publish(self, team: str, user: str) -> None:
        organisation = self.around.organisation_of(team)
        asked = Invocation(organisation, "me", account(team, user), f"home:{team}:{user}", door=DOOR)
        asked = await self.around.introduced(asked, "")
        press = Press()
        view = self.view(asked, press)
        for key, value in press.overflow.items():
            await self.around.ledger.keep(DOOR, key, value)
        await self.around.sender.call(team, "views.publish", priority=USUAL, user_id=user, view=view)

    def view(self, asked: Invocation, press: Press) -> Json:
        answers = self.around.answers
        mine = self.meetings(asked)
        speech = answers.speech(asked, mine[0] if mine else None)
        blocks: list[Json] = []
        for convening in mine[:MOST_MEETINGS]:
            blocks += self.meeting(asked, convening, press)
        if not mine:
            blocks += [rich(section(speech("slack-home-empty"), strong=True)), context(speech("slack-home-how"))]
        if len(mine) > MOST_MEETINGS:
            blocks.append(context(speech("and-more", count=len(mine) - MOST_MEETINGS)))
        blocks += self.commitments(asked, speech)
        blocks += self.planned(asked, mine, speech)
        return {"type": "home", "blocks": unique(blocks, "home")[: limits.BLOCKS_IN_VIEW]}

    def meetings(self, asked: Invocation) -> list[Convening]:
        """Hers, the running ones first."""
        known = self.around.answers.known(asked)
        everywhere = self.around.engine.convenings(asked.organisation)
        mine = [c for c in everywhere if known and c.one(known.person) and c.status is not Status.CLOSED]
        return sorted(mine, key=lambda c: (not c.is_running, c.title))

    def meeting(self, asked: Invocation, convening: Convening, press: Press) -> list[Json]:
        answers: Answers = self.around.answers
        viewer: Actor = answers.viewer(asked, convening)
        speech = answers.speech_for(asked.organisation, convening, viewer.language)
        card = answers.card(asked.organisation, convening, viewer, speech, "me")
        own = Press(convening.id, press.overflow)
        blocks = card_blocks(card, own, more_in(speech), most=18) if card else []
        blocks += self.coming(asked, convening, viewer, speech, own)
        ways = (
            Button(speech("look-queue"), "queue", "show"),
            Button(speech("look-agenda"), "convening", "agenda"),
            Button(speech("look-roster"), "convening", "roster"),
        )
        return [*blocks, *element_blocks(Buttons(ways), own, more_in(speech)), {"type": "divider"}]

    def coming(
        self, asked: Invocation, convening: Convening, viewer: Actor, speech: Speech, press: Press
    ) -> list[Json]:
        """The nudges ahead: to a lead all of the convening's, to anybody else her own; nothing where there are none."""
        if not convening.followup.nudges:
            return []
        card = self.around.answers.card(asked.organisation, convening, viewer, speech, "nudges")
        return card_blocks(card, press, more_in(speech), most=8) if card else []

    def commitments(self, asked: Invocation, speech: Speech) -> list[Json]:
        """What she said she would do, in her own words, the next day first."""
        known = self.around.answers.known(asked)
        if known is None:
            return []
        directory = self.around.engine.directory(asked.organisation)
        who = self.around.engine.person(asked.organisation, known.person)
        mine = sorted((one for one in who.commitments.values() if one.status not in GONE), key=lambda one: one.by)
        if not mine:
            return []
        rows = tuple(speech.say(agreed(directory, who.id, one.id)) for one in mine[:MOST_COMMITMENTS])
        listed = Listing(rows, more=max(0, len(mine) - MOST_COMMITMENTS))
        title = rich(section(speech("slack-home-commitments"), strong=True))
        return [title, *element_blocks(listed, Press(), more_in(speech))]

    def planned(self, asked: Invocation, mine: list[Convening], speech: Speech) -> list[Json]:
        """For those who lead: what is planned, with its time and code."""
        known = self.around.answers.known(asked)
        if known is None or not self.around.engine.grants(asked.organisation, known.person) & LEADING:
            return []
        ahead = [c for c in self.around.engine.convenings(asked.organisation) if c.status is Status.PLANNED]
        if not ahead:
            return []
        rows = tuple(
            speech("slack-home-planned-row", title=c.title, code=c.code, when=speech.clock(c.starts_at))
            if c.starts_at
            else speech("slack-home-planned-open", title=c.title, code=c.code)
            for c in sorted(ahead, key=lambda c: (c.starts_at is None, c.starts_at, c.title))[:15]
        )
        listed = Listing(rows, more=max(0, len(ahead) - 15), rest=speech("and-more", count=max(0, len(ahead) - 15)))
        return [
            rich(section(speech("slack-home-planned"), strong=True)),
            *element_blocks(listed, Press(), more_in(speech)),
        ]


def agreed(directory: Directory, who: str, commitment: str) -> Say:
    """A commitment as its owner put it."""
    return sentence(who, commitment, has_partner=bool(directory.text(who, f"commit:{commitment}:partner")))
