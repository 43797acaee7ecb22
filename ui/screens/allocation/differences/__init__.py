"""The difference between two plans of a week: looked at, accepted whole or family by family.

=========  ===================================================================
`words`    What the goals, the sentence and each row say, as plain data
`model`    The rows as a table: filtered, sorted, those done marked
`table`    The table, painted, worked by mouse and keyboard
`dialog`   The goals, the sentence, the table and what to do with it
=========  ===================================================================
"""
