"""Tests of what is the trio client's alone."""
