# Generated from the worlds by virtrio.gen.main; do not edit.
"""The blocking client's."""
