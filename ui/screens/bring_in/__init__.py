"""Bringing in a service folder or workbook: every fault, or what would change before it does."""
