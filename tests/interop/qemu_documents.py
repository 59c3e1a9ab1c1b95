"""Documents of guests on QEMU: mixtures of devices and other parts, from a seed.

`documents` makes the same ones for the same seed. Every kind of device that x86 guests
can have without hardware of the host's occurs, in numbers and with addresses that make
libvirt add controllers, bridges and hubs; some are refused. Names, UUIDs and MAC
addresses are given, so that answers can be compared as they are.

Needs nothing but the standard library: the system's Python runs it, too.
"""

from __future__ import annotations

from random import Random

__all__ = ["document", "documents"]

MACHINES = ("pc", "pc", "q35", "q35", "q35", "pc-q35-7.1", "pc-i440fx-7.1", "")


class Maker:
    """One document while it is made."""

    def __init__(self, rng: Random, images: str) -> None:
        self.rng = rng
        self.images = images
        self.machine = rng.choice(MACHINES)
        self.q35 = "q35" in self.machine
        self.names = {"vd": 0, "sd": 0, "hd": 0, "fd": 0}
        self.macs = 0
        self.slots = iter(rng.sample(range(8, 24), 16))
        self.ports: dict[str, int] = {}
        self.parts: list[str] = []

    def maybe(self, text: str, chance: float = 0.4) -> str:
        return text if self.rng.random() < chance else ""

    def pick(self, *values: str) -> str:
        return self.rng.choice(values)

    def name(self, prefix: str) -> str:
        number = self.names[prefix]
        self.names[prefix] += 1 if self.rng.random() < 0.9 else 2
        letters = ""
        number += 1
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(97 + rest) + letters
        return prefix + letters

    def place(self, chance: float = 0.12) -> str:
        """A PCI address that is free, on the root bus."""
        if self.rng.random() > chance:
            return ""
        slot = next(self.slots)
        return (
            f"<address type='pci' domain='0x0000' bus='0x00' slot='0x{slot:02x}' function='0x0'/>"
        )

    def add(self, text: str) -> None:
        self.parts.append(text)


def disk(m: Maker) -> None:
    bus, prefix = m.pick(
        "virtio vd", "virtio vd", "scsi sd", "sata sd", "usb sd", "ide hd", "fdc fd"
    ).split()
    if bus == "sata" and not m.q35 and m.rng.random() < 0.7:
        bus, prefix = "virtio", "vd"
    if bus == "ide" and m.q35 and m.rng.random() < 0.9:
        bus, prefix = "sata", "sd"
    if bus == "ide" and m.names["hd"] > 3:
        bus, prefix = "virtio", "vd"
    if bus == "fdc" and m.names["fd"] > 1:
        bus, prefix = "virtio", "vd"
    name = m.name(prefix)
    device = "floppy" if bus == "fdc" else "disk"
    if bus in ("ide", "sata", "scsi", "usb") and m.rng.random() < 0.4:
        device = "cdrom"
    kind = m.pick("qcow2", "raw", "raw")
    driver = f"<driver name='qemu' type='{kind}'{m.maybe(' cache=' + repr(m.pick('none', 'writeback', 'unsafe', 'directsync')))}{m.maybe(' discard=' + repr('unmap'), 0.2)}/>"
    if device != "disk":
        kind, driver = "raw", m.maybe("<driver name='qemu' type='raw'/>")
    source = f"<source file='{m.images}/{kind}.{name}'/>"
    if device != "disk":
        source = m.maybe(f"<source file='{m.images}/raw.{name}'/>", 0.5)
    model = ""
    if bus == "virtio" and m.rng.random() < 0.2:
        model = f" model='{m.pick('virtio', 'virtio-transitional', 'virtio-non-transitional')}'"
    parts = m.maybe("<serial>S1</serial>", 0.1) if device == "disk" else ""
    address = m.place() if bus == "virtio" else ""
    if bus == "scsi" and m.rng.random() < 0.15:
        unit = m.ports["scsi"] = m.ports.get("scsi", 20) + 1
        address = f"<address type='drive' controller='{m.rng.randint(0, 2)}' bus='0' target='0' unit='{unit}'/>"
    if bus == "usb" and m.rng.random() < 0.1:
        address = "<address type='usb' bus='0'/>"
    removable = m.maybe(" removable='on'", 0.1) if bus == "usb" else ""
    readonly = (
        m.maybe("<readonly/>", 0.2) if device == "disk" and bus not in ("ide", "sata") else ""
    )
    shared = m.maybe("<shareable/>", 0.1) if kind == "raw" and device == "disk" else ""
    m.add(
        f"<disk type='file' device='{device}'{model}>{driver}{source}<target dev='{name}' "
        f"bus='{bus}'{removable}/>{readonly}{shared}{parts}{address}</disk>"
    )


def interface(m: Maker) -> None:
    m.macs += 1
    model = m.pick(
        "virtio",
        "virtio",
        "e1000",
        "e1000e",
        "rtl8139",
        "ne2k_pci",
        "pcnet",
        "i82551",
        "vmxnet3",
        "virtio-transitional",
        "virtio-non-transitional",
        "usb-net",
        "",
    )
    model = f"<model type='{model}'/>" if model else ""
    place = "" if "usb" in model else m.place()
    m.add(
        f"<interface type='user'><mac address='52:54:00:aa:00:{m.macs:02x}'/>{model}{m.maybe('<link state=' + repr('down') + '/>', 0.1)}{place}</interface>"
    )


USB = (
    "piix3-uhci",
    "piix4-uhci",
    "ehci",
    "vt82c686b-uhci",
    "pci-ohci",
    "nec-xhci",
    "qemu-xhci",
    "none",
    "ich9",
)


def usb_controller(m: Maker) -> None:
    if "usb" in m.ports:
        index = m.ports["usb"] = m.ports["usb"] + 1
        model = m.pick(*USB[:-2])
    else:
        index = m.ports["usb"] = 0
        model = m.pick(*USB)
    if model == "ich9":
        parts = [f"<controller type='usb' index='{index}' model='ich9-ehci1'/>"]
        parts += [
            f"<controller type='usb' index='{index}' model='ich9-uhci{n}'><master startport='{2 * n - 2}'/></controller>"
            for n in (1, 2, 3)
        ][: m.rng.choice((1, 3, 3, 3))]
        for part in parts:
            m.add(part)
        return
    ports = f" ports='{m.rng.randint(1, 15)}'" if "xhci" in model and m.rng.random() < 0.4 else ""
    place = m.place(0.1) if model not in ("none", "piix3-uhci") else ""
    m.add(f"<controller type='usb' index='{index}' model='{model}'{ports}>{place}</controller>")


def scsi_controller(m: Maker) -> None:
    index = m.ports["scsi controller"] = m.ports.get("scsi controller", -1) + m.pick(1, 1, 2)
    model = m.pick(
        "",
        " model='virtio-scsi'",
        " model='virtio-scsi'",
        " model='lsilogic'",
        " model='auto'",
        " model='lsisas1068'",
        " model='virtio-transitional'",
        " model='virtio-non-transitional'",
        " model='lsisas1078'",
        " model='am53c974'",
    )
    m.add(f"<controller type='scsi' index='{index}'{model}>{m.place()}</controller>")


def other_controller(m: Maker) -> None:
    kind = m.pick("virtio-serial", "virtio-serial", "sata", "ide", "fdc", "ccid")
    if kind in ("ccid", "fdc", "ide"):
        if kind in m.ports:
            return
        m.ports[kind] = 0
        m.add(f"<controller type='{kind}' index='0'/>")
        return
    index = m.ports[kind] = m.ports.get(kind, -1) + 1
    extra = (
        f" ports='{m.rng.randint(1, 31)}'"
        if kind == "virtio-serial" and m.rng.random() < 0.5
        else ""
    )
    if kind == "virtio-serial":
        extra += m.maybe(
            " model='" + m.pick("virtio", "virtio-transitional", "virtio-non-transitional") + "'",
            0.3,
        )
    m.add(f"<controller type='{kind}' index='{index}'{extra}/>")


def pci_controllers(m: Maker) -> None:
    if "pci" in m.ports:
        return
    m.ports["pci"] = 1
    if not m.q35:
        for index in range(1, m.rng.randint(2, 4)):
            model = m.pick("pci-bridge", "pci-bridge", "pci-expander-bus")
            m.add(f"<controller type='pci' index='{index}' model='{model}'/>")
        return
    index = 1
    for _ in range(m.rng.randint(1, 4)):
        what = m.pick("port", "port", "port", "bridge", "dmi", "switch", "pxb")
        if what == "port":
            m.add(
                f"<controller type='pci' index='{index}' model='pcie-root-port'>"
                f"{m.maybe(f'<target chassis={index + 10!r} port={hex(index)!r}/>'.replace(chr(34), chr(39)), 0.0)}</controller>"
            )
            index += 1
        elif what == "bridge":
            m.add(f"<controller type='pci' index='{index}' model='pcie-root-port'/>")
            m.add(f"<controller type='pci' index='{index + 1}' model='pcie-to-pci-bridge'/>")
            index += 2
        elif what == "dmi":
            m.add(f"<controller type='pci' index='{index}' model='dmi-to-pci-bridge'/>")
            m.add(f"<controller type='pci' index='{index + 1}' model='pci-bridge'/>")
            index += 2
        elif what == "switch":
            m.add(f"<controller type='pci' index='{index}' model='pcie-root-port'/>")
            m.add(f"<controller type='pci' index='{index + 1}' model='pcie-switch-upstream-port'/>")
            m.add(
                f"<controller type='pci' index='{index + 2}' model='pcie-switch-downstream-port'/>"
            )
            m.add(
                f"<controller type='pci' index='{index + 3}' model='pcie-switch-downstream-port'/>"
            )
            index += 4
        else:
            m.add(
                f"<controller type='pci' index='{index}' model='pcie-expander-bus'><target busNr='{250 - index}'/></controller>"
            )
            index += 1


def root(m: Maker) -> None:
    if "root" in m.ports:
        return
    m.ports["root"] = 1
    m.add(f"<controller type='pci' index='0' model='{'pcie-root' if m.q35 else 'pci-root'}'/>")


def serial(m: Maker) -> None:
    if m.ports.setdefault("serial", 0) >= 3:
        return
    m.ports["serial"] += 1
    target = m.pick(
        "",
        "",
        "<target port='{}'/>".format(m.ports["serial"] - 1),
        "<target type='pci-serial'/>",
        "<target type='usb-serial'/>",
        "<target type='isa-serial'><model name='isa-serial'/></target>",
        "<target type='isa-debug'/>",
    )
    kind = m.pick("pty", "pty", "null", "unix")
    source = f"<source mode='bind' path='/tmp/hw/s{m.ports['serial']}'/>" if kind == "unix" else ""
    m.add(f"<serial type='{kind}'>{source}{target}</serial>")


def console(m: Maker) -> None:
    count = m.ports["console"] = m.ports.get("console", 0) + 1
    target = (
        "<target type='virtio'/>"
        if count > 1 or m.rng.random() < 0.5
        else m.pick("", "<target type='serial'/>", "<target type='serial' port='0'/>")
    )
    m.add(f"<console type='pty'>{target}</console>")


def parallel(m: Maker) -> None:
    if m.ports.setdefault("parallel", 0) >= 2:
        return
    m.ports["parallel"] += 1
    m.add(
        f"<parallel type='{m.pick('null', 'pty')}'>{m.maybe('<target port=' + repr(str(m.ports['parallel'] - 1)) + '/>')}</parallel>"
    )


def channel(m: Maker) -> None:
    count = m.ports["channel"] = m.ports.get("channel", 0) + 1
    what = m.pick("agent", "unix", "pty", "spice", "null")
    place = ""
    if m.rng.random() < 0.2:
        place = f"<address type='virtio-serial' controller='{m.rng.randint(0, 1)}' bus='0' port='{count + 8}'/>"
    elif m.rng.random() < 0.1:
        place = "<address type='virtio-serial' controller='0' bus='0' port='0'/>"
    name = f"org.qemu.guest_agent.0" if what == "agent" and count == 1 else f"a.b.{count}"
    if what == "spice":
        if "vdagent" in m.ports or "none" in m.ports:
            return
        m.ports["vdagent"] = 1
        m.add(
            f"<channel type='spicevmc'><target type='virtio'{m.maybe(' name=' + repr('com.redhat.spice.0'))}/>{place}</channel>"
        )
        if "graphics" not in m.ports:
            m.ports["graphics"] = 1
            m.add("<graphics type='spice' autoport='yes'/>")
        return
    kind = {"agent": "unix"}.get(what, what)
    source = "<source mode='bind'/>" if kind == "unix" and m.rng.random() < 0.5 else ""
    m.add(f"<channel type='{kind}'>{source}<target type='virtio' name='{name}'/>{place}</channel>")


def inputs(m: Maker) -> None:
    kind = m.pick("mouse", "keyboard", "tablet", "tablet")
    bus = m.pick("usb", "usb", "virtio", "ps2")
    if bus == "ps2" and kind == "tablet":
        bus = "usb"
    model = (
        m.maybe(
            f" model='{m.pick('virtio', 'virtio-non-transitional', 'virtio-transitional')}'", 0.3
        )
        if bus == "virtio"
        else ""
    )
    place = ""
    if bus == "usb" and m.rng.random() < 0.15:
        port = m.ports["usbport"] = m.ports.get("usbport", 0) + 1
        place = f"<address type='usb' bus='0' port='{port}'/>"
    given = m.maybe(f" bus='{bus}'", 0.9)
    m.add(f"<input type='{kind}'{given}{model if given else ''}>{place if given else ''}</input>")


def hub(m: Maker) -> None:
    m.add("<hub type='usb'/>")


def video(m: Maker) -> None:
    count = m.ports["video"] = m.ports.get("video", 0) + 1
    if count == 1:
        model = m.pick("vga", "cirrus", "qxl", "virtio", "bochs", "none", "", "vmvga", "ramfb")
    else:
        if "none" in m.ports:
            return
        model = m.pick("qxl", "virtio")
    if model == "none":
        m.ports["none"] = 1
    extra = m.maybe(f" heads='{m.rng.randint(1, 2)}'", 0.3) + (
        m.maybe(" vram='32768'", 0.2) if model in ("qxl", "vga", "cirrus") else ""
    )
    if model == "qxl":
        extra += (
            m.maybe(" ram='131072'", 0.2)
            + m.maybe(" vgamem='32768'", 0.2)
            + m.maybe(" vram64='65536'", 0.1)
        )
    if model in ("none", "ramfb", "cirrus", "vga", "vmvga", "bochs"):
        extra = extra.replace(" heads='2'", "")
    res = (
        "<resolution x='800' y='600'/>"
        if m.rng.random() < 0.1 and model not in ("none", "cirrus", "vmvga", "ramfb")
        else ""
    )
    acc = "<acceleration accel3d='no'/>" if m.rng.random() < 0.1 and model == "virtio" else ""
    inner = f"<model type='{model}'{extra}>{acc}{res}</model>" if model else ""
    m.add(f"<video>{inner}{m.place(0.1) if model not in ('none', 'ramfb', '') else ''}</video>")


def graphics(m: Maker) -> None:
    if "graphics" in m.ports:
        return
    m.ports["graphics"] = 1
    m.add(
        m.pick(
            "<graphics type='vnc'/>",
            "<graphics type='vnc' port='-1' autoport='yes' listen='127.0.0.1'/>",
            "<graphics type='vnc' autoport='yes'><listen type='address' address='127.0.0.1'/></graphics>",
            "<graphics type='spice'/>",
            "<graphics type='spice' autoport='yes'><listen type='address'/></graphics>",
            "<graphics type='vnc' socket='/tmp/hw/vnc'/>",
            "<graphics type='vnc'><listen type='socket'/></graphics>",
            "<graphics type='spice' autoport='yes'><listen type='address' address='127.0.0.1'/><image compression='off'/></graphics>",
            "<graphics type='spice'><listen type='none'/></graphics>",
            "<graphics type='egl-headless'/>",
        )
    )


def sound(m: Maker) -> None:
    m.add(
        f"<sound model='{m.pick('ich6', 'ich9', 'ich9', 'ac97', 'es1370', 'sb16', 'usb', 'pcspk')}'>{m.maybe('<codec type=' + repr('duplex') + '/>', 0.1)}</sound>"
    )


def watchdog(m: Maker) -> None:
    if "watchdog" in m.ports:
        return
    m.ports["watchdog"] = 1
    m.add(
        f"<watchdog model='{m.pick('i6300esb', 'i6300esb', 'ib700')}'{m.maybe(' action=' + repr(m.pick('reset', 'poweroff', 'none', 'pause')))}/>"
    )


def rng_device(m: Maker) -> None:
    model = m.pick("virtio", "virtio", "virtio-transitional", "virtio-non-transitional")
    backend = m.pick(
        "<backend model='random'>/dev/urandom</backend>",
        "<backend model='random'/>",
        "<backend model='builtin'/>",
    )
    m.add(
        f"<rng model='{model}'>{m.maybe('<rate bytes=' + repr('1024') + ' period=' + repr('2000') + '/>', 0.2)}{backend}{m.place()}</rng>"
    )


def balloon(m: Maker) -> None:
    if "balloon" in m.ports:
        return
    m.ports["balloon"] = 1
    m.add(
        m.pick(
            "<memballoon model='none'/>",
            "<memballoon model='virtio'/>",
            "<memballoon model='virtio-transitional'/>",
            "<memballoon model='virtio-non-transitional'/>",
            "<memballoon model='virtio' autodeflate='on'><stats period='5'/></memballoon>",
            "<memballoon model='virtio' freePageReporting='on'/>",
        )
    )


def panic(m: Maker) -> None:
    if "panic" in m.ports:
        return
    m.ports["panic"] = 1
    m.add(
        m.pick(
            "<panic/>",
            "<panic model='isa'/>",
            "<panic model='isa'><address type='isa' iobase='0x505'/></panic>",
            "<panic model='hyperv'/>",
        )
    )


def vsock(m: Maker) -> None:
    if "vsock" in m.ports:
        return
    m.ports["vsock"] = 1
    m.add(
        m.pick(
            "<vsock/>",
            "<vsock model='virtio'><cid auto='no' address='7'/></vsock>",
            "<vsock model='virtio-transitional'><cid auto='yes'/></vsock>",
        )
    )


def iommu(m: Maker) -> None:
    if "iommu" in m.ports or not m.q35:
        return
    m.ports["iommu"] = 1
    m.add(
        m.pick(
            "<iommu model='intel'/>",
            "<iommu model='virtio'/>",
            "<iommu model='intel'><driver caching_mode='on'/></iommu>",
        )
    )


def shmem(m: Maker) -> None:
    count = m.ports["shmem"] = m.ports.get("shmem", 0) + 1
    m.add(
        f"<shmem name='s{count}'>{m.pick('<model type=' + repr('ivshmem-plain') + '/><size unit=' + repr('M') + '>4</size>', '<model type=' + repr('ivshmem-plain') + '/>')}</shmem>"
    )


def filesystem(m: Maker) -> None:
    count = m.ports["fs"] = m.ports.get("fs", 0) + 1
    model = m.maybe(
        f" model='{m.pick('virtio', 'virtio-transitional', 'virtio-non-transitional')}'", 0.3
    )
    m.add(
        f"<filesystem type='mount' accessmode='{m.pick('mapped', 'passthrough', 'squash')}'{model}>{m.maybe('<driver type=' + repr('path') + '/>')}<source dir='{m.images}'/><target dir='t{count}'/>{m.maybe('<readonly/>')}</filesystem>"
    )


def tpm(m: Maker) -> None:
    if "tpm" in m.ports:
        return
    m.ports["tpm"] = 1
    m.add(
        m.pick(
            "<tpm model='tpm-tis'><backend type='emulator' version='2.0'/></tpm>",
            "<tpm><backend type='emulator'/></tpm>",
            "<tpm model='tpm-crb'><backend type='emulator' version='2.0'/></tpm>",
        )
    )


def smartcard(m: Maker) -> None:
    m.add(
        m.pick(
            "<smartcard mode='passthrough' type='spicevmc'/>",
            "<smartcard mode='passthrough' type='null'/>",
        )
    ) if "smartcard" not in m.ports else None
    m.ports["smartcard"] = 1


def redirdev(m: Maker) -> None:
    m.add(f"<redirdev bus='usb' type='{m.pick('spicevmc', 'spicevmc', 'pty')}'/>")


def audio(m: Maker) -> None:
    if "audio" in m.ports:
        return
    m.ports["audio"] = 1
    m.add(
        m.pick(
            "<audio id='1' type='none'/>",
            "<audio id='1' type='spice'/>",
            "<audio id='2' type='none'/>",
        )
    )


KINDS = (
    disk,
    disk,
    disk,
    disk,
    interface,
    interface,
    usb_controller,
    scsi_controller,
    other_controller,
    pci_controllers,
    root,
    serial,
    console,
    parallel,
    channel,
    channel,
    inputs,
    inputs,
    hub,
    video,
    graphics,
    sound,
    watchdog,
    rng_device,
    balloon,
    panic,
    vsock,
    iommu,
    shmem,
    filesystem,
    smartcard,
    redirdev,
    audio,
)


def features(m: Maker) -> str:
    parts = (
        m.maybe("<acpi/>", 0.8)
        + m.maybe("<apic/>", 0.4)
        + m.maybe("<pae/>", 0.2)
        + m.maybe("<vmport state='off'/>", 0.15)
    )
    parts += m.maybe("<smm state='on'/>", 0.1) if m.q35 else ""
    parts += m.maybe(
        "<hyperv><relaxed state='on'/><vapic state='on'/><spinlocks state='on' retries='8191'/></hyperv>",
        0.1,
    )
    parts += (
        m.maybe("<pmu state='off'/>", 0.1)
        + m.maybe("<kvm><hidden state='on'/></kvm>", 0.05)
        + m.maybe("<ioapic driver='qemu'/>", 0.03)
    )
    return f"<features>{parts}</features>" if parts else ""


def cpu(m: Maker) -> str:
    return m.pick(
        *[""] * 6,
        "<cpu mode='custom' match='exact'><model fallback='allow'>qemu64</model></cpu>",
        "<cpu mode='custom' match='exact' check='partial'><model>Nehalem</model></cpu>",
        "<cpu mode='custom' match='exact'><model fallback='forbid'>Haswell</model><feature policy='disable' name='hle'/></cpu>",
        "<cpu mode='host-model'/>",
        "<cpu mode='maximum'/>",
        "<cpu mode='host-model' check='partial'/>",
        "<cpu><topology sockets='1' dies='1' cores='1' threads='1'/></cpu>",
        "<cpu mode='custom' match='exact' check='none'><model>Westmere</model><feature policy='require' name='aes'/></cpu>",
        "<cpu match='exact'><model>core2duo</model></cpu>",
        "<cpu mode='host-passthrough'/>",
        "<cpu mode='maximum' check='none' migratable='on'/>",
        "<cpu mode='host-model'><feature policy='disable' name='vmx'/></cpu>",
    )


def clock(m: Maker) -> str:
    return m.pick(
        "",
        "",
        "",
        "<clock offset='localtime'/>",
        "<clock offset='utc'><timer name='rtc' tickpolicy='catchup'/><timer name='pit' tickpolicy='delay'/><timer name='hpet' present='no'/></clock>",
        "<clock offset='utc'><timer name='hpet' present='yes'/></clock>",
        "<clock offset='variable' adjustment='30'/>",
        "<clock offset='timezone' timezone='Europe/Paris'/>",
        "<clock offset='localtime'><timer name='hypervclock' present='no'/></clock>",
        "<clock offset='absolute' start='100000'/>",
    )


def os_element(m: Maker) -> str:
    machine = f" machine='{m.machine}'" if m.machine else ""
    arch = m.maybe(" arch='x86_64'", 0.8)
    efi = m.maybe(" firmware='efi'", 0.06)
    boot = m.pick(
        "", "", "<boot dev='hd'/>", "<boot dev='cdrom'/><boot dev='hd'/>", "<boot dev='network'/>"
    )
    more = (
        m.maybe("<bootmenu enable='yes' timeout='3000'/>", 0.08)
        + m.maybe("<bios useserial='yes'/>", 0.03)
        + m.maybe("<smbios mode='sysinfo'/>", 0.0)
    )
    return f"<os{efi}><type{arch}{machine}>hvm</type>{boot}{more}</os>"


def document(number: int, rng: Random, images: str = "/tmp/hw/images") -> str:
    m = Maker(rng, images)
    kinds = rng.sample(range(len(KINDS)), rng.randint(2, 8))
    for kind in kinds:
        for _ in range(
            rng.choice(
                (1, 1, 1, 1, 1, 2, 2, 3, 5, 9)
                if KINDS[kind] in (disk, interface, channel, inputs)
                else (1, 1, 1, 2)
            )
        ):
            KINDS[kind](m)
    rng.shuffle(m.parts) if rng.random() < 0.3 else None
    vcpus = m.pick(
        "<vcpu>1</vcpu>",
        "<vcpu>1</vcpu>",
        "<vcpu>2</vcpu>",
        "<vcpu current='1'>2</vcpu>",
        "",
        "<vcpu placement='auto'>2</vcpu>" if m.rng.random() < 0.0 else "<vcpu>3</vcpu>",
    )
    more = (
        m.maybe("<iothreads>2</iothreads>", 0.08)
        + m.maybe("<memoryBacking><nosharepages/></memoryBacking>", 0.03)
        + m.maybe("<memtune><hard_limit>2000000</hard_limit></memtune>", 0.03)
    )
    life = m.maybe(
        "<on_poweroff>destroy</on_poweroff><on_reboot>destroy</on_reboot><on_crash>preserve</on_crash>",
        0.1,
    )
    pm = m.maybe("<pm><suspend-to-mem enabled='no'/><suspend-to-disk enabled='no'/></pm>", 0.1)
    return (
        f"<domain type='qemu'><name>m{number}</name><uuid>11111111-2222-4333-8444-{number:012}</uuid>"
        f"<memory unit='MiB'>32</memory>{more}{vcpus}{os_element(m)}{features(m)}{cpu(m)}{clock(m)}{life}{pm}"
        f"<devices>{''.join(m.parts)}</devices></domain>"
    )


def documents(count: int, seed: int, images: str = "/tmp/hw/images") -> list[str]:
    rng = Random(seed)
    return [document(number, Random(rng.random()), images) for number in range(count)]
