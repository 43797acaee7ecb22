"""An invented service of any size, life-like in every table.

The sample that ships is ``make_service(pods=3, week=SAMPLE_WEEK)``; this writes it anew::

    podplan sample resources/sample

Everyone in it is invented. The same seed, size and week give the same service.
"""

from __future__ import annotations

from planner.sample.service import SAMPLE_PODS, SAMPLE_SEED, SAMPLE_WEEK, make_service

__all__ = ["SAMPLE_PODS", "SAMPLE_SEED", "SAMPLE_WEEK", "make_service"]
