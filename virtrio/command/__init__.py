"""The `virtrio` command: virsh's commands, and subcommands of virtrio's own.

The libraries import nothing from here. Option names, output formats and error texts are
virsh's, because scripts parse them; the help texts are our own.

Commands are in packages by what they are about, a module for each group of them, which
`registry` lists. The modules beside the packages are what commands share.
"""
