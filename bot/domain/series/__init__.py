"""A series: on which days a nudge is due, and how far it has come."""
