"""What comes in and what goes out: service folders, workbooks and plans as files.

`service_folder` is the door. Behind it a file goes through four rooms: `csv_text` or `workbook`
makes a `grid` of text; `tables` says what each column means, with `columns` and `kinds`; `reading`
turns texts into values and follows ids and places; `cross_checks` holds the rows against each
other.
"""
