"""Questions about checkpoints and backups, with libvirtd's answers."""
