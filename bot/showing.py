"""From state to views: what a given person is shown of a convening. Pure; the same for every door."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from statistics import median

from bot import agreement_sights, equity_sights, floor_sights, follow_up, form_views
from bot import views as v
from bot.directory import Directory
from bot.domain.breakouts.problems import here, may_be_seated, problem, unmet_in
from bot.domain.breakouts.sentences import sentence, ways_on
from bot.domain.breakouts.state import Group, Plan, Round
from bot.domain.convening.standing import facilitates, roles_of
from bot.domain.convening.state import Convening, Mode, Participant, Topic, sites_in_order
from bot.domain.log import HOSTING, Actor, Say
from bot.domain.planner.contradictions import rule_name
from bot.domain.queue.state import Turn
from bot.domain.turns import Hand
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
        return v.PersonLine(who.person, self.name(who.person), self.site_name(who.site), who.mode.value)

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

    def prompt(self, running: Round) -> str:
        return self.directory.text(running.prompt_by, f"prompt:{running.id}") if running.prompt_by else ""

    def group(self, group: Group, running: Round | None) -> v.GroupView:
        line = ""
        if running is not None and group.line_by:
            line = self.directory.text(group.line_by, f"line:{running.id}:{group.id}")
        return v.GroupView(
            group.id,
            group.name,
            tuple(self.person(who) for who in self.at_the_table(group, running)),
            self.site_name(group.site) if group.site else "",
            self.prompt(running) if running else "",
            running.ends_at if running else None,
            line,
            group.called_help_at is not None,
            self.name(group.helper) if group.helper else "",
            group.kind.value,
            self.name(group.host) if group.host else "",
            self.name(group.reporter) if group.reporter else "",
        )

    def at_the_table(self, group: Group, running: Round | None) -> tuple[str, ...]:
        """Who sits there: while a round runs, those who have not left."""
        if running is None or running.recalled_at is not None:
            return group.members
        known = ((who, self.state.one(who)) for who in group.members)
        return tuple(who for who, one in known if one is not None and one.present)

    def my_group(self, person: str) -> v.GroupView | None:
        running = self.state.breakouts.round
        group = running.group_of(person) if running else None
        return self.group(group, running) if group else None

    def plan(self, plan: Plan) -> v.GroupsView:
        groups = tuple(self.group(group, None) for group in plan.groups)
        return v.GroupsView(
            self.state.title,
            "plan",
            groups,
            self.unmet(plan),
            sum(len(group.members) for group in groups),
            "",
            None,
            (),
            self.unseated({who for group in plan.groups for who in group.members} | set(plan.wanted.without)),
            plan.next + 1,
            len(plan.rounds),
            self.computing,
            plan.gap == 0,
            self.rules(plan),
            saved=tuple(sorted(self.state.breakouts.saved)),
        )

    def rules(self, plan: Plan) -> tuple[Say, ...]:
        """What the groups were to keep, so that nothing is done silently."""
        asked = problem(self.state, plan.wanted, [who for group in plan.groups for who in group.members])
        return tuple(sentence(rule_name(rule)) for rule in asked.rules)

    def broken(self, running: Round) -> tuple[v.UnmetLine, ...]:
        """The rules that a running round does not keep any more, for those who facilitate."""
        if running.plan is None or running.recalled_at is not None or not facilitates(self.state, self.viewer):
            return ()
        people = here(self.state, running.seated())
        found = unmet_in(problem(self.state, running.plan.wanted, people), [running.in_order()])
        names = {group.id: group.name for group in running.in_order()}
        return tuple(
            v.UnmetLine(names.get(one.group, ""), tuple(self.person(who) for who in one.people), sentence(one.why), ())
            for one in found
        )

    def proposal(self) -> v.ProposalView | None:
        """The moves that a facilitator asked to see."""
        asked, shown = self.state.breakouts.balancing, self.state.breakouts.proposal
        if not facilitates(self.state, self.viewer) or (asked is None and shown is None):
            return None
        if shown is None:
            return v.ProposalView("", (), asked=True)
        return v.ProposalView(shown.id, tuple(self.move(who, to) for who, to in shown.seats))

    def move(self, who: str, to: str) -> v.MoveLine:
        running = self.state.breakouts.round
        source = running.group_of(who) if running else None
        target = running.groups.get(to) if running else None
        return v.MoveLine(self.person(who), source.name if source else "", target.name if target else to)

    def not_reached(self, running: Round) -> tuple[v.PersonLine, ...]:
        if not facilitates(self.state, self.viewer):
            return ()
        lines = (self.person(who) for who in running.unreached)
        return tuple(sorted(lines, key=lambda line: (line.mode != Mode.REMOTE, line.site, line.name)))

    @property
    def computing(self) -> int | None:
        asked = self.state.breakouts.request
        return asked.percent if asked else None

    def unmet(self, plan: Plan) -> tuple[v.UnmetLine, ...]:
        """The rules that the next round does not keep, each with its ways on."""
        names = {group.id: group.name for group in plan.groups}
        return tuple(
            v.UnmetLine(
                names.get(one.group, one.group),
                tuple(self.person(who) for who in one.people),
                sentence(one.why),
                () if one.kept else ways_on(plan, number),
                one.kept,
            )
            for number, one in enumerate(plan.unmet, 1)
            if not one.rounds or plan.next + 1 in one.rounds
        )

    def unseated(self, seated: set[str] | frozenset[str]) -> tuple[v.PersonLine, ...]:
        """Who is here and in no group."""
        here = (who.person for who in self.state.present() if may_be_seated(who))
        return tuple(sorted((self.person(who) for who in here if who not in seated), key=lambda line: line.name))

    def round(self, running: Round) -> v.GroupsView:
        groups = tuple(self.group(group, running) for group in running.in_order())
        seated = running.seated() | set(running.plan.wanted.without if running.plan else ())
        return v.GroupsView(
            self.state.title,
            "over" if running.recalled_at else "running",
            groups,
            self.broken(running),
            len(running.seated()),
            self.prompt(running),
            running.ends_at,
            tuple(group.name for group in groups if not group.line),
            () if running.recalled_at else self.unseated(seated),
            running.number + 1,
            len(running.plan.rounds) if running.plan else 1,
            proposal=None if running.recalled_at else self.proposal(),
            unreached=self.not_reached(running),
        )

    def groups(self) -> v.GroupsView | None:
        """The running round, else what is being planned, else the round that was last."""
        breakouts = self.state.breakouts
        if breakouts.round is not None:
            return self.round(breakouts.round)
        return self.planned() or (self.round(breakouts.past[-1]) if breakouts.past else None)

    def planned(self) -> v.GroupsView | None:
        """The plan being looked at, or that one is being computed."""
        breakouts = self.state.breakouts
        if breakouts.plan is not None:
            return self.plan(breakouts.plan)
        asked = breakouts.request
        if asked is None:
            return None
        people = len(asked.people)
        return v.GroupsView(self.state.title, "plan", (), (), people, "", None, (), (), computing=asked.percent)

    def digest(self) -> v.GroupsView | None:
        """What each group brought back, of the round that was last."""
        past = self.state.breakouts.past
        return self.round(past[-1]) if past else self.groups()

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
        state = self.state
        took_part = [who for who in state.roster() if who.present or who.present_for]
        turns = floor_sights.turns(state)
        waiting = len(state.queue.hands)
        rooms = {who.site for who in took_part if who.mode is Mode.ROOM}
        absent = [s.name for s in sites_in_order(state) if not any(who.site == s.id for who in took_part)]
        return v.RecapView(
            state.title,
            state.opened_at,
            state.closed_at,
            sum(1 for _ in state.roster()),
            len(took_part),
            len(rooms),
            sum(1 for who in took_part if who.mode is Mode.REMOTE),
            tuple(name for name in absent if name != "remote"),
            tuple(self.topic(topic) for topic in state.agenda),
            len(turns) + state.queue.lowered + waiting,
            len(turns),
            state.queue.lowered,
            waiting,
            tuple(self.share(label, people, turns) for label, people in by_mode_and_site(state, took_part)),
            tuple(self.round(past) for past in state.breakouts.past),
            tuple(self.directory.text(who, f"paper:{note}") for note, who in state.paper),
            floor_sights.checks(self),
            agreement_sights.open_questions(self),
            agreement_sights.decisions(self).decisions,
            agreement_sights.actions(self).actions,
        )

    def share(self, label: str, people: list[Participant], turns: Iterable[Turn]) -> v.TurnCount:
        theirs = {who.person for who in people}
        had = [turn for turn in turns if turn.person in theirs]
        ended = [turn.lasted(self.now) for turn in had]
        waits = [(turn.began_at - turn.waited_since).total_seconds() for turn in had if turn.waited_since]
        return v.TurnCount(
            label,
            len(people),
            len(had),
            round(sum(length.total_seconds() for length in ended)),
            round(median(waits)) if waits else None,
        )


def by_mode_and_site(state: Convening, people: list[Participant]) -> list[tuple[str, list[Participant]]]:
    """The people by mode, then by room: small sites are shown with their people, never called silent."""
    modes = [(mode.value, [who for who in people if who.mode is mode]) for mode in Mode]
    rooms = [
        (site.name, [who for who in people if who.site == site.id and who.mode is Mode.ROOM])
        for site in sites_in_order(state)
    ]
    return [(label, group) for label, group in modes + rooms if group]


Builder = Callable[[Showing, str], "v.View | None"]


def _group(showing: Showing, about: str) -> v.View | None:
    running = showing.state.breakouts.round
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
    "plan": lambda showing, about: showing.planned() or showing.groups(),
    "groups": lambda showing, about: showing.groups(),
    "group": _group,
    "digest": lambda showing, about: showing.digest(),
    "me": lambda showing, about: showing.me(),
    "recap": lambda showing, about: showing.recap(),
    "nudge-draft": follow_up.draft,
    "answers": form_views.answers,
    "commitments": lambda showing, about: follow_up.commitments(showing),
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
