"""Definitions of domains: made, changed, looked up, and shown as XML.

`defining` and `describing` change stored definitions, `domains` finds and shows
domains. `live` is what the XML of a guest that runs has besides, `migratable` what
another host can read, `native` the command line that a guest would have.
"""
