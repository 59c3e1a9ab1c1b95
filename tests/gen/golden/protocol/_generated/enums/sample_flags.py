# Generated from enums.json by virtrio.gen.enums; do not edit.
"""virSampleFlags."""

from __future__ import annotations

from ...numbers import Values


class SampleFlags(Values):
    """virSampleFlags."""

    VIR_SAMPLE_NONE = -1
    VIR_SAMPLE_SOME = 1
