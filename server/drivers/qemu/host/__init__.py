"""The machine: what its kernel says, and the emulators and firmware that it has.

`kernel` reads the kernel's files, `probe` asks emulators, and `emulator` is what is
known of one. `node`, `capabilities` and `domain_capabilities` make answers of both.
"""
