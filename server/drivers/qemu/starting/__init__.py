"""Starts of guests: what is decided and opened before QEMU runs.

`starts` has the entry points, and `autostart` starts marked guests. What a stored
definition leaves open is decided in `deciding`, `firmware` and `guest_cpu`; `hostparts`
opens what the process gets, and `atstart` tells the monitor what no argument can say.
"""
