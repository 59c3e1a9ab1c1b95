"""The ``qemu`` hypervisor: QEMU processes, controlled over QMP.

`driver` puts the entry points together, which are classes on one `base`. A package each
has what belongs together: `guests` a guest's run, `starting` how it comes about,
`processes`, `qmp` and `agent` whom the driver talks with, `commandline` the arguments
of a process, `disks`, `devices`, `resources`, `moments`, `saves` and `statistics` what
a guest has. `definitions` and `host` are about domains and machines without a guest.
`state` makes changes durable; `settings` and `qemu_conf` are the operator's.
"""
