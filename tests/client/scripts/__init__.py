"""Tests of what takes several calls."""
