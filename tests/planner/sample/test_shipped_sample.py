from importlib.resources import as_file, files

from planner.exchange.service_folder import read_service
from planner.sample import SAMPLE_PODS, SAMPLE_SEED, SAMPLE_WEEK, make_service
from planner.travel.places import load_gazetteer


def test_the_sample_that_ships_is_the_one_the_generator_makes() -> None:
    # When the generator changes: podplan sample resources/sample
    with as_file(files("resources").joinpath("sample")) as folder:
        shipped = read_service(folder, gazetteer=load_gazetteer())
    assert shipped.service == make_service(pods=3, week=SAMPLE_WEEK)


def test_the_sample_is_three_pods_by_default() -> None:
    assert (SAMPLE_PODS, SAMPLE_SEED, str(SAMPLE_WEEK)) == (3, 1, "2026-11-23")
    assert len(make_service(week=SAMPLE_WEEK).pods) == 3
