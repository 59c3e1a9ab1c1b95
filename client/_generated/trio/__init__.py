# Generated from the worlds by virtrio.gen.main; do not edit.
"""Generated parts of the trio client."""
