"""Mutated packets against a live server. By hand: python -m tests.fuzz.run --packets 100000"""
