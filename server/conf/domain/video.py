"""Video cards: ``<video>``."""

from __future__ import annotations

from .. import xml
from ..addresses import device_info
from ..kinds import ON_OFF, YES_NO, choice, unsigned
from ..refusals import DOMAIN
from ..rules import apply, attr, rule
from ..values import parse_integer, words
from .virtio import check_virtio_options

__all__ = ["Video", "default_video", "order_videos", "read_video"]

_MODELS = words("vga cirrus vmvga xen vbox qxl parallels virtio gop none bochs ramfb")
_VIDEO_DRIVER = rule(
    "driver",
    attr("vgaconf", choice("io", "on", "off")),
    attr("iommu", ON_OFF),
    attr("ats", ON_OFF),
    attr("packed", ON_OFF),
    attr("page_per_vq", ON_OFF),
    attr("name", choice("qemu", "vhostuser", silent=("default",))),
)


def _acceleration(source: xml.Source, element: xml.Element) -> xml.Element | None:
    if not element.attrs:
        raise DOMAIN.unsupported("missing values for acceleration")
    return element


_ACCELERATION = rule(
    "acceleration", attr("accel2d", YES_NO), attr("accel3d", YES_NO), attr("rendernode"), finish=_acceleration
)
_RESOLUTION = rule(
    "resolution",
    attr("x", unsigned(nonzero=True), required=True),
    attr("y", unsigned(nonzero=True), required=True),
)
# What a card has in KiB if nothing is said.
_VRAM = {"cirrus": 16384, "vga": 16384, "bochs": 16384, "vmvga": 16384, "xen": 4096, "qxl": 65536}


class Video:
    """One video card while a definition is read: the first becomes the primary one."""

    __slots__ = ("model", "numbers", "parts", "place", "primary", "source")

    def __init__(self, model: str) -> None:
        self.model = model
        self.numbers: dict[str, int] = {}
        self.parts: list[xml.Element] = []
        self.place: list[xml.Element] = []
        self.source: list[xml.Element] = []
        self.primary = False

    def printed(self) -> xml.Element:
        element = xml.Element("video", children=list(self.source))
        if self.model == "none":
            element.add("model", {"type": "none"})
            element.children += [part for part in self.place if part.tag == "alias"]
            return element
        numbers = dict(self.numbers)
        default = _VRAM.get(self.model, 0)
        if self.model == "qxl":
            numbers["ram"] = _power_of_two(numbers.get("ram") or default)
        numbers["vram"] = _power_of_two(numbers.get("vram") or default)
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


def _power_of_two(number: int) -> int:
    return 1 << (number - 1).bit_length() if number > 0 else 0


def default_video(os_type: str, arch: str) -> str:
    """The card of a guest that names none."""
    if os_type in ("xen", "linux"):
        return "xen"
    return "vga" if arch in ("ppc64", "ppc64le") else "cirrus"


def read_video(source: xml.Source, default_model: str) -> Video:
    found = source.find("model")
    name = found.get("type") if found is not None else None
    if name is not None and name != "default" and name not in _MODELS:
        raise DOMAIN.unsupported(f"unknown video model '{name}'")
    video = Video(default_model if name in (None, "default") else name or default_model)
    video.numbers["heads"] = 1
    if found is not None:
        for key in ("ram", "vram", "vram64", "vgamem", "heads"):
            text = found.get(key)
            if not text:
                continue
            number = parse_integer(text)
            if number is None or number < 0:
                error = DOMAIN.internal_error if key == "heads" else DOMAIN.xml_error
                raise error(f"cannot parse video {key} '{text}'")
            if key in ("ram", "vram64", "vgamem") and video.model != "qxl":
                raise DOMAIN.unsupported(f"{key} attribute only supported for video type qxl")
            video.numbers[key] = _power_of_two(number) if key == "vgamem" else number
        video.primary = found.get("primary") == "yes"
        for how in (_ACCELERATION, _RESOLUTION):
            inner = found.find(how.tag)
            if inner is not None and (part := apply(how, inner)) is not None:
                video.parts.append(part)
    driver = source.find("driver")
    if driver is not None and (printed := apply(_VIDEO_DRIVER, driver)) is not None:
        video.source.append(printed)
    vhostuser = any(part.attrs.get("name") == "vhostuser" for part in video.source)
    if any("rendernode" in part.attrs for part in video.parts) and not vhostuser:
        raise DOMAIN.unsupported("unsupported rendernode accel attribute without 'vhostuser'")
    if video.model != "virtio":
        for part in video.source:
            if part.attrs.get("name") == "vhostuser":
                raise DOMAIN.unsupported("'vhostuser' driver is only supported with 'virtio' device")
            check_virtio_options(part)
    video.place = device_info(source)
    return video


def order_videos(videos: list[Video]) -> list[Video]:
    """The primary card first; without a primary one the first is it."""
    primary = [video for video in videos if video.primary]
    if len(primary) > 1:
        raise DOMAIN.unsupported("Only one primary video device is supported")
    ordered = primary + [video for video in videos if not video.primary]
    if ordered and ordered[0].model != "none":
        ordered[0].primary = True
    if len(ordered) > 1 and any(video.model == "none" for video in ordered):
        raise DOMAIN.unsupported("a 'none' video type must be the only video device defined for the domain")
    return ordered
