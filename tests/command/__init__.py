"""The `virtrio` command, on connections of its own making (`fake`)."""
