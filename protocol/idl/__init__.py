"""The language of `.x` files: grammar, parser, and what a file becomes."""
