"""Drivers: the life of one, how one is found, and the ``test`` hypervisor.

`life` opens and closes them, `registry` finds one by a URI, `loading` by a name. The
class to subclass is `virtrio.server.Driver`.
"""
