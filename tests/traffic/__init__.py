"""`virtrio dissect` and `virtrio spy`: captures made up by `captures` and `wire`, and proxies on loopback."""
