"""Storage behind objects, so that they outlive the server: `interface.Store` is what a driver wants of it."""
