"""What is remembered: of families, practitioners and weeks, and of decisions against the plan.

=====================  ===========================================================
`reading`              One call for each history, from the store
`carried_out`          The stint that carried out what a plan decided
`family`               A family's practitioners, and why each change
`practitioner`         Somebody's caseload week by week; who came and who went
`weeks`                The versions of a week's plan; planned against happened
`overrides`            Decisions against the plan, and the rules they overruled
`changes_of_worker`    Changes of worker, from the stints
`on_paper`             Printed sheets that no longer hold
=====================  ===========================================================

Everything but `reading` is a pure function on data. A sentence names families by their reference.
What people wrote as their reason is for the screen only: never for paper, a log or a file's name.
"""
