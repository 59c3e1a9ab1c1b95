"""The protocol's definitions as data: libvirt's `.x` files, its enums and constants, and tables about its procedures."""
