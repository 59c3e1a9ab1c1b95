"""XML, read and printed as libvirt does it: `parsed` documents, `printed` trees."""

from .parsed import (
    MAX_BYTES,
    Source,
    by_local_names,
    children,
    local_name,
    parse_root,
    string,
)
from .printed import (
    INACTIVE,
    MIGRATABLE,
    SECURE,
    Element,
    Raw,
    Verbatim,
    as_values,
    escape,
    escape_attribute,
    format_uuid,
    of_values,
    text_element,
)

__all__ = [
    "INACTIVE",
    "MAX_BYTES",
    "MIGRATABLE",
    "SECURE",
    "Element",
    "Raw",
    "Source",
    "Verbatim",
    "as_values",
    "by_local_names",
    "children",
    "escape",
    "escape_attribute",
    "format_uuid",
    "local_name",
    "of_values",
    "parse_root",
    "string",
    "text_element",
]
