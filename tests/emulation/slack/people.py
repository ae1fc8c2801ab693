"""People at their screens: they type, press, choose, react, and see what comes of it."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

import aiohttp

from . import forms, happenings
from .api_views import answered
from .block_limits import enforced, options
from .delivery import Delivery
from .methods import Ask, Json, SlackError
from .payloads import interaction, on_message, on_view, slash_command, typed_blocks, view_object
from .responses import Hook, command_answer
from .screen import Screen, screen_of
from .state import Channel, Member, Message, View, Workspace

if TYPE_CHECKING:
    from .server import Slack

_HIDDEN = re.compile(r'type="hidden" name="([^"]*)" value="([^"]*)"')


class Person:
    """Someone with an account. Everything she does is what Slack's own client would let her do."""

    def __init__(self, slack: Slack, workspace: Workspace, member: Member) -> None:
        self._slack, self.workspace, self.member = slack, workspace, member
        self.notices: list[str] = []

    @property
    def id(self) -> str:
        return self.member.id

    @property
    def screen(self) -> Screen:
        return screen_of(self.workspace, self.member, self.notices)

    @property
    def modal(self) -> View | None:
        return self.screen.modal

    @property
    def home(self) -> View | None:
        return self.screen.home

    @property
    def ephemerals(self) -> list[Message]:
        return self.screen.ephemerals

    @property
    def dm(self) -> Channel:
        """Her direct messages with the app."""
        return happenings.direct_message(self._slack, self.workspace, [self.id])

    # --- what she says

    async def slash(self, command: str, text: str = "", channel: str | Channel = "#main") -> Delivery:
        """Type a slash command in a channel: in a thread Slack does not run them. It tells her of a late answer.

        Source: docs.slack.dev/interactivity/implementing-slash-commands ("cannot be invoked in message threads").
        """
        slack = self._slack
        if slack.app.commands and command not in slack.app.commands:
            raise forms.NotOnScreen(f"{command} is not a valid command")
        place = self._in(channel)
        hook = Hook(self.workspace, place, self.member, None, slack.clock.now())
        url, trigger = slack.new_hook(hook, "commands"), slack.new_trigger(self.member.id, self.workspace)
        payload = slash_command(slack.app, self.workspace, self.member, place, command, text, url, trigger)
        delivery = await slack.courier.command(payload)
        if not delivery.ok:
            error = {"http_timeout": "operation_timeout", "http_error": "dispatch_failed"}.get(
                delivery.trouble, "dispatch_failed"
            )
            self.notices.append(f'{command} failed with the error "{error}"')
            return delivery
        try:
            command_answer(slack, hook, delivery.answer)
        except SlackError as refusal:
            self.notices.append(f'{command} failed with the error "invalid_command_response" ({refusal.code})')
        return delivery

    async def types(self, text: str, channel: str | Channel = "#main", *, thread: Message | str = "") -> Delivery:
        """Write a message; with `thread`, a reply to it. Naming the app is also an app_mention."""
        place = self._in(channel)
        root = thread if isinstance(thread, str) else thread.ts
        slack, bot = self._slack, self.workspace.bot
        before = len(slack.courier.delivered)
        post = happenings.post(
            slack,
            self.workspace,
            place,
            self.member,
            forms.escaped(text),
            thread_ts=root,
            blocks=typed_blocks(text),
            client_msg_id=slack.ids.next("cm-"),
        )
        said = slack.courier.of(before)
        if f"<@{bot.id}>" in text and place.kind != "im":
            mention = happenings.mentioned(slack, self.workspace, place, self.member, post)
            return await (said or mention)
        return await (said or slack.courier.nothing())

    async def mentions_app(self, text: str, channel: str | Channel = "#main") -> Delivery:
        return await self.types(f"<@{self.workspace.bot.id}> {text}", channel)

    async def tells_app(self, text: str) -> Delivery:
        """Write to the app in a direct message."""
        return await self.types(text, self.dm)

    async def reacts(self, message: Message, name: str) -> Delivery:
        channel = self.workspace.channel(message.channel)
        if self.id in message.reactions.get(name, []):
            raise forms.NotOnScreen(f"{name} is there already")
        return await happenings.reacted(self._slack, self.workspace, channel, message, self.member, name, added=True)

    async def unreacts(self, message: Message, name: str) -> Delivery:
        channel = self.workspace.channel(message.channel)
        return await happenings.reacted(self._slack, self.workspace, channel, message, self.member, name, added=False)

    # --- what she presses

    async def click(
        self,
        where: Message | View,
        action_id: str,
        *,
        value: str | None = None,
        label: str | None = None,
        as_shown: list[Json] | None = None,
    ) -> Delivery:
        """Press a button. `as_shown` are older blocks of the message that a slow client still has on screen."""
        block, element = forms.find(as_shown or where.blocks, action_id, value=value, label=label)
        return await self._acts(where, forms.pressed(block, element), {})

    async def select(self, where: Message | View, action_id: str, chosen: Any, **others: Any) -> Delivery:
        """Choose in a menu, a picker or a set of boxes; several at once as a list."""
        block, element = forms.find(where.blocks, action_id)
        return await self._acts(where, forms.pressed(block, element, chosen), {action_id: chosen, **others})

    async def searches(self, where: Message | View, action_id: str, typed: str) -> list[Json]:
        """Type into a menu that asks the app for its options; the options shown."""
        block, element = forms.find(where.blocks, action_id)
        slack = self._slack
        asked = {"action_id": action_id, "block_id": block["block_id"], "value": typed}
        payload = interaction(slack.app, self.workspace, self.member, "block_suggestion") | asked | self._at(where, {})
        if len(typed) < int(element.get("min_query_length", 3)):
            return []
        delivery = await slack.courier.interaction(payload)
        answer = delivery.answer if delivery.ok and isinstance(delivery.answer, dict) else {}
        groups = answer.get("option_groups") or [{"options": answer.get("options") or []}]
        rows = [option for group in groups for option in group["options"]]
        if rows and enforced(options("/options", rows, "options-per-menu"), slack.limits):
            self.notices.append("the menu could not load its options")
            return []
        return rows

    async def submit(self, view: View, values: dict[str, Any] | None = None) -> Delivery:
        """Fill in a modal (by action_id or block_id) and send it."""
        state = forms.values_of(view.blocks, values or {})
        forms.require(view.blocks, state)
        slack = self._slack
        payload = interaction(slack.app, self.workspace, self.member, "view_submission") | {
            "trigger_id": slack.new_trigger(self.id, self.workspace),
            "view": view_object(self.workspace, slack.app.id, view, state),
            "response_urls": [],
        }
        delivery = await slack.courier.interaction(payload)
        if not delivery.ok:
            self.notices.append("We had some trouble connecting. Try again?")
            return delivery
        try:
            self._answered(view, delivery.answer if isinstance(delivery.answer, dict) else {})
        except SlackError as refusal:
            self.notices.append(f"We had some trouble connecting. Try again? ({refusal.code})")
        return delivery

    async def close_view(self, view: View, *, all_of_them: bool = False) -> Delivery:
        """Close a modal; the app hears of it only where it asked to."""
        stack = self.workspace.modals.get(self.id, [])
        self.workspace.modals[self.id] = [] if all_of_them else [shown for shown in stack if shown.id != view.id]
        if not view.body.get("notify_on_close"):
            return await self._slack.courier.nothing()
        payload = interaction(self._slack.app, self.workspace, self.member, "view_closed") | {
            "view": view_object(self.workspace, self._slack.app.id, view),
            "is_cleared": all_of_them,
        }
        return await self._slack.courier.interaction(payload)

    async def shortcut(self, callback_id: str, message: Message | None = None) -> Delivery:
        """Run a global shortcut, or with `message` one from that message's menu."""
        slack = self._slack
        if slack.app.shortcuts and callback_id not in slack.app.shortcuts:
            raise forms.NotOnScreen(f"no shortcut called {callback_id}")
        kind = "shortcut" if message is None else "message_action"
        payload = interaction(slack.app, self.workspace, self.member, kind) | {
            "callback_id": callback_id,
            "action_ts": slack.next_ts(),
            "trigger_id": slack.new_trigger(self.id, self.workspace),
        }
        if message is not None:
            channel = self.workspace.channel(message.channel)
            hook = Hook(self.workspace, channel, self.member, message, slack.clock.now())
            place = on_message(self.workspace, channel, message)
            payload |= {"channel": place["channel"], "message": place["message"], "message_ts": message.ts}
            payload["response_url"] = slack.new_hook(hook, "actions")
        return self._noticed(await slack.courier.interaction(payload))

    # --- where she goes

    async def opens_home(self, tab: str = "home") -> Delivery:
        slack = self._slack
        event: Json = {
            "type": "app_home_opened",
            "user": self.id,
            "channel": self.dm.id,
            "tab": tab,
            "event_ts": slack.next_ts(),
        }
        if self.home is not None and tab == "home":
            event["view"] = view_object(self.workspace, slack.app.id, self.home)
        return await happenings.tell(slack, self.workspace, event)

    async def joins(self, channel: str | Channel) -> Delivery:
        place = self.workspace.channel(channel) if isinstance(channel, str) else channel
        return await happenings.joined(self._slack, self.workspace, place, self.member)

    async def leaves(self, channel: str | Channel) -> Delivery:
        return await happenings.left(self._slack, self.workspace, self._in(channel), self.member)

    async def archives(self, channel: str | Channel) -> Delivery:
        return await happenings.archived(self._slack, self.workspace, self._in(channel), self.member, now=True)

    async def unarchives(self, channel: str | Channel) -> Delivery:
        return await happenings.archived(self._slack, self.workspace, self._in(channel), self.member, now=False)

    async def is_deactivated(self) -> Delivery:
        self.member.deleted = True
        return await happenings.user_changed(self._slack, self.workspace, self.member)

    async def installs_app(self, install_url: str, *, says_yes: bool = True) -> tuple[int, str]:
        """Follow the app's install link, press Allow (or Cancel), land on the app's own page: its status and text."""
        async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as browser:
            async with browser.get(install_url, allow_redirects=False) as start:
                page = start.headers.get("Location") or _link(await start.text(), self._slack.authorize_url)
            async with browser.get(page) as consent:
                if consent.status != 200:
                    return consent.status, await consent.text()
                form = dict(_HIDDEN.findall(await consent.text()))
            filled = {key: unescape(value) for key, value in form.items()} | {
                "team": self.workspace.id,
                "user": self.id,
            }
            filled["says"] = "yes" if says_yes else "no"
            async with browser.post(f"{self._slack.url}/oauth/v2/allow", data=filled) as landed:
                return landed.status, await landed.text()

    # --- within

    def _in(self, channel: str | Channel) -> Channel:
        place = self.workspace.channel(channel) if isinstance(channel, str) else channel
        if self.id not in place.members:
            raise forms.NotOnScreen(f"{self.member.name} is not in {place.name or place.id}")
        return place

    async def _acts(self, where: Message | View, action: Json, entered: dict[str, Any]) -> Delivery:
        slack = self._slack
        if isinstance(where, Message) and (where.deleted or where.only_for not in ("", self.id)):
            raise forms.NotOnScreen("this message is not on her screen")
        payload = interaction(slack.app, self.workspace, self.member, "block_actions") | self._at(where, entered)
        payload |= {"trigger_id": slack.new_trigger(self.id, self.workspace), "actions": [action]}
        for part in ("actions", "message"):
            payload[part] = forms.labels_escaped(payload.get(part))
        if payload["message"] is None:
            del payload["message"]
        if isinstance(where, Message):
            channel = self.workspace.channel(where.channel)
            hook = Hook(self.workspace, channel, self.member, where, slack.clock.now())
            payload["response_url"] = slack.new_hook(hook, "actions")
        return self._noticed(await slack.courier.interaction(payload))

    def _at(self, where: Message | View, entered: dict[str, Any]) -> Json:
        values = forms.values_of(where.blocks, {k: v for k, v in entered.items() if not _is_overflow(where.blocks, k)})
        if isinstance(where, View):
            return on_view(self.workspace, self._slack.app, where, values)
        place = on_message(self.workspace, self.workspace.channel(where.channel), where)
        return place | {"state": {"values": values}}

    def _answered(self, view: View, answer: Json) -> None:
        token = self._slack.token_of(self.workspace)
        self._slack.record_answer(self.workspace, answer)
        answered(Ask(self._slack, "view_submission", answer, token), view, answer)

    def _noticed(self, delivery: Delivery) -> Delivery:
        if not delivery.ok:
            self.notices.append("This app responded with an error, or not at all.")
        return delivery


def _is_overflow(blocks: list[Json], action_id: str) -> bool:
    return str(forms.find(blocks, action_id)[1]["type"]) == "overflow"


def _link(page: str, target: str) -> str:
    """The address behind the Add to Slack button on the app's own page."""
    start = page.index(target.split("?")[0])
    return page[start : page.index('"', start)].replace("&amp;", "&")
