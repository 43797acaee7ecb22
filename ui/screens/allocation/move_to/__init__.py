"""The chooser: everybody a family could go to.

===========  ========================================================================
`rows`       What each row says, worked out from the options
`list_view`  The rows, painted: ranked people, leave waiting, blocked people
`dialog`     The family, the rows, the reason and the button
===========  ========================================================================
"""
