"""What a person says she will do, and how it went."""

from __future__ import annotations

from collections.abc import Callable

from bot.domain.calendar.moments import Moment, Question
from bot.domain.calendar.phrases import understand
from bot.domain.convening.wishes import Look
from bot.domain.log import Choice, Intent, Refusal, Say, refuse, say, wall
from bot.domain.person import wishes as p
from bot.spec import Asked, Elsewhere, Made, Make, Option, OptionKind
from commands.nudge_answers import answered
from commands.nudge_people import wall_of
from commands.nudge_times import iso, local_of


def commit(asked: Asked) -> Made:
    """When (cue), I will (will), with (partner): looked at first, set by her own yes."""
    if not asked.actor.person:
        return refuse("join-first")
    zone = wall_of(asked)
    by = understand(asked.text("by"), asked.now, zone, asked.actor.language, time_needed=False)
    if isinstance(by, Question):
        said = {name: text for name, text in asked.values.items() if name != "by"}
        choices = tuple(
            Choice(say("choice-when", when=wall(local_of(one))), "nudge", {"action": "commit", **said, "by": iso(one)})
            for one in by.answers
        )
        return Refusal(Say(f"when-{by.about.value}"), choices)
    me = asked.convening.one(asked.actor.person)
    place = asked.convening.sites.get(me.site) if me else None
    wish = p.DraftCommitment(
        asked.text("cue"),
        asked.text("will"),
        asked.text("partner"),
        by.day if isinstance(by, Moment) else None,
        asked.convening.id,
        asked.convening.title,
        place.name if place else "",
        zone.key,
    )
    return Elsewhere("person", asked.actor.person, wish)


def own(make: Callable[[Asked, str], Intent]) -> Make:
    """Something that a person does with her own commitment: the one of the button, else her newest."""

    def act(asked: Asked) -> Made:
        if not asked.actor.person:
            return refuse("join-first")
        about = asked.text("commitment") or asked.text("nudge").partition(".")[0].partition("-")[2]
        return Elsewhere("person", asked.actor.person, make(asked, about))

    return act


def reporting(status: str) -> Make:
    return own(lambda asked, about: p.ReportBack(about, status, asked.text("line"), asked.whole("colleagues")))


def new_plan(asked: Asked) -> Made:
    """Another day: for a commitment of her own the chain begins anew, any other nudge is put off."""
    series = asked.text("nudge").partition(".")[0]
    if not asked.text("commitment") and not series.startswith(("commit-", "report-")):
        return answered(asked, "replan")
    by = understand(asked.text("until"), asked.now, wall_of(asked), asked.actor.language, time_needed=False)
    if not isinstance(by, Moment):
        return refuse("when-unknown")
    return own(lambda asked, about: p.ReplanCommitment(about, by.day, asked.text("will")))(asked)


def buddy_answer(asked: Asked) -> Made:
    wish = p.AnswerBuddy(asked.text("asker"), asked.text("commitment"), asked.flag("yes"))
    return Elsewhere("person", asked.actor.person, wish) if asked.actor.person else refuse("join-first")


def totals(asked: Asked) -> Made:
    return Look("commitments")


MINE = Option("commitment", limit=40)
WILL = Option("will", limit=200)
LINE = Option("line", rest=True, limit=200, words=("nota",))
COLLEAGUES = Option("colleagues", OptionKind.WHOLE, words=("colegas",))


agree = own(lambda asked, about: p.AgreeCommitment(about))
decline = own(lambda asked, about: p.DeclineCommitment(asked.convening.id))
drop = own(lambda asked, about: p.DropCommitment(about))
ask_help = own(lambda asked, about: p.AskHelp(about))
ask_buddy = own(lambda asked, about: p.AskBuddy(about, asked.text("person")))
