"""A connection in memory, with as much of the blocking client as the commands need."""

from __future__ import annotations

from virtrio.protocol._generated.enums import ErrorDomain, ErrorNumber
from virtrio.protocol._generated.remote import RemoteNodeGetInfoRet
from virtrio.protocol.errors import report


def missing(code: ErrorNumber, detail: str):
    return report(code, ErrorDomain.VIR_FROM_TEST, detail)


class Checkpoint:
    def __init__(self, domain, name, parent=None, created=1):
        self.domain = domain
        self.parent = parent
        self.created = created
        self._name = name

    def get_name(self):
        return self._name

    def get_parent(self, flags=0):
        if self.parent is None:
            raise missing(
                ErrorNumber.VIR_ERR_NO_DOMAIN_CHECKPOINT,
                f"checkpoint '{self._name}' does not have a parent",
            )
        return self.domain.checkpoint_lookup_by_name(self.parent)

    def get_xml_desc(self, flags=0):
        parent = f"<parent><name>{self.parent}</name></parent>" if self.parent else ""
        return (
            f"<domaincheckpoint><name>{self._name}</name>{parent}"
            f"<creationTime>{self.created}</creationTime></domaincheckpoint>\n"
        )

    def list_all_children(self, flags=0):
        self.domain.calls.append(("list_all_children", flags))
        below = [child for child in self.domain.checkpoints if child.parent == self._name]
        if flags & 1:
            below += [
                grandchild for child in list(below) for grandchild in child.list_all_children(flags)
            ]
        return below

    def delete(self, flags=0):
        self.domain.calls.append(("delete", self._name, flags))


class Snapshot:
    def __init__(self, domain, name, parent=None, created=1, state="running", inside=""):
        self.domain = domain
        self.parent = parent
        self.created = created
        self.state = state
        self.inside = inside
        self._name = name

    def get_name(self):
        return self._name

    def get_parent(self, flags=0):
        if self.parent is None:
            raise missing(
                ErrorNumber.VIR_ERR_NO_DOMAIN_SNAPSHOT,
                f"snapshot '{self._name}' does not have a parent",
            )
        return self.domain.snapshot_lookup_by_name(self.parent)

    def get_xml_desc(self, flags=0):
        parent = f"<parent><name>{self.parent}</name></parent>" if self.parent else ""
        time = "" if self.created is None else f"<creationTime>{self.created}</creationTime>"
        return (
            f"<domainsnapshot><name>{self._name}</name><state>{self.state}</state>{parent}"
            f"{time}{self.inside}</domainsnapshot>\n"
        )

    def list_all_children(self, flags=0):
        self.domain.calls.append(("list_all_children", flags))
        below = [child for child in self.domain.taken if child.parent == self._name]
        if flags & 1:
            below += [
                grandchild for child in list(below) for grandchild in child.list_all_children(flags)
            ]
        return below

    def num_children(self, flags=0):
        return len(self.list_all_children(flags))

    def is_current(self, flags=0):
        return int(self.domain.current is self)

    def has_metadata(self, flags=0):
        return 1

    def delete(self, flags=0):
        self.domain.calls.append(("delete", self._name, flags))


class Domain:
    def __init__(self, name, id=-1, *, state=5, reason=1, uuid=None, title=""):
        self._name = name
        self._id = id
        self._state = [state, reason]
        self._uuid = uuid or "6695eb01-f6a4-8304-79aa-97f2502e193f"
        self._title = title
        self.checkpoints = []
        self.taken = []
        self.current = None
        self.calls = []
        self.errors = {}
        self.saved = 0
        self.snapshots = 0

    def _did(self, name, *args):
        self.calls.append((name, *args))
        if name in self.errors:
            raise self.errors[name]

    def name(self):
        return self._name

    def id(self):
        return self._id

    def uuid_string(self):
        return self._uuid

    def state(self, flags=0):
        self._did("state")
        return self._state

    def info(self):
        self._did("info")
        return [self._state[0], 8388608, 2097152, 2, 1500000000]

    def os_type(self):
        return "linux"

    def is_active(self):
        return int(self._id != -1)

    def is_persistent(self):
        return 1

    def autostart(self):
        return 0

    def has_managed_save_image(self, flags=0):
        self._did("has_managed_save_image")
        return self.saved

    def snapshot_num(self, flags=0):
        self._did("snapshot_num", flags)
        return self.snapshots

    def security_label(self):
        return ("libvirt-test", 1)

    def messages(self, flags=0):
        raise missing(ErrorNumber.VIR_ERR_NO_SUPPORT, "virDomainGetMessages")

    def metadata(self, type, uri, flags=0):
        if not self._title:
            raise missing(
                ErrorNumber.VIR_ERR_NO_DOMAIN_METADATA, "Requested metadata element is not present"
            )
        return self._title

    def xml_desc(self, flags=0):
        self._did("xml_desc", flags)
        return (
            f"<domain type='test'>\n  <name>{self._name}</name>\n"
            "  <title>a &lt; b</title>\n</domain>\n"
        )

    def list_all_checkpoints(self, flags=0):
        self._did("list_all_checkpoints", flags)
        return list(self.checkpoints)

    def checkpoint_lookup_by_name(self, name, flags=0):
        for checkpoint in self.checkpoints:
            if checkpoint.get_name() == name:
                return checkpoint
        raise missing(
            ErrorNumber.VIR_ERR_NO_DOMAIN_CHECKPOINT,
            f"no domain checkpoint with matching name '{name}'",
        )

    def checkpoint_create_xml(self, xml, flags=0):
        self._did("checkpoint_create_xml", xml, flags)
        return Checkpoint(self, "made")

    def list_all_snapshots(self, flags=0):
        self._did("list_all_snapshots", flags)
        return list(self.taken)

    def snapshot_lookup_by_name(self, name, flags=0):
        for snapshot in self.taken:
            if snapshot.get_name() == name:
                return snapshot
        raise missing(
            ErrorNumber.VIR_ERR_NO_DOMAIN_SNAPSHOT,
            f"no domain snapshot with matching name '{name}'",
        )

    def has_current_snapshot(self, flags=0):
        return int(self.current is not None)

    def snapshot_current(self, flags=0):
        if self.current is None:
            raise missing(
                ErrorNumber.VIR_ERR_NO_DOMAIN_SNAPSHOT,
                "the domain does not have a current snapshot",
            )
        return self.current

    def snapshot_create_xml(self, xml, flags=0):
        self._did("snapshot_create_xml", xml, flags)
        return Snapshot(self, "made")

    def revert_to_snapshot(self, snapshot, flags=0):
        self._did("revert_to_snapshot", snapshot.get_name(), flags)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda *args: self._did(name, *args)


class Connection:
    """Fake of a connection.

    ``errors`` has the errors of methods that fail; ``alive`` turns False when the
    server is lost.
    """

    uri = "test:///default"

    def __init__(self, *domains):
        self.domains = list(domains)
        self.alive = True
        self.closed = False
        self.calls = []
        self.errors = {}

    def is_alive(self):
        return self.alive

    def close(self):
        self.closed = True

    def _found(self, wanted):
        for domain in self.domains:
            if wanted(domain):
                return domain
        raise missing(ErrorNumber.VIR_ERR_NO_DOMAIN, "no domain")

    def lookup_by_id(self, id):
        self.calls.append(("id", id))
        return self._found(lambda domain: domain.id() == id)

    def lookup_by_uuid_string(self, uuid):
        self.calls.append(("uuid", uuid))
        return self._found(lambda domain: domain.uuid_string() == uuid)

    def lookup_by_name(self, name):
        self.calls.append(("name", name))
        return self._found(lambda domain: domain.name() == name)

    def list_all_domains(self, flags=0):
        self.calls.append(("list_all_domains", flags))
        if "list_all_domains" in self.errors:
            raise self.errors["list_all_domains"]
        return list(self.domains)

    def define_xml(self, xml):
        self.calls.append(("define_xml", xml))
        return Domain("made")

    def define_xml_flags(self, xml, flags):
        self.calls.append(("define_xml_flags", flags))
        return Domain("made")

    def create_xml(self, xml, flags=0):
        self.calls.append(("create_xml", flags))
        if "create_xml" in self.errors:
            raise self.errors["create_xml"]
        return Domain("made", 7)

    def get_uri(self):
        return self.uri

    def get_hostname(self):
        return "host"

    def get_type(self):
        return "TEST"

    def get_version(self):
        return 2

    def get_lib_version(self):
        return 9000000

    def get_capabilities(self):
        return "<capabilities/>\n"

    def _call(self, call, args):
        """Answer virNodeGetInfo, the only call that the command makes itself."""
        model = [ord(char) for char in "i686"] + [0] * 28
        return RemoteNodeGetInfoRet(model, 3145729, 16, 1400, 2, 2, 2, 2)

    def get_security_model(self):
        return ("testSecurity", "")
