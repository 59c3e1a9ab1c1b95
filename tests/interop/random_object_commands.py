"""Random lines of commands on objects other than domains, wrong ones among them.

Each option of each command is given sometimes, in any of the ways that virsh takes,
with values that fit it more or less.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from tests.interop.object_sessions import FILES, UUID
from virtrio.command.options import Kind
from virtrio.command.registry import groups

if TYPE_CHECKING:
    from collections.abc import Iterator

    from virtrio.command.options import Command, Option

KEYWORDS = {"network", "pool", "volume", "interface", "nodedev", "filter", "secret"}
COMMANDS = [
    command
    for group in groups()
    if group.keyword in KEYWORDS
    for command in group.commands
    if not command.name.endswith("-edit")  # of which test_editing.py is
]
VALUES = {
    "network": ["default", "lab", "other", "nosuch", UUID.format(0), UUID.format(2)],
    "pool": ["default-pool", "default-pool", "images", "other", "nosuch", UUID.format(1)],
    "inputpool": ["default-pool", "images", "nosuch"],
    "vol": ["disk", "other", "a", "/default-pool/disk", "/default-pool/other", "nosuch"],
    "interface": ["eth1", "eth9", "br9", "aa:bb:cc:dd:ee:ff", "aa:bb:cc:dd:ee:09", "nosuch"],
    "bridge": ["br9", "br1", "eth1", "nosuch"],
    "device": ["scsi_host1", "scsi_host12", "nosuch", "a,b", "2000000012341234,1000000012341234"],
    "name": ["made", "a", "disk", "other"],
    "newname": ["copy", "a"],
    "capacity": ["1M", "10", "-1", "5kb", "x", "1E", "99999999999999999999"],
    "allocation": ["1k", "0", "x"],
    "type": ["dir", "logical", "netfs", "scsi", "iscsi,dir", "nosuch"],
    "target": ["/made", "/x"],
    "format": ["raw", "qcow2", "nosuch"],
    "command": ["add", "add-first", "modify", "delete", "nosuch", "none"],
    "section": ["ip-dhcp-host", "dns-host", "portgroup", "bridge", "nosuch", "ip-dhcp-range"],
    "xml": ["host.xml", "<host mac='52:54:00:00:00:05' ip='10.0.0.5'/>", "nosuch.xml", "<x"],
    "parent-index": ["0", "-1", "1", "x"],
    "offset": ["0", "5", "x", "-1"],
    "length": ["1", "-1", "x"],
    "delay": ["0", "4", "x", "-1"],
    # no wait for an event begins
    "timeout": ["0", "x", "-1", "1s"],
    "event": ["nosuch", ""],
    "cap": ["system", "nosuch", "net,pci", ""],
    "xpath": ["//name", "//@type", "count(//x)"],
    "algorithm": ["zero", "nnsa", "nosuch"],
    "port": [UUID.format(5), "nosuch"],
    "secret": [UUID.format(7), "nosuch"],
    "nwfilter": ["nosuch", UUID.format(9)],
    "binding": ["nosuch"],
    "srcSpec": ["source.xml", "pool.xml", "nosuch.xml"],
}
# Files that commands with a prefix can use.
FITTING = {
    "net": ["net.xml", "net-other.xml", "net-newer.xml"],
    "pool": ["pool.xml", "pool-other.xml"],
    "vol": ["volume.xml", "volume-other.xml"],
    "iface": ["iface.xml", "iface-bridge.xml"],
    "nodedev": ["device.xml"],
}


def script(seed: int, count: int) -> str:
    """Return so many lines."""
    chance = random.Random(seed)
    lines = []
    while len(lines) < count:
        line = _line(chance, chance.choice(COMMANDS))
        # What asks a person is left out.
        if "--interactive" not in line:
            lines.append(line)
    return "\n".join(lines) + "\n"


def _line(chance: random.Random, command: Command) -> str:
    words = [word for option in command.options for word in _option(chance, command, option)]
    if chance.random() < 0.03:
        words.append(chance.choice(["--nosuch", "surplus", "--"]))
    if chance.random() < 0.03:
        chance.shuffle(words)
    if command.name.endswith("-event") and not {"--event", "--list"} & set(words):
        words += ["--event", "nosuch"]
    return " ".join([command.name, *map(_quoted, words)])


def _option(chance: random.Random, command: Command, option: Option) -> Iterator[str]:
    if chance.random() > (0.97 if option.required else 0.18):
        return
    if option.kind is Kind.BOOL:
        yield f"--{option.name}"
        return
    value = _value(chance, command, option)
    way = chance.random()
    if way < (0.6 if option.required else 0.15) and option.kind is not Kind.ALIAS:
        yield value
    elif way < 0.9:
        yield f"--{option.name}"
        yield value
    else:
        yield f"--{option.name}={value}"


def _value(chance: random.Random, command: Command, option: Option) -> str:
    if chance.random() < 0.06:
        return chance.choice(["", "--x"])
    name = "device" if option.kind is Kind.ALIAS else option.name
    if name != "file":
        return chance.choice(VALUES.get(name, ["v", "w"]))
    fitting = FITTING.get(command.name.split("-")[0], [])
    return chance.choice(fitting if fitting and chance.random() < 0.6 else [*FILES, "out"])


def _quoted(word: str) -> str:
    if word and not set(word) & set(" <>'\""):
        return word
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
