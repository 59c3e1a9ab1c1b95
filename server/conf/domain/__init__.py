"""Domain XML: definitions, and readers of them.

`definition` has the class of definitions, `read` makes one of a document, and the other
modules read parts of it.
"""
