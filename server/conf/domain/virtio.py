"""What devices of the virtio kind have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..kinds import ON_OFF
from ..refusals import DOMAIN
from ..rules import apply, attr, rule

if TYPE_CHECKING:
    from .. import xml

__all__ = ["VIRTIO_MODELS", "check_virtio_options", "virtio_driver"]

VIRTIO_MODELS = ("virtio", "virtio-transitional", "virtio-non-transitional")
_VIRTIO_DRIVER = rule(
    "driver", attr("iommu", ON_OFF), attr("ats", ON_OFF), attr("packed", ON_OFF), attr("page_per_vq", ON_OFF)
)


def virtio_driver(source: xml.Source) -> list[xml.Element]:
    found = source.find("driver")
    printed = None if found is None else apply(_VIRTIO_DRIVER, found)
    return [] if printed is None else [printed]


def check_virtio_options(driver: xml.Element) -> None:
    """Options of the virtio transport make no sense on other devices."""
    for name in ("iommu", "ats", "packed", "page_per_vq"):
        if name in driver.attrs:
            option = f"{name} driver option" if name != "page_per_vq" else "page_per_vq option"
            raise DOMAIN.unsupported(f"{option} is only supported for virtio devices")
