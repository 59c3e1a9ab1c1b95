"""`virtrio.testing`: our own driver passes its checks, broken drivers fail them."""
