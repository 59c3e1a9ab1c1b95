"""The language of `.x` files: its grammar and parser, and the frozen values that a file becomes (`model`)."""
