"""The one place where libvirt's names become Python's.

``.x`` names are lower case with underscores, C names are camelCase, and neither says
which letters of ``XMLDesc`` belong together; `ABBREVIATIONS` does.
"""

from __future__ import annotations

import keyword
import re

# Words that libvirt writes in capitals inside a C name, by their lower-case form.
ABBREVIATIONS = {
    "xml": "XML",
    "uuid": "UUID",
    "id": "ID",
    "os": "OS",
    "uri": "URI",
    "cpu": "CPU",
    "fd": "FD",
    "fds": "FDs",
    "fs": "FS",
    "io": "IO",
    "ip": "IP",
    "iothread": "IOThread",
    "mac": "MAC",
    "pm": "PM",
    "sev": "SEV",
    "ssh": "SSH",
    "dhcp": "DHCP",
    "nmi": "NMI",
    "rng": "RNG",
    "numa": "NUMA",
    "tlb": "TLB",
}

# Where the C name of a procedure's public function does not follow from the procedure's
# name.
_C_NAMES = {
    "REMOTE_PROC_CONNECT_NUM_OF_NWFILTERS": "virConnectNumOfNWFilters",
    "REMOTE_PROC_CONNECT_LIST_NWFILTERS": "virConnectListNWFilters",
    "REMOTE_PROC_DOMAIN_SET_BLOCK_IO_TUNE": "virDomainSetBlockIoTune",
    "REMOTE_PROC_DOMAIN_GET_BLOCK_IO_TUNE": "virDomainGetBlockIoTune",
    "REMOTE_PROC_DOMAIN_SET_NUMA_PARAMETERS": "virDomainSetNumaParameters",
    "REMOTE_PROC_DOMAIN_GET_NUMA_PARAMETERS": "virDomainGetNumaParameters",
    "REMOTE_PROC_NODE_DEVICE_LOOKUP_SCSI_HOST_BY_WWN": "virNodeDeviceLookupSCSIHostByWWN",
    "REMOTE_PROC_CONNECT_GET_LIB_VERSION": "virConnectGetLibVersion",
    "REMOTE_PROC_CONNECT_GET_MAX_VCPUS": "virConnectGetMaxVcpus",
    "REMOTE_PROC_DOMAIN_CREATE_XML": "virDomainCreateXML",
    "REMOTE_PROC_DOMAIN_CREATE_XML_WITH_FILES": "virDomainCreateXMLWithFiles",
    "REMOTE_PROC_DOMAIN_GET_OS_TYPE": "virDomainGetOSType",
    "REMOTE_PROC_DOMAIN_LOOKUP_BY_ID": "virDomainLookupByID",
    "REMOTE_PROC_DOMAIN_GET_VCPUS": "virDomainGetVcpus",
    "REMOTE_PROC_CONNECT_GET_CPU_MODEL_NAMES": "virConnectGetCPUModelNames",
    "REMOTE_PROC_DOMAIN_FSTRIM": "virDomainFSTrim",
    "REMOTE_PROC_DOMAIN_FSFREEZE": "virDomainFSFreeze",
    "REMOTE_PROC_DOMAIN_FSTHAW": "virDomainFSThaw",
    "REMOTE_PROC_DOMAIN_PIN_IOTHREAD": "virDomainPinIOThread",
    "REMOTE_PROC_DOMAIN_GET_FSINFO": "virDomainGetFSInfo",
    "REMOTE_PROC_NODE_NUM_OF_DEVICES": "virNodeNumOfDevices",
    "REMOTE_PROC_CONNECT_LIST_ALL_NWFILTERS": "virConnectListAllNWFilters",
    "REMOTE_PROC_CONNECT_LIST_ALL_NWFILTER_BINDINGS": "virConnectListAllNWFilterBindings",
    "ADMIN_PROC_SERVER_GET_THREADPOOL_PARAMETERS": "virAdmServerGetThreadPoolParameters",
    "ADMIN_PROC_SERVER_SET_THREADPOOL_PARAMETERS": "virAdmServerSetThreadPoolParameters",
}

_PREFIXES = {"nwfilter": "NWFilter", "nodedev": "NodeDevice"}

# Programs whose public functions and driver entry points carry their name behind
# "domain".
_DOMAIN_PROGRAMS = {"QEMU": "qemu", "LXC": "lxc"}


def class_name(xdr_name: str) -> str:
    """Return the class of a type: ``remote_nonnull_domain`` -> ``RemoteNonnullDomain``.

    A name in camelCase only gets its capital.
    """
    if "_" not in xdr_name:
        return xdr_name[:1].upper() + xdr_name[1:]
    return "".join(word[:1].upper() + word[1:] for word in xdr_name.split("_"))


def value_class(struct: str) -> str:
    """Return the class of a struct's values as a driver makes them.

    ``remote_domain_ip_addr`` -> ``DomainIpAddr``.
    """
    return class_name(struct.partition("_")[2])


def snake_case(camel: str) -> str:
    """Respell a camelCase name of libvirt-python: ``getXMLDesc`` -> ``get_xml_desc``.

    libvirt-python makes the first letter of a name small even where it begins an
    abbreviation (``fSTrim``); here the word stays whole (``fs_trim``), as does a plural
    (``xmlCPUs`` -> ``xml_cpus``).
    """
    camel = re.sub(r"^[a-z](?=[A-Z][A-Za-z])", lambda first: first[0].upper(), camel)
    camel = re.sub(r"([A-Z]{2,})s(?![a-z])", lambda word: word[1].capitalize() + "s", camel)
    words = re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1_\2", camel)
    words = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", words)
    return words.lower()


def identifier(name: str) -> str:
    """Return a field's name, with an underscore if it is a keyword of Python."""
    return name + "_" if keyword.iskeyword(name) else name


def entry_point(procedure: str) -> str:
    """Return the name of a procedure's method in drivers.

    ``REMOTE_PROC_DOMAIN_CHECKPOINT_CREATE_XML`` -> ``domain_checkpoint_create_xml``;
    ``QEMU_PROC_DOMAIN_MONITOR_COMMAND`` -> ``domain_qemu_monitor_command``, as in
    libvirt's driver tables.
    """
    program, found, name = procedure.partition("_PROC_")
    if not found:  # of a `program` block, where names have no form
        return _method(procedure.lower())
    known = _DOMAIN_PROGRAMS.get(program)
    words = name.lower()
    return _method(words.replace("domain_", f"domain_{known}_", 1) if known else words)


def _method(words: str) -> str:
    """Return words as the name of a method that a class can have."""
    if not words.isidentifier() or words.startswith("__"):
        words = f"x_{words.lstrip('_')}"
    return identifier(words)


def c_function(procedure: str) -> str:
    """Return the name of a procedure's function in libvirt's public API.

    ``REMOTE_PROC_DOMAIN_CHECKPOINT_CREATE_XML`` -> ``virDomainCheckpointCreateXML``.
    """
    known = _C_NAMES.get(procedure)
    if known is not None:
        return known
    words = entry_point(procedure).split("_")
    prefix = "virAdm" if procedure.startswith("ADMIN_PROC_") else "vir"
    return prefix + "".join(
        _PREFIXES.get(w) or ABBREVIATIONS.get(w) or w.capitalize() for w in words
    )


# First match wins: a word in the C name, and the error domain of the file that holds
# the function.
_ERROR_DOMAINS = (
    ("virAdm", "VIR_FROM_NONE"),
    ("DomainQemu", "VIR_FROM_NONE"),
    ("DomainLxc", "VIR_FROM_NONE"),
    ("Checkpoint", "VIR_FROM_DOMAIN_CHECKPOINT"),
    ("DomainSnapshot", "VIR_FROM_DOMAIN_SNAPSHOT"),
    ("DomainListAllSnapshots", "VIR_FROM_DOMAIN_SNAPSHOT"),
    ("DomainHasCurrentSnapshot", "VIR_FROM_DOMAIN_SNAPSHOT"),
    ("DomainRevertToSnapshot", "VIR_FROM_DOMAIN_SNAPSHOT"),
    ("virDomain", "VIR_FROM_DOMAIN"),
    ("NodeDevice", "VIR_FROM_NODEDEV"),
    ("virNodeNumOfDevices", "VIR_FROM_NODEDEV"),
    ("virNodeListDevices", "VIR_FROM_NODEDEV"),
    ("NWFilter", "VIR_FROM_NWFILTER"),
    ("Storage", "VIR_FROM_STORAGE"),
    ("Interface", "VIR_FROM_INTERFACE"),
    ("Network", "VIR_FROM_NETWORK"),
    ("Secret", "VIR_FROM_SECRET"),
    ("Domain", "VIR_FROM_DOMAIN"),
    ("virConnect", "VIR_FROM_DOMAIN"),  # libvirt-host.c
    ("virNode", "VIR_FROM_DOMAIN"),
)


def error_domain(function: str) -> str:
    """Return the ErrorDomain member that a function's own errors are reported under."""
    return next((domain for word, domain in _ERROR_DOMAINS if word in function), "VIR_FROM_NONE")


# libvirt-python names that its rule (`method_name`) does not give.
_METHOD_NAMES = {
    "virConnectGetLibVersion": "getLibVersion",
    "virNodeGetInfo": "getInfo",
    "virStorageVolLookupByName": "storageVolLookupByName",
    "virDomainGetTime": "getTime",
    "virDomainGetCPUStats": "getCPUStats",
    "virInterfaceChangeBegin": "changeBegin",
    "virInterfaceChangeCommit": "changeCommit",
    "virInterfaceChangeRollback": "changeRollback",
    "virConnectListAllNodeDevices": "listAllDevices",
}

_FAMILY_PREFIXES = {
    # class: what its functions begin with, the longest first; "Get" goes too where
    # libvirt-python drops it
    "Connect": ("virConnect", "virDomainGet", "virDomain", "virNodeDevice", "virNode"),
    "Domain": ("virDomainGet", "virDomain"),
    "DomainCheckpoint": ("virDomainCheckpoint",),
    "DomainSnapshot": ("virDomainSnapshot", "virDomain"),
    "Network": ("virNetworkGet", "virNetwork"),
    "NetworkPort": ("virNetworkPortGet", "virNetworkPort"),
    "NWFilter": ("virNWFilterGet", "virNWFilter"),
    "NWFilterBinding": ("virNWFilterBindingGet", "virNWFilterBinding"),
    "Interface": ("virInterfaceGet", "virInterface"),
    "StoragePool": ("virStoragePoolGet", "virStoragePool", "virStorageVol"),
    "StorageVol": ("virStorageVolGet", "virStorageVol"),
    "NodeDevice": ("virNodeDeviceGet", "virNodeDevice"),
    "Secret": ("virSecretGet", "virSecret"),
}


# Prefixes whose own words libvirt-python keeps, in functions of the connection.
_KEPT = frozenset({"virNodeDevice"})


def method_name(function: str, handle: str) -> str:
    """Return libvirt-python's name of a method, in snake case.

    ``("virDomainGetXMLDesc", "Domain")`` -> ``xml_desc``.
    """
    known = _METHOD_NAMES.get(function)
    if known is None:
        prefix = next(p for p in (*_FAMILY_PREFIXES[handle], "vir") if function.startswith(p))
        known = function.removeprefix("vir" if prefix in _KEPT and handle == "Connect" else prefix)
    if known.startswith("NWFilter"):  # libvirt-python: nwfilterLookupByName
        known = "Nwfilter" + known.removeprefix("NWFilter")
    return identifier(snake_case(known))
