"""CPUs of hosts: their documents, models and features, and what several have in common.

Facts about models are data, recorded from libvirt's answers by
``tests/interop/cpu_models.py``.
"""
