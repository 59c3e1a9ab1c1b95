"""Comparison of two definitions of one guest: which differences it would notice.

libvirt refuses to replace the definition that belongs to a saved state of a guest by
another one in which the guest's machine differs (virDomainDefCheckABIStability). Its
checks are tables here, in its order: the first difference is reported. A `Check` has a
text with the new value and the old one, and a function that finds the value in the
canonical element.
"""

from .definitions import check_stability

__all__ = ["check_stability"]
