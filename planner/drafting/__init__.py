"""A week in people's hands: what is on the board, every change made to it, and what each would do.

===============  ====================================================================
`decision`       A decision by hand, its reason, and what is locked
`in_hand`        The week in hand: service, problem, plan, decisions, all judged
`edits`          One change with a name: made, taken back, written down
`moving`         Changes people make: move a family, leave it waiting, lock
`options`        Everybody a family could go to, ranked, blocked people too
`difference`     Two plans of a week side by side, and accepting some of it
`together`       Moves of a difference that have to be made together
`replanning`     Planning around what people decided
`kept`           A draft as it is kept: its plan, the edits that hold, those to be redone
`carrying`       A plan carried over when the service has changed
`answers`        Why, why not, what it would take
===============  ====================================================================
"""
