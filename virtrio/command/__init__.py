"""The `virtrio` command: virsh's commands, and subcommands of virtrio's own.

The libraries import nothing from here. Option names, output formats and error texts are
virsh's, because scripts parse them; the help texts are our own.
"""
