"""Tests of what lies in a target, and of the commands that work on it alone."""
