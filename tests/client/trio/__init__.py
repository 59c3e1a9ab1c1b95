"""Tests of behaviour that only the trio client has."""
