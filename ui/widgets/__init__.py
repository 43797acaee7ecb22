"""Small, reusable widgets that know nothing of planner: they are told what to show."""
