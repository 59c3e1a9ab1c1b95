"""Facts about libvirt's functions, read from ``protocol/definitions/functions/``.

There is a TOML file for each kind of object, with a table for each C function.
``hypervisors.json`` says which of libvirt's drivers answer a function, and
``errors.json`` which errors it was seen to refuse with and when::

    {"virDomainCreate": {"VIR_ERR_NO_DOMAIN": "there is no such domain"}}

Texts are those of the clients. Where a driver's entry point takes or answers another
shape, the table ``driver`` in the function's table has ``returns``, ``parameters`` or
``details`` of its own; sentences about clients alone are under the key ``client``.
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from . import enums

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

_KEYS: dict[str, tuple[type, ...]] = {
    "summary": (str,),
    "details": (str,),
    "flags": (str,),
    "enums": (dict,),
    "parameters": (dict,),
    "returns": (str, dict),
    "client": (str,),
    "driver": (dict,),
}
_DRIVER_KEYS = ("details", "parameters", "returns")
# One character beyond Latin-1 doubles the memory of a docstring.
_PLAIN = str.maketrans(
    {"\u2026": "...", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-"}
)


class FactsError(Exception):
    """An error in the facts: the file and the function, and what is wrong."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts about one C function.

    ``flags`` are the names of its flags' enums: none if no flag is defined, None if it
    has no flags at all. ``enums`` has those of its other parameters. ``returns`` is a
    text, or a text for each field. ``errors`` says of each error code when it was seen,
    ``answered_by`` which drivers of libvirt have the function. ``where`` is the file.

    ``client`` has the paragraphs that follow the details for clients alone. ``driver``
    has the details, parameters and returns that a driver is shown instead of theirs.
    """

    function: str
    where: str
    summary: str
    details: tuple[str, ...] = ()
    flags: tuple[str, ...] | None = None
    enums: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    parameters: Mapping[str, str] = field(default_factory=dict)
    returns: str | Mapping[str, str] | None = None
    errors: Mapping[str, str] = field(default_factory=dict)
    answered_by: tuple[str, ...] = ()
    client: tuple[str, ...] = ()
    driver: Mapping[str, Any] = field(default_factory=dict)

    def enums_of(self, parameter: str) -> tuple[str, ...]:
        """Return the classes of `virtrio.enums` whose members a parameter takes."""
        found = (self.flags or ()) if parameter == "flags" else self.enums.get(parameter, ())
        return tuple(enums.class_name(name) for name in found)

    def of_driver(self) -> Facts:
        """Return the facts as they are for a driver."""
        own = {
            **self.driver,
            "parameters": {**self.parameters, **self.driver.get("parameters", {})},
        }
        return replace(self, client=(), answered_by=(), driver={}, **own)


def load(folder: Path, known_enums: Mapping[str, Collection[str]]) -> dict[str, Facts]:
    """Read the facts of a folder, by C function.

    Raises FactsError when they do not have the form of facts.

    ``known_enums`` are libvirt's enums with their members.
    """
    hypervisors = _json(folder / "hypervisors.json").get("functions", {})
    errors = _json(folder / "errors.json")
    for function, codes in errors.items():
        for code in codes:
            if code not in known_enums["virErrorNumber"]:
                raise FactsError(f"functions/errors.json: {function}: unknown error code {code!r}")
    found: dict[str, Facts] = {}
    for path in sorted(folder.glob("*.toml")):
        for function, table in _toml(path).items():
            reader = _Reader(f"functions/{path.name}: {function}", known_enums)
            if function in found:
                raise FactsError(f"{reader.where}: another table has this function")
            found[function] = reader.facts(
                function, table, errors.get(function, {}), hypervisors.get(function, ())
            )
    return found


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as exc:
        raise FactsError(f"functions/{path.name}: {exc}") from exc


def _json(path: Path) -> dict[str, Any]:
    """Return what a file has, nothing if there is no file."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    try:
        read: dict[str, Any] = json.loads(text)
    except json.JSONDecodeError as exc:
        raise FactsError(f"functions/{path.name}: {exc}") from exc
    return read


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one table. ``where`` is what its errors begin with."""

    where: str
    known_enums: Collection[str]

    def facts(
        self, function: str, table: Any, errors: Mapping[str, str], hypervisors: Sequence[str]
    ) -> Facts:
        self._check_keys(table, _KEYS)
        if "summary" not in table:
            raise FactsError(f"{self.where}: no summary")
        driver = table.get("driver", {})
        self._check_keys(driver, _DRIVER_KEYS)
        return Facts(
            function,
            self.where.partition(": ")[0],
            self._text(table["summary"]),
            self._paragraphs(table.get("details", "")),
            self._enums(table["flags"]) if "flags" in table else None,
            {name: self._enums(value) for name, value in table.get("enums", {}).items()},
            self._texts(table.get("parameters", {})),
            self._returns(table.get("returns")),
            self._texts(errors),
            tuple(hypervisors),
            self._paragraphs(table.get("client", "")),
            {key: self._shown(key, value) for key, value in driver.items()},
        )

    def _shown(self, key: str, value: Any) -> Any:
        """Return the value of a key that a driver's table may have."""
        if key == "details":
            return self._paragraphs(value)
        return self._returns(value) if key == "returns" else self._texts(value)

    def _check_keys(self, table: Any, known: Collection[str]) -> None:
        if not isinstance(table, dict):
            raise FactsError(f"{self.where}: not a table")
        for key, value in table.items():
            if key not in known:
                raise FactsError(f"{self.where}: unknown key {key!r}; there are {', '.join(known)}")
            if not isinstance(value, _KEYS[key]):
                raise FactsError(f"{self.where}: {key} is of the wrong type")

    def _paragraphs(self, text: str) -> tuple[str, ...]:
        parts = re.split(r"\n\s*\n", text)
        return tuple(self._text(part) for part in parts if part.strip())

    def _returns(self, value: Any) -> str | Mapping[str, str] | None:
        if value is None:
            return None
        return self._texts(value) if isinstance(value, dict) else self._text(value)

    def _text(self, value: Any) -> str:
        """Return a paragraph as one line, with enums under their Python names."""
        if not isinstance(value, str):
            raise FactsError(f"{self.where}: {value!r} is no text")
        if "\\" in value or '"""' in value:
            raise FactsError(
                f"{self.where}: backslashes and triple quotes do not fit into a docstring"
            )
        plain = " ".join(value.translate(_PLAIN).split())
        return re.sub(r"\bvir[A-Z]\w+", self._python_name, plain)

    def _python_name(self, word: re.Match[str]) -> str:
        return enums.class_name(word[0]) if word[0] in self.known_enums else word[0]

    def _texts(self, table: Mapping[str, Any]) -> dict[str, str]:
        return {name: self._text(value) for name, value in table.items()}

    def _enums(self, value: Any) -> tuple[str, ...]:
        if not isinstance(value, str):
            raise FactsError(f"{self.where}: {value!r} is no name of an enum")
        found = tuple(filter(None, value.split("|")))
        for name in found:
            if name not in self.known_enums:
                raise FactsError(f"{self.where}: unknown enum {name!r}")
        return found
