"""Solving in a process of its own, so that building a model holds no window.

`process` is the side that asks, `child` what the process does, `messages` what the two say to
each other. Why: docs/decisions/0006-solving-apart.md.
"""
