"""Devices of domains: ``<devices>``, a module for each kind of device.

`reading` reads them all, in libvirt's order; `completing` decides places and adds what
devices imply, and `checks` compares them with each other. `one_device` reads a single
one as it would be within a document, and `hotplug` changes the devices of a definition.
"""
