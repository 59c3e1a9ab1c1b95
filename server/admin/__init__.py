"""The administration of the server itself."""
