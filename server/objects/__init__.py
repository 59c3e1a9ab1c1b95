"""Objects that drivers share.

`lists` finds them by name, UUID and id, `filters` has the flags of list calls,
`domains` is the first kind, `checkpoints` has the entry points of their checkpoints.
`changes`, `marks` and `documents` are for drivers with a store behind their objects;
`impact` reads flags that say whether a change is for now or for later.
"""
