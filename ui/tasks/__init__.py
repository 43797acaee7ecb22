"""What the window has done off its thread: one function a task, without Qt.

Imports stand inside the functions, because they then happen on the job's thread: the window is
there before the database, the solver and the printer's tools are loaded.

==============  ======================================================================
`weeks`         Reading a week, and what is shown of it
`plans`         Planning, keeping every change, approving
`comparing`     Comparing the board with another plan
`meetings`      The referral meeting: agenda, the rest of the board, minutes
`questions`     Answering why, why not and what it would take
`what_ifs`      Trying a what-if, keeping it, its notice
`services`      Services brought in, made up and written out
==============  ======================================================================
"""

from ui.tasks.comparing import all_accepted, all_back, as_today, differences
from ui.tasks.meetings import agenda_of, plan_rest, save_minutes
from ui.tasks.plans import (
    PLAN_SECONDS,
    approve_plan,
    keep_edit,
    keep_version,
    mark_undone,
    move_options,
    plan_week,
    switch_draft,
)
from ui.tasks.services import bring_in, export_service, fill_from_folder, make_sample, preview
from ui.tasks.weeks import figures_of_week, index_week, map_of_week, read_week, with_board
from ui.tasks.what_ifs import keep_other_service, save_notice, try_out, with_what_if

__all__ = [
    "PLAN_SECONDS",
    "agenda_of",
    "all_accepted",
    "all_back",
    "approve_plan",
    "as_today",
    "bring_in",
    "differences",
    "export_service",
    "figures_of_week",
    "fill_from_folder",
    "index_week",
    "keep_edit",
    "keep_other_service",
    "keep_version",
    "make_sample",
    "map_of_week",
    "mark_undone",
    "move_options",
    "plan_rest",
    "plan_week",
    "preview",
    "read_week",
    "save_minutes",
    "save_notice",
    "switch_draft",
    "try_out",
    "with_board",
    "with_what_if",
]
