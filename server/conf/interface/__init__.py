"""Interfaces of the host: their definitions, and the readers of their XML.

`read` puts an ``<interface>`` together; `bond` and `protocol` have its larger parts.
"""
