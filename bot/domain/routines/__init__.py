"""Discourse routines: chosen, planned, timed and paced, all as pure values and functions."""
