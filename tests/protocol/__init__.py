"""The protocol: codecs held to each other, the connection, errors."""
