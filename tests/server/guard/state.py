"""The state that the calls meet: domains of every awkward size, as documents."""

from __future__ import annotations

from uuid import UUID

from tests.server.guard import large_documents

MANY = 10_000  # domains in all
VCPUS_OF_MANY = 16_384
CHECKPOINTS_OF_MANY = SNAPSHOTS_OF_MANY = 1_000
GIANT_BYTES = 4 * 1024 * 1024 - 64 * 1024  # below the longest string


def identity(name: str, number: int) -> dict[str, object]:
    return {"name": name, "uuid": UUID(int=(0x9 << 124) + number).bytes, "id": number}


GUEST = identity("guest", 1)  # small, running, with one of everything
INACTIVE = identity("inactive", 2)
GIANT = identity("giant", 3)
VCPUS = identity("vcpus", 4)
CHECKPOINTED = identity("checkpointed", 5)
SNAPSHOTTED = identity("snapshotted", 6)  # as `guest`, with snapshots
PAUSED = identity("paused", 7)
SAVED = identity(
    "saved", 8
)  # into `IMAGE`, so that it does not run; `giant` was saved into `GIANT_IMAGE`, and runs again
IMAGE, GIANT_IMAGE = "/images/saved", "/images/giant"
NOBODY = {"name": "nobody", "uuid": b"\xee" * 16, "id": -1}
POOL = {"name": "default-pool", "uuid": bytes.fromhex("dfe224cb28fb8dd0c4b264eb3f0f4566")}
IDLE_POOL = {"name": "idle", "uuid": UUID(int=0xA << 124).bytes}
VOLUMES_OF_MANY = POOLS_OF_MANY = 1_000
SPECIAL = (GUEST, INACTIVE, GIANT, VCPUS, CHECKPOINTED, SNAPSHOTTED, PAUSED, SAVED)


def _document(
    of: dict[str, object],
    *,
    vcpus: int = 1,
    tuning: str = "",
    devices: str = "",
    metadata: str = "",
) -> str:
    return large_documents.domain(
        str(of["name"]),
        str(UUID(bytes=of["uuid"])),
        vcpus=vcpus,
        tuning=tuning,
        devices=devices,
        metadata=metadata,
    )


DEVICES = (
    "<disk type='file' device='disk'><source file='/images/a.img'/>"
    "<target dev='vda' bus='virtio'/><serial>a</serial></disk>"
    "<disk type='file' device='disk'><source file='/images/b.img'/>"
    "<target dev='vdb' bus='virtio'/></disk>"
    "<interface type='user'><mac address='52:54:00:00:00:01'/><model type='virtio'/></interface>"
    "<serial type='pty'><target port='0'/></serial>"
    "<console type='pty'/><input type='tablet' bus='usb'/>"
    "<graphics type='vnc' port='5900'/>"
    "<video><model type='vga'/></video><memballoon model='virtio'/>"
)
SMALL_TUNING = (
    "<iothreads>4</iothreads><cputune><vcpupin vcpu='0' cpuset='0-3'/>"
    "<emulatorpin cpuset='0-3'/></cputune>"
)
METADATA = "<metadata><app:a xmlns:app='urn:app'><app:b/></app:a></metadata>"


def guest() -> str:
    return _document(GUEST, vcpus=4, tuning=SMALL_TUNING, devices=DEVICES, metadata=METADATA)


def others() -> list[tuple[dict[str, object], str]]:
    """Return identity and document of the special domains beside `guest`."""
    pins = "".join(
        f"<vcpupin vcpu='{number}' cpuset='{number % 16}'/>" for number in range(VCPUS_OF_MANY)
    )
    return [
        (
            INACTIVE,
            _document(INACTIVE, vcpus=4, tuning=SMALL_TUNING, devices=DEVICES, metadata=METADATA),
        ),
        (VCPUS, _document(VCPUS, vcpus=VCPUS_OF_MANY, tuning=f"<cputune>{pins}</cputune>")),
        (CHECKPOINTED, _document(CHECKPOINTED, vcpus=4, devices=DEVICES)),
        (
            SNAPSHOTTED,
            _document(
                SNAPSHOTTED, vcpus=4, tuning=SMALL_TUNING, devices=DEVICES, metadata=METADATA
            ),
        ),
        (PAUSED, _document(PAUSED)),
        (SAVED, _document(SAVED, devices=DEVICES)),
    ]


def document_of(wanted: dict[str, object]) -> str:
    return next(document for of, document in others() if of is wanted)


def giant() -> str:
    """Return a definition that is printed as 4 MiB: devices of several kinds, metadata.

    Printing makes the devices longer.
    """
    devices = large_documents.mixed_devices(GIANT_BYTES // 6)
    rest = GIANT_BYTES - 2 * len(devices) - 1024
    return _document(
        GIANT,
        vcpus=4,
        devices=devices,
        metadata=f"<metadata>{large_documents.metadata(rest)}</metadata>",
    )


def ordinary(number: int) -> str:
    return _document(identity(f"d{number:05}", 1000 + number))


def snapshot(number: int) -> str:
    return f"<domainsnapshot><name>s{number:04}</name></domainsnapshot>"


def checkpoint(number: int) -> str:
    return f"<domaincheckpoint><name>c{number:04}</name></domaincheckpoint>"


def idle_pool() -> str:
    return pool(str(IDLE_POOL["name"]), str(UUID(bytes=IDLE_POOL["uuid"])))


def pool(name: str, uuid: str | None = None) -> str:
    said = "" if uuid is None else f"<uuid>{uuid}</uuid>"
    return (
        f"<pool type='dir'><name>{name}</name>{said}"
        f"<target><path>/pools/{name}</path></target></pool>"
    )


def volume(number: int) -> str:
    return f"<volume><name>v{number:05}</name><capacity>1</capacity></volume>"
