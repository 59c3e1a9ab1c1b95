"""Checkpoints and snapshots, for whatever hypervisor: tree and XML.

`tree.MomentTree` has libvirt's rules of parents, lists, deletion and redefinition;
`checkpoint_xml` reads and prints checkpoints, against the schema in `schema`; `domain`
is what either needs of a domain.
"""
