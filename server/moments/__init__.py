"""What checkpoints and snapshots have in common, and their XML. Drivers build on it; it knows no hypervisor."""
