"""Generated: the abstract drivers, and rows from procedures to entry points.

Written by `virtrio gen`. `virtrio.server` and `virtrio.server.dispatch` are where to
import from.
"""
