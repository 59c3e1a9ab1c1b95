"""Video cards: ``<video>``."""

from __future__ import annotations

from ... import xml
from ...addresses import device_info
from ...kinds import UNSIGNED, YES_NO, choice, number
from ...refusals import DOMAIN
from ...rules import add, attr, rule, take
from ...values import words
from .virtio import VIRTIO_OPTIONS, check_virtio_options

__all__ = ["DraftVideo", "check_video", "default_video", "order_videos", "read_video"]

_MODELS = words("vga cirrus vmvga xen vbox qxl parallels virtio gop none bochs ramfb")


def _vga_conf(value: str, element: str, attribute: str) -> str | None:
    """Take any word; "io" and unknown ones are not printed, as by libvirt."""
    return value if value in ("on", "off") else None


_VIDEO_DRIVER = rule(
    "driver",
    attr("vgaconf", _vga_conf),
    *VIRTIO_OPTIONS,
    attr("name", choice("qemu", "vhostuser")),
)


def _acceleration(source: xml.Source, element: xml.Element) -> xml.Element | None:
    if not element.attrs:
        raise DOMAIN.unsupported("missing values for acceleration")
    return element


_ACCELERATION = rule(
    "acceleration",
    attr("accel3d", YES_NO),
    attr("accel2d", YES_NO),
    attr("rendernode"),
    finish=_acceleration,
)


_RESOLUTION = rule(
    "resolution",
    attr("x", UNSIGNED, required=True),
    attr("y", UNSIGNED, required=True),
)
# Video memory of each model in KiB, where the document states none.
_VRAM = {"cirrus": 16384, "vga": 16384, "bochs": 16384, "vmvga": 16384, "xen": 4096, "qxl": 65536}
# What common cards have instead in domains of some types.
_LESS = {"vbox": 8192, "vmware": 4096}


def _default_vram(model: str, virt_type: str) -> int:
    size = _VRAM.get(model, 0)
    return _LESS.get(virt_type, size) if model in ("cirrus", "vga", "bochs", "vmvga") else size


class DraftVideo:
    """Video card of a definition that is being read; it may yet become the primary."""

    __slots__ = ("model", "numbers", "parts", "place", "primary", "source", "vram")

    def __init__(self, model: str, virt_type: str) -> None:
        self.model = model
        self.vram = _default_vram(model, virt_type)  # if the document states none
        self.numbers: dict[str, int] = {}
        self.parts: list[xml.Element] = []
        self.place: list[xml.Element] = []
        self.source: list[xml.Element] = []
        self.primary = False

    def printed(self) -> xml.Element:
        if self.model == "none":
            element = xml.Element("video")
            element.add("model", {"type": "none"})
            element.children += [part for part in self.place if part.tag == "alias"]
            return element
        element = xml.Element("video", children=list(self.source))
        numbers = dict(self.numbers)
        if self.model == "qxl":
            numbers["ram"] = _power_of_two(numbers.get("ram") or self.vram)
        numbers["vram"] = _power_of_two(numbers.get("vram") or self.vram)
        attrs = {"type": self.model}
        for name in ("ram", "vram", "vram64", "vgamem", "heads"):
            if numbers.get(name):
                attrs[name] = str(numbers[name])
        if self.primary:
            attrs["primary"] = "yes"
        model = element.add("model", attrs)
        model.children += self.parts
        element.children += self.place
        return element


def _power_of_two(size: int) -> int:
    return 1 << (size - 1).bit_length() if size > 0 else 0


def default_video(os_type: str, arch: str) -> str:
    """Return the model of cards for which the document names none."""
    if os_type in ("xen", "linux"):
        return "xen"
    return "vga" if arch in ("ppc64", "ppc64le") else "cirrus"


_NUMBERS = {
    key: attr(
        key,
        number(
            f"cannot parse video {key} '%s'",
            refuse=DOMAIN.internal_error if key == "heads" else DOMAIN.xml_error,
        ),
    )
    for key in ("ram", "vram", "vram64", "vgamem", "heads")
}
_QXL_ONLY = ("ram", "vram64", "vgamem")
_MODEL = choice(*_MODELS, silent=("default",), unknown="unknown video model '%s'")


def _read_model(source: xml.Source, video: DraftVideo) -> None:
    numbers = xml.Element("model")
    for key, how in _NUMBERS.items():
        if not source.get(key):
            continue
        take(numbers, source, how)
        if key in _QXL_ONLY and video.model not in ("qxl", "none"):
            raise DOMAIN.unsupported(f"{key} attribute only supported for video type qxl")
        video.numbers[key] = int(numbers.attrs[key])
    video.primary = source.get("primary") == "yes"
    add(numbers, source, _ACCELERATION, _RESOLUTION)
    video.parts = numbers.children


def read_video(source: xml.Source, default_model: str, virt_type: str) -> DraftVideo:
    found = source.find("model")
    name = None if found is None else found.get("type")
    model = (name and _MODEL(name, "model", "type")) or default_model
    video = DraftVideo(model, virt_type)
    video.numbers["heads"] = 1
    if found is not None:
        _read_model(found, video)
    holder = xml.Element("video")
    add(holder, source, _VIDEO_DRIVER)
    video.source = holder.children
    video.place = device_info(source)
    return video


def check_video(video: DraftVideo) -> None:
    """Check what only some cards can do, as virDomainVideoDefValidate does."""
    driver = video.source[0] if video.source else None
    vhostuser = driver is not None and driver.attrs.get("name") == "vhostuser"
    renders = any("rendernode" in part.attrs for part in video.parts)
    if renders and not vhostuser and video.model != "none":
        raise DOMAIN.unsupported("unsupported rendernode accel attribute without 'vhostuser'")
    if any(part.tag == "resolution" and "0" in part.attrs.values() for part in video.parts):
        raise DOMAIN.unsupported("video resolution values must be greater than 0")
    if driver is not None and video.model not in ("virtio", "none"):
        if vhostuser:
            raise DOMAIN.unsupported("'vhostuser' driver is only supported with 'virtio' device")
        check_virtio_options(driver)
    if video.model == "ramfb" and any(part.tag == "address" for part in video.place):
        raise DOMAIN.unsupported("address not supported for video type ramfb")


def order_videos(videos: list[DraftVideo]) -> list[DraftVideo]:
    """Put the primary card first; without one, make the first card primary.

    Raises libvirt's error for two primary cards, or a ``none`` beside others.
    """
    primary = [video for video in videos if video.primary]
    if len(primary) > 1:
        raise DOMAIN.unsupported("Only one primary video device is supported")
    ordered = primary + [video for video in videos if not video.primary]
    if ordered and ordered[0].model != "none":
        ordered[0].primary = True
    if len(ordered) > 1 and any(video.model == "none" for video in ordered):
        raise DOMAIN.unsupported(
            "a 'none' video type must be the only video device defined for the domain"
        )
    return ordered
