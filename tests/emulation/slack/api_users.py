"""users.*: who is here."""

from __future__ import annotations

from .api_conversations import listed, wanted_kinds
from .methods import Ask, Json, SlackError, method, paged
from .payloads import profile_object, user_object
from .state import Member

_READ = ("users:read",)


@method("users.info", "tier-4", scopes=_READ, form_only=True)
def info(ask: Ask) -> Json:
    return {"user": _shown(ask, ask.member(), locale=ask.flag("include_locale"))}


@method("users.list", "tier-2", scopes=_READ, form_only=True)
def list_(ask: Ask) -> Json:
    rows = [member for member in ask.workspace.members.values() if not member.is_stranger]
    page, cursor = paged(ask, rows)
    shown = [_shown(ask, member, locale=ask.flag("include_locale")) for member in page]
    return {"members": shown, "cache_ts": int(ask.slack.clock.now()), "response_metadata": cursor}


def _shown(ask: Ask, member: Member, *, locale: bool) -> Json:
    """E-mail addresses and languages are given only to those who ask and may."""
    shown = user_object(member)
    if ask.token is not None and "users:read.email" not in ask.token.scopes:
        del shown["profile"]["email"]
    if not locale:
        del shown["locale"]
    return shown


@method(
    "users.conversations", "tier-3", scopes=("channels:read", "groups:read", "im:read", "mpim:read"), form_only=True
)
def conversations(ask: Ask) -> Json:
    kinds = wanted_kinds(ask)
    who = ask.text("user") or ask.workspace.bot.id
    ask.workspace.member(who)
    rows = [c for c in ask.workspace.channels.values() if c.kind in kinds and who in c.members]
    if ask.flag("exclude_archived"):
        rows = [c for c in rows if not c.archived]
    page, cursor = paged(ask, rows)
    shown = [{k: v for k, v in listed(ask, c).items() if k != "is_member"} for c in page]
    return {"channels": shown, "response_metadata": cursor}


@method("users.lookupByEmail", "tier-3", scopes=("users:read.email",), form_only=True)
def lookup_by_email(ask: Ask) -> Json:
    wanted = ask.text("email").lower()
    found = next((m for m in ask.workspace.members.values() if m.email.lower() == wanted and not m.deleted), None)
    if not wanted or found is None:
        raise SlackError("users_not_found")
    return {"user": _shown(ask, found, locale=False)}


@method("users.profile.get", "tier-4", scopes=("users.profile:read",), form_only=True)
def profile(ask: Ask) -> Json:
    member = ask.member() if ask.text("user") else ask.workspace.bot
    return {"profile": profile_object(member)}
