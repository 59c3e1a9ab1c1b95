# Generated from remote.x by virtrio.gen.stubs; do not edit.
"""`Secret` of the blocking client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .....protocol._generated.remote.later import (
    RemoteSecretGetValueArgs,
    RemoteSecretGetXmlDescArgs,
    RemoteSecretUndefineArgs,
)
from .....protocol.lazy import replaceable
from .... import handles
from ....scripts import records
from ... import calls

if TYPE_CHECKING:
    from .connect import Connect  # a circle: of types

__all__ = ["Secret"]

replaceable(__name__)


class Secret(handles.Secret):
    """A secret that libvirt keeps, such as the passphrase of a volume."""

    __slots__ = ()

    if TYPE_CHECKING:
        _connect: Connect

        def connect(self) -> Connect: ...
        def get_connect(self) -> Connect: ...

    def xml_desc(self, flags: int = 0) -> str:
        """Return what the secret is for, without its value, as ``<secret>``.

        Args:
            flags: unused, 0

        Returns:
            the ``<secret>`` document: UUID, usage, whether it is private or ephemeral

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SECRET: there is no such secret
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it

        Answered by: the secret driver.
        virSecretGetXMLDesc.
        """
        ret = self._connect._call(
            calls.SECRET_GET_XML_DESC,
            RemoteSecretGetXmlDescArgs(self._use("virSecretGetXMLDesc"), flags),
        )
        return ret.xml

    def set_value(self, value: bytes | str, flags: int = 0) -> int:
        """Give the secret a value, in place of the one it may have.

        The value is stored on the host, unless the secret is defined as ephemeral.

        Args:
            value: the value as bytes; a text is sent in UTF-8
            flags: unused, 0

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SECRET: there is no such secret
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: the secret driver.
        virSecretSetValue.
        """
        return self._connect._run(records.secret_set_value_gen(self, value, flags))

    def value(self, flags: int = 0) -> bytes:
        """Return the secret's value, where it may be read at all.

        Raises LibvirtError VIR_ERR_NO_SECRET when no value was set,
        VIR_ERR_INVALID_SECRET when the secret is private, and VIR_ERR_OPERATION_DENIED
        on a read-only connection.

        Args:
            flags: unused, 0

        Returns:
            the value, as the bytes that were set

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SECRET: there is no such secret
                VIR_ERR_INVALID_ARG: a flag is not supported
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: the secret driver.
        virSecretGetValue.
        """
        ret = self._connect._call(
            calls.SECRET_GET_VALUE, RemoteSecretGetValueArgs(self._use("virSecretGetValue"), flags)
        )
        return ret.value

    def undefine(self) -> int:
        """Delete the secret with its value from memory and disk.

        Returns:
            0

        Raises:
            LibvirtError: among others
                VIR_ERR_NO_SECRET: there is no such secret
                VIR_ERR_NO_SUPPORT: the driver does not support it
                VIR_ERR_OPERATION_DENIED: the connection is read-only

        Answered by: the secret driver.
        virSecretUndefine.
        """
        self._connect._call(
            calls.SECRET_UNDEFINE, RemoteSecretUndefineArgs(self._use("virSecretUndefine"))
        )
        return 0
