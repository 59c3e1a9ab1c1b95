"""Checkpoints and snapshots, for whatever hypervisor: tree and XML.

`tree.MomentTree` has libvirt's rules of parents, lists, deletion and redefinition;
`checkpoint_xml` and `snapshot_xml` read and print them, against the schemas in
`schema`; `domain` is what either needs of a domain.
"""
