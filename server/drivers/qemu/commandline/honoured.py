"""Parts of definitions that a guest on QEMU really gets.

A part that is not listed would be dropped silently: a guest with it is not started.
The list is a table of elements, indented as they are nested, with their attributes;
those on a line that begins with "+" belong to the element above. An attribute may be
followed by the values that are understood, where some are not. A line with "& NAME"
stands for the lines of that group. The inside of an element with "!" is
known by other means.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ....conf.domain.extensions import COMMANDLINE, DECLARATION, OVERRIDE
from ....conf.pause import paced
from ..refusals import unsupported_config

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ....conf import xml

__all__ = ["check_device", "check_honoured", "honoured_values", "honours", "refused"]

_GROUPS = """
place
  address!
  alias name
  acpi index

virtio
  driver iommu ats packed page_per_vq

chardev
  source path mode host service channel append tls=no index
    seclabel model=dac relabel=no
    reconnect enabled timeout
    clipboard copypaste
    mouse mode
  protocol type=raw|telnet
  log file append
"""

_TABLE = f"""
domain type {DECLARATION[0]} id
  name
  uuid
  genid
  title
  description
  metadata!
  memory unit dumpCore
  currentMemory unit
  maxMemory unit slots
  memoryBacking
    nosharepages
    source type=file|anonymous|memfd
    access mode
    allocation mode threads
    discard
  vcpu placement=static current cpuset
  vcpus!
  iothreads
  iothreadids
    iothread id thread_pool_min thread_pool_max
  defaultiothread thread_pool_min thread_pool_max
  numatune
    memory mode=strict|preferred|interleave placement=static nodeset
    memnode cellid mode=strict|preferred|interleave nodeset
  cputune
    vcpupin vcpu cpuset
    emulatorpin cpuset
    iothreadpin iothread cpuset
  resource
    partition
  sysinfo type=smbios|fwcfg
    bios
      entry name
    system
      entry name
    baseBoard
      entry name
    chassis
      entry name
    oemStrings
      entry
    entry name file
  os firmware=efi|bios
    type arch machine
    firmware
      feature enabled name
    loader readonly secure type stateless
    nvram template type=file|block
      source file dev
    kernel
    initrd
    cmdline
    dtb
    acpi
      table type=slic
    boot dev
    bootmenu enable timeout
    bios useserial rebootTimeout
    smbios mode=emulate|sysinfo
  idmap
    uid start target count
    gid start target count
  features
    acpi
    apic eoi
    pae
    hyperv mode
      relaxed state
      vapic state
      spinlocks state retries
      vpindex state
      runtime state
      synic state
      stimer state
        direct state
      reset state
      vendor_id state value
      frequencies state
      reenlightenment state
      tlbflush state
      ipi state
      evmcs state
      avic state
    kvm
      hidden state
      hint-dedicated state
      poll-control state
      pv-ipi state
      dirty-ring state size
    pmu state
    vmport state
    smm state
      tseg unit
    ioapic driver
    vmcoreinfo state
    tcg
      tb-cache unit
  cpu mode=custom|host-model|host-passthrough|maximum match=exact|strict|minimum
  + check=none|partial|full migratable
    model fallback vendor_id
    vendor
    topology sockets dies cores threads
    cache level mode
    maxphysaddr mode bits
    feature policy name
    numa
      cell id cpus memory unit memAccess discard
        distances
          sibling id value
        cache level associativity policy
          size value unit
          line value unit
      interconnects
        latency initiator target cache type value
        bandwidth initiator target cache type value unit
  clock offset adjustment basis timezone start
    timer name=rtc|pit|hpet|kvmclock|hypervclock|tsc present tickpolicy track frequency
      catchup threshold slew limit
  on_poweroff
  on_reboot
  on_crash
  on_lockfailure
  pm
    suspend-to-mem enabled
    suspend-to-disk enabled
  perf
    event name enabled=no
  devices
    emulator
    disk type=file|block|network|volume device=disk|cdrom|floppy model snapshot
      driver name=qemu type=qcow2|raw|qcow|qed|vmdk|vdi|vpc|bochs|cloop|dmg cache error_policy
      + rerror_policy io ioeventfd event_idx copy_on_read discard iothread detect_zeroes queues
      + queue_size iommu ats packed page_per_vq
        metadata_cache!
      source file dev protocol name index startupPolicy tls=no pool volume mode
        host!
        slices!
        seclabel!
      backingStore!
      target dev bus=virtio|scsi|sata|ide|usb|fdc removable rotation_rate tray
      boot order loadparm
      serial
      readonly
      shareable
      iotune!
      blockio!
      geometry!
      wwn
      vendor
      product
      & place
    controller type=pci|usb|scsi|sata|ide|virtio-serial|ccid|fdc index model ports vectors
      driver queues cmd_per_lun max_sectors ioeventfd iothread iommu ats packed page_per_vq
      model name
      target chassisNr chassis port busNr hotplug
        node
      pcihole64 unit
      master startport
      & place
    filesystem type=mount accessmode model multidevs fmode dmode
      driver type=path wrpolicy iommu ats packed page_per_vq
      source dir
      target dir
      readonly
      & place
    interface type=user|bridge|ethernet|network|udp|server|client|mcast trustGuestRxFilters=no
      mac address
      source bridge address port network portgroup
        local address port
      ip address family prefix
      target dev managed
      model type
      driver name=qemu|vhost txmode ioeventfd event_idx queues rx_queue_size tx_queue_size rss
      + rss_hash_report iommu ats packed page_per_vq
        host csum gso tso4 tso6 ecn ufo mrg_rxbuf
        guest csum tso4 tso6 ecn ufo
      tune
        sndbuf
      link state
      mtu size
      boot order
      rom bar file enabled
      teaming type=persistent
      & place
    smartcard mode=host|passthrough type=pty|null|file|pipe|dev|unix|tcp|udp|spicevmc
      & chardev
      & place
    serial type=pty|null|vc|stdio|file|pipe|dev|unix|tcp|udp|spiceport|qemu-vdagent
      & chardev
      target type=isa-serial|pci-serial|usb-serial|isa-debug port
        model name
      & place
    parallel type=pty|null|vc|stdio|file|pipe|dev|unix|tcp|udp
      & chardev
      target port
      & place
    console type=pty|null|vc|stdio|file|pipe|dev|unix|tcp|udp|spiceport|qemu-vdagent tty
      & chardev
      target type=serial|virtio port
      & place
    channel type=pty|null|vc|stdio|file|pipe|dev|unix|tcp|udp|spicevmc|spiceport|qemu-vdagent
      & chardev
      target type=virtio|guestfwd name state address port
      & place
    input type=mouse|tablet|keyboard bus=ps2|usb|virtio model=virtio
      & virtio
      & place
    graphics type=vnc|spice port autoport websocket listen socket keymap passwd passwdValidTo
    + connected sharePolicy powerControl defaultMode=any|insecure
      listen type address socket network
      audio id
      channel name mode=any|insecure
      image compression
      jpeg compression
      zlib compression
      playback compression
      streaming mode
      mouse mode
      clipboard copypaste
      filetransfer enable
      gl enable=no
    sound model=ich6|ich9|ac97|es1370|sb16|usb
      codec type
      audio id
      & place
    audio id type=none|spice|file|alsa|oss timerPeriod path
      input mixingEngine fixedSettings voices bufferLength
        settings frequency channels format
      output mixingEngine fixedSettings voices bufferLength
        settings frequency channels format
    video
      model type=vga|cirrus|vmvga|qxl|virtio|bochs|ramfb|none ram vram vram64 vgamem heads
      + primary
        acceleration accel2d=no accel3d=no
        resolution x y
      driver name=qemu iommu ats packed page_per_vq
      & place
    redirdev bus=usb type=pty|null|file|pipe|dev|unix|tcp|udp|spicevmc
      & chardev
      boot order
      & place
    redirfilter
      usbdev class vendor product version allow
    hub type=usb
      & place
    watchdog model=i6300esb|ib700 action
      & place
    memballoon model=virtio|virtio-transitional|virtio-non-transitional|none autodeflate
    + freePageReporting
      stats period
      & virtio
      & place
    rng model
      rate bytes period
      backend model=random|egd|builtin type=tcp|unix|udp
        source path mode host service tls=no
          reconnect enabled timeout
        protocol type=raw|telnet
      & virtio
      & place
    panic model=isa|hyperv
      & place
    memory model=dimm access discard
      target
        size unit
        node
      & place
    iommu model=intel|virtio
      driver intremap caching_mode eim iotlb aw_bits
      & place
    vsock model
      cid auto=no address
      & virtio
      & place
  seclabel!
  {COMMANDLINE}!
  {OVERRIDE}!
  qemu:deprecation behavior
"""


@dataclass(slots=True)
class _Known:
    """Element that is understood: its attributes, with values, and what is in it."""

    attributes: dict[str, tuple[str, ...]]
    is_whole: bool = False
    inside: dict[str, _Known] = field(default_factory=dict)


def _parsed(text: str, groups: dict[str, _Known]) -> dict[str, _Known]:
    root: dict[str, _Known] = {}
    above: list[dict[str, _Known]] = [root]
    known = _Known({})
    for line in text.splitlines():
        tag, *words = line.split() or [""]
        if not tag:
            continue
        level = (len(line) - len(line.lstrip())) // 2
        if tag == "&":
            above[level].update(groups[words[0]].inside)
            continue
        if tag != "+":
            known = _Known({}, tag.endswith("!"))
        for word in words:
            name, _, values = word.partition("=")
            known.attributes[name] = tuple(values.split("|")) if values else ()
        if tag != "+":
            above[level][tag.rstrip("!")] = known
            above[level + 1 :] = [known.inside]
    return root


_KNOWN = _parsed(_TABLE, _parsed(_GROUPS, {}))["domain"]


def _of(key: str) -> _Known | None:
    """Return what is known of ``domain``, a part, a device, or an element in it."""
    if key == "domain":
        return _KNOWN
    first, *rest = key.split("/")
    known = _KNOWN.inside["devices"].inside.get(first) or _KNOWN.inside.get(first)
    for tag in rest:
        if known is None:
            return None
        known = known.inside.get(tag)
    return known


def honours(key: str, name: str = "") -> bool:
    """Return whether guests get an element, or an attribute or element in it.

    ``key`` is the tag, or tags as ``disk/target``.
    """
    known = _of(key)
    if known is None:
        return False
    return not name or known.is_whole or name in known.attributes or name in known.inside


def honoured_values(key: str, name: str, values: Iterable[str]) -> list[str]:
    """Return those of the values of an attribute that guests get."""
    known = _of(key)
    of_it = () if known is None else known.attributes.get(name, ())
    return [value for value in values if not of_it or value in of_it]


def check_honoured(root: xml.Element) -> None:
    """Raise VIR_ERR_CONFIG_UNSUPPORTED, naming the part that a guest would not get."""
    _check(root, _KNOWN, "")


def check_device(device: xml.Element) -> None:
    """Do the same for one device."""
    known = _KNOWN.inside["devices"].inside.get(device.tag)
    if known is None:
        raise refused(device.tag)
    _check(device, known, device.tag)


def _check(element: xml.Element, known: _Known, path: str) -> None:
    if known.is_whole:
        return
    for name, value in element.attrs.items():
        values = known.attributes.get(name)
        if values is None:
            raise refused(f"{path or 'domain'}/@{name}", value)
        if values and value not in values:
            raise refused(f"{path or 'domain'}/@{name}", value)
    if not element.has_children:
        return
    for part in paced(element.children):
        inside = known.inside.get(part.tag)
        where = part.tag if path in ("", "devices") else f"{path}/{part.tag}"
        if inside is None:
            raise refused(where)
        _check(part, inside, where)


def refused(path: str, value: str | None = None) -> Exception:
    """Make the error about a part that a guest would not get."""
    said = "" if value is None else f" with the value '{value}'"
    return unsupported_config(f"a guest on QEMU cannot have '{path}'{said} here yet")
