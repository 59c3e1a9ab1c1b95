"""Controllers that every guest on QEMU has, and models of those that name none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...refusals import QEMU
from ..devices.controllers import DraftController
from .machines import is_i440fx, is_q35

if TYPE_CHECKING:
    from ..boot import Boot

__all__ = ["add_controllers"]


def add_controllers(controllers: list[DraftController], boot: Boot) -> None:
    """Add the controllers that a machine has, unless the document has them.

    Raises VIR_ERR_XML_ERROR for another root of the PCI buses than the machine's.
    """
    if boot.os_type != "hvm" or boot.arch not in ("x86_64", "i686"):
        return
    q35 = is_q35(boot.machine)
    if not q35 and not is_i440fx(boot.machine):
        return
    usb = pci = sata = None
    for controller in controllers:
        if controller.type == "usb":
            controller.model = controller.model or "piix3-uhci"
            usb = usb or (controller if controller.index == 0 else None)
        elif controller.type == "pci" and controller.index == 0:
            pci = controller
        elif controller.type == "sata" and controller.index == 0:
            sata = controller
    if usb is None:
        _add(controllers, "usb", "qemu-xhci" if q35 else "piix3-uhci")
    if q35 and sata is None:
        _add(controllers, "sata")
    root = "pcie-root" if q35 else "pci-root"
    if pci is None:
        _add(controllers, "pci", root)
    elif pci.model != root:
        raise QEMU.xml_error(
            f"The PCI controller with index='0' must be model='{root}' for this machine type, "
            f"but model='{pci.model or '(null)'}' was found instead"
        )


def _add(controllers: list[DraftController], kind: str, model: str | None = None) -> None:
    controller = DraftController(kind, 0)
    controller.model = model
    controllers.append(controller)
