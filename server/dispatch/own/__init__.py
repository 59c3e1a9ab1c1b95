"""Procedures that a server answers by itself: opening, authentication, registration."""
