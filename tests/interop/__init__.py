"""Both sides against libvirtd, virsh, libvirt-python and the like."""
