"""Ask a hypervisor about its guests, and print the answers: run by python3-libvirt.

Arguments: the URI, a seed, a number of rounds. Two guests, with and without a channel
for an agent, get the same calls while they are off, paused and running, in each round
with arguments that the seed chooses, and that are often odd.
"""

import random
import re
import sys
import uuid

import libvirt
import libvirt_qemu

DOCUMENT = """\
<domain type='qemu'><name>{name}</name><uuid>{uuid}</uuid><memory unit='MiB'>16</memory>
<vcpu>1</vcpu><os><type arch='x86_64' machine='pc'>hvm</type></os><features><acpi/></features>
<devices><serial type='pty'/>{more}</devices></domain>"""
CHANNEL = """\
<controller type='virtio-serial' index='0'/><channel type='unix'>
<target type='virtio' name='org.qemu.guest_agent.0'/>
<address type='virtio-serial' controller='0' bus='0' port='1'/></channel>
<graphics type='vnc' port='-1' listen='127.0.0.1'/><video><model type='vga'/></video>"""


def calls(conn, dom, choose):
    """Yield calls with a name each; ``choose`` picks one of some values."""
    flags = choose(0, 0, 0, 1, 2, 4, 8)
    seconds = choose(-3, -2, -1, 1, 5)
    name = choose(None, "serial0", "console0", "channel0", "org.qemu.guest_agent.0", "nothing")
    number = choose(0, 1, 2, 3, 9)
    # an agent that does not answer would be waited for
    yield "agent", lambda: libvirt_qemu.qemuAgentCommand(dom, "{}", seconds, flags)
    yield "agent timeout", lambda: dom.agentSetResponseTimeout(seconds, flags)
    yield "freeze", lambda: dom.fsFreeze(choose(None, ["/"]), flags)
    yield "thaw", lambda: dom.fsThaw(choose(None, ["/"]), flags)
    yield "trim", lambda: dom.fSTrim(choose(None, "/"), number, flags)
    yield "file systems", lambda: dom.fsInfo(flags)
    yield "info", lambda: dom.guestInfo(choose(0, 1, 127, 256), flags)
    yield "time", lambda: dom.getTime(flags)
    yield "set time", lambda: dom.setTime(choose(None, {"seconds": 5}), flags)
    yield "password", lambda: dom.setUserPassword("root", "x", flags)
    yield "keys", lambda: dom.authorizedSSHKeysGet("root", flags)
    yield "set keys", lambda: dom.authorizedSSHKeysSet("root", ["ssh-rsa A"], flags)
    yield "switch CPUs", lambda: dom.setGuestVcpus(choose("0", "", "0-2", "^"), number, flags)
    yield "hostname", lambda: dom.hostname(flags)
    yield "addresses", lambda: dom.interfaceAddresses(choose(0, 1, 3, 7), flags)
    yield "sleep", lambda: dom.pMSuspendForDuration(number, choose(0, 5), flags)
    yield "wake up", lambda: dom.pMWakeup(flags)

    def opened(opening):
        stream = conn.newStream(libvirt.VIR_STREAM_NONBLOCK)
        answer = opening(stream)
        stream.abort()
        return answer

    yield "console", lambda: opened(lambda stream: dom.openConsole(name, stream, flags))
    yield "channel", lambda: opened(lambda stream: dom.openChannel(name, stream, flags | 1))
    yield "picture", lambda: opened(lambda stream: dom.screenshot(stream, number, flags))
    yield "display", lambda: type(dom.openGraphicsFD(number, flags)).__name__
    yield "key", lambda: dom.sendKey(number, 0, [choose(28, 1, 700, 9999)], 1, flags)
    yield "memory", lambda: sorted(dom.memoryStats())
    yield "traffic", lambda: dom.interfaceStats(choose("x", "vnet0"))
    yield "dirty rate", lambda: dom.startDirtyRateCalc(choose(0, 61), flags)
    yield (
        "statistics",
        lambda: [
            [key for key in params if not key.startswith("cpu.")]
            for _, params in conn.domainListGetStats([dom], choose(0, 1, 4, 8, 16, 32, 64, 256), 0)
        ],
    )
    yield "no statistics", lambda: len(conn.domainListGetStats([dom], 0x1FFF, -(1 << 31)))
    yield "state", dom.state
    yield "XML", lambda: re.findall(r"<target type='virtio'.*?/>", dom.XMLDesc(0))


def answered(call) -> str:
    try:
        return repr(call())
    except libvirt.libvirtError as exc:
        return f"{exc.get_error_code()} {exc.get_error_domain()} {exc.get_error_message()}"
    except TypeError:  # an error that the binding does not show
        return "TypeError"


def ask(conn, name: str, more: str, choices: random.Random, count: int) -> None:
    names = uuid.uuid5(uuid.NAMESPACE_DNS, name)
    dom = conn.defineXML(DOCUMENT.format(name=name, uuid=names, more=more))
    changes = {
        "off": lambda: None,
        "paused": lambda: dom.createWithFlags(libvirt.VIR_DOMAIN_START_PAUSED),
        "running": dom.resume,
    }
    try:
        for state, change in changes.items():
            change()
            for _ in range(count):
                for what, call in calls(conn, dom, lambda *values: choices.choice(values)):
                    print(name, state, what, answered(call))
                    sys.stdout.flush()
    finally:
        if dom.isActive():
            dom.destroy()
        dom.undefine()


def main(uri: str, seed: int, count: int) -> None:
    libvirt.registerErrorHandler(lambda *_: None, None)
    conn = libvirt.open(uri)
    choices = random.Random(seed)
    for name, more in (("plain", ""), ("agent", CHANNEL)):
        ask(conn, name, more, choices, count)


main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
