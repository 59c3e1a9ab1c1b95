"""Both clients' methods against libvirt-python's: names, parameters, defaults."""

from __future__ import annotations

import inspect
import json
import subprocess
from importlib import resources

import pytest

from tests.peers import SYSTEM_PYTHON
from virtrio import blocking, trio
from virtrio.client._generated.blocking import handles as blocking_methods
from virtrio.client._generated.trio import handles as trio_methods
from virtrio.gen import python, stubs

WORLDS = pytest.mark.parametrize("world", [trio, blocking], ids=["trio", "blocking"])


_NO_LOOP = "a stream's methods wait by themselves; there is no event loop of libvirt's to tell"
# libvirt-python's methods that are not here, and why.
NOT_HERE = {
    "Connect.set_keep_alive": "given as keepalive_interval and keepalive_count to connect()",
    "Stream.event_add_callback": _NO_LOOP,
    "Stream.event_remove_callback": _NO_LOOP,
    "Stream.event_update_callback": _NO_LOOP,
}

# What libvirt-python 9.0.0 has no method for: the parts that a migration is made of,
# and what is newer.
MIGRATION = {
    "Connect": {
        "migrate_finish",
        "migrate_finish2",
        "migrate_finish3",
        "migrate_finish3_params",
        "migrate_prepare",
        "migrate_prepare2",
        "migrate_prepare3",
        "migrate_prepare3_params",
        "migrate_prepare_tunnel",
        "migrate_prepare_tunnel3",
        "migrate_prepare_tunnel3_params",
    },
    "Domain": {
        "migrate_begin3",
        "migrate_begin3_params",
        "migrate_confirm3",
        "migrate_confirm3_params",
        "migrate_perform",
        "migrate_perform3",
        "migrate_perform3_params",
    },
}
NEWER = {
    "Domain": {
        "announce_interface",
        "autostart_once",
        "del_throttle_group",
        "graphics_reload",
        "set_autostart_once",
        "set_throttle_group",
    },
    "Network": {"metadata", "set_metadata"},
    "NodeDevice": {"update"},
}


@WORLDS
@pytest.mark.parametrize("cls", [*stubs.CLASSES, "Stream"])
def test_every_method_of_libvirt_python(world, cls):
    missing = []
    for method, given in python.methods()[cls].items():
        name = f"{cls}.{method}"
        found = getattr(getattr(world, cls), method, None)
        if found is None:
            missing.append(name)
            continue
        assert name not in NOT_HERE
        parameters = list(inspect.signature(found).parameters.values())[1:]
        ours = [(p.name, None if p.default is p.empty else repr(p.default)) for p in parameters]
        assert [parameter for parameter, _ in ours] == [item.name for item in given], name
        # One may have a default that libvirt-python's has not.
        for (_, default), item in zip(ours, given, strict=True):
            assert item.default in (None, default), name
    assert set(missing) == {name for name in NOT_HERE if name.startswith(f"{cls}.")}


# In libvirt-python functions of its modules libvirt_qemu and libvirt_lxc.
HYPERVISORS = {
    "Connect": {"qemu_attach"},
    "Domain": {
        "qemu_monitor_command",
        "qemu_monitor_command_with_files",
        "qemu_agent_command",
        "lxc_open_namespace",
    },
}


# Calls of several functions, which libvirt-python leaves to its users.
DOCTOR = {
    "Domain": {
        "check_checkpoints",
        "export_checkpoints",
        "import_checkpoints",
        "plan_checkpoint_repair",
        "repair_checkpoints",
    }
}

# Iterating over events is ours; libvirt-python has the monitor's events in a module of
# its own.
EVENTS = {"events_lost", "qemu_monitor_event_register", "qemu_monitor_event_deregister"}


@pytest.mark.parametrize("methods", [trio_methods, blocking_methods], ids=["trio", "blocking"])
def test_every_method_has_libvirt_pythons_name(methods):
    """A procedure that libvirt-python has is a method of that name only."""
    for cls in stubs.CLASSES:
        ours = {name for name in vars(getattr(methods, cls)) if not name.startswith("_")}
        if cls == "Connect":
            ours -= {*EVENTS, *(name for name in ours if name.endswith("_events"))}
        more = (table.get(cls, set()) for table in (MIGRATION, NEWER, HYPERVISORS, DOCTOR))
        assert ours - set(python.methods()[cls]) == set().union(*more), cls


@pytest.mark.peer("libvirt-python")
def test_the_table_is_libvirt_pythons():
    text = """
import inspect, json, libvirt, sys
def given(function):
    parameters = list(inspect.signature(function).parameters.values())[1:]
    return [[p.name] if p.default is p.empty else [p.name, p.default] for p in parameters]
def methods(cls, names):
    return {name: given(getattr(getattr(libvirt, "vir" + cls), name)) for name in names}
table = json.load(sys.stdin)
print(json.dumps({cls: methods(cls, names) for cls, names in table.items()}))
"""
    table = resources.files("virtrio.protocol.definitions").joinpath("python.json").read_text()
    done = subprocess.run(
        [SYSTEM_PYTHON, "-c", text], input=table, capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == json.loads(table)


@pytest.mark.peer("libvirt-python")
def test_the_table_has_every_method():
    text = """
import inspect, json, libvirt
named = [value for name, value in vars(libvirt).items() if name.startswith("vir")]
classes = [value for value in named if inspect.isclass(value)]
def methods(cls):
    functions = [name for name, value in vars(cls).items() if inspect.isfunction(value)]
    return [name for name in functions if not name.startswith("_")]
print(json.dumps({cls.__name__[3:]: methods(cls) for cls in classes}))
"""
    done = subprocess.run([SYSTEM_PYTHON, "-c", text], capture_output=True, text=True, check=True)
    # The C object, and the last error of a thread: there is none of either here.
    gone = {"c_pointer", "virConnGetLastError", "virConnResetLastError"}
    theirs = {
        cls: set(methods) - gone
        for cls, methods in json.loads(done.stdout).items()
        if cls != "Error"
    }
    table = json.loads(
        resources.files("virtrio.protocol.definitions").joinpath("python.json").read_text()
    )
    assert {cls: set(methods) for cls, methods in table.items()} == theirs
