"""From state to views: what a given person is shown of a convening. Pure; the same for every door."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from bot import agreement_sights, equity_sights, floor_sights, follow_up, form_views, recap_sights, team_sights
from bot import views as v
from bot.directory import Directory
from bot.domain.breakouts.state import Group, Round
from bot.domain.convening.standing import facilitates, roles_of
from bot.domain.convening.state import Convening, Mode, Topic, sites_in_order
from bot.domain.log import HOSTING, Actor
from bot.domain.routines.meeting import round_now
from bot.domain.turns import Hand
from bot.group_sights import GroupSights
from bot.routines import showing as routines
from bot.routines.agenda_check import checked


class Showing:
    """Builds views of one state for one viewer, with the names that the directory knows."""

    def __init__(self, state: Convening, directory: Directory, viewer: Actor, now: datetime) -> None:
        self.state, self.directory, self.viewer, self.now = state, directory, viewer, now

    @classmethod
    def of_record(cls, state: Convening, directory: Directory) -> Showing:
        """For a report that nobody in particular reads: totals only, at the convening's own end."""
        return cls(state, directory, Actor(), state.closed_at or state.opened_at or datetime.now(UTC))

    # --- people and sites -------------------------------------------------------------------------------------------

    def name(self, person: str) -> str:
        who = self.state.one(person)
        return self.directory.name(who.person if who else person) or person

    def site_name(self, site: str) -> str:
        place = self.state.sites.get(site)
        return place.name if place else site

    def person(self, person: str) -> v.PersonLine:
        who = self.state.one(person)
        if who is None:
            return v.PersonLine(person, self.directory.name(person) or person, "", "")
        return v.PersonLine(
            who.person, self.directory.name(who.person) or who.person, self.site_name(who.site), who.mode.value
        )

    @property
    def confirmed(self) -> bool:
        """Whether the viewer's account was vouched for, so that private texts may be shown to it."""
        return bool(self.viewer.account) and self.viewer.account in self.state.confirmed

    def may_read(self, owner: str) -> bool:
        """Her own words, once her account is confirmed; and those who facilitate, or host her site."""
        if owner == self.viewer.person:
            return self.confirmed
        if facilitates(self.state, self.viewer):
            return True
        me, who = self.state.one(self.viewer.person), self.state.one(owner)
        hosting = me is not None and bool(roles_of(self.state, self.viewer) & HOSTING)
        return hosting and who is not None and me is not None and me.site == who.site

    # --- the queue --------------------------------------------------------------------------------------------------

    def hand(self, place: int, hand: Hand) -> v.HandLine:
        return floor_sights.hand(self, place, hand)

    def floor(self) -> v.FloorLine | None:
        return floor_sights.floor(self)

    def queue(self, page: int = 1) -> v.QueueView:
        return floor_sights.queue(self, page)

    def place(self, person: str) -> v.PlaceView:
        return floor_sights.place(self, person)

    # --- the convening ----------------------------------------------------------------------------------------------

    def convening(self) -> v.ConveningView:
        state = self.state
        topic = state.topic_now()
        return v.ConveningView(
            state.id,
            state.title,
            state.status.value,
            state.code,
            state.zone,
            state.call.link,
            state.call.dial_in,
            sum(1 for site in state.sites.values() if not site.planning_only) - 1,
            sum(1 for _ in state.roster()),
            sum(1 for _ in state.present()),
            topic.title if topic else "",
            self.name(state.acting) if state.acting else "",
            state.resumes_at,
            state.starts_at,
            state.carried.title if state.carried else "",
            state.carried.themes if state.carried else (),
        )

    def roster(self) -> v.RosterView:
        everyone, here = list(self.state.roster()), list(self.state.present())
        sites = tuple(
            v.SiteLine(
                site.id,
                site.name,
                sum(1 for who in everyone if who.site == site.id),
                sum(1 for who in here if who.site == site.id),
                sum(1 for who in everyone if who.site == site.id and not who.device),
                tuple(self.name(who.person) for who in self.state.hosts(site.id)),
                site.dropped_at,
                site.planning_only,
                self.directory.text(f"site:{self.state.id}:{site.id}", "contact"),
            )
            for site in sites_in_order(self.state)
        )
        remote = sum(1 for who in here if who.mode is Mode.REMOTE)
        return v.RosterView(self.state.title, sites, len(everyone), len(here), len(here) - remote, remote)

    def topic(self, topic: Topic) -> v.TopicLine:
        stage = "now" if topic.id == self.state.topic else "done" if topic.closed_at else "later"
        return v.TopicLine(topic.id, topic.title, topic.minutes, stage)

    def agenda(self) -> v.AgendaView:
        return v.AgendaView(self.state.title, tuple(self.topic(topic) for topic in self.state.agenda))

    def claims(self) -> tuple[v.ClaimLine, ...]:
        """Accounts waiting for this viewer's yes: her site's for a host, everybody's for a facilitator."""
        me = self.state.one(self.viewer.person)
        every = facilitates(self.state, self.viewer)
        lines = [v.ClaimLine(link, self.person(who)) for link, who in self.state.claims.items()]
        if every:
            return tuple(sorted(lines, key=lambda line: line.who.name))
        own = self.site_name(me.site) if me else ""
        return tuple(sorted((line for line in lines if line.who.site == own), key=lambda line: line.who.name))

    # --- groups -------------------------------------------------------------------------------------------------------

    @property
    def of_groups(self) -> GroupSights:
        return GroupSights(self)

    def group(self, group: Group, running: Round | None) -> v.GroupView:
        return self.of_groups.group(group, running)

    def my_group(self, person: str) -> v.GroupView | None:
        return self.of_groups.my_group(person)

    def round(self, running: Round) -> v.GroupsView:
        return self.of_groups.round(running)

    def groups(self) -> v.GroupsView | None:
        return self.of_groups.groups()

    # --- me and the recap ---------------------------------------------------------------------------------------------

    def me(self) -> v.MeView:
        who = self.state.one(self.viewer.person) if self.viewer.person else None
        return v.MeView(
            self.convening(),
            self.person(who.person) if who else None,
            who.role.value if who else "observer",
            who.language if who else self.viewer.language,
            bool(who and who.present),
            self.confirmed,
            self.place(who.person) if who else None,
            self.my_group(who.person) if who else None,
            self.floor(),
            routines.my_step(self) if who else None,
        )

    def recap(self) -> v.RecapView:
        return recap_sights.recap(self)


Builder = Callable[[Showing, str], "v.View | None"]


def _group(showing: Showing, about: str) -> v.View | None:
    running = round_now(showing.state)
    group = running.groups.get(about) if running else None
    return showing.group(group, running) if group else showing.my_group(showing.viewer.person)


BUILDERS: Mapping[str, Builder] = {
    "queue": lambda showing, about: showing.queue(int(about) if about.isdigit() else 1),
    "why": floor_sights.why,
    "equity": equity_sights.view,
    "order-log": floor_sights.order_log,
    "questions": agreement_sights.questions,
    "decisions": agreement_sights.decisions,
    "actions": agreement_sights.actions,
    "my-place": lambda showing, about: showing.place(about or showing.viewer.person),
    "roster": lambda showing, about: showing.roster(),
    "agenda": lambda showing, about: showing.agenda(),
    "convening": lambda showing, about: showing.convening(),
    "plan": lambda showing, about: showing.of_groups.planned() or showing.groups(),
    "groups": lambda showing, about: showing.groups(),
    "group": _group,
    "digest": lambda showing, about: showing.of_groups.digest(),
    "me": lambda showing, about: showing.me(),
    "recap": lambda showing, about: showing.recap(),
    "nudge-draft": follow_up.draft,
    "answers": form_views.answers,
    "commitments": lambda showing, about: follow_up.commitments(showing),
    "team": lambda showing, about: team_sights.team(showing),
    "support": lambda showing, about: team_sights.support(showing),
    "norms": lambda showing, about: form_views.norms(showing),
    "my-data": lambda showing, about: follow_up.my_data(showing),
    "nudges": lambda showing, about: follow_up.nudges(showing),
    "routine": lambda showing, about: routines.board(showing),
    "step": routines.step,
    "my-step": lambda showing, about: routines.my_step(showing),
    "picks": routines.picks,
    "routine-card": routines.plan_card,
    "routine-text": routines.own_text,
    "agenda-check": checked,
}
"""Views by the name that an answer's `show` gives. A feature that adds a view adds a line here."""


def view(
    state: Convening, directory: Directory, viewer: Actor, now: datetime, show: str, about: str = ""
) -> v.View | None:
    """The named view for this viewer, or None where there is nothing to show."""
    builder = BUILDERS.get(show)
    return builder(Showing(state, directory, viewer, now), about) if builder else None
