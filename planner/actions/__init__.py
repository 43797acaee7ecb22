"""One thing a user does is one function here, and one transaction.

=====================  ===========================================================
`bring_in`             Read a service folder and make it the stored service
`export_service`       Write the stored service as a service folder
`keep_draft`           Keep a new version of a week's plan, or a change to it
`approve_plan`         Make a draft the week's approved plan
=====================  ===========================================================
"""

from planner.actions.approve_plan import approve_plan
from planner.actions.bring_in import BroughtIn, bring_in
from planner.actions.export_service import export_service
from planner.actions.keep_draft import (
    keep_edit,
    keep_other_service,
    keep_version,
    switch_draft,
)

__all__ = [
    "BroughtIn",
    "approve_plan",
    "bring_in",
    "export_service",
    "keep_edit",
    "keep_other_service",
    "keep_version",
    "switch_draft",
]
