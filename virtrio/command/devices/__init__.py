"""Commands on devices of domains: disks, interfaces, consoles, displays and keys."""
