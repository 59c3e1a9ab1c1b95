"""Byte streams to a server."""
