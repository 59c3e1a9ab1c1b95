"""Generated from the protocol's definitions: the abstract drivers, and rows from procedures to their entry points.

Written by `virtrio gen`. `virtrio.server` and `virtrio.server.dispatch` are where to import from.
"""
