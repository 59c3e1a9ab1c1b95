"""Commands on the host: its processors, its devices and its interfaces."""
