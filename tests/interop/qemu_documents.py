"""Documents of guests on QEMU: mixtures of devices and other parts, from a seed.

`documents` makes the same ones for the same seed. Every kind of device that x86 guests
can have without hardware of the host's occurs, in numbers and with addresses that make
libvirt add controllers, bridges and hubs; some are refused. Names, UUIDs and MAC
addresses are given, so that answers can be compared as they are.

Needs nothing but the standard library, because the system's Python runs it as well.
"""

from __future__ import annotations

from random import Random

__all__ = ["IMAGES", "document", "documents", "images"]

MACHINES = ("pc", "pc", "q35", "q35", "q35", "pc-q35-7.1", "pc-i440fx-7.1", "")
# Where the images are, unless told otherwise.
IMAGES = "/var/lib/images"
_MOST_IMAGES = 20
_TRANSITIONAL = ("virtio", "virtio-transitional", "virtio-non-transitional")


def images(folder: str) -> list[tuple[str, str]]:
    """Return path and format of the images that documents may name."""
    names = [f"{prefix}{chr(97 + n)}" for prefix in _PREFIXES for n in range(_MOST_IMAGES)]
    return [(f"{folder}/{kind}.{name}", kind) for name in names for kind in ("raw", "qcow2")]


_PREFIXES = ("vd", "sd", "hd", "fd")


class _Maker:
    """One document while it is made; ``runs``: whether a guest of it shall start."""

    def __init__(self, rng: Random, folder: str, *, runs: bool) -> None:
        self.rng = rng
        self.folder = folder
        self.runs = runs
        self.machine = rng.choice(MACHINES)
        self.q35 = "q35" in self.machine
        self.counts: dict[str, int] = {}
        self.slots = iter(rng.sample(range(8, 24), 16))
        self.parts: list[str] = []

    def maybe(self, text: str, chance: float = 0.4) -> str:
        return text if self.rng.random() < chance else ""

    def pick(self, *values: str) -> str:
        return self.rng.choice(values)

    def count(self, kind: str) -> int:
        """Return how many of a kind there were before, and count this one."""
        before = self.counts.get(kind, 0)
        self.counts[kind] = before + 1
        return before

    def is_first(self, kind: str) -> bool:
        return self.count(kind) == 0

    def name(self, prefix: str) -> str:
        number = self.count(prefix)
        if self.rng.random() < 0.1:
            self.count(prefix)
        return f"{prefix}{chr(97 + number % _MOST_IMAGES)}"

    def place(self, chance: float = 0.12) -> str:
        """Make a PCI address that is free, on the root bus."""
        if self.rng.random() > chance:
            return ""
        slot = f"slot='0x{next(self.slots):02x}' function='0x0'"
        return f"<address type='pci' domain='0x0000' bus='0x00' {slot}/>"

    def add(self, *texts: str) -> None:
        self.parts += texts


# -- disks and controllers -------------------------------------------------------------


def _disk(m: _Maker) -> None:
    bus, prefix = m.pick(
        *("virtio vd", "virtio vd", "scsi sd", "sata sd", "usb sd", "ide hd", "fdc fd")
    ).split()
    if bus == "sata" and not m.q35 and m.rng.random() < 0.7:
        bus, prefix = "virtio", "vd"
    if bus == "ide" and m.q35 and m.rng.random() < 0.9:
        bus, prefix = "sata", "sd"
    if m.counts.get("hd", 0) > 3 * (bus == "ide") + 9 * (bus != "ide"):
        bus, prefix = "virtio", "vd"
    if bus == "fdc" and m.counts.get("fd", 0) > 1:
        bus, prefix = "virtio", "vd"
    name = m.name(prefix)
    device = "floppy" if bus == "fdc" else "disk"
    if bus in ("ide", "sata", "scsi") + (() if m.runs else ("usb",)) and m.rng.random() < 0.4:
        device = "cdrom"
    kind = m.pick("qcow2", "raw", "raw") if device == "disk" else "raw"
    source = f"<source file='{m.folder}/{kind}.{name}'/>"
    driver = f"<driver name='qemu' type='{kind}'"
    parts = ""
    if device == "disk":
        driver += m.maybe(f" cache='{m.pick('none', 'writeback', 'unsafe', 'directsync')}'")
        driver += m.maybe(" discard='unmap'", 0.2) + "/>"
        parts += m.maybe("<readonly/>", 0.2) if bus not in ("ide", "sata") else ""
        parts += m.maybe("<shareable/>", 0.1) if kind == "raw" else ""
        parts += m.maybe("<serial>S1</serial>", 0.1)
    else:
        driver, source = m.maybe(driver + "/>"), m.maybe(source, 0.5)
    parts += _place_of_disk(m, bus)
    model = f" model='{m.pick(*_TRANSITIONAL)}'" if bus == "virtio" and m.maybe("x", 0.2) else ""
    removable = m.maybe(" removable='on'", 0.1) if bus == "usb" else ""
    target = f"<target dev='{name}' bus='{bus}'{removable}/>"
    m.add(f"<disk type='file' device='{device}'{model}>{driver}{source}{target}{parts}</disk>")


def _place_of_disk(m: _Maker, bus: str) -> str:
    if bus == "virtio":
        return m.place()
    if bus == "scsi" and not m.runs and m.rng.random() < 0.15:
        where = f"controller='{m.rng.randint(0, 2)}' unit='{m.count('unit') + 20}'"
        return f"<address type='drive' {where} bus='0' target='0'/>"
    if bus == "usb":
        return m.maybe("<address type='usb' bus='0'/>", 0.1)
    return ""


_USB = ("piix3-uhci", "piix4-uhci", "ehci", "pci-ohci", "nec-xhci", "qemu-xhci")


def _usb(m: _Maker) -> None:
    index = m.count("usb")
    others = () if index else ("none", "ich9", "ich9", "")
    model = m.pick(*_USB, *others, *(() if m.runs else ("vt82c686b-uhci",)))
    if model == "ich9":
        companions = [
            f"<controller type='usb' index='{index}' model='ich9-uhci{n}'>"
            f"<master startport='{2 * n - 2}'/></controller>"
            for n in (1, 2, 3)
        ]
        m.add(f"<controller type='usb' index='{index}' model='ich9-ehci1'/>")
        m.add(*companions[: m.rng.choice((1, 3, 3))])
        return
    attrs = f" index='{index}'" + (f" model='{model}'" if model else "")
    attrs += m.maybe(f" ports='{m.rng.randint(4, 15)}'") if "xhci" in model else ""
    place = m.place(0.1) if model not in ("none", "piix3-uhci", "") else ""
    m.add(f"<controller type='usb'{attrs}>{place}</controller>")


_SCSI = ("virtio-scsi", "virtio-scsi", "lsilogic", "auto", "lsisas1068", "lsisas1078", "am53c974")


def _scsi(m: _Maker) -> None:
    index = m.count("scsi")
    if m.rng.random() < 0.3:
        m.count("scsi")
    model = m.pick("", *_SCSI, *_TRANSITIONAL[1:])
    named = f" model='{model}'" if model else ""
    m.add(f"<controller type='scsi' index='{index}'{named}>{m.place()}</controller>")


def _other_controller(m: _Maker) -> None:
    kind = m.pick("virtio-serial", "virtio-serial", "sata", "ide", "fdc", "ccid")
    index = m.count(kind)
    if kind in ("ccid", "fdc", "ide") and index:
        return
    if kind == "ide" and m.q35 and m.runs:
        return
    extra = ""
    if kind == "virtio-serial":
        extra = m.maybe(f" ports='{m.rng.randint(1, 31)}'", 0.5)
        extra += m.maybe(f" model='{m.pick(*_TRANSITIONAL)}'", 0.3)
    m.add(f"<controller type='{kind}' index='{index}'{extra}/>")


_CHAINS = (
    ("pcie-root-port",),
    ("pcie-root-port",),
    ("pcie-root-port", "pcie-to-pci-bridge"),
    ("dmi-to-pci-bridge", "pci-bridge"),
    ("pcie-root-port", "pcie-switch-upstream-port", *["pcie-switch-downstream-port"] * 2),
    ("pcie-expander-bus",),
)


def _pci(m: _Maker) -> None:
    if not m.is_first("pci"):
        return
    if m.maybe("root", 0.3):
        m.add(f"<controller type='pci' index='0' model='{'pcie' if m.q35 else 'pci'}-root'/>")
    models: list[str] = []
    for _ in range(m.rng.randint(0, 3)):
        if m.q35:
            models += m.rng.choice(_CHAINS)
        else:
            models.append(m.pick("pci-bridge", "pci-bridge", "pci-expander-bus"))
    for index, model in enumerate(models, start=1):
        inner = f"<target busNr='{250 - index}'/>" if model == "pcie-expander-bus" else ""
        m.add(f"<controller type='pci' index='{index}' model='{model}'>{inner}</controller>")


# -- interfaces and character devices --------------------------------------------------

_MODELS = (
    *("virtio", "virtio", "e1000", "e1000e", "rtl8139", "ne2k_pci", "pcnet", "i82551", "vmxnet3"),
    *_TRANSITIONAL[1:],
)


def _interface(m: _Maker) -> None:
    number = m.count("interface")
    model = m.pick("", *_MODELS, *(() if m.runs else ("usb-net",)))
    parts = f"<mac address='52:54:00:aa:00:{number:02x}'/>"
    parts += f"<model type='{model}'/>" if model else ""
    parts += m.maybe("<link state='down'/>", 0.1)
    m.add(f"<interface type='user'>{parts}{m.place() if model != 'usb-net' else ''}</interface>")


def _serial(m: _Maker) -> None:
    number = m.count("serial")
    if number > 2:
        return
    target = m.pick(
        *("", "", f"<target port='{number}'/>", "<target type='pci-serial'/>"),
        *("<target type='usb-serial'/>", "<target type='isa-debug'/>"),
        "<target type='isa-serial'><model name='isa-serial'/></target>",
    )
    m.add(f"<serial type='{m.pick('pty', 'pty', 'null')}'>{target}</serial>")


def _console(m: _Maker) -> None:
    is_first = m.is_first("console")
    target = "<target type='virtio'/>"
    if is_first:
        target = m.pick(target, "", "<target type='serial'/>", "<target type='serial' port='0'/>")
    m.add(f"<console type='pty'>{target}</console>")


def _parallel(m: _Maker) -> None:
    number = m.count("parallel")
    if number < 2:
        target = m.maybe(f"<target port='{number}'/>")
        m.add(f"<parallel type='{m.pick('null', 'pty')}'>{target}</parallel>")


def _channel(m: _Maker) -> None:
    number = m.count("channel")
    kind = m.pick("unix", "unix", "pty", "null", "spicevmc")
    name = f"name='org.virtrio.{number}'" if number else "name='org.qemu.guest_agent.0'"
    place = m.pick(
        *[""] * 8,
        f"<address type='virtio-serial' controller='{m.rng.randint(0, 1)}' bus='0' "
        f"port='{number + 9}'/>",
        "<address type='virtio-serial' controller='0' bus='0' port='0'/>",
    )
    if kind == "spicevmc":
        if not m.is_first("vdagent"):
            return
        name = m.maybe("name='com.redhat.spice.0'")
        if (m.runs or m.maybe("spice", 0.7)) and m.is_first("graphics"):
            m.add("<graphics type='spice' autoport='yes'/>")
    source = m.maybe("<source mode='bind'/>", 0.5) if kind == "unix" else ""
    target = f"<target type='virtio' {name}/>"
    m.add(f"<channel type='{kind}'>{source}{target}{place}</channel>")


# -- what people see and hear ----------------------------------------------------------


def _input(m: _Maker) -> None:
    kind = m.pick("mouse", "keyboard", "tablet", "tablet")
    bus = m.pick("usb", "usb", "virtio", "ps2")
    if bus == "ps2" and kind == "tablet":
        bus = "usb"
    attrs = m.maybe(f" bus='{bus}'", 0.9)
    place = ""
    if attrs and bus == "virtio" and not m.runs:
        attrs += m.maybe(f" model='{m.pick(*_TRANSITIONAL)}'", 0.3)
    if attrs and bus == "usb" and m.rng.random() < 0.15:
        place = f"<address type='usb' bus='0' port='{m.count('port') + 1}'/>"
    m.add(f"<input type='{kind}'{attrs}>{place}</input>")


_CARDS = ("vga", "cirrus", "qxl", "virtio", "bochs", "none", "", "vmvga", "ramfb")
_WITHOUT_PLACE = ("none", "ramfb", "")


def _video(m: _Maker) -> None:
    number = m.count("video")
    if number and "none" in m.counts:
        return
    model = m.pick("qxl", "virtio") if number else m.pick(*_CARDS)
    if model == "none":
        m.count("none")
    attrs = m.maybe(f" heads='{m.rng.randint(1, 2)}'", 0.3) if model in ("qxl", "virtio") else ""
    attrs += m.maybe(" vram='32768'", 0.2) if model in ("qxl", "vga", "cirrus") else ""
    if model == "qxl":
        attrs += m.maybe(" ram='131072'", 0.2) + m.maybe(" vgamem='32768'", 0.2)
        attrs += m.maybe(" vram64='65536'", 0.1)
    inner = ""
    if model in ("vga", "qxl", "virtio", "bochs"):
        inner = m.maybe("<resolution x='800' y='600'/>", 0.1)
    card = f"<model type='{model}'{attrs}>{inner}</model>" if model else ""
    place = "" if model in _WITHOUT_PLACE else m.place(0.1)
    m.add(f"<video>{card}{place}</video>")


_GRAPHICS = (
    "<graphics type='vnc'/>",
    "<graphics type='vnc' port='-1' autoport='yes' listen='127.0.0.1'/>",
    "<graphics type='vnc' autoport='yes'><listen type='address' address='127.0.0.1'/></graphics>",
    "<graphics type='vnc'><listen type='socket'/></graphics>",
    "<graphics type='spice'/>",
    "<graphics type='spice' autoport='yes'><listen type='address'/></graphics>",
    "<graphics type='spice'><listen type='none'/></graphics>",
    "<graphics type='spice' autoport='yes'><listen type='address' address='127.0.0.1'/>"
    "<image compression='off'/></graphics>",
)


def _graphics(m: _Maker) -> None:
    if m.is_first("graphics"):
        m.add(m.pick(*_GRAPHICS, *(() if m.runs else ("<graphics type='egl-headless'/>",))))


def _sound(m: _Maker) -> None:
    model = m.pick("ich6", "ich9", "ich9", "ac97", "es1370", "sb16", "usb")
    codec = m.maybe("<codec type='duplex'/>", 0.1) if model in ("ich6", "ich9") else ""
    m.add(f"<sound model='{model}'>{codec}</sound>")


def _audio(m: _Maker) -> None:
    if m.is_first("audio"):
        others = () if m.runs else ("<audio id='1' type='spice'/>",)
        m.add(m.pick("<audio id='1' type='none'/>", "<audio id='2' type='none'/>", *others))


# -- others ----------------------------------------------------------------------------


def _rng(m: _Maker) -> None:
    backend = m.pick(
        *("<backend model='random'>/dev/urandom</backend>", "<backend model='random'/>"),
        "<backend model='builtin'/>",
    )
    rate = m.maybe("<rate bytes='1024' period='2000'/>", 0.2)
    m.add(f"<rng model='{m.pick('virtio', *_TRANSITIONAL)}'>{rate}{backend}{m.place()}</rng>")


# At most one of each of these.
_SINGLE = {
    "watchdog": (
        "<watchdog model='i6300esb'/>",
        "<watchdog model='i6300esb' action='poweroff'/>",
        "<watchdog model='ib700' action='none'/>",
    ),
    "memballoon": (
        "<memballoon model='none'/>",
        "<memballoon model='virtio'/>",
        "<memballoon model='virtio-transitional'/>",
        "<memballoon model='virtio-non-transitional'/>",
        "<memballoon model='virtio' autodeflate='on'><stats period='5'/></memballoon>",
        "<memballoon model='virtio' freePageReporting='on'/>",
    ),
    "panic": (
        "<panic/>",
        "<panic model='isa'/>",
        "<panic model='isa'><address type='isa' iobase='0x505'/></panic>",
        "<panic model='hyperv'/>",
    ),
    "smartcard": ("<smartcard mode='passthrough' type='null'/>",),
}
# The same of what needs more of the host, or machines that not all documents name.
_MORE_SINGLE = {
    "vsock": (
        "<vsock/>",
        "<vsock model='virtio'><cid auto='no' address='7'/></vsock>",
        "<vsock model='virtio-transitional'><cid auto='yes'/></vsock>",
    ),
    "smartcard": ("<smartcard mode='passthrough' type='spicevmc'/>",),
    "tpm": ("<tpm model='tpm-tis'><backend type='passthrough'/></tpm>",),
}
_IOMMUS = (
    "<iommu model='intel'/>",
    "<iommu model='virtio'/>",
    "<iommu model='intel'><driver caching_mode='on'/></iommu>",
)


def _single(m: _Maker) -> None:
    kind = m.pick(*_SINGLE, *(() if m.runs else _MORE_SINGLE))
    texts = (
        _SINGLE.get(kind, ()) if m.runs else (*_SINGLE.get(kind, ()), *_MORE_SINGLE.get(kind, ()))
    )
    if m.is_first(kind):
        m.add(m.pick(*texts))


def _iommu(m: _Maker) -> None:
    if m.q35 and m.is_first("iommu"):
        m.add(m.pick(*_IOMMUS))


def _shmem(m: _Maker) -> None:
    if m.runs:  # memory that is left in /dev/shm, and that another user made
        return
    size = m.maybe("<size unit='M'>4</size>")
    m.add(f"<shmem name='s{m.count('shmem')}'><model type='ivshmem-plain'/>{size}</shmem>")


def _filesystem(m: _Maker) -> None:
    attrs = f" accessmode='{m.pick('mapped', 'passthrough', 'squash')}'"
    attrs += m.maybe(f" model='{m.pick(*_TRANSITIONAL)}'", 0.3)
    parts = m.maybe("<driver type='path'/>") + f"<source dir='{m.folder}'/>"
    parts += f"<target dir='t{m.count('filesystem')}'/>" + m.maybe("<readonly/>")
    m.add(f"<filesystem type='mount'{attrs}>{parts}</filesystem>")


def _redirdev(m: _Maker) -> None:
    kind = "pty" if m.runs else m.pick("spicevmc", "spicevmc", "pty")
    m.add(f"<redirdev bus='usb' type='{kind}'/>")


def _hub(m: _Maker) -> None:
    m.add("<hub type='usb'/>")


_KINDS = (
    *(_disk, _disk, _disk, _disk, _interface, _interface, _usb, _scsi, _other_controller, _pci),
    *(_serial, _console, _parallel, _channel, _channel, _input, _input, _hub, _video, _graphics),
    *(_sound, _audio, _rng, _single, _single, _iommu, _shmem, _filesystem, _redirdev),
)
_MANY = (_disk, _interface, _channel, _input)


# -- the guest itself ------------------------------------------------------------------


def _features(m: _Maker) -> str:
    parts = m.maybe("<acpi/>", 0.85) + m.maybe("<apic/>", 0.4) + m.maybe("<pae/>", 0.2)
    parts += m.maybe("<vmport state='off'/>", 0.15) + m.maybe("<pmu state='off'/>", 0.1)
    parts += m.maybe("<smm state='on'/>", 0.1) if m.q35 else ""
    parts += m.maybe(
        "<hyperv><relaxed state='on'/><vapic state='on'/>"
        "<spinlocks state='on' retries='8191'/></hyperv>",
        0.1,
    )
    return f"<features>{parts}</features>" if parts else ""


_CPUS = (
    *[""] * 6,
    "<cpu mode='custom' match='exact'><model fallback='allow'>qemu64</model></cpu>",
    "<cpu mode='custom' match='exact' check='partial'><model>Nehalem</model></cpu>",
    "<cpu mode='custom' match='exact'><model fallback='forbid'>Haswell</model>"
    "<feature policy='disable' name='hle'/></cpu>",
    "<cpu mode='maximum'/>",
    "<cpu mode='custom' match='exact' check='none'><model>Westmere</model>"
    "<feature policy='require' name='aes'/></cpu>",
    "<cpu match='exact'><model>core2duo</model></cpu>",
    "<cpu mode='maximum' check='none' migratable='on'/>",
)
# Of which the answer depends on the host, or that are refused.
_MORE_CPUS = (
    "<cpu mode='host-model'/>",
    "<cpu mode='host-model' check='partial'><feature policy='disable' name='vmx'/></cpu>",
    "<cpu mode='host-passthrough'/>",
    "<cpu><topology sockets='1' dies='1' cores='1' threads='1'/></cpu>",
)
_CLOCKS = (
    *[""] * 3,
    "<clock offset='localtime'/>",
    "<clock offset='utc'><timer name='rtc' tickpolicy='catchup'/>"
    "<timer name='pit' tickpolicy='delay'/><timer name='hpet' present='no'/></clock>",
    "<clock offset='utc'><timer name='hpet' present='yes'/></clock>",
    "<clock offset='variable' adjustment='30'/>",
    "<clock offset='timezone' timezone='Europe/Paris'/>",
    "<clock offset='localtime'><timer name='hypervclock' present='no'/></clock>",
    "<clock offset='absolute' start='100000'/>",
)
_VCPUS = ("", "<vcpu>1</vcpu>", "<vcpu>2</vcpu>", "<vcpu current='1'>2</vcpu>", "<vcpu>3</vcpu>")
_BOOTS = (
    "",
    "",
    "<boot dev='hd'/>",
    "<boot dev='cdrom'/><boot dev='hd'/>",
    "<boot dev='network'/>",
)


def _os(m: _Maker) -> str:
    firmware = m.maybe(" firmware='efi'", 0.06) if not m.runs else ""
    attrs = m.maybe(" arch='x86_64'", 0.8) + (f" machine='{m.machine}'" if m.machine else "")
    parts = m.pick(*_BOOTS) + m.maybe("<bootmenu enable='yes' timeout='3000'/>", 0.08)
    return f"<os{firmware}><type{attrs}>hvm</type>{parts}</os>"


def _top(m: _Maker) -> str:
    parts = m.maybe("<iothreads>2</iothreads>", 0.08) + m.pick(*_VCPUS) + _os(m) + _features(m)
    parts += m.pick(*_CPUS, *(() if m.runs else _MORE_CPUS)) + m.pick(*_CLOCKS)
    parts += m.maybe("<on_reboot>destroy</on_reboot><on_crash>preserve</on_crash>", 0.1)
    sleeps = "<suspend-to-mem enabled='no'/><suspend-to-disk enabled='no'/>"
    return parts + m.maybe(f"<pm>{sleeps}</pm>", 0.1)


def document(number: int, rng: Random, folder: str = IMAGES, *, runs: bool = False) -> str:
    """Make one document; if it ``runs``, of a guest that this host can start."""
    m = _Maker(rng, folder, runs=runs)
    for kind in rng.sample(range(len(_KINDS)), rng.randint(2, 8)):
        usual = (1, 1, 1, 1, 2, 2, 3, 5, 9) if _KINDS[kind] in _MANY else (1, 1, 1, 2)
        for _ in range(rng.choice(usual)):
            _KINDS[kind](m)
    if rng.random() < 0.3:
        rng.shuffle(m.parts)
    return (
        f"<domain type='qemu'><name>m{number}</name>"
        f"<uuid>11111111-2222-4333-8444-{number:012}</uuid><memory unit='MiB'>32</memory>"
        f"{_top(m)}<devices>{''.join(m.parts)}</devices></domain>"
    )


def documents(count: int, seed: int, folder: str = IMAGES, *, runs: bool = False) -> list[str]:
    """Make documents; the first ones are the same whatever the ``count``."""
    rng = Random(seed)
    return [document(number, Random(rng.random()), folder, runs=runs) for number in range(count)]
