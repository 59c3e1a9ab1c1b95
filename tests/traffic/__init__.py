"""`virtrio dissect` and `virtrio spy`: made-up captures, and proxies."""
