"""Mentoring: which mentor meets which family."""
