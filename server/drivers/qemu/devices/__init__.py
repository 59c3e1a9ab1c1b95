"""Devices of guests that run: plugged, unplugged, changed, and used by clients.

`hotplug` has the entry points, `documents` and `changes` decide by definitions alone,
and `plug` tells QEMU. `channels`, `consoles` and `screens` lead clients to a guest's
devices; `taps` are the host's ends of its network interfaces.
"""
