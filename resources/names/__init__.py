"""Names of invented people."""
