"""A rehearsal: the real engine, a real database and the real pages; only the people are simulated.

They act as people do, by opening pages and sending the forms they find there, never by calling the engine.
"""
