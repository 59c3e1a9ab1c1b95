"""Tables of calls and the classes of each world, written by `virtrio gen`."""
