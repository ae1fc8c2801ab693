"""views.*: modals and the Home tab."""

from __future__ import annotations

from .block_limits import as_kept, enforced, in_view
from .limits import Limits
from .methods import Ask, Json, SlackError, method
from .payloads import view_object
from .state import View


@method("views.open", "tier-4")
def open_(ask: Ask) -> Json:
    body = _body(ask, "modal")
    trigger = ask.slack.spend_trigger(ask.text("trigger_id"), ask.workspace)
    view = _new(ask, trigger.user, body)
    ask.workspace.modals[trigger.user] = [view]
    return _shown(ask, view)


@method("views.push", "tier-4")
def push(ask: Ask) -> Json:
    body = _body(ask, "modal")
    trigger = ask.slack.spend_trigger(ask.text("trigger_id"), ask.workspace)
    stack = ask.workspace.modals.get(trigger.user, [])
    if not stack:
        raise SlackError("invalid_trigger_id")
    return _shown(ask, pushed(ask, trigger.user, stack, body))


def pushed(ask: Ask, user: str, stack: list[View], body: Json) -> View:
    limits = ask.slack.limits
    if len(stack) >= limits.size("views-in-stack") and limits.overstepped("views-in-stack"):
        raise SlackError("push_limit_reached")
    view = _new(ask, user, body)
    view.root, view.previous = stack[0].id, stack[-1].id
    stack.append(view)
    return view


@method("views.update", "tier-4")
def update(ask: Ask) -> Json:
    body = _body(ask, "modal")
    view = ask.workspace.view(view_id=ask.text("view_id"), external_id=ask.text("external_id"))
    if view is None:
        raise SlackError("not_found")
    _same_hash(ask, view)
    replaced(ask, view, body)
    return _shown(ask, view)


def replaced(ask: Ask, view: View, body: Json) -> None:
    view.body, view.hash, view.errors = _kept(body), ask.slack.next_hash(), {}


@method("views.publish", "tier-4")
def publish(ask: Ask) -> Json:
    body = _body(ask, "home")
    user = ask.member("user_id")
    if user.deleted:
        raise SlackError("user_disabled")
    shown = ask.workspace.homes.get(user.id)
    if shown is None:
        shown = ask.workspace.homes[user.id] = _new(ask, user.id, body)
        return _shown(ask, shown)
    _same_hash(ask, shown)
    replaced(ask, shown, body)
    return _shown(ask, shown)


def _same_hash(ask: Ask, view: View) -> None:
    if ask.text("hash") and ask.text("hash") != view.hash:
        raise SlackError("hash_conflict")


def _body(ask: Ask, kind: str) -> Json:
    body = ask.tree("view", "invalid_arguments")
    return checked_view(ask.slack.limits, body, kind)


def checked_view(limits: Limits, body: object, kind: str) -> Json:
    """A view that Slack would show, or its refusal with a line for each problem."""
    problems = enforced(in_view(body), limits)
    if isinstance(body, dict) and body.get("type") != kind:
        raise SlackError("invalid_arguments", response_metadata={"messages": [f"[ERROR] must be a {kind} view"]})
    if problems:
        code = "view_too_large" if any(problem.limit == "view-size" for problem in problems) else "invalid_arguments"
        raise SlackError(code, response_metadata={"messages": [problem.line for problem in problems]})
    assert isinstance(body, dict)
    return body


def _new(ask: Ask, user: str, body: Json) -> View:
    external = body.get("external_id")
    if external and ask.workspace.view(external_id=external) is not None:
        raise SlackError("duplicate_external_id")
    return View(ask.slack.ids.next("V"), user, body["type"], _kept(body), ask.slack.next_hash())


def _kept(body: Json) -> Json:
    return body | {"blocks": as_kept(body.get("blocks") or [])}


def _shown(ask: Ask, view: View) -> Json:
    return {"view": view_object(ask.workspace, ask.slack.app.id, view)}


def answered(ask: Ask, view: View, answer: Json) -> None:
    """What the app said to a submitted modal: close, show errors, show another view, or close all."""
    workspace = ask.workspace
    stack = workspace.modals.get(view.user, [])
    action = answer.get("response_action")
    if action is None:
        workspace.modals[view.user] = [shown for shown in stack if shown.id != view.id]
    elif action == "clear":
        workspace.modals[view.user] = []
    elif action == "errors":
        errors = dict(answer.get("errors") or {})
        if not errors or not set(errors) <= {block["block_id"] for block in view.blocks if block["type"] == "input"}:
            raise SlackError("invalid_errors")
        view.errors = errors
    elif action == "update":
        replaced(ask, view, checked_view(ask.slack.limits, answer.get("view"), "modal"))
    elif action == "push":
        pushed(ask, view.user, stack, checked_view(ask.slack.limits, answer.get("view"), "modal"))
    else:
        raise SlackError("invalid_response_action")
