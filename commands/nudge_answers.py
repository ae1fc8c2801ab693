"""What a person answers to a nudge or an invitation."""

from __future__ import annotations

from dataclasses import replace

from bot.directory import folded
from bot.domain.calendar.moments import Moment, Question, Understood, Unknown
from bot.domain.calendar.phrases import understand
from bot.domain.calendar.wallclock import instant_of, zone_named
from bot.domain.log import Choice, Refusal, Say, refuse, say, wall
from bot.domain.nudges import wishes as w
from bot.domain.nudges.replies import Answered, time_in, understand_reply
from bot.domain.nudges.state import Reply
from bot.domain.person.wishes import AnswerNudge, PauseNudges
from bot.spec import Asked, Elsewhere, Made, Make
from commands.nudge_people import EVERYBODY
from commands.nudge_times import iso, local_of


def answering(answer: str) -> Make:
    """The action that gives one answer to a nudge: the one under whose button it stood, else the newest."""

    def act(asked: Asked) -> Made:
        return answered(asked, answer)

    return act


def answered(asked: Asked, answer: str) -> Made:
    if not asked.actor.person:
        return refuse("join-first")
    series, _, day = asked.text("nudge").partition(".")
    until = None
    if asked.text("until"):
        mine = zone_named(asked.person(asked.actor.person).zone or asked.convening.zone)
        said = understood(asked, asked.text("until"))
        if isinstance(said, Question):
            return ask_until(said, answer, asked.text("nudge"))
        if not isinstance(said, Moment) or said.at is None:
            return refuse("when-unknown")
        until = instant_of(said.local, mine)
    return Elsewhere("person", asked.actor.person, AnswerNudge(answer, series, day, until))


def understood(asked: Asked, words: str) -> Understood:
    mine = zone_named(asked.person(asked.actor.person).zone or asked.convening.zone)
    return understand(words, asked.now, mine, asked.actor.language)


def ask_until(said: Question, answer: str, nudge: str) -> Refusal:
    choices = tuple(
        Choice(
            say("choice-when", when=wall(local_of(one))),
            "nudge",
            {"action": answer, "until": iso(one), **({"nudge": nudge} if nudge else {})},
        )
        for one in said.answers
    )
    return Refusal(Say(f"when-{said.about.value}"), choices)


def stop(asked: Asked) -> Made:
    if folded(asked.text("nudge")) in EVERYBODY:
        return Elsewhere("person", asked.actor.person, PauseNudges()) if asked.actor.person else refuse("join-first")
    return answered(asked, "stop")


def reply(asked: Asked) -> Made:
    """A free text sent back to a nudge, as people write them."""
    meant = understand_reply(asked.text("text"))
    if meant is Answered.UNCLEAR:
        about = asked.text("nudge")
        buttons = ("done", "snooze", "stop")
        choices = tuple(
            Choice(Say(f"choice-{one}"), "nudge", {"action": one, **({"nudge": about} if about else {})})
            for one in buttons
        )
        return Refusal(say("reply-unclear"), choices)
    if meant is Answered.SNOOZE:
        return later(asked)
    return answered(asked, meant.value)


def later(asked: Asked) -> Made:
    """ "Later" is tomorrow; "remind me Friday at 9am" is then; and what could be two days is asked."""
    when = time_in(asked.text("text"))
    if not when or isinstance(understood(asked, when), Unknown):
        return answered(asked, Answered.SNOOZE.value)
    return answered(replace(asked, values={**asked.values, "until": when}), Answered.SNOOZE.value)


def rsvp(said: Reply) -> Make:
    """The action that gives one answer to an invitation."""

    def act(asked: Asked) -> Made:
        return w.AnswerInvitation(said, asked.text("delegate"))

    return act
