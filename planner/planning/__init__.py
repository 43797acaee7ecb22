"""Planning: rows become a problem, a result becomes a plan with its reasons.

===============  ====================================================================
`staffing`       Who is planned for a week, with their caps and limits
`problem`        The service and the week as the allocation problem
`caseloads`      What everybody planned ends up with
`reasons`        Why each family is where it is, and where else it could be
`allocation`     Plan a week's allocation
`judging`        Judge a plan that came from elsewhere by the rules alone
`verdict`        Whether a plan is right for a service, as it is told to people
===============  ====================================================================
"""
