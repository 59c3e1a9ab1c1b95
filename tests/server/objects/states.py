"""The visible state of a driver, in one value."""

from __future__ import annotations

from dataclasses import replace

from virtrio.server.moments.snapshot_xml import format_snapshot

SECURE, INACTIVE = 1, 2


def seen(driver):
    """Return everything that a change may change.

    It is compared before and after, and between a driver and one started anew.
    """
    return {
        "domains": [domain_seen(domain) for domain in driver.domains],
        "names": {name: domain.uuid for name, domain in driver.domains.by_name.items()},
        "ids": {number: domain.uuid for number, domain in driver.domains.by_id.items()},
        "networks": [network_seen(network) for network in driver.networks],
        "names of networks": {name: n.uuid for name, n in driver.networks.by_name.items()},
        "images": dict(driver.images.kept),
    }


def network_seen(network):
    following = network.next_definition
    return {
        "who": (network.name, network.uuid),
        "kept": (network.is_active, network.persistent, network.autostart),
        "xml": network.definition.format(),
        "next": None if following is None else following.format(),
    }


def domain_seen(domain):
    following = domain.next_definition
    return {
        "who": (domain.name, domain.uuid, domain.id, domain.state, domain.reason),
        "kept": (domain.persistent, domain.autostart, domain.has_managed_save),
        "guest": (domain.frozen, domain.guest_time, domain.added_iothreads),
        "xml": domain.definition.format(SECURE, domain.id),
        "next": None if following is None else following.format(SECURE | INACTIVE),
        "checkpoints": {
            m.name: (m.parent and m.parent.name, m.definition.disks) for m in domain.checkpoints
        },
        "described": {
            m.name: (m.definition.description, m.definition.creation_time)
            for m in (*domain.checkpoints, *domain.snapshots)
        },
        "domains of checkpoints": {
            m.name: m.definition.domain and m.definition.domain.secure_text
            for m in domain.checkpoints
        },
        "current": domain.checkpoints.current and domain.checkpoints.current.name,
        "snapshots": {
            m.name: format_snapshot(
                replace(m.definition, creation_time=0),
                m.parent and m.parent.name,
                uuid=domain.uuid,
                secure=True,
            )
            for m in domain.snapshots
        },
        "current snapshot": domain.snapshots.current and domain.snapshots.current.name,
    }
