"""Compares virtrio with the C stack, always as ratios within one run: `make bench`."""
