"""The client for trio: any number of tasks call over one connection.

`virtrio.trio` is what users import.
"""
