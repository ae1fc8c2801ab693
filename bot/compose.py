"""From views to cards: one neutral composition that works on every door from the first day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot import agreement_cards, equity_card, floor_cards, follow_up_cards, form_views, team_sights
from bot import views as v
from bot.card_parts import MOST_ROWS, button, listing, person
from bot.floor_cards import place
from bot.routines import cards as routines
from bot.speech import Speech
from bot.ui import Button, Buttons, Card, Divider, Element, Facts, Link, Text, Timer


def compose(view: v.View, speech: Speech) -> Card:
    """The view as a card in the reader's language."""
    return COMPOSERS[type(view)](view, speech)


def roster(view: v.RosterView, speech: Speech) -> Card:
    head = speech("roster-count", present=view.present, listed=view.listed, room=view.room, remote=view.remote)
    rows = [site_row(site, speech) for site in view.sites if site.listed or site.planning_only]
    return Card(speech("look-roster"), (Text(head, strong=True), listing(rows, speech, most=60)))


def site_row(site: v.SiteLine, speech: Speech) -> str:
    name = speech.site_name(site.id)
    if site.planning_only and not site.listed:
        return speech("site-planned-only", site=name)
    row = speech("site-row", site=name, present=site.present, listed=site.listed)
    if site.dropped_at is not None:
        row = speech("site-row-dropped", row=row, since=speech.clock(site.dropped_at))
    return speech("site-row-hosts", row=row, hosts=speech.several(list(site.hosts))) if site.hosts else row


def agenda(view: v.AgendaView, speech: Speech) -> Card:
    rows = [topic_row(topic, speech) for topic in view.topics]
    elements: tuple[Element, ...] = (
        (listing(rows, speech, numbered=True, most=40),) if rows else (Text(speech("agenda-missing")),)
    )
    return Card(speech("look-agenda"), elements)


def topic_row(topic: v.TopicLine, speech: Speech) -> str:
    row = speech("topic-row", title=topic.title, minutes=topic.minutes)
    return row if topic.state == "later" else speech(f"topic-{topic.state}", row=row)


def convening(view: v.ConveningView, speech: Speech) -> Card:
    pairs = [
        (speech("fact-status"), speech(f"status-{view.status}")),
        (speech("fact-people"), speech("people-here", present=view.present, listed=view.listed)),
        (speech("fact-code"), view.code),
    ]
    if view.topic:
        pairs.append((speech("fact-topic"), view.topic))
    if view.acting:
        pairs.append((speech("fact-facilitator"), view.acting))
    if view.follows:
        pairs.append((speech("fact-carries-on"), view.follows))
    if view.themes:
        said = [speech("theme-count", theme=name, count=count) for name, count in view.themes]
        pairs.append((speech("fact-themes"), speech.several(said)))
    if view.dial_in:
        pairs.append((speech("fact-dial-in"), view.dial_in))
    elements: list[Element] = [Facts(tuple(pairs))]
    if view.resumes_at:
        elements.append(Timer(view.resumes_at, speech("resumes-at", time=speech.clock(view.resumes_at))))
    if view.call_link:
        elements.append(Link(speech("join-the-call"), view.call_link))
    return Card(view.title, tuple(elements))


def group(view: v.GroupView, speech: Speech) -> Card:
    elements: list[Element] = [listing([person(who, speech) for who in view.members], speech, most=30)]
    if view.prompt:
        elements.append(Text(view.prompt, strong=True))
    if view.site or view.host:
        elements.append(Text(place_of(view, speech), quiet=True))
    if view.reporter:
        elements.append(Text(speech("reporter-is", person=view.reporter)))
    if view.ends_at:
        elements.append(Timer(view.ends_at, speech("until", time=speech.clock(view.ends_at))))
    if view.line:
        elements.append(Text(speech("our-line", line=view.line)))
    if view.helper:
        elements.append(Text(speech("help-is-coming", person=view.helper)))
    if not view.of_routine:
        ways = (
            button(speech, "our-line", "breakout", "line", main=not view.line, group=view.id),
            button(speech, "call-help", "breakout", "help", group=view.id),
        )
        elements.append(Buttons(ways))
    return Card(speech("group-title", group=view.name), tuple(elements))


def place_of(view: v.GroupView, speech: Speech) -> str:
    """Where the group sits: at its site, or joined by somebody's device."""
    if view.host:
        return speech("group-bridge", person=view.host)
    return speech("group-remote") if view.kind == "remote group" else speech("group-at", site=view.site)


def groups(view: v.GroupsView, speech: Speech) -> Card:
    heads = {"plan": "look-plan", "running": "look-groups", "over": "look-digest"}
    if not view.groups and view.computing is not None:
        return Card(speech("look-plan"), (Text(speech("plan-computing", percent=view.computing), strong=True),))
    rows = [group_row(one, view.stage, speech) for one in view.groups]
    elements: list[Element] = [
        Text(speech("groups-count", groups=len(view.groups), people=view.people), strong=True),
        listing(rows, speech, most=60),
    ]
    if view.rounds > 1:
        elements.insert(0, Text(speech("round-of", round=view.round, rounds=view.rounds)))
    if view.computing is not None:
        elements.append(Text(speech("plan-computing", percent=view.computing), quiet=True))
    if view.rules:
        kept = speech.several([speech.say(rule) for rule in view.rules])
        elements.append(Text(speech("plan-keeps", rules=kept), quiet=True))
    if view.certificate:
        elements.append(Text(speech.say(view.certificate), quiet=True))
    for one in view.unmet:
        elements += unmet(one, speech)
    if view.proposal:
        elements += proposal(view.proposal, speech)
    if view.unreached and view.stage == "running":
        elements.append(Text(not_reached(view.unreached, speech)))
    if view.stage == "over" and view.without_line:
        names = list(view.without_line[:MOST_ROWS])
        elements.append(Text(speech("recap-without-line", groups=speech.several(names)), quiet=True))
    if view.unseated:
        names = [person(who, speech) for who in view.unseated[:MOST_ROWS]]
        elements.append(Text(speech("without-a-group", people=speech.several(names), count=len(view.unseated))))
    if view.ends_at and view.stage == "running":
        elements.append(Timer(view.ends_at, speech("until", time=speech.clock(view.ends_at))))
    buttons = groups_buttons(view, speech)
    return Card(speech(heads[view.stage]), (*elements, Buttons(buttons)) if buttons else tuple(elements))


def unmet(one: v.UnmetLine, speech: Speech) -> list[Element]:
    """A rule that is not kept, and its ways on as buttons that do what they say."""
    said = speech.say(one.why)
    if one.kept:
        return [Text(speech("unmet-kept", why=said), quiet=True)]
    buttons = tuple(
        Button(speech.say(fix.label), fix.command, fix.arguments.get("action", ""), without_action(fix.arguments))
        for fix in one.fixes
    )
    return [Text(said), Buttons(buttons)] if buttons else [Text(said)]


def proposal(view: v.ProposalView, speech: Speech) -> list[Element]:
    """Moves that would even the groups out, and the two ways on."""
    if view.asked:
        return [Text(speech("balance-computing"), quiet=True)]
    if not view.moves:
        return [Text(speech("balance-even"))]
    rows = [
        speech("balance-move", person=person(move.who, speech), source=move.source, target=move.target)
        for move in view.moves
    ]
    do = button(speech, "move-them", "breakout", "balance", main=True, do=view.id)
    leave = button(speech, "leave-as-is", "breakout", "balance", leave=view.id)
    return [Text(speech("balance-shown", count=len(view.moves))), listing(rows, speech), Buttons((do, leave))]


def not_reached(people: Sequence[v.PersonLine], speech: Speech) -> str:
    """Remote people by name, since no display tells them; those in rooms by number."""
    remote = [who.name for who in people if who.mode == "remote"]
    rooms = len(people) - len(remote)
    named = speech.several(remote[:MOST_ROWS])
    if not remote:
        return speech("not-reached-rooms", count=rooms)
    return speech("not-reached-remote", people=named, more=max(0, len(remote) - MOST_ROWS), rooms=rooms)


def without_action(arguments: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in arguments.items() if name != "action"}


def groups_buttons(view: v.GroupsView, speech: Speech) -> tuple[Button, ...]:
    if view.stage == "plan":
        return (button(speech, "open-groups", "breakout", "open", main=True),)
    if view.stage == "running":
        return (
            button(speech, "two-more-minutes", "breakout", "extend", minutes="2"),
            *((button(speech, "balance", "breakout", "balance"),) if view.unmet and not view.proposal else ()),
            button(speech, "recall", "breakout", "recall"),
        )
    return ()


def group_row(one: v.GroupView, stage: str, speech: Speech) -> str:
    if stage == "over":
        return speech("group-line", group=one.name, line=one.line) if one.line else one.name
    row = speech("group-row", group=one.name, people=speech.several([who.name for who in one.members]))
    if one.kept:
        return f"{row} {speech('group-is-held')}"
    if one.helper:
        return f"{row} {speech('help-is-with', person=one.helper)}"
    return f"{row} {speech('asks-for-help')}" if one.called_help else row


def me(view: v.MeView, speech: Speech) -> Card:
    if view.who is None:
        return Card(view.convening.title, (Text(speech("join-first")),))
    elements: list[Element] = [Text(speech("you-are", who=person(view.who, speech)), strong=True)]
    if not view.confirmed:
        elements.append(Text(speech("not-confirmed"), quiet=True))
    if view.floor:
        elements.append(Text(speech("speaking-now", who=person(view.floor.who, speech))))
    if view.convening.topic:
        elements.append(Facts(((speech("fact-topic"), view.convening.topic),)))
    if view.place:
        elements += place(view.place, speech).elements
    if view.step:
        elements += (Divider(), *routines.step(view.step, speech).elements)
    if view.group:
        elements += (Divider(), Text(speech("group-title", group=view.group.name), strong=True))
        elements += group(view.group, speech).elements
    if view.convening.call_link:
        elements.append(Link(speech("join-the-call"), view.convening.call_link))
    return Card(view.convening.title, tuple(elements))


def recap(view: v.RecapView, speech: Speech) -> Card:
    from bot.recap import lines

    head, *rest = lines(view, speech)
    return Card(head, tuple(Text(line) for line in rest))


def help_(view: v.HelpView, speech: Speech) -> Card:
    rows = [speech("help-row", command=line.called, what=speech(f"command-{line.command}")) for line in view.lines]
    return Card(speech("look-help"), (listing(rows, speech, most=40), Text(speech("help-more"), quiet=True)))


def draft(view: v.DraftView, speech: Speech) -> Card:
    elements: list[Element] = [
        Text(speech("roster-read", people=view.people, problems=len(view.problems)), strong=True),
        listing([speech("site-people", site=name, count=count) for name, count in view.sites], speech, most=60),
    ]
    problems = [speech("row-problem", line=line, what=speech(code, cell=cell)) for line, code, cell in view.problems]
    if problems:
        elements.append(listing(problems, speech, most=60))
    return Card(speech("look-plan"), tuple(elements))


Composer = Callable[[Any, Speech], Card]
COMPOSERS: dict[type, Composer] = {
    v.QueueView: floor_cards.queue,
    v.PlaceView: place,
    v.WhyView: floor_cards.why,
    v.EquityView: equity_card.card,
    v.OrderView: floor_cards.order_log,
    v.QuestionsView: agreement_cards.questions,
    v.DecisionsView: agreement_cards.decisions,
    v.ActionsView: agreement_cards.actions,
    v.RosterView: roster,
    v.AgendaView: agenda,
    v.ConveningView: convening,
    v.GroupView: group,
    v.GroupsView: groups,
    v.MeView: me,
    v.RecapView: recap,
    v.HelpView: help_,
    v.DraftView: draft,
    v.NudgeDraftView: follow_up_cards.draft,
    v.AnswersView: form_views.answers_card,
    v.TeamView: team_sights.team_card,
    v.SupportView: team_sights.support_card,
    v.CommitmentsView: follow_up_cards.commitments,
    v.NormsView: form_views.norms_card,
    v.MyDataView: follow_up_cards.my_data,
    v.NudgesView: follow_up_cards.nudges,
    v.StepView: routines.step,
    v.RoutineView: routines.board,
    v.PicksView: routines.picks,
    v.RoutineCardView: routines.plan_card,
    v.RoutineTextView: routines.own_text,
    v.AgendaCheckView: routines.agenda_check,
}
