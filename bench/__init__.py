"""Comparisons of virtrio with the C stack, as ratios within one run: `make bench`."""
