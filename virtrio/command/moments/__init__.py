"""Commands on checkpoints, snapshots and backups of domains."""
