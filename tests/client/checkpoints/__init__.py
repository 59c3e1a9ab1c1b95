"""Tests of the doctor of checkpoints: documents, judgement, guests that are broken."""
