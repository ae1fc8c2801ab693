"""`python -m tests.emulation.slack --port 7401`: the emulator as a process of its own.

The first line on stdout is JSON: the settings that the app needs, by their environment names.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import signal

from .server import Slack


async def serve(port: int, request_url: str, socket_mode: bool) -> None:
    slack = await Slack(request_url=request_url, socket_mode=socket_mode).start(port)
    settings = {
        "SLACK_API_URL": slack.api_url,
        "SLACK_AUTHORIZE_URL": slack.authorize_url,
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_SIGNING_SECRET": slack.app.signing_secret,
        "SLACK_CLIENT_ID": slack.app.client_id,
        "SLACK_CLIENT_SECRET": slack.app.client_secret,
        **({"SLACK_APP_TOKEN": slack.app.app_token} if socket_mode else {}),
    }
    print(json.dumps(settings), flush=True)
    stopping = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stopping.set)
    await stopping.wait()
    await slack.stop()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.emulation.slack", description="Slack on 127.0.0.1")
    parser.add_argument("--port", type=int, default=0, help="0 takes any free port")
    parser.add_argument(
        "--request-url", default="", help="where the app listens, such as http://127.0.0.1:8080/slack/events"
    )
    parser.add_argument("--socket-mode", action="store_true", help="bring everything by WebSocket")
    given = parser.parse_args()
    asyncio.run(serve(given.port, given.request_url, given.socket_mode))


if __name__ == "__main__":
    main()
