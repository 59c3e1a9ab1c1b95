"""Subcommands of virtrio's own that look at procedures and at traffic."""
