"""Schemas: which documents of a kind of object are valid, as data, and their engine.

`grammar` has the classes that a schema consists of, `datatypes` the kinds of values,
`notation` reads both from the ``.schema`` files of this folder, `validation` compares
documents with them, and `library` has the schemas of the kinds of object.
"""
