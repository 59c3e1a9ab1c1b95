"""Both sides against the real ones: libvirtd, virsh, libvirt-python, Sys::Virt, virt-admin and tshark."""
