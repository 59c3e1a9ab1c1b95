"""Models and driver options that all virtio devices share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...kinds import ON_OFF, choice
from ...refusals import DOMAIN
from ...rules import attr, rule

if TYPE_CHECKING:
    from ... import xml

__all__ = [
    "VIRTIO_DRIVER",
    "VIRTIO_MODEL",
    "VIRTIO_MODELS",
    "VIRTIO_OPTIONS",
    "check_virtio_options",
]

VIRTIO_MODELS = ("virtio", "virtio-transitional", "virtio-non-transitional")
VIRTIO_MODEL = choice(*VIRTIO_MODELS, silent=("default",))
VIRTIO_OPTIONS = tuple(attr(name, ON_OFF) for name in ("iommu", "ats", "packed", "page_per_vq"))
VIRTIO_DRIVER = rule("driver", *VIRTIO_OPTIONS)


def check_virtio_options(driver: xml.Element) -> None:
    """Refuse options of the virtio transport, which make no sense on other devices."""
    for name in ("iommu", "ats", "packed", "page_per_vq"):
        if name in driver.attrs:
            option = f"{name} driver option" if name != "page_per_vq" else "page_per_vq option"
            raise DOMAIN.unsupported(f"{option} is only supported for virtio devices")
