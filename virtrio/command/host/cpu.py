"""Commands on models of CPUs: cpu-models, cpu-compare, cpu-baseline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...protocol._generated.enums import (
    ConnectBaselineCPUFlags,
    ConnectCompareCPUFlags,
    CPUCompareResult,
)
from ..errors import CommandError, failing
from ..lookup import read_file
from ..options import Kind, Option
from ..xmltext import elements, node_text, parse
from .host import GROUP

if TYPE_CHECKING:
    from ..options import Arguments
    from ..session import Session

_FILE = Option("file", Kind.STRING, "the file with the description of the CPU", required=True)
_CPUS = Option("file", Kind.STRING, "the file with the descriptions of the CPUs", required=True)
_ERROR = Option("error", Kind.BOOL, "an incompatible CPU is an error")
_VALIDATE = Option("validate", Kind.BOOL, "have the description checked against the schema")
_FEATURES = Option("features", Kind.BOOL, "print features that the model includes")
_MIGRATABLE = Option("migratable", Kind.BOOL, "leave out features that forbid migration")
_HYPERVISOR = (
    Option("virttype", Kind.STRING, "type of domain, such as kvm"),
    Option("emulator", Kind.STRING, "path of the emulator"),
    Option("arch", Kind.STRING, "architecture of the guest"),
    Option("machine", Kind.STRING, "type of machine"),
)

_COMPARE_FLAGS = {
    "error": ConnectCompareCPUFlags.VIR_CONNECT_COMPARE_CPU_FAIL_INCOMPATIBLE,
    "validate": ConnectCompareCPUFlags.VIR_CONNECT_COMPARE_CPU_VALIDATE_XML,
}
_BASELINE_FLAGS = {
    "features": ConnectBaselineCPUFlags.VIR_CONNECT_BASELINE_CPU_EXPAND_FEATURES,
    "migratable": ConnectBaselineCPUFlags.VIR_CONNECT_BASELINE_CPU_MIGRATABLE,
}
_DESCRIPTIONS = (
    "/container/cpu|/container/domain/cpu|/container/capabilities/host/cpu|"
    "/container/domainCapabilities/cpu/mode[@name='host-model' and @supported='yes']"
)


def _cpu_descriptions(path: str) -> list[str]:
    """Return the ``<cpu>`` elements in a file of any number of documents.

    They may be in descriptions of domains and in capabilities, too.
    """
    text = read_file(path)
    if text.startswith("<?xml") and "?>" in text:
        text = text.partition("?>")[2]
    root = parse(f"<container>{text}</container>", path, keep_blanks=True)
    found = elements(root, _DESCRIPTIONS)
    if not found:
        raise CommandError(
            f"File '{path}' does not contain any <cpu> element or valid domain XML, host"
            " capabilities XML, or domain capabilities XML"
        )
    for element in found:
        if element.tag == "mode":
            element.tag = "cpu"
            element.attrib.clear()
    return [node_text(element) for element in found]


@GROUP.command(
    "cpu-models",
    "names of CPU models",
    Option("arch", Kind.STRING, "architecture of the guest", required=True),
    description="Print the names of the CPU models of an architecture.",
)
def cpu_models(session: Session, args: Arguments) -> None:
    arch = args.required("arch")
    with failing("failed to get CPU model names"):
        models = session.connection.get_cpu_model_names(arch)
    if models:
        session.out("".join(f"{model}\n" for model in models))
    else:
        session.extra("all CPU models are accepted\n")


# -- the host's CPU --------------------------------------------------------------------


@GROUP.command(
    "cpu-compare",
    "compare a CPU with the host's",
    _FILE,
    _ERROR,
    _VALIDATE,
    description="Tell whether the host's CPU has all that a description asks for.",
)
def cpu_compare(session: Session, args: Arguments) -> None:
    path = args.required("file")
    xml = _cpu_descriptions(path)[0]
    with failing(f"Failed to compare host CPU with {path}"):
        result = session.connection.compare_cpu(xml, args.flags(_COMPARE_FLAGS))
    _print_comparison(
        session,
        result,
        f"Failed to compare host CPU with {path}",
        f"CPU described in {path} is incompatible with host CPU\n",
        f"CPU described in {path} is identical to host CPU\n",
        f"Host CPU is a superset of CPU described in {path}\n",
    )


def _print_comparison(session: Session, result: int, failed: str, *texts: str) -> None:
    """Print the text for a virCPUCompareResult from 0 on; fail for what is less."""
    if not 0 <= result < len(texts):
        raise CommandError(failed)
    session.out(texts[result])
    if result == CPUCompareResult.VIR_CPU_COMPARE_INCOMPATIBLE:
        raise CommandError


@GROUP.command(
    "cpu-baseline",
    "what several CPUs have in common",
    _CPUS,
    _FEATURES,
    _MIGRATABLE,
    description="Print the CPU that has what all CPUs in a file have.",
)
def cpu_baseline(session: Session, args: Arguments) -> None:
    cpus = _cpu_descriptions(args.required("file"))
    session.out(session.connection.baseline_cpu(cpus, args.flags(_BASELINE_FLAGS)))


# -- the CPU that a hypervisor offers --------------------------------------------------


@GROUP.command(
    "hypervisor-cpu-compare",
    "compare a CPU with what the hypervisor offers",
    _FILE,
    *_HYPERVISOR,
    _ERROR,
    _VALIDATE,
    description="Tell whether the hypervisor can offer a CPU as described.",
)
def hypervisor_cpu_compare(session: Session, args: Arguments) -> None:
    path = args.required("file")
    virttype, emulator, arch, machine = (args.string(option.name) for option in _HYPERVISOR)
    xml = _cpu_descriptions(path)[0]
    failed = f"Failed to compare hypervisor CPU with {path}"
    with failing(failed):
        result = session.connection.compare_hypervisor_cpu(
            emulator, arch, machine, virttype, xml, args.flags(_COMPARE_FLAGS)
        )
    offered = "CPU provided by hypervisor on the host"
    _print_comparison(
        session,
        result,
        failed,
        f"CPU described in {path} is incompatible with the {offered}\n",
        f"CPU described in {path} is identical to the {offered}\n",
        f"The {offered} is a superset of CPU described in {path}\n",
    )


@GROUP.command(
    "hypervisor-cpu-baseline",
    "what several CPUs have in common that the hypervisor offers",
    Option("file", Kind.STRING, "the file with the descriptions of the CPUs"),
    *_HYPERVISOR,
    _FEATURES,
    _MIGRATABLE,
    Option("model", Kind.STRING, "the name of a CPU model, in place of a file"),
    description="Print the CPU that the hypervisor can offer on all hosts of a file.",
)
def hypervisor_cpu_baseline(session: Session, args: Arguments) -> None:
    path = args.string("file")
    virttype, emulator, arch, machine = (args.string(option.name) for option in _HYPERVISOR)
    model = args.string("model")
    args.exclusive("file", "model")
    if path is not None:
        cpus = _cpu_descriptions(path)
    elif model is not None:
        cpus = [f"<cpu><model>{model}</model></cpu>"]
    else:
        raise CommandError("Either --file or --model must be provided")
    session.out(
        session.connection.baseline_hypervisor_cpu(
            emulator, arch, machine, virttype, cpus, args.flags(_BASELINE_FLAGS)
        )
    )
