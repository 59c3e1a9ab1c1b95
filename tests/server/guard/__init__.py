"""What every procedure costs the server's loop, whatever its arguments are.

`serving.py` is a server in a process of its own with a large state (`state.py`). `attack.py` sends it every procedure with
the arguments of `bases.py`, one of them at a time replaced by what `variations.py` and `large_documents.py` make of its type.
`meter.py` says how much processor time each turn of the loop took, `honest.py` how long a client beside it waits.
`python -m tests.server.guard` prints the worst calls as a table.
"""
