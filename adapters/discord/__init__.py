"""The Discord door: slash commands, buttons and forms in, cards and boards out, voice channels for groups."""
