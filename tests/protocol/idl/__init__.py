"""Tests of the language of `.x` files."""
