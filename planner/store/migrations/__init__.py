"""How the tables came to be, one step a module in `versions`; run by `planner.store.migrate`."""
