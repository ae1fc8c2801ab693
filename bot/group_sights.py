"""What people see of groups: planned, running, moved, and what they brought back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot import views as v
from bot.domain.breakouts.problems import here, may_be_seated, problem, rules, unmet_in
from bot.domain.breakouts.sentences import sentence, ways_on
from bot.domain.breakouts.state import UNKNOWN, Group, Plan, Round
from bot.domain.convening.standing import facilitates
from bot.domain.convening.state import Mode
from bot.domain.log import Say, say
from bot.domain.planner.contradictions import rule_name
from bot.domain.planner.problem import NO_LONE_REMOTE, Condition

if TYPE_CHECKING:
    from bot.showing import Showing


def rule_said(rule: Condition) -> Say:
    """The rule in a few words; the one that is always on says what it is for."""
    return say("rule-no-lone-remote") if rule == NO_LONE_REMOTE else sentence(rule_name(rule))


def certificate(plan: Plan) -> Say | None:
    """Whether no plan is better, as far as that is known of a plan that nobody has changed."""
    if plan.edited or plan.gap == UNKNOWN:
        return None
    return say("plan:not-proven", gap=plan.gap) if plan.gap else say("plan:proven")


class GroupSights:
    """The groups of one convening, for whoever looks."""

    def __init__(self, showing: Showing) -> None:
        self.showing, self.state = showing, showing.state

    def prompt(self, running: Round) -> str:
        return self.showing.directory.text(running.prompt_by, f"prompt:{running.id}") if running.prompt_by else ""

    def group(self, group: Group, running: Round | None) -> v.GroupView:
        line = ""
        if running is not None and group.line_by:
            line = self.showing.directory.text(group.line_by, f"line:{running.id}:{group.id}")
        return v.GroupView(
            group.id,
            group.name,
            tuple(self.showing.person(who) for who in self.at_the_table(group, running)),
            self.showing.site_name(group.site) if group.site else "",
            self.prompt(running) if running else "",
            running.ends_at if running else None,
            line,
            group.called_help_at is not None,
            self.showing.name(group.helper) if group.helper else "",
            group.kind.value,
            self.showing.name(group.host) if group.host else "",
            self.showing.name(group.reporter) if group.reporter else "",
            of_routine=running is not None and running.recalled_at is None and self.state.breakouts.round is None,
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
        groups = tuple(replace(self.group(group, None), kept=group.id in plan.held) for group in plan.groups)
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
            plan.is_proven,
            self.rules(plan),
            saved=tuple(sorted(self.state.breakouts.saved)),
            certificate=certificate(plan),
        )

    def rules(self, plan: Plan) -> tuple[Say, ...]:
        """What the groups were to keep, so that nothing is done silently."""
        people = (who for group in plan.groups for who in group.members)
        return tuple(rule_said(rule) for rule in rules(self.state, plan.wanted, people))

    def broken(self, running: Round) -> tuple[v.UnmetLine, ...]:
        """The rules that a running round does not keep any more, for those who facilitate."""
        if running.plan is None or running.recalled_at is not None or not facilitates(self.state, self.showing.viewer):
            return ()
        people = here(self.state, running.seated())
        found = unmet_in(problem(self.state, running.plan.wanted, people), [running.in_order()])
        names = {group.id: group.name for group in running.in_order()}
        return tuple(
            v.UnmetLine(
                names.get(one.group, ""), tuple(self.showing.person(who) for who in one.people), sentence(one.why), ()
            )
            for one in found
        )

    def proposal(self) -> v.ProposalView | None:
        """The moves that a facilitator asked to see."""
        asked, shown = self.state.breakouts.balancing, self.state.breakouts.proposal
        if not facilitates(self.state, self.showing.viewer) or (asked is None and shown is None):
            return None
        if shown is None:
            return v.ProposalView("", (), asked=True)
        return v.ProposalView(shown.id, tuple(self.move(who, to) for who, to in shown.seats))

    def move(self, who: str, to: str) -> v.MoveLine:
        running = self.state.breakouts.round
        source = running.group_of(who) if running else None
        target = running.groups.get(to) if running else None
        return v.MoveLine(self.showing.person(who), source.name if source else "", target.name if target else to)

    def not_reached(self, running: Round) -> tuple[v.PersonLine, ...]:
        if not facilitates(self.state, self.showing.viewer):
            return ()
        lines = (self.showing.person(who) for who in running.unreached)
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
                tuple(self.showing.person(who) for who in one.people),
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
        return tuple(
            sorted((self.showing.person(who) for who in here if who not in seated), key=lambda line: line.name)
        )

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
