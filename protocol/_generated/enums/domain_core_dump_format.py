# Generated from protocol/definitions/enums.json by virtrio.gen.enums; do not edit.
"""virDomainCoreDumpFormat."""

from __future__ import annotations

from ...numbers import Values


class DomainCoreDumpFormat(Values):
    """virDomainCoreDumpFormat."""

    VIR_DOMAIN_CORE_DUMP_FORMAT_RAW = 0
    VIR_DOMAIN_CORE_DUMP_FORMAT_KDUMP_ZLIB = 1
    VIR_DOMAIN_CORE_DUMP_FORMAT_KDUMP_LZO = 2
    VIR_DOMAIN_CORE_DUMP_FORMAT_KDUMP_SNAPPY = 3
    VIR_DOMAIN_CORE_DUMP_FORMAT_WIN_DMP = 4
