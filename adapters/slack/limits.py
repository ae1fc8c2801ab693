"""Slack's published limits, each with the page that states it. Sizes are characters unless the name says otherwise."""

from __future__ import annotations

from collections.abc import Mapping

# docs.slack.dev/reference/block-kit/blocks and …/block-elements
BLOCKS_IN_MESSAGE = 50
BLOCKS_IN_VIEW = 100
HEADER_TEXT = 150
SECTION_FIELDS = 10
ACTIONS_ELEMENTS = 25
CONTEXT_ELEMENTS = 10
BUTTON_LABEL = 75
BUTTON_VALUE = 2_000
ACTION_ID = 255
MENU_OPTIONS = 100
OPTION_TEXT = 75
OPTION_VALUE = 150
PLACEHOLDER = 150
INPUT_TEXT = 3_000

# docs.slack.dev/reference/views/modal-views
VIEW_TITLE = 24
VIEW_BUTTON = 24
PRIVATE_METADATA = 3_000

# docs.slack.dev/reference/methods/chat.update: the text of an edit; posts may be longer, an edit must not fail.
FALLBACK_TEXT = 3_900

# docs.slack.dev/reference/methods/conversations.open and …/conversations.invite
PEOPLE_IN_GROUP_DM = 8
PEOPLE_IN_INVITE = 100
CHANNEL_NAME = 80

# docs.slack.dev/interactivity/handling-user-interaction
ANSWER_SECONDS = 3.0
# docs.slack.dev/authentication/verifying-requests-from-slack
OLDEST_REQUEST = 60 * 5

# Our own bounds, well inside Slack's: Slack's largest payloads are messages of 50 blocks, some hundred kilobytes.
LARGEST_BODY = 1024 * 1024
ROW = 500
"""Characters of one row of a list before it is cut with an ellipsis."""
CARD_TEXT = 9_000
"""Characters of one message before the rest is counted: Slack refuses rich text of about 12,000."""

# docs.slack.dev/apis/web-api/rate-limits: calls a minute of each tier, a workspace and a method at a time.
TIER_2, TIER_3, TIER_4 = 20, 50, 100
POSTS_A_SECOND = 1.0
"""chat.postMessage: about one a second in each channel."""
POSTS_A_MINUTE = 280
"""chat.postMessage in a whole workspace: Slack says that there is a limit, not which; "several hundred" is its word."""

TIERS: Mapping[str, int] = {
    "auth.revoke": TIER_3,
    "apps.connections.open": TIER_3,
    "chat.delete": TIER_3,
    "chat.postEphemeral": TIER_4,
    "chat.update": TIER_3,
    "conversations.create": TIER_2,
    "conversations.history": TIER_3,
    "conversations.info": TIER_3,
    "conversations.invite": TIER_3,
    "conversations.join": TIER_3,
    "conversations.kick": TIER_3,
    "conversations.list": TIER_2,
    "conversations.members": TIER_4,
    "conversations.open": TIER_3,
    "conversations.rename": TIER_2,
    "conversations.replies": TIER_3,
    "conversations.setTopic": TIER_2,
    "reactions.add": TIER_3,
    "users.info": TIER_4,
    "users.list": TIER_2,
    "views.open": TIER_4,
    "views.publish": TIER_4,
    "views.update": TIER_4,
}
"""Each method's tier, from its own page under docs.slack.dev/reference/methods."""
