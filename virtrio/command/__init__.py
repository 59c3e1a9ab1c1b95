"""The `virtrio` command: virsh's commands on virtrio's client, and virtrio's own subcommands.

Nothing here is imported by the libraries. Option names, output formats and the words of errors are virsh's, because scripts
read them; the help texts are our own.
"""
