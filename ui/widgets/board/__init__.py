"""The painted board: pods are lanes, practitioners are columns, families are cards."""
