"""Scripts: logic that takes several calls, once for all worlds.

They are generators that yield calls and are sent the answers.

They do no I/O and know no world; ``run`` in each world's `running.py` performs what
they yield.
"""
