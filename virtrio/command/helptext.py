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
    -d | --debug=NUM        least level of messages that are shown: 0 (all) to 4 (errors)
    -e | --escape=CHAR      character that ends a console: one, or ^ and one; default ^]
    -h | --help             this text
    -k | --keepalive-interval=NUM
                            seconds of silence after which to ping the server; 0: never
    -K | --keepalive-count=NUM
                            unanswered pings after which to give the server up
    -l | --log=FILE         append messages to a file, too
    -q | --quiet            print data only: no headings, no confirmations
    -r | --readonly         connect read-only
    -t | --timing           print how long each command took
    -T | --open-timeout=SECONDS
                            how long connecting may take; default 30
    -v                      version of virtrio
    -V                      versions of virtrio and of what it runs on
         --version[=TYPE]   one of these, as TYPE is short or long; default short
"""


def _synopsis(command: Command) -> str:
    shown = (_short(command, option) for option in command.options)
    return " ".join([command.name, *filter(None, shown)])


def _bare(command: Command) -> bool:
    """Tell whether the list of a command is shown without its name, as echo's is.

    It is in commands without a required option.
    """
    return not any(option.required and option.kind is Kind.STRING for option in command.options)


def _short(command: Command, option: Option) -> str:
    match option.kind:
        case Kind.BOOL:
            return f"[--{option.name}]"
        case Kind.LIST:
            if option.named:
                return f"[--{option.name} <string>]..."
            name = f"<{option.name}>" if _bare(command) else f"[--{option.name}] <string>"
            return f"{{{name}}}..." if option.required else f"[{name}]..."
        case Kind.STRING | Kind.NUMBER:
            if option.required:
                return f"<{option.name}>"
            return f"[--{option.name} <{option.kind.value}>]"
        case Kind.ALIAS:
            return ""


def _usage(command: Command, option: Option) -> str:
    if option.kind is Kind.BOOL:
        return f"--{option.name}"
    kind = "number" if option.kind is Kind.NUMBER else "string"
    if option.named or not (option.kind is Kind.LIST or option.required):
        return f"--{option.name} <{kind}>"
    if option.kind is Kind.LIST and _bare(command):
        return f"<{option.name}>"
    return f"[--{option.name}] <{kind}>"


def command_help(command: Command) -> str:
    lines = ["  NAME", f"    {command.name} - {command.help}", "", "  SYNOPSIS"]
    lines.append("    " + _synopsis(command))
    if command.description:
        lines += [
            "",
            "  DESCRIPTION",
            *(f"    {line}" for line in command.description.splitlines()),
        ]
    options = [option for option in command.options if option.kind is not Kind.ALIAS]
    if options:
        lines += [
            "",
            "  OPTIONS",
            *(f"    {_usage(command, option):<15}  {option.help}" for option in options),
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
