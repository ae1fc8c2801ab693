"""Who is on the list, who is here, and under which name: import, check-in, walk-ins, doubles, goodbyes."""

from __future__ import annotations

from bot.domain.convening import facts as f
from bot.domain.convening import wishes as w
from bot.domain.convening.opening import site_id
from bot.domain.convening.standing import CLAIM, may_speak_for
from bot.domain.convening.state import REMOTE_SITE, Convening, Mode, Status
from bot.domain.log import (
    Context,
    Decision,
    Event,
    Refusal,
    Role,
    Stream,
    Then,
    Word,
    done,
    person,
    refuse,
    say,
    site,
)
from bot.domain.person.wishes import PreferLanguage

LARGEST_COUNT = 100
LONGEST_NAME = 80


def add_site(state: Convening, wish: w.AddSite, context: Context) -> Decision | Refusal:
    name = site_id(wish.name)
    if name in state.sites:
        return refuse("site-exists", site=state.sites[name].name)
    return done(
        f.SiteAdded(name, wish.name, wish.planning_only), say=say("site-added", site=wish.name), show="convening"
    )


def drop_site(state: Convening, wish: w.DropSite, context: Context) -> Decision | Refusal:
    place = state.sites.get(wish.site)
    if place is None or place.id == REMOTE_SITE:
        return refuse("no-such-site", site=wish.site)
    if place.dropped_at is not None:
        return refuse("site-already-dropped", site=place.name)
    return done(f.SiteDropped(place.id, context.now), say=say("site-dropped", site=place.name), show="roster")


def return_site(state: Convening, wish: w.ReturnSite, context: Context) -> Decision | Refusal:
    place = state.sites.get(wish.site)
    if place is None or place.dropped_at is None:
        return refuse("site-not-dropped", site=place.name if place else wish.site)
    return done(f.SiteReturned(place.id), say=say("site-returned", site=place.name), show="roster")


def keep_draft(state: Convening, wish: w.KeepDraft, context: Context) -> Decision | Refusal:
    draft = context.fresh("r")
    word = Word(context.actor.person, f"draft:{draft}", wish.text)
    return done(say=say("roster-read", people=wish.readable, problems=wish.problems), words=(word,), about=draft)


def import_roster(state: Convening, wish: w.ImportRoster, context: Context) -> Decision | Refusal:
    if not wish.rows:
        return refuse("roster-empty")
    sites = {row.site for row in wish.rows if site_id(row.site) not in state.sites}
    events: list[Event] = [f.SiteAdded(site_id(name), name) for name in sorted(sites)]
    words: list[Word] = []
    for nth, row in enumerate(wish.rows):
        who = row.person or context.fresh("p", nth)
        known = state.people.get(who)
        role = known.role if known is not None and row.role is Role.PARTICIPANT else row.role
        events.append(f.PersonListed(who, site_id(row.site), row.mode, role, row.device, row.language, row.attributes))
        words.append(Word(who, "name", row.name))
        if row.email:
            words.append(Word(who, "email", row.email))
    if wish.draft:
        words.append(Word(context.actor.person, f"draft:{wish.draft}", None))
    count = len(wish.rows)
    return done(
        *events,
        say=say("roster-imported", people=count, sites=len({r.site for r in wish.rows})),
        show="roster",
        words=words,
    )


def join(state: Convening, wish: w.Join, context: Context) -> Decision | Refusal:
    """Coming in by a door: the account is linked to a person, and she is here."""
    if state.status is Status.CLOSED:
        return refuse("convening-is-closed")
    known = state.one(wish.person) if wish.person else None
    if known is not None and known.ejected:
        return refuse("was-ejected")
    home = wish.site or (known.site if known else REMOTE_SITE)
    if home not in state.sites:
        return refuse("no-such-site", site=home)
    mode = wish.mode or (known.mode if known and not wish.site else mode_at(home))
    who = known.person if known else (wish.person or context.fresh("p"))
    events: list[Event] = []
    words: list[Word] = []
    if known is None:
        events.append(
            f.PersonListed(who, home, mode, Role.PARTICIPANT, wish.device, wish.language or "en", walk_in=True)
        )
        words.append(Word(who, "name", wish.name))
    if wish.account or wish.link:
        trusted = wish.vouched or (known is None and not wish.link.startswith(CLAIM))
        link = wish.link or context.fresh("a" if trusted else CLAIM)
        events.append(f.AccountJoined(who, link, context.actor.door, trusted))
    if wish.account:
        words.append(Word(who, f"account:{wish.account}", link))
    if wish.language and known and wish.language != known.language:
        events.append(f.LanguageChosen(who, wish.language))
    if state.is_running and not (known and known.present and (known.site, known.mode) == (home, mode)):
        events.append(f.PersonArrived(who, context.now, home, mode))
    sentence = (
        say("you-are-in", title=state.title, site=state.sites[home].name)
        if state.is_running
        else say("you-are-listed", title=state.title)
    )
    return done(*events, say=sentence, show="me", about=who, words=words)


def mode_at(home: str) -> Mode:
    return Mode.REMOTE if home == REMOTE_SITE else Mode.ROOM


def check_in(state: Convening, wish: w.CheckIn, context: Context) -> Decision | Refusal:
    people = wish.people or (context.actor.person,)
    events: list[Event] = []
    for one in people:
        who = state.one(one)
        if who is None:
            return refuse("not-on-the-list")
        if who.ejected:
            return refuse("was-ejected")
        refusal = may_speak_for(state, who, context)
        if refusal is not None:
            return refusal
        home = wish.site or who.site
        if home not in state.sites:
            return refuse("no-such-site", site=home)
        mode = wish.mode or (mode_at(home) if wish.site else who.mode)
        if not (who.present and (who.site, who.mode) == (home, mode)):
            by = "" if who.person == context.actor.person else context.actor.person
            events.append(f.PersonArrived(who.person, context.now, home, mode, by))
    if not events:
        return refuse("already-here")
    if len(people) == 1:
        return done(*events, say=say("checked-in", person=person(people[0])), show="me", about=people[0])
    return done(*events, say=say("checked-in-many", count=len(events)), show="roster")


def count_in(state: Convening, wish: w.CountIn, context: Context) -> Decision | Refusal:
    count = len(wish.names) or wish.count
    if not 1 <= count <= LARGEST_COUNT:
        return refuse("count-out-of-range", most=LARGEST_COUNT)
    if wish.site not in state.sites:
        return refuse("no-such-site", site=wish.site)
    me = state.one(context.actor.person)
    if me is not None and me.role is Role.SITE_HOST and me.site != wish.site:
        return refuse("not-your-site", site=site(wish.site))
    events: list[Event] = []
    words: list[Word] = []
    already = sum(1 for who in state.people.values() if who.walk_in and who.site == wish.site)
    for nth in range(count):
        who = context.fresh("p", nth)
        name = wish.names[nth] if wish.names else f"{state.sites[wish.site].name} {already + nth + 1}"
        events.append(
            f.PersonListed(who, wish.site, mode_at(wish.site), device=False, role=Role.PARTICIPANT, walk_in=True)
        )
        events.append(f.PersonArrived(who, context.now, wish.site, mode_at(wish.site), context.actor.person))
        words.append(Word(who, "name", name))
    return done(*events, say=say("counted-in", count=count, site=site(wish.site)), show="roster", words=words)


def leave(state: Convening, wish: w.Leave, context: Context) -> Decision | Refusal:
    who = state.one(wish.person or context.actor.person)
    if who is None or not who.present:
        return refuse("not-here")
    refusal = may_speak_for(state, who, context)
    return refusal or done(f.PersonLeft(who.person, context.now), say=say("left", person=person(who.person)))


def move_to(state: Convening, wish: w.MoveTo, context: Context) -> Decision | Refusal:
    who = state.one(wish.person or context.actor.person)
    if who is None:
        return refuse("not-on-the-list")
    home = wish.site or (REMOTE_SITE if wish.mode is Mode.REMOTE else who.site)
    if home not in state.sites:
        return refuse("no-such-site", site=home)
    if home == REMOTE_SITE and wish.mode is Mode.ROOM:
        return refuse("which-room")
    mode = wish.mode or mode_at(home)
    if (home, mode) == (who.site, who.mode):
        return refuse("already-there", site=site(home))
    refusal = may_speak_for(state, who, context)
    return refusal or done(
        f.PersonMoved(who.person, home, mode), say=say("moved", person=person(who.person), site=site(home)), show="me"
    )


def give_role(state: Convening, wish: w.GiveRole, context: Context) -> Decision | Refusal:
    who = state.one(wish.person)
    if who is None:
        return refuse("not-on-the-list")
    if wish.role in (Role.ADMINISTRATOR, Role.CLOCK):
        return refuse("no-such-role", role=wish.role.value)
    if wish.site and wish.site not in state.sites:
        return refuse("no-such-site", site=wish.site)
    last = who.role is Role.FACILITATOR and sum(1 for p in state.facilitators()) == 1
    if last and wish.role not in (Role.FACILITATOR, Role.CO_FACILITATOR):
        return refuse("last-facilitator")
    return done(
        f.RoleGiven(who.person, wish.role, wish.site),
        say=say("role-given", person=person(who.person), role=wish.role.value),
        show="roster",
    )


def note_presence(state: Convening, wish: w.NotePresence, context: Context) -> Decision | Refusal:
    who = state.one(wish.person or context.actor.person)
    if who is None or wish.connected == (who.lost_at is None):
        return refuse("nothing-changed")
    if wish.connected:
        return done(f.PersonBack(who.person), say=say("welcome-back"))
    return done(f.PersonLost(who.person, context.now), say=say("nothing-changed"))


def rename(state: Convening, wish: w.Rename, context: Context) -> Decision | Refusal:
    who = state.one(wish.person)
    if who is None:
        return refuse("not-on-the-list")
    if not wish.name or len(wish.name) > LONGEST_NAME:
        return refuse("name-unreadable", most=LONGEST_NAME)
    return done(
        f.PersonRenamed(who.person), say=say("renamed", name=wish.name), words=(Word(who.person, "name", wish.name),)
    )


def merge(state: Convening, wish: w.Merge, context: Context) -> Decision | Refusal:
    double, into = state.one(wish.person), state.one(wish.into)
    if double is None or into is None:
        return refuse("not-on-the-list")
    if double.person == into.person:
        return refuse("same-person")
    return done(
        f.PeopleMerged(double.person, into.person), say=say("merged", person=person(into.person)), show="roster"
    )


def remove(state: Convening, wish: w.Remove, context: Context) -> Decision | Refusal:
    who = state.one(wish.person)
    if who is None:
        return refuse("not-on-the-list")
    if who.person == context.actor.person:
        return refuse("not-yourself")
    return done(f.PersonRemoved(who.person), say=say("removed", person=person(who.person)), show="roster")


def eject(state: Convening, wish: w.Eject, context: Context) -> Decision | Refusal:
    who = state.one(wish.person)
    if who is None:
        return refuse("not-on-the-list")
    if who.person == context.actor.person:
        return refuse("not-yourself")
    return done(
        f.PersonEjected(who.person),
        say=say("ejected", person=person(who.person)),
        show="roster",
        cancels=(f"to:{who.person}:*",),
    )


def let_back(state: Convening, wish: w.LetBack, context: Context) -> Decision | Refusal:
    who = state.one(wish.person)
    if who is None or not who.ejected:
        return refuse("not-shown-out")
    return done(f.PersonLetBack(who.person), say=say("let-back", person=person(who.person)), show="roster")


def confirm_account(state: Convening, wish: w.ConfirmAccount, context: Context) -> Decision | Refusal:
    claim = state.claims.get(wish.link)
    who = state.one(claim) if claim else None
    if who is None:
        return refuse("nothing-to-confirm")
    refusal = may_speak_for(state, who, context)
    if refusal is not None or context.actor.account == wish.link:
        return refusal or refuse("only-a-host-confirms")
    me = context.actor.person
    if wish.yes:
        return done(f.AccountConfirmed(wish.link, me), say=say("account-confirmed", person=person(who.person)))
    return done(f.AccountDenied(wish.link, me), say=say("account-denied", person=person(who.person)))


def choose_language(state: Convening, wish: w.ChooseLanguage, context: Context) -> Decision | Refusal:
    if wish.language not in ("en", "es"):
        return refuse("no-such-language")
    who = state.one(context.actor.person)
    if who is None:
        return refuse("not-on-the-list")
    everywhere = Then(
        Stream(state.organisation, "person", who.person),
        PreferLanguage(wish.language),
        f"language:{who.person}:{context.fresh('l')}",
    )
    chosen = f.LanguageChosen(who.person, wish.language)
    return done(chosen, say=say("language-chosen"), show="me", then=(everywhere,))
