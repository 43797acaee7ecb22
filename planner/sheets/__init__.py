"""The sheets: a week’s plan on paper."""

from planner.sheets._printing import Printing

__all__ = ["Printing"]
