"""Why, why not, and what would it take: questions a manager asks of the board, answered exactly.

================  ===================================================================
`why`             Why a family is where it is, and what the next best would cost
`why_not`         The best plan with a family somewhere else, and who would move
`ways_in`         What it would take for a waiting family, the cheapest first
`simple_ways`     The ways in that need no search: the hint on a waiting card
`board_sentence`  The places free on the whole board, and what opens one
`nearest_plan`    The search behind them: everything, or what is near, wider and wider
`held`            What decisions, locks and rules leave of a question before any search
================  ===================================================================
"""
