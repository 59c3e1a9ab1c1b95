"""Tests of the protocol: codecs held to each other, the connection, errors."""
