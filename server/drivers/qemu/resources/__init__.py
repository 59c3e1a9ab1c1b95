"""What of the host a guest may use: processors, memory, bandwidth.

Entry points that read and change it, a module for each resource. `threads` are the
threads of QEMU's that all of them are about.
"""
