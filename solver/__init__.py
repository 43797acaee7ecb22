"""The solver: a library that knows no database and no window. It is told, it never asks."""
