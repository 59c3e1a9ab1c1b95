"""Errors that libvirtd answers to the probes, and the conditions that they stand for.

`python -m tests.interop.error_codes record` asks a libvirtd of its own and writes what
docstrings say of errors into `protocol/definitions/functions/errors.json`;
`test_error_codes.py` compares the file with such answers.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import re
import socket
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import virtrio
from tests import peers
from tests.interop.error_admin import ask_admin
from tests.interop.error_arguments import FUNCTIONS
from tests.interop.error_calls import calls
from tests.interop.error_probes import Probe, places, probes
from tests.interop.everycall import READONLY, READONLY_RULES, Caller, Refusal, arguments
from virtrio.enums import ErrorNumber

if TYPE_CHECKING:
    from collections.abc import Iterable

from tests.interop.error_probes import Place

__all__ = ["CONDITIONS", "FILE", "Answer", "answers", "asked", "condition", "recorded", "untold"]

FILE = Path(__file__).parents[2] / "protocol/definitions/functions/errors.json"


class Condition(NamedTuple):
    """A condition under which a function fails.

    ``text`` is a pattern for libvirt's text with the function's name in front of it; ""
    matches any text.
    """

    phrase: str
    codes: tuple[str, ...]
    text: str


def _condition(phrase: str, codes: str, text: str = "") -> Condition:
    return Condition(phrase, tuple(f"VIR_ERR_{code}" for code in codes.split()), text)


# The first condition that fits counts. An answer that fits none tells nothing.
CONDITIONS = [
    _condition("there is no such domain", "NO_DOMAIN"),
    _condition("there is no such network", "NO_NETWORK"),
    _condition("there is no such network port", "NO_NETWORK_PORT"),
    _condition("there is no such storage pool", "NO_STORAGE_POOL"),
    _condition("there is no such storage volume", "NO_STORAGE_VOL"),
    _condition("there is no such node device", "NO_NODE_DEVICE"),
    _condition("there is no such interface", "NO_INTERFACE"),
    _condition("there is no such filter", "NO_NWFILTER"),
    _condition("there is no such filter binding", "NO_NWFILTER_BINDING"),
    _condition("there is no such secret", "NO_SECRET"),
    _condition("there is no such server", "NO_SERVER"),
    _condition("there is no such client", "NO_CLIENT"),
    _condition("the domain has no current snapshot", "NO_DOMAIN_SNAPSHOT",
               "does not have a current"),
    _condition("the snapshot has no parent", "NO_DOMAIN_SNAPSHOT", "does not have a parent"),
    _condition("there is no such snapshot", "NO_DOMAIN_SNAPSHOT"),
    _condition("the checkpoint has no parent", "NO_DOMAIN_CHECKPOINT", "does not have a parent"),
    _condition("there is no such checkpoint", "NO_DOMAIN_CHECKPOINT"),
    _condition("there is no such metadata", "NO_DOMAIN_METADATA NO_NETWORK_METADATA"),
    _condition("no backup is running", "NO_DOMAIN_BACKUP"),
    _condition("the host name is not known", "NO_HOSTNAME"),
    _condition("the domain has no such device", "DEVICE_MISSING"),
    _condition("the domain has no such device", "INTERNAL_ERROR",
               "no device found with alias|disk '.*' not found"),
    _condition("the domain has no such device", "INTERNAL_ERROR",
               "cannot find (channel|character device)|No graphics backend"),
    _condition("the domain has no such device", "INTERNAL_ERROR", "No memory balloon device"),
    _condition("the domain has no such device", "INVALID_ARG",
               "is not a known interface|not found in domain|invalid path"),
    _condition("the domain has no such device", "INVALID_ARG",
               "disk '.*' was not found|persistent configuration for disk"),
    _condition("the domain has no such device", "INVALID_ARG", "target .* doesn't exist"),
    _condition("the domain has no such device", "OPERATION_INVALID", "no screens to take"),
    _condition("the domain has no such IOThread", "INVALID_ARG",
               "cannot find IOThread|iothread(id)? -?[0-9]+ not found"),
    _condition("the domain has no such vCPU", "INVALID_ARG",
               "vcpu .* is (not present|out of range)"),
    _condition("the disk's chain has no such image", "INVALID_ARG", "could not find (base )?image"),
    _condition("the guest has no such file system", "OPERATION_INVALID", "mount point not found"),
    _condition("the domain has no managed save image", "OPERATION_INVALID",
               "does not have managed save image"),
    _condition("no job is running", "OPERATION_INVALID", "no job is active|not outgoing migration"),
    _condition("no migration is running", "OPERATION_INVALID", "outgoing migration is in progress"),
    _condition("no change has begun", "OPERATION_INVALID", "no transaction running"),
    _condition("the disk has no block job", "INVALID_ARG", "does not have an active block job"),
    _condition("the domain has no guest agent", "ARGUMENT_UNSUPPORTED",
               "guest agent is not configured"),
    _condition("the domain has no encrypted memory", "OPERATION_UNSUPPORTED",
               "only supported in SEV"),
    _condition("the domain is running", "INTERNAL_ERROR OPERATION_INVALID",
               "[Dd]omain (.* )?is already (running|active)"),
    _condition("the domain is running", "OPERATION_INVALID",
               "(rename|memory on) an? ?active domain|cannot rename active"),
    _condition("the domain is not running", "OPERATION_INVALID",
               "domain is not running|(for|on) an inactive domain"),
    _condition("the domain is not running", "OPERATION_INVALID OPERATION_UNSUPPORTED",
               "for inactive domain"),
    _condition("the domain is not running", "INTERNAL_ERROR", "domain '.*' not running"),
    _condition("the domain is not suspended", "INTERNAL_ERROR", "domain '.*' not paused"),
    _condition("the domain is transient", "OPERATION_INVALID", "transient domains?"),
    _condition("the domain has snapshots", "OPERATION_UNSUPPORTED", "while snapshot exists"),
    _condition("the domain has checkpoints", "OPERATION_UNSUPPORTED", "while checkpoint exists"),
    _condition("the network is active", "OPERATION_INVALID",
               "[Nn]etwork .*(already|still) (running|active)|network is already"),
    _condition("the network is not active", "OPERATION_INVALID", "network '.*' is not active"),
    _condition("the storage pool is not active", "OPERATION_INVALID", "pool (.* )?is not active"),
    _condition("the storage pool is active", "OPERATION_INVALID",
               "pool (.* )?is ((already|still) )?active"),
    _condition("the storage pool is transient", "INTERNAL_ERROR", "pool has no config file"),
    _condition("the interface is active", "OPERATION_INVALID",
               "^virInterfaceCreate: Requested operation is not valid$"),
    _condition("the interface is not active", "OPERATION_INVALID",
               "^virInterfaceDestroy: Requested operation is not valid$"),
    _condition("the domain has such a device", "OPERATION_INVALID", "target .* already exists"),
    _condition("the name is taken", "OPERATION_FAILED OPERATION_INVALID",
               "already exists( with uuid|$)|domain with name"),
    _condition("the name is taken", "OPERATION_INVALID STORAGE_VOL_EXIST",
               "already exists|exists already"),
    _condition("the name is taken", "INTERNAL_ERROR", "already in use"),
    _condition("another pool has the same source", "OPERATION_FAILED", "source conflict"),
    _condition("an IOThread has the number already", "INVALID_ARG", "is already using iothread"),
    _condition("a flag is not supported", "INVALID_ARG", "unsupported flags"),
    _condition("flags exclude each other", "INVALID_ARG",
               "mutually exclusive|flags parameter must be"),
    _condition("a flag lacks another that it requires", "INVALID_ARG",
               "is required by flag|use of flags requires"),
    _condition("a flag is for another function", "INVALID_ARG", "use virDomainMigrateToURI3"),
    _condition("the hypervisor cannot migrate in this way", "ARGUMENT_UNSUPPORTED",
               "(direct|p2p) migration"),
    _condition("a flag that the case requires is missing", "INVALID_ARG",
               "requires active flag|unless shrink flag"),
    _condition("an argument is missing or empty", "INVALID_ARG",
               "must not be (NULL|empty|zero)|nparams in .* greater than"),
    _condition("an argument is missing or empty", "INVALID_ARG", "must contain at least one"),
    _condition("an argument is missing or empty", "INVALID_ARG", "missing path|no descriptor"),
    _condition("an argument must be left out", "INVALID_ARG", "must be NULL"),
    _condition("a number is out of range", "INVALID_ARG",
               "zero or greater|out of range|exceeds|larger than|greater than max"),
    _condition("a number is out of range", "INVALID_ARG",
               "must (be less than or equal|not be less)|Invalid cpuNum"),
    _condition("a number is out of range", "INVALID_ARG", "must be greater than zero|to pid 1 is"),
    _condition("a number is out of range", "INTERNAL_ERROR",
               "maximum buffer size|too large|won't fit|cell .* out of range"),
    _condition("a number is out of range", "CONFIG_UNSUPPORTED", "please choose value within"),
    _condition("a number is out of range", "SYSTEM_ERROR", "cannot seek into"),
    _condition("a number is too large", "OVERFLOW"),
    _condition("a value is not a known one", "INVALID_ARG",
               "[Uu]nsupported codeset|[Uu]nknown|cannot find architecture|invalid lifecycle"),
    _condition("a value is not a known one", "INVALID_ARG",
               "dumpformat|algorithm|state value|config type|information types"),
    _condition("a value is not a known one", "INVALID_ARG", "machine '.*' is not supported"),
    _condition("a value is not a known one", "ARGUMENT_UNSUPPORTED OPERATION_UNSUPPORTED",
               "Unknown IP address|unrecognized section"),
    _condition("a value is not a known one", "INTERNAL_ERROR", "unknown storage pool type"),
    _condition("the page size is not available", "OPERATION_FAILED",
               "page size .* is not available"),
    _condition("a value is malformed", "INVALID_ARG", "Malformed format|Invalid (log )?priority"),
    _condition("a value is malformed", "INVALID_ARG", "Failed to parse bitmap"),
    _condition("a value is malformed", "INTERNAL_ERROR", "failed to validate prefix"),
    _condition("a value is malformed", "INVALID_MAC"),
    _condition("a text is not a UUID", "INVALID_ARG", "must be a valid UUID|Invalid UUID"),
    _condition("a parameter is not supported", "ARGUMENT_UNSUPPORTED",
               "parameter '.*' not supported"),
    _condition("a parameter has the wrong type", "INVALID_ARG", "invalid type '.*' for parameter"),
    _condition("an argument is not supported", "ARGUMENT_UNSUPPORTED",
               "[Ss]pecifying mount ?points? is|Duration not supported"),
    _condition("an argument is not supported", "ARGUMENT_UNSUPPORTED",
               "xml modification unsupported"),
    _condition("an argument is not supported", "OPERATION_UNSUPPORTED",
               "summary statistics|(doesn't support|requires) "),
    _condition("the section cannot be changed", "OPERATION_UNSUPPORTED", "can't update"),
    _condition("the driver takes no descriptors", "ARGUMENT_UNSUPPORTED",
               "fd passing is not supported"),
    _condition("the document is not XML", "XML_DETAIL"),
    _condition("the document is of another kind", "XML_ERROR",
               "expecting root element|does not contain expected"),
    _condition("the document is of another kind", "CONFIG_UNSUPPORTED", "unknown device type"),
    _condition("the document lacks what a flag requires", "INTERNAL_ERROR", "missing creationTime"),
    _condition("the hypervisor cannot do what the document says", "CONFIG_UNSUPPORTED",
               "does not support virt type"),
    _condition("the disk's format does not allow it", "CONFIG_UNSUPPORTED", "for storage type"),
    _condition("the file cannot be read or written", "SYSTEM_ERROR",
               "(file|image|emulator|QEMU binary|directory|failed).*: No such file"),
    _condition("the driver does not support it", "NO_SUPPORT"),
    _condition("the connection is read-only", "OPERATION_DENIED",
               "read only access prevents|with secure flag"),
]  # fmt: skip

# Answers that depend on the machine, that say nothing a caller could use, or that no
# client of ours can bring about.
SILENT = re.compile(
    "unknown procedure: [0-9]+$"  # newer than this libvirtd
    "|Library function returned error|the cause is unknown"
    "|No FD available at slot"
    "|cgroup|Unable to find '.*' binary|Cannot find '.*' in path|host cpu perf event"
    "|QEMU does not support SEV guest|nparams in .* must be"
    "|unable to execute QEMU command"
    "|string parameter '.*' unsupported$"
)


class Answer(NamedTuple):
    """A server's answer to a probe in the named place.

    ``refusal`` is None if the server did not refuse it.
    """

    place: str
    probe: Probe
    refusal: Refusal | None


def condition(function: str, refusal: Refusal) -> str | None:
    """Return the phrase of the condition that an answer stands for, or None."""
    name, text = ErrorNumber(refusal.code).name, f"{function}: {refusal.text}"
    found = (c.phrase for c in CONDITIONS if name in c.codes and re.search(c.text, text, re.DOTALL))
    return None if SILENT.search(text) else next(found, None)


def untold(found: Iterable[Answer]) -> list[Answer]:
    """Return the answers that stand for no condition and are not known to be silent."""
    return [
        answer
        for answer in found
        if (refusal := answer.refusal) is not None
        and condition(answer.probe.function, refusal) is None
        and not SILENT.search(refusal.text or "")
    ]


def recorded(found: Iterable[Answer]) -> dict[str, dict[str, str]]:
    """Return what the file is to say: function -> codes -> the conditions of each."""
    told: dict[str, dict[int, set[str]]] = {}
    for _, probe, refusal in found:
        phrase = None if refusal is None else condition(probe.function, refusal)
        if refusal is not None and phrase is not None:
            told.setdefault(probe.function, {}).setdefault(refusal.code, set()).add(phrase)
    order = list(dict.fromkeys(c.phrase for c in CONDITIONS))

    def place(phrases: set[str]) -> int:
        return min(order.index(phrase) for phrase in phrases)

    return {
        function: {
            ErrorNumber(code).name: "; ".join(sorted(phrases, key=order.index))
            for code, phrases in sorted(codes.items(), key=lambda item: (place(item[1]), item[0]))
        }
        for function, codes in sorted(told.items())
    }


class _Asked:
    """A connection to one place, whose probes find it in its first state.

    When a call has changed a fresh place, it is opened anew; any other place is
    prepared again.
    """

    def __init__(self, path: Path, place: Place) -> None:
        self._path, self._place = str(path), place
        self._caller: Caller | None = None
        self._moments = False

    def __enter__(self) -> _Asked:
        return self

    def __exit__(self, *exc: object) -> None:
        self._close()

    def _close(self) -> None:
        if self._caller is not None:
            self._caller.__exit__()
            self._caller = None

    def _make(self, caller: Caller, calls: Iterable[tuple[str, object]]) -> None:
        for function, fields in calls:
            spec, procedure = FUNCTIONS[function]
            caller.call(spec, procedure.number, arguments(spec, procedure, **fields))  # type: ignore[arg-type]

    def _open(self, again: bool) -> Caller:
        caller = Caller(self._path)
        refused = caller.opening(self._place.uri, READONLY if self._place.readonly else 0)
        assert refused is None, refused
        calls = self._place.prepare
        self._make(
            caller, [call for call in calls if not (again and call[0].startswith("virDomain"))]
        )
        if self._moments:
            self._make(caller, self._place.moments)
        return caller

    def answer(self, probe: Probe, files: list[int]) -> Refusal | None:
        spec, procedure = FUNCTIONS[probe.function]
        moments = bool(re.search("Snapshot|Checkpoint", probe.function))
        if moments != self._moments and self._place.moments:
            self._close()
        self._moments = moments
        if self._caller is None:
            self._caller = self._open(again=False)
        refusal = self._caller.call(spec, procedure.number, probe.payload, files[: probe.files])
        streams = procedure.readstream is not None or procedure.writestream is not None
        if refusal is None and (streams or READONLY_RULES[procedure.name]["refused"] != "never"):
            self._close()
            if not self._place.fresh:
                self._caller = self._open(again=True)
        return refusal


def asked(path: Path, name: str, place: Place) -> list[Answer]:
    """Return a server's answers to each of the place's probes."""
    with contextlib.ExitStack() as stack:
        ends = [stack.enter_context(end) for end in socket.socketpair()]
        connection = stack.enter_context(_Asked(path, place))
        return [
            Answer(name, probe, connection.answer(probe, [ends[0].fileno()]))
            for probe in probes(place)
        ]


def called(daemon: peers.Endpoint) -> list[Answer]:
    """Return libvirtd's answers to our client's calls that are not one procedure."""
    found = []
    with calls(daemon) as made:
        for call in made:
            refusal = None
            try:
                call.method(*call.arguments)
            except virtrio.LibvirtError as error:
                refusal = Refusal(int(error.code), int(error.domain), str(error))
            found.append(Answer("client", Probe(call.function, call.label, b""), refusal))
    return found


def administered(daemon: peers.Endpoint) -> list[Answer]:
    """Return libvirtd's answers on its administration socket."""
    replies = ask_admin(daemon.directory / "libvirt-admin-sock")
    return [Answer("admin", Probe(*call), refusal) for call, refusal in replies]


def answers(folder: Path) -> list[Answer]:
    """Return the answers of a libvirtd of our own in every place.

    They are those to probes, to our client and to its administrator.
    """
    with peers.libvirtd() as daemon:
        found = [asked(daemon.socket, name, place) for name, place in places(folder).items()]
        found.append(called(daemon))
        found.append(administered(daemon))
        return list(itertools.chain.from_iterable(found))


def main() -> None:
    if sys.argv[1:] != ["record"]:
        sys.exit("usage: python -m tests.interop.error_codes record")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        found = answers(folder)
    for answer in untold(found):
        print(f"untold: {answer.probe.function} ({answer.probe.label}): {answer.refusal}")
    says = recorded(found)
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(json.dumps(says, indent=2, ensure_ascii=False) + "\n")
    counts = Counter(
        phrase for codes in says.values() for text in codes.values() for phrase in text.split("; ")
    )
    for phrase, count in counts.most_common():
        print(f"{count:5} {phrase}")
    print(f"{len(says)} functions; without: {sorted(FUNCTIONS.keys() - says.keys())}")


if __name__ == "__main__":
    main()
