"""The map of the week: towns, offices, families by practitioner, and who reaches whom."""

from ui.screens.map.view import MapScreen

__all__ = ["MapScreen"]
