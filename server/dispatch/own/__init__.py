"""Procedures that a server answers by itself, whatever the driver: opening, authentication, registration for events."""
