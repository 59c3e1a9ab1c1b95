"""Configuration documents: libvirt's XML to objects and back, shared by the drivers.

`rules` and `kinds` say which elements and attributes there are, `xml` reads and prints,
`refusals` has the errors. ``domain/`` reads domains.
"""
