"""Questions about what a host and its emulators have, and libvirt-python's answers.

    /usr/bin/python3 qemu_capabilities.py URI

prints a line for each question: that and the answer, or code, domain and text of the
error. It runs with the system's Python, which alone has libvirt-python.
"""

import json
import random
import re
import sys

import libvirt

X86 = "/usr/bin/qemu-system-x86_64"
I386 = "/usr/bin/qemu-system-i386"
MODELS = "486 pentium3 qemu64 kvm64 Nehalem Haswell Skylake-Client EPYC EPYC-Milan Penryn zz"
FEATURES = "avx svm sse monitor sha-ni hle osxsave invtsc xsaves zz"
POLICIES = ("force", "require", "optional", "disable", "forbid")


def ask(function, *args):
    """Return an answer, or what libvirtd says against it."""
    try:
        return function(*args)
    except libvirt.libvirtError as error:
        return [error.get_error_code(), error.get_error_domain(), error.get_error_message()]


def cpu(rng):
    """Return a document of a host or a guest."""
    model = rng.choice(MODELS.split())
    names = rng.sample(FEATURES.split(), rng.choice((0, 0, 1, 2)))
    vendor = rng.choice(("", "", "", "<vendor>AMD</vendor>", "<vendor>Intel</vendor>"))
    if rng.random() < 0.5:
        features = "".join(f"<feature name='{name}'/>" for name in names)
        return f"<cpu><arch>x86_64</arch><model>{model}</model>{vendor}{features}</cpu>"
    match = rng.choice(("exact", "minimum", "strict"))
    policy = rng.choice(POLICIES)
    features = "".join(f"<feature policy='{policy}' name='{name}'/>" for name in names)
    return f"<cpu match='{match}'><model>{model}</model>{vendor}{features}</cpu>"


def questions(conn, seed, count):
    """Yield a name for each question, and its answer."""
    yield "type", conn.getType()
    yield "version", conn.getVersion()
    yield "info", conn.getInfo()
    for kind in (None, "", "qemu", "QEMU", "test", "zz"):
        yield f"max vcpus {kind}", ask(conn.getMaxVcpus, kind)
    for number in (-1, 0, 1, 1000, -2):
        for flags in (0, 1):
            for name, function in (("cpu", conn.getCPUStats), ("memory", conn.getMemoryStats)):
                said = ask(function, number, flags)
                yield f"{name} stats {number} {flags}", said if isinstance(said, list) else [*said]
    yield "cpu map", ask(conn.getCPUMap, 0)
    yield "cpu map", ask(conn.getCPUMap, 1)
    for pages in (([2048], 0, 1), ([3], 0, 1), ([4], 9, 1), ([2048], -1, 2), ([4], -2, 1)):
        yield f"pages {pages}", ask(conn.getFreePages, *pages, 0)
    yield "pages", ask(conn.getFreePages, [4], 0, 1, 1)
    yield "memory parameters", ask(conn.getMemoryParameters, 0)
    yield "SEV", ask(conn.getSEVInfo, 0)
    for flags in (0, 1):
        yield f"sysinfo {flags}", ask(conn.getSysinfo, flags)
    for arch in ("x86_64", "i686", "aarch64", "zz", "riscv64"):
        yield f"models {arch}", ask(conn.getCPUModelNames, arch, 0)
    yield "models", ask(conn.getCPUModelNames, "x86_64", 1)
    refused = [
        *((path, None, None, None) for path in ("/none", "/etc/passwd", "/usr", "")),
        *((None, arch, None, None) for arch in ("zz", "aarch64", "")),
        *((None, None, machine, None) for machine in ("zz", "none", "")),
        *((None, None, None, kind) for kind in ("zz", "xen", "hvf", "", "KVM")),
        *((X86, "zz", None, "zz"), ("/none", "aarch64", None, None), (X86, "aarch64", None, None)),
        *((I386, None, None, None), (I386, "x86_64", None, None)),
    ]
    for words in refused:
        yield f"domain capabilities {words}", ask(conn.getDomainCapabilities, *words, 0)
        baseline = ask(conn.baselineHypervisorCPU, *words, ["<cpu><model>486</model></cpu>"], 0)
        yield f"baseline {words}", baseline
    yield "flags", ask(conn.getDomainCapabilities, None, None, None, None, 1)
    own = re.search("<cpu>.*?</cpu>", conn.getCapabilities(), re.DOTALL)[0]
    own = re.sub(r"\s*<counter .*?/>", "", own)  # only where there is a /dev/kvm
    rng = random.Random(seed)
    documents = [own, "", "<cpu", "<cpu/>", "<zz/>", "<cpu><arch>x86_64</arch></cpu>"]
    documents += ["<cpu mode='host-model'/>", "<cpu><arch>aarch64</arch><model>x</model></cpu>"]
    documents += [cpu(rng) for _ in range(count)]
    for text in documents:
        for flags in (0, 1, 4):
            yield f"compare {text} {flags}", ask(conn.compareCPU, text, flags)
            said = ask(conn.compareHypervisorCPU, None, None, None, None, text, flags)
            yield f"compare with hypervisor {text} {flags}", said
    for _ in range(count):
        several = rng.sample(documents, rng.choice((1, 1, 2, 3)))
        flags = rng.choice((0, 0, 1, 2, 3, 4))
        yield f"baseline {several} {flags}", ask(conn.baselineCPU, several, flags)
        said = ask(conn.baselineHypervisorCPU, None, None, None, None, several, flags)
        yield f"baseline of hypervisor {several} {flags}", said


def main():
    uri, seed, count = sys.argv[1:]
    libvirt.registerErrorHandler(lambda *args: None, None)
    conn = libvirt.open(uri)
    for name, said in questions(conn, int(seed), int(count)):
        print(json.dumps([name, said]))
    conn.close()


if __name__ == "__main__":
    main()
