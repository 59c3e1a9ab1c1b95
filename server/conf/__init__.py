"""Configuration documents: libvirt's XML to objects and back, shared by the drivers."""
