"""What `virtrio qemu-import --from-dir` reads of a libvirtd's folders."""

import os

from virtrio.command.domains import moving

UUID = "11111111-2222-4333-8444-555555555555"
DOMAIN = f"<!-- made -->\n\n<domain type='kvm'><name>web</name><uuid>{UUID}</uuid></domain>"
STATUS = (
    "<domstatus state='running' pid='{pid}'><domain type='kvm' id='1'>"
    "<name>web</name><uuid>{uuid}</uuid></domain></domstatus>"
)


def read(folder):
    ((name, found),) = moving._of_folder(folder / "etc", folder / "lib", folder / "run", [])
    assert name == "web"
    return found()


def folders(folder):
    for name in ("etc/autostart", "lib/save", "lib/snapshot/web", "lib/checkpoint/web", "run"):
        (folder / name).mkdir(parents=True)
    (folder / "etc/web.xml").write_text(DOMAIN)
    return folder


def test_all_that_there_is_of_a_domain(tmp_path):
    folder = folders(tmp_path)
    moved = read(folder)
    assert (moved.name, moved.xml, moved.refusal) == ("web", DOMAIN, None)
    assert (moved.has_autostart, moved.saved, moved.snapshots) == (False, None, 0)
    # links lead to where the folder was once
    (folder / "etc/autostart/web.xml").symlink_to("/etc/libvirt/qemu/web.xml")
    (folder / "lib/save/web.save").touch()
    (folder / "lib/snapshot/web/one.xml").touch()
    for name, parent in (("a", "c"), ("b", "a"), ("c", "")):
        above = f"<parent><name>{parent}</name></parent>" if parent else ""
        path = folder / f"lib/checkpoint/web/{name}.xml"
        path.write_text(f"<domaincheckpoint><name>{name}</name>{above}</domaincheckpoint>")
    moved = read(folder)
    assert (moved.has_autostart, moved.snapshots) == (True, 1)
    assert moved.saved == f"{folder}/lib/save/web.save"
    names = [text.partition("<name>")[2].partition("<")[0] for text in moved.checkpoints]
    assert names == ["c", "a", "b"]


def test_guests_that_run(tmp_path):
    folder = folders(tmp_path)
    status = folder / "run/web.xml"
    status.write_text(STATUS.format(pid=os.getpid(), uuid=UUID))
    assert read(folder).refusal == f"it is running, says {status}: shut it down first"
    # a guest of that name on another host, one that has ended, and what is no status
    other = STATUS.format(pid=os.getpid(), uuid=UUID.replace("1", "2"))
    for text in (other, STATUS.format(pid=2**22 + 1, uuid=UUID), "<domain/>", "<", ""):
        status.write_text(text)
        assert read(folder).refusal is None
