"""Commands on networks, their ports, and filters."""
