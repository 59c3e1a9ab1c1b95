"""Definitions as data: `.x` files, enums, constants, tables of procedures."""
