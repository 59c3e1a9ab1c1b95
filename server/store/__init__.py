"""Storage behind objects, by which they outlive the server (`interface`)."""
