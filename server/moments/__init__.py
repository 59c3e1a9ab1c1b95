"""Checkpoints and snapshots: their tree, and their XML. Drivers build on it; it knows no hypervisor.

`tree.MomentTree` has libvirt's rules of parents, lists, deletion and redefinition; `checkpoint_xml` reads and prints
checkpoints, against the schema in `schema`; `domain` is what either needs of a domain.
"""
