"""libvirt's test hypervisor: domains that live in memory, with the rules and texts of libvirt's own test driver.

`driver.TestDriver` is made of the other modules, each a part of its entry points.
"""
