"""REST: the bot's own account, the gateway's address, and the commands it registers."""

from __future__ import annotations

from typing import Any

from .errors import ApiError, Wire
from .routing import Call, Created, Routes

routes = Routes()


@routes.on("GET", "/gateway")
def gateway(call: Call) -> Wire:
    return {"url": call.world.gateway.url}


@routes.on("GET", "/gateway/bot")
def gateway_for_bot(call: Call) -> Wire:
    limit = {"total": 1000, "remaining": 999, "reset_after": 14_400_000, "max_concurrency": 1}
    return {"url": call.world.gateway.url, "shards": 1, "session_start_limit": limit}


@routes.on("GET", "/users/@me")
def own_account(call: Call) -> Wire:
    return {**call.world.bot.wire(), "mfa_enabled": True, "locale": "en-US", "verified": True, "email": None}


@routes.on("GET", "/users/@me/guilds")
def own_guilds(call: Call) -> list[Wire]:
    shown = []
    for guild in call.world.guilds.values():
        if guild.has_bot:
            shape = {
                key: value for key, value in guild.wire().items() if key in {"id", "name", "icon", "banner", "features"}
            }
            shown.append(shape | {"owner": False, "permissions": "0"})
    return shown


@routes.on("GET", "/users/{user}")
def account(call: Call) -> Wire:
    user = call.world.users.get(call.id("user"))
    if user is None:
        raise ApiError(10013)
    return user.wire()


@routes.on("POST", "/users/@me/channels")
def open_direct(call: Call) -> Wire:
    user = call.world.users.get(int(call.form["recipient_id"]))
    if user is None:
        raise ApiError(10013)
    return call.world.direct(user).wire()


@routes.on("GET", "/applications/@me")
@routes.on("GET", "/oauth2/applications/@me")
def application(call: Call) -> Wire:
    world = call.world
    return {
        "id": str(world.bot.id),
        "name": world.bot.name,
        "icon": None,
        "description": "",
        "type": None,
        "verify_key": "0" * 64,
        "flags": 0,
        "flags_new": "0",
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "owner": world.owner.wire(),
        "approximate_guild_count": len(world.guilds),
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "explicit_content_filter": 0,
        "team": None,
        "eligible_oauth2_scopes": [],
        "bot_public": True,
        "bot_require_code_grant": False,
    }


# --- commands, everywhere and in one guild

EVERYWHERE = "/applications/{application}/commands"
IN_GUILD = "/applications/{application}/guilds/{guild}/commands"


def _scope(call: Call) -> int | None:
    if call.id("application") != call.world.bot.id:
        raise ApiError(20012, status=403, message="You are not authorized to perform this action on this application")
    return call.guild.id if "guild" in call.path else None


@routes.on("GET", EVERYWHERE)
@routes.on("GET", IN_GUILD)
def commands(call: Call) -> list[Wire]:
    return call.world.commands.all(_scope(call))


@routes.on("PUT", EVERYWHERE)
@routes.on("PUT", IN_GUILD)
def overwrite_commands(call: Call) -> list[Wire]:
    return call.world.commands.overwrite(_scope(call), call.body or [])


@routes.on("POST", EVERYWHERE)
@routes.on("POST", IN_GUILD)
def add_command(call: Call) -> Any:
    shape, new = call.world.commands.add(_scope(call), call.form)
    return Created(shape) if new else shape


@routes.on("GET", f"{IN_GUILD}/permissions")
def all_command_permissions(call: Call) -> list[Wire]:
    guild_id = call.guild.id
    held = call.world.commands.permissions
    return [_permissions(call, command) for where, command in held if where == guild_id]


@routes.on("GET", f"{EVERYWHERE}/{{command}}")
@routes.on("GET", f"{IN_GUILD}/{{command}}")
def command(call: Call) -> Wire:
    return call.world.commands.get(_scope(call), call.id("command"))


@routes.on("PATCH", f"{EVERYWHERE}/{{command}}")
@routes.on("PATCH", f"{IN_GUILD}/{{command}}")
def change_command(call: Call) -> Wire:
    return call.world.commands.change(_scope(call), call.id("command"), call.form)


@routes.on("DELETE", f"{EVERYWHERE}/{{command}}")
@routes.on("DELETE", f"{IN_GUILD}/{{command}}")
def remove_command(call: Call) -> None:
    call.world.commands.remove(_scope(call), call.id("command"))


@routes.on("GET", f"{IN_GUILD}/{{command}}/permissions")
def command_permissions(call: Call) -> Wire:
    if (call.guild.id, call.id("command")) not in call.world.commands.permissions:
        raise ApiError(10066)
    return _permissions(call, call.id("command"))


@routes.on("PUT", f"{IN_GUILD}/{{command}}/permissions")
def set_command_permissions(call: Call) -> Wire:
    call.world.commands.permissions[call.guild.id, call.id("command")] = call.form["permissions"]
    return _permissions(call, call.id("command"))


def _permissions(call: Call, command: int) -> Wire:
    return {
        "id": str(command),
        "application_id": str(call.world.bot.id),
        "guild_id": str(call.guild.id),
        "permissions": call.world.commands.permissions[call.guild.id, command],
    }
