"""Parts of a file's syntax tree: words, names, and types declared within a type."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lark import Token, Tree

__all__ = [
    "INNER",
    "declared_name",
    "inner",
    "is_forward",
    "joined",
    "name",
    "tag",
    "tokens",
    "trees",
]

INNER = {"inner_struct": "struct", "inner_union": "union", "inner_enum": "enum"}


def trees(tree: Tree[Token]) -> list[Tree[Token]]:
    """Return the parts of a tree that are trees themselves."""
    return [child for child in tree.children if not isinstance(child, str) and child is not None]


def tokens(tree: Tree[Token]) -> list[Token]:
    """Return the words of a tree that are in none of its parts."""
    return [child for child in tree.children if isinstance(child, str)]


def name(tree: Tree[Token]) -> Token:
    """Return the first word, which is the name of what a tree declares."""
    return tokens(tree)[0]


def declared_name(field: Tree[Token]) -> Token:
    """Return the name that a field or a typedef declares."""
    return name(trees(field)[0])


def inner(declaration: Tree[Token]) -> Tree[Token] | None:
    """Return the struct, union or enum that is declared within a declaration."""
    return next((part for part in trees(declaration) if part.data in INNER), None)


def tag(declared: Tree[Token]) -> Token | None:
    """Return the name that such a type has of its own."""
    words = tokens(declared)
    named = words[:-1] if declared.data == "inner_union" else words  # the last is the discriminant
    return next((token for token in named if token.type == "NAME"), None)


def joined(outer: Token, field: Token) -> Token:
    """Return the name of a type that is declared within a field."""
    return field.update(value=f"{outer}_{field}")


def is_forward(field: Tree[Token]) -> bool:
    """Return whether a typedef is ``typedef struct X X;``, which declares nothing.

    The name is a type without it (section 4.15).
    """
    (declaration,) = trees(field)
    if declaration.data != "scalar":
        return False
    if inner(declaration) is not None:
        return False
    *words, named = tokens(trees(declaration)[0])
    return bool(words) and named == name(declaration)
