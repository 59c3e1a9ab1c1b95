"""Tests of methods that make several calls."""
