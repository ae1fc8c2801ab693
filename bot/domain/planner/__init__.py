"""Breakout groups: what is asked (`problem`), the plan (`solve.plan`), repairs (`repair`), and reasons (`explain`).

NumPy is loaded by `solve.plan`, never by importing these types.
"""
