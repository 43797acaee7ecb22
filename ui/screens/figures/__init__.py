"""The figures screen: caseloads, changes of worker, and how long families wait."""
