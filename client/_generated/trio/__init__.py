# Generated from the worlds by virtrio.gen.main; do not edit.
"""The trio client's."""
