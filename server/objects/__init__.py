"""Objects that drivers share: lists of them with indexes (`lists`), the filters of list calls (`filters`), domains.

`changes`, `marks` and `documents` are for drivers with a store behind their objects; `impact` reads flags that say whether
a change is for now or for later.
"""
