"""Puts the invented tables together into one service."""

from __future__ import annotations

from datetime import date
from functools import partial

from planner.sample.chance import Chance
from planner.sample.diary import absences, appointments, cover, family_hours, staff_hours
from planner.sample.families import make_households
from planner.sample.mentoring import match_steps, volunteer_notes
from planner.sample.names import Register
from planner.sample.pairs import make_pairs, measured_journeys
from planner.sample.people import make_team
from planner.sample.reach import Reach
from planner.sample.volunteers import make_matches, make_volunteers, volunteer_hours
from planner.service import Service, Settings, Week
from planner.service.settings import ServiceSettings

SAMPLE_PODS = 3
"""The size of the sample that ships."""

SAMPLE_SEED = 1
"""The seed of the sample that ships."""

SAMPLE_WEEK = Week(date(2026, 11, 23))
"""The week the sample that ships is made for."""


def make_service(*, pods: int = SAMPLE_PODS, seed: int = SAMPLE_SEED, week: Week) -> Service:
    """Return an invented service, ready to be planned for the week.

    Parameters
    ----------
    pods
        How many pods, 1 or more; every table grows with it.
    seed
        Which of the many such services, 0 or more.
    week
        The week to be planned; every date is set around it.

    Raises
    ------
    ValueError
        If there is no pod, or the seed is negative.
    """
    if pods < 1:
        raise ValueError("a service has at least one pod")
    if seed < 0:
        raise ValueError("a seed is 0 or more")
    chance = partial(Chance, seed)
    register = Register(chance("names"))
    team = make_team(pods=pods, chance=chance("people"), register=register, week=week)
    reach = Reach(team)
    households = make_households(
        team=team, reach=reach, chance=chance, register=register, week=week
    )
    volunteers = make_volunteers(
        team=team, register=register, chance=chance("volunteers"), week=week
    )
    matches = make_matches(
        households=households, volunteers=volunteers, week=week, chance=chance("matches")
    )
    hours = (
        *staff_hours(team, chance("staff hours")),
        *volunteer_hours(volunteers, chance("volunteer hours")),
        *family_hours(households, chance("family hours")),
    )
    steps = tuple(
        match_steps(
            team=team,
            households=households,
            volunteers=volunteers,
            matches=matches,
            hours=hours,
            week=week,
            chance=chance("match steps"),
        )
    )
    return Service(
        settings=Settings(service=ServiceSettings(name="Hillside Families Service")),
        pods=team.pods,
        staff=team.staff,
        families=tuple(each.family for each in households),
        children=tuple(child for each in households for child in each.children),
        allocations=tuple(stint for each in households for stint in each.stints),
        pairs=tuple(
            make_pairs(
                team=team,
                households=households,
                volunteers=volunteers,
                matches=matches,
                chance=chance("pairs"),
            )
        ),
        hours=hours,
        absences=tuple(absences(team, week, chance("absences"))),
        volunteers=volunteers,
        matches=matches,
        appointments=appointments(team, households, week, chance("appointments")),
        cover=tuple(cover(team)),
        travel=tuple(measured_journeys(team, reach, chance("journeys"))),
        match_steps=steps,
        volunteer_notes=tuple(
            volunteer_notes(
                volunteers=volunteers,
                matches=matches,
                steps=steps,
                week=week,
                chance=chance("volunteer notes"),
            )
        ),
    )
