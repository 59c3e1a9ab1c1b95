"""Questions about backups."""

import json
import os
import re
import subprocess

from .asking import (
    AB,
    a,
    ask,
    bitmaps,
    ck,
    create,
    d,
    delete,
    files,
    folder,
    heard,
    img,
    kill,
    names,
    nodes,
    quiet,
    start,
    stop,
    write,
    xml,
)

ABOUT = (
    *("format", "virtual-size", "cluster-size"),
    *("backing-filename", "backing-filename-format"),
)


def about(path):
    """Return what qemu-img says about an image."""
    done = subprocess.run(
        ["qemu-img", "info", "-U", "--output=json", path], capture_output=True, check=True
    )
    said = json.loads(done.stdout)
    return {name: said.get(name) for name in ABOUT}


def run() -> None:
    # -- backup documents
    S = f"<server transport='unix' socket='{folder}/nbd/s'/>"

    def bk(inside="", mode="pull", server=S, base=None, disks=True):
        inc = f"<incremental>{base}</incremental>" if base else ""
        ds = f"<disks>{inside}</disks>" if disks else ""
        where = server if mode == "pull" else ""
        return f"<domainbackup mode='{mode}'>{inc}{where}{ds}</domainbackup>"

    def bd(name="vda", more="", file=None, kind="scratch", fmt=""):
        path = file or f"{folder}/{kind}.{name}"
        return f"<disk name='{name}' type='file' {more}>{fmt}<{kind} file='{path}'/></disk>"

    def begin(x, c_=None, f=0):
        return d.backupBegin(x, c_, f)

    for label, text in {
        "root": "<foo/>",
        "broken": "<domainbackup",
        "mode": "<domainbackup mode='zz'/>",
        "push server": f"<domainbackup mode='push'>{S}</domainbackup>",
        "pull nothing": "<domainbackup mode='pull'/>",
        "pull no server": bk(bd(), server=""),
        "pull tcp no port": bk(bd(), server="<server transport='tcp' name='127.0.0.1'/>"),
        "pull tcp port 70000": bk(
            bd(), server="<server transport='tcp' name='127.0.0.1' port='70000'/>"
        ),
        "pull tcp port -1": bk(bd(), server="<server transport='tcp' name='127.0.0.1' port='-1'/>"),
        "pull tcp port 0": bk(bd(), server="<server transport='tcp' name='127.0.0.1' port='0'/>"),
        "pull relative socket": bk(bd(), server="<server transport='unix' socket='s'/>"),
        "pull unix no socket": bk(bd(), server="<server transport='unix'/>"),
        "pull rdma": bk(bd(), server="<server transport='rdma'/>"),
        "pull tls unix": bk(
            bd(), server=f"<server tls='yes' transport='unix' socket='{folder}/nbd/s'/>"
        ),
        "pull tls zz": bk(
            bd(), server=f"<server tls='zz' transport='unix' socket='{folder}/nbd/s'/>"
        ),
        "unknown disk": bk(bd("vdz")),
        "twice": bk(bd() + bd()),
        "none": bk("<disk name='vda' backup='no'/>"),
        "readonly": bk(bd("vdd")),
        "raw scratch": bk(bd(fmt="<driver type='raw'/>")),
        "incremental no base": bk(bd(more="backupmode='incremental'")),
        "full with base": bk(bd(more="backupmode='full'"), base="zz"),
        "unknown base": bk(bd(), base="zz"),
        "unknown base disk": bk(bd(more="incremental='zz'")),
        "mode full incremental": bk(bd(more="backupmode='full' incremental='zz'")),
        "network": bk("<disk name='vda' type='network'><scratch file='/a'/></disk>"),
        "relative scratch": bk(bd(file="x")),
        "dir missing": bk(bd(file="/nonexistent/x")),
        "exists": bk(bd(file=f"{folder}/r.raw")),
        "is the disk": bk(bd(file=a)),
        "is a folder": bk(bd(file=folder)),
        "push exists": bk(bd(kind="target", file=f"{folder}/r.raw"), "push"),
        "push unknown format": bk(bd(kind="target", fmt="<driver type='zz'/>"), "push"),
        "push exportname": bk(bd(kind="target", more="exportname='e'"), "push"),
        "socket dir missing": bk(bd(), server="<server transport='unix' socket='/nonexistent/s'/>"),
        "socket too long": bk(
            bd(), server=f"<server transport='unix' socket='{folder}/nbd/{'l' * 120}'/>"
        ),
        "block file": bk(f"<disk name='vda' type='block'><scratch dev='{folder}/none'/></disk>"),
        "export twice": bk(bd(more="exportname='e'") + bd("vdb", more="exportname='e'")),
    }.items():
        ask("begin " + label, begin, text)
        stop()
    quiet(0.5)  # libvirtd ends what could not be exported after it has answered
    ask("nodes after refusals", nodes)
    ask("files after refusals", files)
    ask("job after refusals", lambda: d.jobStats(0))
    ask("begin flags 4", begin, bk(bd()), None, 4)
    ask("begin flags 8", begin, bk(bd()), None, 8)
    ask("checkpoint bad root", begin, bk(bd()), "<foo/>")
    ask("checkpoint unknown disk", begin, bk(bd()), ck("c1", ["vdz"]))
    ask("checkpoint raw", begin, bk(bd()), ck("c1"))
    ask("checkpoint flags in xml", begin, bk(bd()), ck("c/1", AB))
    ask("both bad", begin, "<foo/>", "<bar/>")
    ask("backup good, unknown base, checkpoint", begin, bk(bd(), base="zz"), ck("c1", AB))
    ask("names after", names)
    ask("reuse missing", begin, bk(bd()), None, 1)
    ask("reuse missing files", files)
    # -- a pull
    write(0, 0, 65536, 1)
    ask("pull", begin, bk(bd() + bd("vdb", more="exportname='bb'")), ck("c1", AB))
    ask("pull xml", d.backupGetXMLDesc, 0)
    ask("pull xml flags", d.backupGetXMLDesc, 1)
    ask("pull jobStats", d.jobStats, 0)
    ask("pull jobInfo", lambda: [x if i not in (1, 2) else "T" for i, x in enumerate(d.jobInfo())])
    ask("pull completed while running", d.jobStats, 1)
    ask("pull completed keep while running", d.jobStats, 3)
    ask("pull nodes", nodes)
    ask("pull bitmaps", bitmaps)
    ask("pull files", files)
    ask("pull create meanwhile", create, "c2", AB)
    ask("pull size meanwhile", lambda: xml("c1", 6))
    ask("pull delete meanwhile", delete, "c2")
    ask("pull resume", d.resume)
    ask("pull suspend", d.suspend)
    quiet(0.15)
    ask("pull abort", d.abortJob)
    heard("pull abort", disks=2)
    ask("pull abort again", d.abortJob)
    ask("pull keep", d.jobStats, 3)
    ask("pull keep again", d.jobStats, 3)
    ask("pull completed", d.jobStats, 1)
    ask("pull completed again", d.jobStats, 1)
    ask("pull nodes after", nodes)
    ask("pull files after", files)
    ask("pull names after", names)
    # -- incremental
    write(0, 65536 * 3, 65536, 2)
    ask(
        "incr",
        begin,
        bk(bd() + bd("vdb", more="exportname='bb' exportbitmap='xx'"), base="c1"),
        ck("c2", AB),
    )
    ask("incr xml", d.backupGetXMLDesc, 0)
    ask("incr bitmaps", bitmaps)
    stop()
    ask(
        "mixed",
        begin,
        bk(
            bd(more="incremental='c1'") + bd("vdb", more="backupmode='full'") + bd("vdc"), base="c2"
        ),
    )
    ask("mixed xml", d.backupGetXMLDesc, 0)
    stop()
    ask("raw incremental", begin, bk(bd("vdc"), base="c2"))
    # -- tcp
    ask("tcp", begin, bk(bd(), server="<server transport='tcp' name='127.0.0.1' port='10931'/>"))
    ask("tcp xml", d.backupGetXMLDesc, 0)
    stop()
    ask("tcp localhost", begin, bk(bd(), server="<server transport='tcp' port='10931'/>"))
    ask("tcp localhost xml", lambda: d.backupGetXMLDesc(0))
    stop()
    ask(
        "tcp bad host",
        begin,
        bk(bd(), server="<server transport='tcp' name='192.0.2.1' port='10931'/>"),
    )

    # -- push
    def T(n="vda", fmt="", more=""):
        return bd(n, more, kind="target", fmt=fmt)

    for label, text, cx in (
        ("push full", bk(T() + T("vdb") + T("vdc"), "push"), ck("c3", AB)),
        ("push raw", bk(T(fmt="<driver type='raw'/>"), "push"), None),
        ("push incremental", bk(T(), "push", base="c2"), None),
        ("push incremental raw", bk(T(fmt="<driver type='raw'/>"), "push", base="c2"), None),
        ("push vmdk", bk(T(fmt="<driver type='vmdk'/>"), "push"), None),
        ("push qed", bk(T(fmt="<driver type='qed'/>"), "push"), None),
        ("push vdi", bk(T(fmt="<driver type='vdi'/>"), "push"), None),
        ("push incremental qed", bk(T(fmt="<driver type='qed'/>"), "push", base="c2"), None),
    ):
        ask(label, begin, text, cx)
        heard(label, disks=text.count("<disk "))
        ask(label + " completed", d.jobStats, 1)
        ask(label + " files", files)
        for x in files():
            if x.startswith("target"):
                ask(f"{label} {x}", about, f"{folder}/{x}")
                os.unlink(f"{folder}/{x}")
    ask("push default", begin, "<domainbackup/>")
    heard("push default", disks=3)
    ask("push default files", files)
    for x in files():
        if re.search(r"\.1[78]\d{8}$", x):
            os.unlink(f"{folder}/{x}")
    ask("push default with checkpoint", begin, "<domainbackup/>", ck("c4", AB))
    heard("push default with checkpoint", disks=3)
    ask("push default with checkpoint files", files)
    for x in files():
        if x.endswith(".c4"):
            os.unlink(f"{folder}/{x}")
    # reuse
    img("target.vda")
    img("scratch.vda")
    ask("push reuse", begin, bk(T(), "push"), None, 1)
    heard("push reuse", disks=1)
    ask("push reuse files", files)
    ask("pull reuse", begin, bk(bd()), None, 1)
    ask("pull reuse xml", d.backupGetXMLDesc, 0)
    stop()
    ask("pull reuse files", files)
    subprocess.run(["touch", f"{folder}/empty"], check=True)
    os.chmod(f"{folder}/empty", 0o666)
    ask("reuse empty", begin, bk(bd(file=f"{folder}/empty")), None, 1)
    img("small.qcow2", "qcow2", "1M")
    ask(
        "push reuse small",
        begin,
        bk(bd(kind="target", file=f"{folder}/small.qcow2"), "push"),
        None,
        1,
    )
    heard("push reuse small", disks=1)
    ask("push reuse small completed", d.jobStats, 1)
    # guest killed in a backup
    os.unlink(f"{folder}/scratch.vda")
    quiet(0.15)
    ask("kill begin", begin, bk(bd()), ck("c5", AB))
    kill()
    heard("kill", 5)
    ask("kill state", d.state)
    ask("kill completed", d.jobStats, 1)
    ask("kill files", files)
    ask("kill names", names)
    for x in ("nbd/s",):
        os.path.exists(f"{folder}/{x}") and os.unlink(f"{folder}/{x}")
    start("started after the kill")
    ask(
        "after kill bitmaps", lambda: {k: [m[:1] + m[2:5] for m in v] for k, v in bitmaps().items()}
    )
    ask("after kill base", begin, bk(bd(), base="c1"))
    ask("after kill size", xml, "c1", 6)
    ask("after kill validate", d.checkpointCreateXML, xml("c1", 0), 5)
    ask("after kill redefine", d.checkpointCreateXML, xml("c1", 0), 1)
    ask("after kill delete", delete, "c1")
    ask("after kill create c1", create, "c1", AB)
    ask("destroy in backup begin", begin, bk(bd()))
    ask("destroy in backup", d.destroy)
    heard("destroy in backup", 5)
    ask("destroy completed", d.jobStats, 1)
    ask("destroy files", files)
    for x in d.listAllCheckpoints(0):
        x.delete(2)
