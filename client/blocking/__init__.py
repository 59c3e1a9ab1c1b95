"""The client without a loop: threads call over one connection.

`virtrio.blocking` is what users import.
"""
