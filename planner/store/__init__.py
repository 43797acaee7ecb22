"""Where a service and its plans are kept: one database, reached by one URL.

Only frozen rows of `planner.service` and `planner.plan` leave this package.
"""

from planner.store.session import Store

__all__ = ["Store"]
