"""Constants that libvirt's own definition files take from its C headers.

A file sees them if it has any ``%#include``: through which header they arrive differs between libvirt's releases.
"""

from __future__ import annotations

CONSTANTS = {
    "VIR_UUID_BUFLEN": 16,
    "VIR_UUID_STRING_BUFLEN": 37,
    "VIR_SECURITY_LABEL_BUFLEN": 4097,
    "VIR_SECURITY_MODEL_BUFLEN": 257,
    "VIR_SECURITY_DOI_BUFLEN": 257,
    "VIR_TYPED_PARAM_INT": 1,
    "VIR_TYPED_PARAM_UINT": 2,
    "VIR_TYPED_PARAM_LLONG": 3,
    "VIR_TYPED_PARAM_ULLONG": 4,
    "VIR_TYPED_PARAM_DOUBLE": 5,
    "VIR_TYPED_PARAM_BOOLEAN": 6,
    "VIR_TYPED_PARAM_STRING": 7,
}
