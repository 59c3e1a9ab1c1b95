"""Tests of what is the blocking client's alone."""
