"""Mentor matching: rows become a problem, a result becomes matches with their reasons.

===============  ====================================================================
`problem`        The service and the week as the mentoring problem
===============  ====================================================================
"""
