"""Random chains: every point is restored as it was, before and after prunes."""

import os
import random
import shutil

import pytest

from tests.backup.target.points import Guest, by_hand, listed
from virtrio.backup.pruning import prune
from virtrio.backup.restoring import restore
from virtrio.backup.verifying import verify
from virtrio.client.blocking.performing import perform

pytestmark = pytest.mark.peer("qemu-img")

SEEDS = int(os.environ.get("VIRTRIO_CHAINS", "4"))


def check(guest, numbers, folder):
    """Check that the points with these numbers are there, and what they were."""
    found = listed(guest.path)
    assert [point.number for point in found.points] == sorted(numbers)
    assert (found.damaged, found.unfinished, found.foreign) == ((), (), ())
    verdict = perform(verify(guest.path))
    assert verdict.is_sound, verdict
    assert verdict.points == tuple(sorted(numbers))
    by_hand(guest.path, {number: guest.was[number] for number in numbers})
    for number in numbers:
        place = folder / "restored"
        restored = perform(restore(guest.path, number, place, format="raw", verifies=False))
        assert restored.files == {name: place / f"{name}.raw" for name in guest.was[number]}
        for name, path in restored.files.items():
            assert path.read_bytes() == guest.was[number][name], f"{name} at {number}"
        shutil.rmtree(place)


def staying(guest, numbers, keep):
    """Return the newest points, and those with the last backup of a disk."""
    found, had = [], set()
    for place, number in enumerate(reversed(numbers)):
        if place < keep or guest.was[number].keys() - had:
            found.insert(0, number)
            had |= guest.was[number].keys()
    return found


@pytest.mark.parametrize("seed", range(SEEDS))
def test_every_point_is_what_it_was(tmp_path, seed):
    guest = Guest(tmp_path / "target", seed)
    guest.live(7)
    numbers = [*guest.was]
    check(guest, numbers, tmp_path)
    keeps = sorted(random.Random(seed).sample(range(1, 7), 2), reverse=True)
    for keep in keeps:
        pruned = perform(prune(guest.path, keep))
        assert sorted((*pruned.removed, *pruned.kept)) == numbers
        numbers = staying(guest, numbers, keep)
        assert pruned.kept == tuple(numbers)
        check(guest, numbers, tmp_path)
    # the chain goes on
    guest.change(guest.disks["vda"])
    numbers.append(guest.back_up())
    check(guest, numbers, tmp_path)


def test_the_other_client(tmp_path):
    import trio

    from virtrio.client.trio.performing import perform as perform_trio

    guest = Guest(tmp_path / "target", "trio")
    guest.live(4)

    async def main():
        assert (await perform_trio(verify(guest.path))).is_sound
        await perform_trio(prune(guest.path, 2))
        return await perform_trio(restore(guest.path, "latest", tmp_path / "restored"))

    restored = trio.run(main)
    assert restored.point == 4
    assert [point.number for point in listed(guest.path).points] == [3, 4]
    assert sorted(restored.files) == sorted(guest.was[4])
