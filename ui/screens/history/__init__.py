"""What is remembered: of a family, a practitioner, a week; and every decision against the plan."""
