"""Saying a what-if, and seeing it beside today's plan.

==============  ========================================================
`words`         What the comparison says, as plain data
`fields`        Fields with their label above and their fault beneath
`forms`         The forms about people
`pod_forms`     Those about pods
`family_table`  The families in groups
`comparison`    A what-if that was tried, to keep or to throw away
`dialog`        The one window: say it, wait for it, compare it
==============  ========================================================
"""
