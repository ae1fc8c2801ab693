"""How much Discord takes, and how late: one constant a limit, each with where it is published."""

from __future__ import annotations

# https://docs.discord.com/developers/components/reference
CARD_CHARACTERS = 4000
"""All text displays of one message together."""
CARD_COMPONENTS = 40
ROW_BUTTONS = 5
SELECT_OPTIONS = 25
CUSTOM_ID = 100
BUTTON_LABEL = 80
OPTION_LABEL = 100
LINK_LENGTH = 512
MODAL_TITLE = 45
MODAL_FIELDS = 5
MODAL_LABEL = 45
MODAL_TEXT = 4000

# https://docs.discord.com/developers/resources/message#embed-object-embed-limits
EMBED_TITLE = 256
EMBED_DESCRIPTION = 4096
EMBED_ROWS = 5

# https://docs.discord.com/developers/interactions/application-commands
COMMAND_NAME = 32
COMMAND_DESCRIPTION = 100
COMMAND_OPTIONS = 25
COMMAND_SIZE = 8000
"""Names, descriptions and values of one command together."""
CHOICES = 25
CHOICE_LABEL = 100
OPTION_TEXT = 6000

# https://docs.discord.com/developers/interactions/receiving-and-responding
ANSWER_WITHIN = 3.0
"""Seconds until the person is shown "The application did not respond"."""
PATIENCE = 1.8
"""Seconds that the engine may take before we say "thinking…": the rest of the three belongs to the network."""
TOKEN_LIVES = 900.0

# https://docs.discord.com/developers/events/gateway#heartbeat-interval (beats are asked for every 41.25 s)
SILENCE = 60.0
"""Seconds without a word from the gateway after which its socket is given up, however alive it looks."""

# https://docs.discord.com/developers/resources/message#create-message
NONCE = 25

# https://docs.discord.com/developers/resources/guild and /resources/channel
CHANNEL_NAME = 100
GUILD_CHANNELS = 500
CATEGORY_CHANNELS = 50
VOICE_PEOPLE = 99
VOICE_STATUS = 500
EVENT_NAME = 100
EVENT_DESCRIPTION = 1000
EVENT_PLACE = 100

# Community figure (javacord's list of rate limits): member edits, moves among them, a guild.
MOVES = 10
MOVES_SECONDS = 10.0

# https://docs.discord.com/developers/topics/opcodes-and-status-codes (30046: edits of a message older than an hour)
BOARD_LIVES = 3300.0
"""Seconds after which a board is posted anew, five minutes before its edits are capped."""
EDIT_EVERY = 1.0
"""Seconds between two edits of one channel's board: about five in five seconds are taken."""
LONGEST_WAIT = 60.0
"""Seconds that the library may sleep for a rate limit before it tells us instead: 30046 may ask for most of an hour."""
