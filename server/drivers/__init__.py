"""Drivers: how they are opened and closed (`life`), found by URI (`registry`) and by name (`loading`), and ``test/``.

The class to subclass is `virtrio.server.Driver`.
"""
