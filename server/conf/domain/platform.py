"""The guest's clock, power management, lifecycle actions and performance events."""

from __future__ import annotations

from .. import xml
from ..kinds import YES_NO, Filled, choice, unsigned
from ..refusals import DOMAIN
from ..rules import add, apply, attr, rule, take
from ..values import parse_integer, words

__all__ = ["PERF_EVENTS", "read_clock", "read_lifecycle", "read_perf", "read_pm"]

_CATCHUP = rule(
    "catchup",
    attr("threshold", unsigned(zero=False, maximum=2**63)),
    attr("slew", unsigned(zero=False, maximum=2**63)),
    attr("limit", unsigned(zero=False, maximum=2**63)),
)


def _check_timer(source: xml.Source, timer: xml.Element) -> xml.Element:
    name, attrs = timer.attrs["name"], timer.attrs
    if name in ("kvmclock", "hypervclock") and "tickpolicy" in attrs:
        raise DOMAIN.unsupported(f"timer {name} doesn't support setting of timer tickpolicy")
    if timer.has_children and attrs.get("tickpolicy") != "catchup":
        raise DOMAIN.xml_error(
            "setting of timer catchup policies is only supported with tickpolicy='catchup'"
        )
    for what, names in (
        ("frequency", ("tsc",)),
        ("mode", ("tsc",)),
        ("track", ("platform", "rtc")),
    ):
        if what in attrs and name not in names:
            raise DOMAIN.unsupported(f"timer {name} doesn't support setting of timer {what}")
    return timer


_TIMER = rule(
    "timer",
    attr(
        "name",
        choice("platform", "pit", "rtc", "hpet", "tsc", "kvmclock", "hypervclock", "armvtimer"),
        required=True,
    ),
    attr("present", YES_NO),
    attr("tickpolicy", choice("delay", "catchup", "merge", "discard")),
    attr("track", choice("boot", "guest", "wall", "realtime")),
    attr("frequency", unsigned(zero=False, maximum=2**64 - 1)),
    attr("mode", choice("auto", "native", "emulate", "paravirt", "smpsafe")),
    _CATCHUP,
    many=True,
    finish=_check_timer,
)


_BASIS = attr(
    "basis",
    Filled(choice("utc", "localtime", unknown="unknown clock basis '%s'")),
    default="utc",
)
_OFFSET = choice(
    "utc", "localtime", "variable", "timezone", "absolute", unknown="unknown clock offset '%s'"
)


def _fixed(source: xml.Source, offset: str) -> xml.Element:
    """Read a clock that starts at the host's time or some seconds away from it."""
    element = xml.Element("clock", {"offset": offset})
    adjustment = source.own("adjustment")
    if adjustment == "reset":
        element.attrs["adjustment"] = "reset"
    elif adjustment is not None:
        number = parse_integer(adjustment)
        if number is None:
            raise DOMAIN.xml_error(f"unknown clock adjustment '{adjustment}'")
        element.attrs = {"offset": "variable", "adjustment": str(number), "basis": offset}
    return element


def _offset(source: xml.Source, offset: str) -> xml.Element:
    if offset in ("utc", "localtime"):
        return _fixed(source, offset)
    element = xml.Element("clock", {"offset": offset})
    if offset == "variable":
        element.attrs["adjustment"] = str(parse_integer(source.get("adjustment") or "0") or 0)
        take(element, source, _BASIS)
    elif offset == "timezone":
        if not (zone := source.get("timezone")):
            raise DOMAIN.internal_error(
                "missing 'timezone' attribute for clock with offset='timezone'"
            )
        element.attrs["timezone"] = zone
    else:
        number = parse_integer(source.get("start", ""))
        if number is None or not 0 <= number < 2**63:
            raise DOMAIN.internal_error(
                "missing 'start' attribute for clock with offset='absolute'"
            )
        element.attrs["start"] = str(number)
    return element


def read_clock(root: xml.Source) -> xml.Element:
    source = root.find("clock")
    if source is None:
        return xml.Element("clock", {"offset": "utc"})
    element = _offset(source, _OFFSET(source.own("offset") or "utc", "clock", "offset") or "utc")
    add(element, source, _TIMER)
    return element


_PM = rule(
    "pm",
    rule("suspend-to-mem", attr("enabled", YES_NO)),
    rule("suspend-to-disk", attr("enabled", YES_NO)),
)


def read_pm(root: xml.Source) -> xml.Element | None:
    source = root.find("pm")
    return None if source is None else apply(_PM, source)


_ACTIONS = ("destroy", "restart", "rename-restart", "preserve")
_CRASH_ACTIONS = (*_ACTIONS, "coredump-destroy", "coredump-restart")
_LIFECYCLE = (
    ("on_poweroff", _ACTIONS, "destroy"),
    ("on_reboot", _ACTIONS, "restart"),
    ("on_crash", _CRASH_ACTIONS, "destroy"),
    ("on_lockfailure", ("poweroff", "restart", "pause", "ignore"), None),
)


def read_lifecycle(root: xml.Source) -> tuple[list[xml.Element], dict[str, str]]:
    """Read the actions on poweroff, reboot, crash and loss of a lock.

    Returns the elements, and the actions by the elements' tags.
    """
    elements = []
    actions = {}
    for tag, known, default in _LIFECYCLE:
        found = root.find(tag)
        action = xml.string(found) if found is not None else ""
        if action:
            if default is None and action == "default":
                continue
            if action not in known and action in _CRASH_ACTIONS and default is not None:
                event = tag.removeprefix("on_")
                raise DOMAIN.unsupported(
                    f"Lifecycle event '{event}' doesn't support '{action}' action"
                )
            if action not in known:
                raise DOMAIN.unsupported(f"unknown {tag} action: {action}")
        elif default is None:
            continue
        else:
            action = default
        actions[tag] = action
        elements.append(xml.Element(tag, text=action))
    return elements, actions


PERF_EVENTS = words(
    "cmt mbmt mbml cpu_cycles instructions cache_references cache_misses branch_instructions "
    "branch_misses bus_cycles stalled_cycles_frontend stalled_cycles_backend ref_cpu_cycles "
    "cpu_clock task_clock page_faults context_switches cpu_migrations page_faults_min "
    "page_faults_maj alignment_faults emulation_faults"
)
_EVENT = rule(
    "event",
    attr("name", choice(*PERF_EVENTS), required=True),
    attr("enabled", YES_NO, required=True),
)


def read_perf(root: xml.Source) -> xml.Element | None:
    events: dict[str, xml.Element] = {}
    for found in root.iterfind("perf/event"):
        event = apply(_EVENT, found)
        if event is None:
            continue
        if event.attrs["name"] in events:
            raise DOMAIN.xml_error(f"perf event '{event.attrs['name']}' was already specified")
        events[event.attrs["name"]] = event
    return (
        xml.Element("perf", children=[events[name] for name in PERF_EVENTS if name in events])
        if events
        else None
    )
