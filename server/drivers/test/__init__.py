"""libvirt's test hypervisor: domains that live in memory.

Rules, states and texts are those of libvirt's own test driver. `driver.TestDriver` is
made of the other modules, each a part of its entry points.
"""
