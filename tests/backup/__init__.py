"""Tests of backups and of the documents that they begin with."""
