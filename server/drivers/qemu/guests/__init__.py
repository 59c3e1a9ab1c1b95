"""Guests that run, from a start until their end.

`guest` is one run of a domain; `answers` reads what QEMU says of it at first. `running`
ends, pauses and resets guests; `events` is what QEMU says of them, and `notices` what
clients are told of that. `finding` takes over the guests of an earlier server. What a
start decides is in `starting`.
"""
