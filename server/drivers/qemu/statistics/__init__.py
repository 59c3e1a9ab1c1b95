"""Numbers of guests, as libvirt groups and names them.

`measures` has the entry points, `groups` a function for each group.
"""
