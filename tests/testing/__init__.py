"""`virtrio.testing`: our own driver passes, broken ones are found out."""
