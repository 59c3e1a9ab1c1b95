"""Questions about checkpoints."""

import json
import subprocess

from .asking import (
    AB,
    a,
    ask,
    b,
    bitmaps,
    ck,
    create,
    d,
    delete,
    folder,
    heard,
    look,
    names,
    qmp,
    ro,
    start,
    write,
    xml,
)


def run() -> None:
    # -- off
    ask("off create", create, "o1", AB)
    ask("off list", names)
    ask("off lookup", look, "o1")
    ask("off hasCurrent", d.listAllCheckpoints, 0)
    ask("off redefine without time", create, "o1", AB, flags=1)
    ask("off redefine", create, "o1", AB, "<creationTime>5</creationTime>", flags=1)
    ask("off redefine validate", create, "o2", AB, "<creationTime>5</creationTime>", flags=5)
    ask("off xml", xml, "o1", 2)
    ask("off xml domain", xml, "o1", 0)
    ask("off xml size", xml, "o1", 6)
    ask("off delete", delete, "o1")
    ask("off delete children", delete, "o1", 1)
    ask("off delete metadata", delete, "o1", 2)
    ask("off backup", d.backupBegin, "<domainbackup/>", None, 0)
    ask("off backup xml", d.backupGetXMLDesc, 0)
    ask("off jobInfo", d.jobInfo)
    ask("off jobStats", d.jobStats, 0)
    ask("off jobStats completed", d.jobStats, 1)
    ask("off abort", d.abortJob)
    start("start")
    # -- create
    ask("no job", d.jobInfo)
    ask("no job stats", d.jobStats, 0)
    ask("no completed", d.jobStats, 1)
    ask("keep without completed", d.jobStats, 2)
    ask("job flags", d.jobStats, 8)
    ask("abort flags", d.abortJobFlags if hasattr(d, "abortJobFlags") else d.abortJob)
    ask("create all has raw", create, "k1")
    ask("create raw", create, "k1", ["vdc"])
    ask("create readonly", create, "k1", ["vdd"])
    ask("create unknown", create, "k1", ["vdz"])
    ask("create twice", create, "k1", ["vda", "vda"])
    ask("create by path", create, "p1", [f"<disk name='{a}'/>"])
    ask("create by path xml", xml, "p1")
    ask("create two paths", create, "k1", [f"<disk name='{a}'/>", "vda"])
    ask("create relative", create, "k1", ["<disk name='a.qcow2'/>"])
    ask(
        "create bitmap named so",
        create,
        "b1",
        ["<disk name='vda' checkpoint='bitmap' bitmap='b1'/>"],
    )
    ask("create bitmap other", create, "k1", ["<disk name='vda' checkpoint='bitmap' bitmap='zz'/>"])
    ask("create no with bitmap", create, "k1", ["<disk name='vda' checkpoint='no' bitmap='zz'/>"])
    ask("create checkpoint=zz", create, "k1", ["<disk name='vda' checkpoint='zz'/>"])
    ask("create all no", create, "n1", ["<disk name='vda' checkpoint='no'/>"])
    ask("create all no xml", xml, "n1")
    ask("create size ignored", create, "s1", ["<disk name='vda' size='55'/>"])
    ask("create size ignored xml", xml, "s1")
    ask("create empty disks", create, "k1", [])
    ask("create many disks", create, "k1", ["vda", "vdb", "vdc", "vdd", "vde"])
    ask("create description", create, "d1", AB, "<description>a &lt; b</description>")
    ask("create description xml", xml, "d1")
    ask(
        "create parent ignored",
        create,
        "d2",
        AB,
        "<parent><name>zz</name></parent><creationTime>7</creationTime>",
    )
    ask("create parent xml", xml, "d2")
    ask("create dup", create, "d2", AB)
    ask("create flags 2", create, "k1", AB, flags=2)
    ask("create flags 3", create, "k1", AB, flags=3)
    ask("create flags 4", create, "k1", AB, flags=4)
    ask("create flags 8", create, "k1", AB, flags=8)
    ask("create flags 9", create, "k1", AB, flags=9)
    for n, odd in {
        "dot": ".a",
        "slash": "a/b",
        "space": "a b",
        "dash": "-a",
        "colon": "a:b",
        "unicode": "\u00e9",
        "at": "a@b",
        "plus": "a+b",
        "tilde": "a~",
        "comma": "a,b",
        "empty": " ",
    }.items():
        ask("create odd " + n, create, odd, ["vda"])
    ask("create long 1023", create, "x" * 1023, ["vda"])
    ask("create long 1024", create, "x" * 1024, ["vda"])
    ask("create long 255", create, "y" * 255, ["vda"])
    ask("create long 250", create, "z" * 250, ["vda"])
    ask("root", d.checkpointCreateXML, "<foo/>", 0)
    ask("broken xml", d.checkpointCreateXML, "<domaincheckpoint><name>x", 0)
    ask("extra element", d.checkpointCreateXML, "<domaincheckpoint><foo/></domaincheckpoint>", 0)
    ask("no name no disks", lambda: d.checkpointCreateXML("<domaincheckpoint/>", 0))
    ask("unnamed", lambda: len(d.checkpointCreateXML(ck("", ["vda"]), 0).getName()))
    for x in d.listAllCheckpoints(0):
        if x.getName().isdigit():
            x.delete(0)
    ask("names", names)
    ask("bitmaps", bitmaps)
    for x in d.listAllCheckpoints(0):
        x.delete(2)
    ask("bitmap left over", create, "d1", AB)
    ask("bitmap left over, other disk", create, "s1", ["vdb"])
    ask("names after metadata", names)
    d.destroy()
    heard("destroy", 5)
    for p in (a, b):
        info = json.loads(
            subprocess.run(
                ["qemu-img", "info", "--output=json", p], capture_output=True, check=True
            ).stdout
        )
        for x in info["format-specific"]["data"].get("bitmaps", ()):
            subprocess.run(["qemu-img", "bitmap", "--remove", "--", p, x["name"]], check=True)
    ask("undefine with checkpoints", d.undefine)
    d.checkpointLookupByName("s1").delete(2)
    start("started again")
    # -- tree
    for n in ["t1", "t2", "t3", "t4"]:
        create(n, AB)
        write(0, 65536 * int(n[1]), 10)
    for f in range(16):
        ask(f"list {f}", names, f)
    ask("list 16", names, 16)
    ask("list topological order", lambda: [x.getName() for x in d.listAllCheckpoints(2)])
    for f in range(16):
        ask(f"children {f}", lambda f=f: sorted(x.getName() for x in look("t2").listAllChildren(f)))
    ask("children 32", lambda: look("t2").listAllChildren(32))
    ask("parent t1", lambda: look("t1").getParent())
    ask("parent t3", lambda: look("t3").getParent().getName())
    ask("parent flags", lambda: look("t3").getParent(1))
    ask("lookup flags", look, "t1", 1)
    ask("lookup none", look, "zz")
    ask("lookup empty", look, "")
    for f in (0, 2, 4, 6, 8, 10):
        ask(f"xml {f}", xml, "t2", f)
    ask("bitmaps tree", bitmaps)
    if ro:
        rd = ro.lookupByName("g")
        ask("ro create", rd.checkpointCreateXML, ck("k", AB), 0)
        ask("ro xml", lambda: rd.checkpointLookupByName("t2").getXMLDesc(2))
        ask("ro xml secure", lambda: rd.checkpointLookupByName("t2").getXMLDesc(1))
        ask("ro xml size", lambda: rd.checkpointLookupByName("t2").getXMLDesc(6))
        ask("ro delete", lambda: rd.checkpointLookupByName("t2").delete(0))
        ask("ro backup", rd.backupBegin, "<domainbackup/>", None, 0)
        ask("ro backup xml", rd.backupGetXMLDesc, 0)
        ask("ro abort", rd.abortJob)
        ask("ro stats", rd.jobStats, 0)
    # -- redefine
    t = xml("t3", 0)
    ask("redefine itself", d.checkpointCreateXML, t, 1)
    ask("redefine itself validate", d.checkpointCreateXML, t, 5)
    ask("redefine xml", xml, "t3", 2)
    ask("redefine list", names, 2)
    ask("redefine no name", d.checkpointCreateXML, ck("", AB, "<creationTime>5</creationTime>"), 1)
    ask("redefine no time", create, "r1", AB, flags=1)
    ask(
        "redefine self parent",
        create,
        "r1",
        AB,
        "<parent><name>r1</name></parent><creationTime>5</creationTime>",
        flags=1,
    )
    ask(
        "redefine missing parent",
        create,
        "r1",
        AB,
        "<parent><name>zz</name></parent><creationTime>5</creationTime>",
        flags=1,
    )
    ask(
        "redefine cycle",
        create,
        "t1",
        AB,
        "<parent><name>t4</name></parent><creationTime>5</creationTime>",
        flags=1,
    )
    ask(
        "redefine cycle near",
        create,
        "t3",
        AB,
        "<parent><name>t4</name></parent><creationTime>5</creationTime>",
        flags=1,
    )
    ask("redefine other uuid", d.checkpointCreateXML, t.replace("000000000001", "000000000002"), 1)
    ask(
        "redefine other name of domain",
        d.checkpointCreateXML,
        t.replace("<name>g</name>", "<name>gg</name>"),
        1,
    )
    ask("redefine no such bitmap", create, "r2", AB, "<creationTime>5</creationTime>", flags=1)
    ask("redefine no such bitmap xml", xml, "r2", 2)
    ask("redefine no such bitmap size", xml, "r2", 6)
    ask("redefine no such bitmap delete", delete, "r2")
    ask(
        "redefine no such bitmap as base",
        d.backupBegin,
        "<domainbackup><incremental>r2</incremental><disks><disk name='vda' type='file'>"
        f"<target file='{folder}/t'/></disk></disks></domainbackup>",
        None,
        0,
    )
    ask("redefine no such bitmap metadata", delete, "r2", 2)
    ask("redefine validate no bitmap", create, "r2", AB, "<creationTime>5</creationTime>", flags=5)
    ask(
        "redefine validate without disks",
        create,
        "r3",
        None,
        "<creationTime>5</creationTime>",
        flags=5,
    )
    ask("redefine without disks", create, "r3", None, "<creationTime>5</creationTime>", flags=1)
    ask("redefine without disks xml", lambda: xml("r3", 0))
    ask("redefine without disks delete", delete, "r3", 2)
    ask("redefine unknown disk", create, "r4", ["vdz"], "<creationTime>5</creationTime>", flags=1)
    ask("redefine unknown disk xml", lambda: xml("r4", 2))
    ask("redefine unknown disk size", lambda: xml("r4", 6))
    ask(
        "redefine unknown disk validate",
        create,
        "r4",
        ["vdz"],
        "<creationTime>5</creationTime>",
        flags=5,
    )
    ask("redefine unknown disk delete", delete, "r4")
    ask(
        "redefine bitmap other name",
        create,
        "r5",
        ["<disk name='vda' bitmap='t2'/>"],
        "<creationTime>5</creationTime>",
        flags=1,
    )
    ask(
        "redefine bitmap other name validate",
        create,
        "r5",
        ["<disk name='vda' bitmap='t2'/>"],
        "<creationTime>5</creationTime>",
        flags=5,
    )
    ask("redefine bitmap other xml", lambda: xml("r5", 6))
    ask("redefine bitmap other delete", delete, "r5", 2)
    ask("redefine raw", create, "r6", ["vdc"], "<creationTime>5</creationTime>", flags=1)
    ask("redefine raw delete", delete, "r6", 2)
    ask("redefine bad time", create, "r7", AB, "<creationTime>x</creationTime>", flags=1)
    ask("redefine negative time", create, "r7", AB, "<creationTime>-5</creationTime>", flags=1)
    ask("redefine slash", create, "r/7", AB, "<creationTime>5</creationTime>", flags=1)
    ask("names before", names, 2)
    # a tree with branches, by redefinition
    ask(
        "branch",
        create,
        "t5",
        AB,
        "<parent><name>t2</name></parent><creationTime>5</creationTime>",
        flags=1,
    )
    ask(
        "branch list",
        lambda: [sorted(x.getName() for x in look("t2").listAllChildren(f)) for f in (0, 1, 4, 8)],
    )
    ask("create after branch", create, "t6", AB)
    ask("create after branch parent", lambda: look("t6").getParent().getName())
    # -- delete
    ask("delete flags 5", delete, "t2", 5)
    ask("delete flags 8", delete, "t2", 8)
    ask("delete t5", delete, "t5", 2)
    ask("delete leaf", delete, "t6")
    ask("delete leaf left", names)
    ask("delete middle", delete, "t3")
    ask("delete middle parent", lambda: look("t4").getParent().getName())
    ask("delete middle bitmaps", bitmaps)
    ask("delete children only", delete, "t2", 4)
    ask("delete children only left", names)
    ask("create below kept", create, "t7", AB)
    ask("create below kept parent", lambda: look("t7").getParent().getName())
    ask("delete children only of leaf", delete, "t7", 4)
    ask("delete children metadata", delete, "t2", 3)
    ask("delete children metadata left", names)
    ask("create below t1", create, "t8", AB)
    ask("create below t1 parent", lambda: look("t8").getParent().getName())
    ask("delete all", delete, "t1", 1)
    ask("delete all left", names)
    ask("bitmaps left", bitmaps)
    for node, maps in bitmaps().items():
        for m in maps:
            qmp("block-dirty-bitmap-remove", node=node, name=m[0])
    # -- sizes
    create("z1", AB)
    ask("size 0", xml, "z1", 6)
    write(0, 0, 100)
    write(1, 5000, 100)
    ask("size 1", xml, "z1", 6)
    qmp("block-dirty-bitmap-disable", node="libvirt-4-format", name="z1")
    ask("size not recording", xml, "z1", 6)
    for node in ("libvirt-3-format", "libvirt-4-format", "libvirt-2-format"):
        qmp("block-dirty-bitmap-disable", node=node, name="z1")
    ask("size none recording", xml, "z1", 6)
    ask("validate not recording", d.checkpointCreateXML, xml("z1", 0), 5)
    ask("delete not recording", delete, "z1")
    # a bitmap that does not persist
    qmp("block-dirty-bitmap-add", node="libvirt-4-format", name="np")
    qmp("block-dirty-bitmap-add", node="libvirt-3-format", name="np")
    ask("redefine not persistent", create, "np", AB, "<creationTime>5</creationTime>", flags=5)
    ask(
        "redefine not persistent plain", create, "np", AB, "<creationTime>5</creationTime>", flags=1
    )
    ask("delete not persistent", delete, "np")
    ask("delete not persistent metadata", lambda: delete("np", 2))
    for node, maps in bitmaps().items():
        for m in maps:
            qmp("block-dirty-bitmap-remove", node=node, name=m[0])
