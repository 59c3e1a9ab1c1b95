"""The generator: protocol definitions in, Python out. `virtrio gen` runs `main`.

`shapes`, `names`, `overrides` and `coverage` decide what becomes of a procedure; each
of the other modules, and ``codec/``, emits one kind of file.
"""
