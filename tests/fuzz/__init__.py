"""Mutated packets against a live server; by hand: python -m tests.fuzz.run."""
