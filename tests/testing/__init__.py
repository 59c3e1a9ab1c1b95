"""`virtrio.testing`: what our own driver passes, and which broken ones are found out."""
