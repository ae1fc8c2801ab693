"""auth.*, team.*, usergroups.* and apps.connections.open: the app asking about itself and its workspace."""

from __future__ import annotations

from .methods import Ask, Json, SlackError, method


@method("auth.test")
def auth_test(ask: Ask) -> Json:
    workspace = ask.workspace
    return {
        "url": f"https://{workspace.domain}.slack.com/",
        "team": workspace.name,
        "user": workspace.bot.name,
        "team_id": workspace.id,
        "user_id": workspace.bot.id,
        "bot_id": workspace.bot.bot_id,
        "is_enterprise_install": False,
    }


@method("api.test", open_to_all=True)
def api_test(ask: Ask) -> Json:
    if ask.text("error"):
        raise SlackError(ask.text("error"), args=ask.args)
    return {"args": ask.args} if ask.args else {}


@method("auth.revoke", "tier-3")
def revoke(ask: Ask) -> Json:
    assert ask.token is not None
    if ask.flag("test"):
        return {"revoked": False}
    ask.token.revoked = True
    return {"revoked": True}


@method("apps.uninstall", "tier-1", form_only=True)
def uninstall(ask: Ask) -> Json:
    if (ask.text("client_id"), ask.text("client_secret")) != (ask.slack.app.client_id, ask.slack.app.client_secret):
        raise SlackError("bad_client_secret")
    ask.slack.uninstall(ask.workspace)
    return {}


@method("apps.connections.open", "tier-3", scopes=("connections:write",))
def connections_open(ask: Ask) -> Json:
    return {"url": ask.slack.sockets.ticket()}


@method("team.info", "tier-3", scopes=("team:read",), form_only=True)
def team_info(ask: Ask) -> Json:
    workspace = ask.workspace
    return {
        "team": {
            "id": workspace.id,
            "name": workspace.name,
            "domain": workspace.domain,
            "email_domain": f"{workspace.domain}.example",
            "url": f"https://{workspace.domain}.slack.com/",
            "icon": {"image_34": "https://avatars.example/team-34.png", "image_default": True},
        }
    }


@method("usergroups.list", "tier-2", scopes=("usergroups:read",), form_only=True)
def usergroups(ask: Ask) -> Json:
    keep_users = ask.flag("include_users")
    rows = [{k: v for k, v in row.items() if keep_users or k != "users"} for row in ask.workspace.usergroups]
    return {"usergroups": rows}
