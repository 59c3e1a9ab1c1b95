"""A recorded conversation of many thousand calls that the server repeats to the byte.

`conversation.xz` was recorded once: the calls of libvirt-python that the differential
test makes, every procedure on connections of every kind, events, and calls that no
client of libvirt's makes. `test_replay.py` makes the same calls again.

    python -m tests.server.replay replay [FILE]  # make the calls, print differences
    python -m tests.server.replay record FILE    # needs libvirt-python
    python -m tests.server.replay show [FILE]    # print the recording's contents
"""
