# Generated from enums.json by virtrio.gen.enums; do not edit.
"""Enums and flags of libvirt's public API."""

from __future__ import annotations

from enum import IntEnum, IntFlag


class ErrorNumber(IntEnum):
    """virErrorNumber."""

    VIR_ERR_OK = 0
    VIR_ERR_RPC = 39


class DomainXMLFlags(IntFlag):
    """virDomainXMLFlags."""

    VIR_DOMAIN_XML_SECURE = 1
    VIR_DOMAIN_XML_INACTIVE = 2
    VIR_DOMAIN_XML_UPDATE_CPU = 4
    VIR_DOMAIN_XML_MIGRATABLE = 8


class DomainModificationImpact(IntFlag):
    """virDomainModificationImpact."""

    VIR_DOMAIN_AFFECT_CURRENT = 0
    VIR_DOMAIN_AFFECT_LIVE = 1
    VIR_DOMAIN_AFFECT_CONFIG = 2


class DomainSetTimeFlags(IntFlag):
    """virDomainSetTimeFlags."""

    VIR_DOMAIN_TIME_SYNC = 1


class SampleFlags(IntEnum):
    """virSampleFlags."""

    VIR_SAMPLE_NONE = -1
    VIR_SAMPLE_SOME = 1


class DomainState(IntEnum):
    """virDomainState."""

    VIR_DOMAIN_NOSTATE = 0
    VIR_DOMAIN_RUNNING = 1
    VIR_DOMAIN_FIRST = 0
