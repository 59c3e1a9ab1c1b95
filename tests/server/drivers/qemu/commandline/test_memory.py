"""Cells of a guest's memory: what one of many takes, and which is near."""

import json
import random

from virtrio.server.conf.domain.hardware.aliases import add_aliases
from virtrio.server.conf.domain.hardware.defaults import PARSER
from virtrio.server.conf.domain.read import parse_domain
from virtrio.server.drivers.qemu.commandline import memory
from virtrio.server.drivers.qemu.commandline.places import Places

DOCUMENT = """<domain type='qemu'><name>g</name><memory>65536</memory>{tune}
  <maxMemory slots='9999'>9999999</maxMemory><vcpu>255</vcpu><os><type>hvm</type></os>
  <cpu><numa>{cells}{links}</numa></cpu><devices>{devices}</devices></domain>"""
LINKS = "<interconnects><latency initiator='0' target='0' type='access' value='1'/></interconnects>"
DIMM = "<memory model='dimm'><target><size>1024</size><node>{}</node></target></memory>"


class Counted(dict):
    """Attributes that count how often they are looked at."""

    looks = 0

    def __contains__(self, name):
        Counted.looks += 1
        return super().__contains__(name)

    def __getitem__(self, name):
        Counted.looks += 1
        return super().__getitem__(name)


def count(element):
    element.attrs = Counted(element.attrs)
    for part in element.children:
        count(part)


def lines(cells, tune="", links="", devices=""):
    """Return the arguments of cells and modules, and how many attributes were read."""
    text = DOCUMENT.format(cells=cells, tune=tune, links=links, devices=devices)
    definition = parse_domain(text, PARSER)
    parts = definition.tree.find("devices")
    definition.put(parts.twin(children=add_aliases(parts.children)), "devices")
    count(definition.tree)
    Counted.looks = 0
    found = memory.cells(definition, "/run")
    of_guest, places = memory.Cells(definition.tree), Places(definition)
    for module in definition.devices("memory"):
        found += memory.memory_module(module, places, definition.tree, of_guest, "/run")
    return found, Counted.looks


def cell(number, of_cpus, inside=""):
    cpus = f"cpus='{number}'" if number < of_cpus else ""
    return f"<cell id='{number}' {cpus} memory='1024'>{inside}</cell>"


def test_work_for_many_cells_is_in_proportion_to_them():
    def looks(number):
        cells = "".join(cell(each, number // 2) for each in range(number))
        nodes = "".join(
            f"<memnode cellid='{each}' mode='strict' nodeset='{each % 2}'/>"
            for each in range(number)
        )
        devices = "".join(DIMM.format(number - 1) for _ in range(number))
        return lines(cells, f"<numatune>{nodes}</numatune>", LINKS, devices)[1]

    assert looks(200) < 2.2 * looks(100)


def test_a_cell_is_on_its_own_nodes_or_those_of_all():
    tune = (
        "<numatune><memory mode='strict' nodeset='4-6,^5'/>"
        "<memnode cellid='1' mode='preferred' nodeset='2'/></numatune>"
    )
    found, _ = lines(cell(0, 1) + cell(1, 1), tune, devices=DIMM.format(1) + DIMM.format(0))
    made = [json.loads(word) for word in found if word.startswith('{"qom-type"')]
    assert [(each["policy"], each["host-nodes"]) for each in made] == [
        ("bind", [4, 6]),
        ("preferred", [2]),
        ("preferred", [2]),
        ("bind", [4, 6]),
    ]


def test_memory_is_near_to_the_first_of_the_nearest_processors():
    source = random.Random(5)
    for _ in range(40):
        number, of_cpus = source.randint(2, 9), source.randint(1, 4)
        distances = {
            each: source.sample([20, 30, 40, 255], 1)[0]
            for each in source.sample(range(number), source.randint(0, number - 1))
            if each != number - 1
        }
        siblings = "".join(f"<sibling id='{i}' value='{far}'/>" for i, far in distances.items())
        inside = f"<distances>{siblings}</distances>" if siblings else ""
        of_cpus = min(of_cpus, number - 1)
        cells = "".join(
            cell(each, of_cpus, inside if each == number - 1 else "") for each in range(number)
        )
        found, _ = lines(cells, links=LINKS)
        nearest = min(range(of_cpus), key=lambda each: distances.get(each, 255))
        assert any(f"nodeid={number - 1},initiator={nearest}," in word for word in found)
