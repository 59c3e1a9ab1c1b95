"""Command lines on domains and the host at random, from a seed.

Most options get a value out of those that mean something for their name, so that a good
part of the lines does something.
"""

from __future__ import annotations

import random
import shlex
from typing import TYPE_CHECKING

from virtrio.command import registry
from virtrio.command.options import Kind

if TYPE_CHECKING:
    from virtrio.command.options import Command, Option

# Those that wait, write files, end the session, or print what changes; virsh sometimes
# hangs in those that save.
_SKIPPED = {
    *("connect", "cd", "quit", "exit", "help", "echo", "pwd", "uri", "version", "nodesuspend"),
    *("event", "save", "managedsave", "dump", "screenshot", "serve", "gen", "procedures"),
    *("spy", "dissect", "cpu-stats", "nodecpustats", "domtime"),
    *("domblkstat", "domifstat", "domstats"),
    *("edit", "managedsave-edit", "save-image-edit", "qemu-monitor-event"),
}
_DOMAINS = ["test", "rich", "rich", "rich", "stored", "memdom", "shown1", "nosuch", "1", ""]
_FILES = ["rich.xml", "guest.xml", "disk.xml", "nic.xml", "bad.xml", "nosuch.xml", "caps.xml", ""]
_NUMBERS = ["0", "1", "2", "3", "5", "64", "1000", "65536", "-1", "x", "", "99999999999"]
_NUMBERS += ["1k", "2M", "3GiB", "4x", "007"]
_WORDS = {
    "domain": _DOMAINS,
    "file": _FILES,
    "xml": _FILES,
    "device": ["vda", "vdb", "hda", "nosuch", ""],
    "path": ["vda", "hda", "hdb", "fda", "/c.iso", "nosuch"],
    "interface": ["vnet5", "52:54:00:aa:bb:01", "52:54:00:aa:bb:02", "nosuch"],
    "target": ["vda", "vdz", "hda", "vnet9"],
    "source": ["/new", "default", "br0", "", "lease", "agent"],
    "type": ["network", "bridge", "user", "bad", "disk", "cdrom", "vnc", "poweroff"],
    "action": ["destroy", "restart", "bad"],
    "cpulist": ["0", "0-3", "^1", "r", "x", "", "0-99", "1,2"],
    "vcpulist": ["0", "1", "1-3", "x"],
    "alias": ["ua-m1", "ua-x", "nosuch"],
    "mode": ["strict", "preferred", "1", "bad", "acpi", "agent,acpi", "page-sampling"],
    "nodeset": ["0", "0-1", "x"],
    "enable": ["cmt", "cmt,mbml", "bad"],
    "disable": ["cmt", "x,,y"],
    "inbound": ["1", "1,2,3", "a", ",2", "1,2,3,4"],
    "outbound": ["1", "1,2,3", "0", "1,2,3,4"],
    "mac": ["52:54:00:aa:bb:01", "52:54:00:aa:bb:09", "x"],
    "state": ["up", "down", "bad"],
    "uri": ["http://app.org/", "http://b/", ""],
    "set": ["weight=5", "weight=x", "bad=1", "<a/>", "<b", "noequals"],
    "new-desc": ["words", "more", ""],
    "new-name": ["newname", "rich", "test"],
    "codeset": ["linux", "usb", "bad"],
    "keycode": ["KEY_A", "30", "BAD"],
    "signame": ["term", "9", "bad"],
    "arch": ["x86_64", "i686", "bad"],
    "format": ["qemu-argv", "bad"],
    "xpath": ["//name", "/domain/*", "//none"],
    "group-name": ["g", ""],
    "virttype": ["test", "kvm"],
    "model": ["e1000", "Penryn"],
    "address": ["pci:0.0.1.0", "usb:1.2", "bad"],
    "storage": ["vda", "/x"],
}
_AGAIN = ["define rich.xml", "start rich", "define memdom.xml"]


def _value(dice: random.Random, option: Option) -> str:
    if option.kind is Kind.NUMBER:
        return shlex.quote(dice.choice(_NUMBERS))
    return shlex.quote(dice.choice(_WORDS.get(option.name, ["x", "1", "", "some value"])))


def _line(dice: random.Random, command: Command) -> str:
    words = [command.name]
    for option in command.options:
        if option.name in ("edit", "console"):
            continue
        chance = 0.97 if option.required else 0.2
        if option.kind is Kind.ALIAS:
            chance = 0.03
        if dice.random() >= chance:
            continue
        if not (option.required and dice.random() < 0.8):
            words.append(f"--{option.name}")
        if option.kind not in (Kind.BOOL, Kind.ALIAS):
            words.append(_value(dice, option))
    if dice.random() < 0.02:
        words.append(dice.choice(["--nosuch", "extra", "--help=x"]))
    return " ".join(words)


def script(seed: int, count: int) -> str:
    """Return ``count`` lines; the files that they name are those of the sessions."""
    dice = random.Random(seed)
    commands = [
        command
        for group in registry.groups()
        if group.keyword in ("domain", "monitor", "host")
        for command in group.commands
        if command.name not in _SKIPPED
    ]
    lines = [*_AGAIN, "define volumes.xml", "define shown1.xml"]
    for number in range(count):
        if number % 40 == 0:
            lines += _AGAIN
        lines.append(_line(dice, dice.choice(commands)))
    return "\n".join(lines)
