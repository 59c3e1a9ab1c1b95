"""Documents of snapshots, with what libvirt's test driver made of them."""
