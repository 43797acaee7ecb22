"""Allocation: which practitioner has which family."""
