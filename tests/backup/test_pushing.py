"""What QEMU's user may have put into the folder of a push."""

import os
import subprocess
from types import SimpleNamespace

import pytest

from virtrio.backup import places, pushing
from virtrio.backup.disks import Guest
from virtrio.backup.errors import BackupError, TargetError

GUEST = Guest("g", "0" * 36, True, ())


@pytest.fixture
def passage(tmp_path):
    partial = tmp_path / "000001.partial"
    partial.mkdir()
    return pushing.Passage(
        SimpleNamespace(path=tmp_path), SimpleNamespace(path=partial), pushing._acl_of(tmp_path)
    )


def test_files_are_taken_back(tmp_path, passage):
    image = tmp_path / "000001.partial/vda.qcow2"
    image.write_text("it is")
    image.chmod(0o644)
    passage.end([image, tmp_path / "000001.partial/vdb.qcow2"])
    assert image.stat().st_mode & 0o777 == 0o600


def test_lists_of_groups_keep_their_mask(tmp_path):
    """Without one, a list that has named groups is none."""
    entries = {(1, -1): 7, (4, -1): 5, (8, 7): 5, (16, -1): 5, (32, -1): 0}
    before = pushing._list({(tag, who % 2**32): bits for (tag, who), bits in entries.items()})
    with_passage = pushing._with_passage(before, 64055)
    assert pushing._without_passage(with_passage, 64055) == before
    os.setxattr(tmp_path, pushing._ACL, with_passage)
    os.setxattr(tmp_path, pushing._ACL, pushing._without_passage(with_passage, 64055))


@pytest.mark.parametrize("kind", ["link", "fifo", "folder"])
def test_what_is_no_file_is_refused(tmp_path, passage, kind):
    """The file behind a link keeps its mode and its owner."""
    mine = tmp_path / "mine"
    mine.write_text("mine")
    mine.chmod(0o644)
    image = tmp_path / "000001.partial/vda.qcow2"
    match kind:
        case "link":
            image.symlink_to(mine)
        case "fifo":
            os.mkfifo(image)
        case _:
            image.mkdir()
    with pytest.raises(TargetError, match="no regular file"):
        passage.end([image])
    assert mine.stat().st_mode & 0o777 == 0o644


def test_an_image_with_its_data_elsewhere_is_refused(tmp_path):
    """Programs would copy that file into the backup."""
    image = tmp_path / "vda.qcow2"
    more = f"data_file={tmp_path / 'data'},data_file_raw=on"
    subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", "-o", more, image, "1M"], check=True)
    with pytest.raises(TargetError, match="its data is in another file"):
        pushing.check_image(image)


def test_paths_that_xml_cannot_have():
    for path in ("/a\nb", "/a\x1bb", "/\udcff"):
        with pytest.raises(BackupError, match="a server cannot be told of the path"):
            places.check_path(path)
    with pytest.raises(BackupError, match="a server cannot be told of the path"):
        places.plan("qemu:///system", GUEST, places.Ways(socket_dir="/a\nb"))
    places.check_path("/a b:c,d'\"\\ü")


@pytest.mark.parametrize("ways", [places.Ways(port=70000), places.Ways(address="no host")])
def test_addresses_that_are_none(ways):
    with pytest.raises(BackupError, match="QEMU cannot listen there"):
        places.plan("qemu:///system", GUEST, ways)
