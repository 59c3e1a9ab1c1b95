"""Where objects are kept so that they outlive the server."""
