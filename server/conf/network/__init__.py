"""Networks: their definitions, and the readers of their XML.

A module for each part of a ``<network>``; `read` puts them together, `update` changes
single parts of a definition.
"""
