"""Processes of QEMU: how they are confined, watched, found again and ended.

`process` starts them through the program `launch`, under the user that `labels`
chooses. `proc` is what the kernel says of them; `strays` are those that no record
names.
"""
