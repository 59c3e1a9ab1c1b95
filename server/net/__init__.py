"""Sockets: what listens, and one session for each client."""
