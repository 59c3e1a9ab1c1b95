"""Help texts in virsh's layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .options import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .options import Command, Group, Option

__all__ = ["command_help", "group_help", "overview", "usage"]

_GLOBAL_OPTIONS = """\

virtrio [options]... [<command_string>]
virtrio [options]... <command> [args...]

  options:
    -c | --connect=URI      URI to connect to; default LIBVIRT_DEFAULT_URI
    -r | --readonly         connect read-only
    -T | --open-timeout=SECONDS
                            how long connecting may take; default 30
    -q | --quiet            print data only: no headings, no confirmations
    -t | --timing           print how long each command took
    -h | --help             this text
    -v | --version          version of virtrio
"""


def _synopsis(option: Option) -> str:
    match option.kind:
        case Kind.BOOL:
            return f"[--{option.name}]"
        case Kind.LIST:
            return (
                f"[--{option.name} <string>]..."
                if option.named
                else f"[[--{option.name}] <string>]..."
            )
        case _:
            return f"<{option.name}>" if option.required else f"[--{option.name} {_value(option)}]"


def _value(option: Option) -> str:
    return "<number>" if option.kind is Kind.NUMBER else "<string>"


def _usage(option: Option) -> str:
    if option.kind is Kind.BOOL:
        return f"--{option.name}"
    positional = (option.kind is Kind.LIST or option.required) and not option.named
    name = f"[--{option.name}]" if positional else f"--{option.name}"
    return f"{name} {_value(option)}"


def command_help(command: Command) -> str:
    options = [option for option in command.options if option.kind is not Kind.ALIAS]
    lines = ["  NAME", f"    {command.name} - {command.help}", "", "  SYNOPSIS"]
    lines.append("    " + " ".join([command.name, *map(_synopsis, options)]))
    if command.description:
        lines += [
            "",
            "  DESCRIPTION",
            *(f"    {line}" for line in command.description.splitlines()),
        ]
    if options:
        lines += [
            "",
            "  OPTIONS",
            *(f"    {_usage(option):<15}  {option.help}" for option in options),
        ]
    return "\n".join(lines) + "\n\n"


def _listing(commands: Iterable[Command]) -> list[str]:
    return [f"    {command.name:<30} {command.help}" for command in commands]


def group_help(group: Group) -> str:
    lines = [f" {group.title} (help keyword '{group.keyword}'):", *_listing(group.commands)]
    return "\n".join(lines) + "\n"


def overview(groups: Iterable[Group]) -> str:
    return "Grouped commands:\n\n" + "".join(group_help(group) + "\n" for group in groups)


def usage(groups: Iterable[Group]) -> str:
    """Return the output of ``virtrio --help``."""
    lines = [_GLOBAL_OPTIONS + "  commands:", ""]
    for group in groups:
        lines += [f" {group.title} (help keyword '{group.keyword}')", *_listing(group.commands), ""]
    lines += [
        "  (help <group> lists the commands of one group, help <command> explains a command)",
        "",
    ]
    return "\n".join(lines) + "\n"
