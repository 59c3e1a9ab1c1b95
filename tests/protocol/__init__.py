"""The protocol: codecs held to each other, the sans-IO connection, typed parameters, errors."""
