"""Devices of the host: their definitions, and the readers of their XML.

`read` puts a ``<device>`` together; the other modules read what devices of one bus or
class can do, its capabilities.
"""
