"""The ground of the map is what the postcodes say."""

from importlib.resources import files

from planner.travel.postcodes import UnitPostcodes
from planner.whereabouts.counting import density_table


def test_the_shipped_counts_are_those_of_the_postcodes() -> None:
    shipped = files("resources.gazetteer").joinpath("density.csv").read_text(encoding="utf-8")
    # Compared first: a difference of half a megabyte of text would take minutes to print.
    is_same = shipped == density_table(UnitPostcodes())
    assert is_same, "Run python -m planner.whereabouts.counting"
