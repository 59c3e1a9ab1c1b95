"""Settings that a guest's monitor is told at its start, in libvirt's order."""

from virtrio.server.conf.domain.hardware.aliases import add_aliases
from virtrio.server.conf.domain.hardware.defaults import PARSER
from virtrio.server.conf.domain.read import parse_domain
from virtrio.server.drivers.qemu.starting.atstart import set_at_start

DOCUMENT = """
<domain type='qemu'><name>g</name><memory>32768</memory>
  <vcpu>3</vcpu>
  <vcpus>
    <vcpu id='0' enabled='yes' hotpluggable='no'/>
    <vcpu id='1' enabled='yes' hotpluggable='yes' order='3'/>
    <vcpu id='2' enabled='yes' hotpluggable='yes' order='2'/>
  </vcpus>
  <os><type>hvm</type></os>
  <devices>
    <interface type='user'><mac address='52:54:00:00:00:01'/><link state='up'/></interface>
    <interface type='user'><mac address='52:54:00:00:00:02'/><link state='down'/></interface>
    <graphics type='vnc' passwd='secret'/>
    <graphics type='spice' autoport='yes' passwd='s,p' passwdValidTo='2035-01-02T03:04:05'
      connected='disconnect'/>
    <memballoon model='virtio'><stats period='10'/></memballoon>
  </devices>
</domain>
"""


class Recorder:
    """Monitor that remembers what it was told."""

    def __init__(self):
        self.said = []

    async def command(self, name, arguments=None):
        self.said.append((name, arguments))
        if name == "query-hotpluggable-cpus":
            return [
                {"type": "c", "props": {"core-id": 0, "thread-id": 0, "socket-id": number}}
                for number in (2, 1, 0)
            ]
        return None


async def test_settings_are_told_in_libvirts_order():
    definition = parse_domain(DOCUMENT, PARSER)
    devices = definition.tree.find("devices")
    definition.put(devices.twin(children=add_aliases(devices.children)), "devices")
    monitor = Recorder()
    await set_at_start(definition, monitor)
    place = {"core-id": 0, "thread-id": 0}
    vnc = {"protocol": "vnc", "password": "secret", "connected": "keep"}
    spice = {"protocol": "spice", "password": "s,p", "connected": "disconnect"}
    polling = {
        "path": "/machine/peripheral/balloon0",
        "property": "guest-stats-polling-interval",
        "value": 10,
    }
    assert monitor.said == [
        ("query-hotpluggable-cpus", None),
        ("device_add", {"driver": "c", "id": "vcpu2", **place, "socket-id": 2}),
        ("device_add", {"driver": "c", "id": "vcpu1", **place, "socket-id": 1}),
        ("set_link", {"name": "net1", "up": False}),
        ("set_password", vnc),
        ("expire_password", {"protocol": "vnc", "time": "never"}),
        ("set_password", spice),
        ("expire_password", {"protocol": "spice", "time": "2051319845"}),
        ("qom-set", polling),
    ]
