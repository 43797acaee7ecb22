"""Data files that travel with the program: fonts, style, gazetteer, the sample service."""
