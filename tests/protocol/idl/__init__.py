"""The language of `.x` files."""
